"""Full-text search over what was said and written, in any round that is over or was left.

The index is brought up when a round ends, is given up, or is found unfinished at the next start, never while a turn
waits to be accepted: merging its parts takes tens of milliseconds now and then.
"""

import json
import re
import sqlite3
from collections.abc import Iterator

SEQ_BITS = 20
"""A word list entry is numbered `round << 20 | seq`: a million events a round is beyond any."""

_TERM = re.compile(r"\w+")


def index_round(connection: sqlite3.Connection, number: int) -> None:
    """Makes what a round said and wrote findable, from where that stopped last time. To be called in a transaction."""
    (done,) = connection.execute("SELECT indexed FROM round WHERE n = ?", (number,)).fetchone()
    new = connection.execute(
        "SELECT seq, data FROM event WHERE round = ? AND seq > ? AND type IN ('said', 'wrote')", (number, done)
    )
    for seq, data in new.fetchall():
        # Half a surrogate pair, which a terminal may send and no database text can hold, is dropped.
        text = json.loads(data)["text"].encode("utf-8", "ignore").decode("utf-8")
        connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number << SEQ_BITS | seq, text))
    connection.execute("UPDATE round SET indexed = seq WHERE n = ?", (number,))


def unindexed(connection: sqlite3.Connection) -> list[int]:
    """Numbers of the rounds with events that the search does not know yet."""
    return [n for (n,) in connection.execute("SELECT n FROM round WHERE indexed < seq")]


def query(text: str) -> str:
    """What a person typed as a query: every word must occur in one turn, the last may be just begun. "" for no word."""
    terms = [f'"{term}"' for term in _TERM.findall(text)]
    return " ".join(terms) + "*" if terms else ""


def rounds_with(connection: sqlite3.Connection, text: str) -> Iterator[int]:
    """Numbers of the rounds in which one turn holds all the words, newest number first, each once."""
    asked = query(text)
    if not asked:
        return
    last = None
    for (entry,) in connection.execute("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC", (asked,)):
        if entry >> SEQ_BITS != last:
            last = entry >> SEQ_BITS
            yield last
