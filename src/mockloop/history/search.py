"""Full-text search over what was said and written, in any round."""

import re
import sqlite3
from collections.abc import Iterator

SEQ_BITS = 20
"""A word list entry is numbered `round << 20 | seq`: a million events a round is beyond any."""

_TERM = re.compile(r"\w+")


def index(connection: sqlite3.Connection, number: int, seq: int, text: str) -> None:
    """Makes an event's text findable. Half a surrogate pair, which no database text can hold, is dropped."""
    clean = text.encode("utf-8", "ignore").decode("utf-8")
    connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number << SEQ_BITS | seq, clean))


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
