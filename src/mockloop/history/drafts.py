"""What stands typed and unsent in a round's composer: one text a round."""

import json
import sqlite3


def save(connection: sqlite3.Connection, n: int, text: str) -> None:
    """Keeps the draft of round number `n` in place of the one before; "" keeps none.

    A round that has ended keeps none either.
    """
    if not text:
        drop(connection, n)
        return
    # As JSON, because what a terminal sends may hold what database text cannot (NUL, half a surrogate pair).
    connection.execute(
        "INSERT INTO draft (round, text) SELECT n, ? FROM round WHERE n = ? AND state = 'open' "
        "ON CONFLICT (round) DO UPDATE SET text = excluded.text",
        (json.dumps(text), n),
    )


def of(connection: sqlite3.Connection, n: int) -> str:
    """The draft of round number `n`, "" where there is none."""
    found = connection.execute("SELECT text FROM draft WHERE round = ?", (n,)).fetchone()
    return "" if found is None else str(json.loads(found[0]))


def drop(connection: sqlite3.Connection, n: int) -> None:
    """Forgets the draft of round number `n`."""
    connection.execute("DELETE FROM draft WHERE round = ?", (n,))
