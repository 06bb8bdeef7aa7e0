"""Scorecards of rounds, every one kept, and the figures of their dimensions for trends and for what is due."""

import json
import sqlite3
from typing import Any, NamedTuple

from mockloop.history.rounds import number

RECENT = 5
"""A dimension's average looks at its last five scores: more would hide that one got better."""

RECENT_CARDS = 40
"""What is due is read from the newest forty scorecards: beyond them it is history."""


class Due(NamedTuple):
    """A dimension to practise: the mean of its last scores (0 to 100), how many, the newest, and when that was."""

    kind: str
    dimension: str
    mean: float
    scores: int
    last: float
    last_at: str


class Point(NamedTuple):
    """A dimension's score in one round, for a trend."""

    round: str
    started_at: str
    grader: str
    level: int | None
    score: float


def add(connection: sqlite3.Connection, round_id: str, card: dict[str, Any], made_at: str) -> None:
    """Keeps a scorecard beside the earlier ones; the list shows this one from now on. In a transaction.

    Raises `NoSuchRound`, or `KeyError` on what is no scorecard.
    """
    n = number(connection, round_id)
    overall, grader = card["overall"], str(card["grader"]["name"])
    low, high = overall["range"]
    cursor = connection.execute(
        "INSERT INTO scorecard (round, made_at, grader, data) VALUES (?, ?, ?, ?)",
        (n, made_at, grader, json.dumps(card)),
    )
    kind, started_at = connection.execute("SELECT kind, started_at FROM round WHERE n = ?", (n,)).fetchone()
    connection.executemany(
        "INSERT INTO dimension (scorecard, id, kind, grader, started_at, round, level, score) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (cursor.lastrowid, d["id"], kind, grader, started_at, n, d["level"], d["score"])
            for d in card["dimensions"]
            if d["score"] is not None
        ],
    )
    connection.execute(
        "UPDATE round SET score = ?, low = ?, high = ?, verdict = ?, grader = ? WHERE n = ?",
        (overall["score"], low, high, overall["verdict"], grader, n),
    )


def of(connection: sqlite3.Connection, round_id: str) -> list[dict[str, Any]]:
    """A round's scorecards, oldest first, as they were given. Raises `NoSuchRound`."""
    n = number(connection, round_id)
    return [json.loads(d) for (d,) in connection.execute("SELECT data FROM scorecard WHERE round = ? ORDER BY n", (n,))]


def due(connection: sqlite3.Connection, limit: int = 3) -> list[Due]:
    """The weakest dimensions by the mean of their last scores, weakest first; a regraded round counts once."""
    cards = connection.execute(
        "SELECT max(s.n) FROM scorecard s JOIN (SELECT n FROM round WHERE score IS NOT NULL "
        "ORDER BY started_at DESC LIMIT ?) r ON r.n = s.round GROUP BY s.round",
        (RECENT_CARDS,),
    ).fetchall()
    seen: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for (card,) in cards:
        for kind, name, at, score in connection.execute(
            "SELECT kind, id, started_at, score FROM dimension WHERE scorecard = ?", (card,)
        ):
            seen.setdefault((kind, name), []).append((at, score))
    out = []
    for (kind, name), points in seen.items():
        last = sorted(points, reverse=True)[:RECENT]
        mean = sum(score for _, score in last) / len(last)
        out.append(Due(kind, name, round(mean, 1), len(last), last[0][1], last[0][0]))
    return sorted(out, key=lambda d: (d.mean, d.kind, d.dimension))[:limit]


def trend(connection: sqlite3.Connection, dimension: str, kind: str, grader: str = "offline") -> list[Point]:
    """A dimension's scores over time, oldest first. One grader a series: different graders are not one line."""
    rows = connection.execute(
        "SELECT r.id, d.started_at, d.grader, d.level, d.score FROM dimension d JOIN round r ON r.n = d.round "
        "WHERE d.id = ? AND d.kind = ? AND d.grader = ? ORDER BY d.started_at, d.scorecard",
        (dimension, kind, grader),
    )
    return [Point._make(row) for row in rows]


def attempts(connection: sqlite3.Connection, kind: str, question: str, limit: int = 8) -> tuple[float, ...]:
    """The overall scores of the last rounds on a question, oldest first: the small curve beside it."""
    rows = connection.execute(
        "SELECT score FROM round WHERE kind = ? AND question = ? AND score IS NOT NULL "
        "ORDER BY started_at DESC LIMIT ?",
        (kind, question, limit),
    ).fetchall()
    return tuple(score for (score,) in reversed(rows))
