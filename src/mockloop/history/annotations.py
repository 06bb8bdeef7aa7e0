"""What is added to a round after it ended: self-ratings, overturned checks, notes, bookmarks. No event changes."""

import json
import sqlite3
from typing import Any

from mockloop.history.rounds import number


def add(connection: sqlite3.Connection, round_id: str, kind: str, data: dict[str, Any], made_at: str) -> None:
    """Keeps an annotation (`kind`: self_rating, overturned, note, bookmark). In a transaction. Raises `NoSuchRound`."""
    n = number(connection, round_id)
    connection.execute(
        "INSERT INTO annotation (round, kind, made_at, data) VALUES (?, ?, ?, ?)", (n, kind, made_at, json.dumps(data))
    )


def of(connection: sqlite3.Connection, round_id: str) -> list[dict[str, Any]]:
    """A round's annotations, oldest first, as `{"kind", "made_at", "data"}`. Raises `NoSuchRound`."""
    n = number(connection, round_id)
    rows = connection.execute("SELECT kind, made_at, data FROM annotation WHERE round = ? ORDER BY n", (n,))
    return [{"kind": kind, "made_at": made_at, "data": json.loads(data)} for kind, made_at, data in rows]


def of_kind(connection: sqlite3.Connection, kind: str) -> list[dict[str, Any]]:
    """All annotations of a kind, over all rounds, newest first, with `round`: what `bank misgrades` reads."""
    rows = connection.execute(
        "SELECT r.id, a.made_at, a.data FROM annotation a JOIN round r ON r.n = a.round "
        "WHERE a.kind = ? ORDER BY a.n DESC",
        (kind,),
    )
    return [{"round": round_id, "made_at": made_at, "data": json.loads(data)} for round_id, made_at, data in rows]
