"""What the home screen reads, in one go."""

import sqlite3
from typing import NamedTuple

from mockloop.history import scorecards
from mockloop.history.rounds import Alive, RoundRow, newest, unfinished
from mockloop.history.scorecards import Due


class Home(NamedTuple):
    """The newest rounds that are over or running, those left unfinished, what to practise, and for each question among
    the newest (`kind`, `question`) its last scores, oldest first."""

    newest: list[RoundRow]
    unfinished: list[RoundRow]
    due: list[Due]
    attempts: dict[tuple[str, str], tuple[float, ...]]


def read(connection: sqlite3.Connection, alive: Alive, limit: int = 8) -> Home:
    """The home screen's view of the history; `limit` rounds of each sort."""
    last = newest(connection, alive, limit)
    curves = {(r.kind, r.question): scorecards.attempts(connection, r.kind, r.question) for r in last}
    return Home(last, unfinished(connection, alive, limit), scorecards.due(connection), curves)
