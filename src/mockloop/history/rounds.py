"""Rounds as a list shows them: one row each, found by what a person would ask for."""

import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from mockloop.history.errors import AmbiguousRound, NoSuchRound
from mockloop.history.search import rounds_with

Alive = Callable[[str, int, float], bool]
"""Whether the owner (host, pid, moment of its last sign of life) is still there."""


class RoundRow(NamedTuple):
    """One round of the list. `t` is its last known second of round time, `step` the step it is or was in, `seq` its
    last event; score to grader are those of its newest scorecard, None before there is one."""

    round: str
    kind: str
    question: str
    playbook: str
    level: str
    mode: str
    backend: str
    started_at: str
    state: str
    step: str
    t: float
    seq: int
    score: float | None
    low: float | None
    high: float | None
    verdict: str | None
    grader: str | None

    def public(self) -> dict[str, Any]:
        """The fields of `history --json`, and those that `show --json` and an export add."""
        return {
            "round": self.round,
            "kind": self.kind,
            "question": self.question,
            "level": self.level,
            "mode": self.mode,
            "started_at": self.started_at,
            "duration_s": round(self.t, 3),
            "state": self.state,
            "score": self.score,
            "verdict": self.verdict,
            "grader": self.grader,
            "playbook": self.playbook,
            "backend": self.backend,
            "step": self.step,
        }


class Filter(NamedTuple):
    """What a list is narrowed to; None lets everything pass. `text` is looked for in what was said and written
    (see `search`); `since` is a stamp; `state` one of the contract's five."""

    kind: str | None = None
    question: str | None = None
    level: str | None = None
    state: str | None = None
    text: str | None = None
    since: str | None = None


EVERYTHING = Filter()

ENDED = ("finished", "time_up", "abandoned")
"""The states of a round that is over; any other round is `running` or `interrupted`."""

_COLUMNS = (
    "r.id, r.kind, r.question, r.playbook, r.level, r.mode, r.backend, r.started_at, r.state, r.step, r.t, r.seq, "
    "r.score, r.low, r.high, r.verdict, r.grader, o.host, o.pid, o.beat"
)
_FROM = "FROM round r LEFT JOIN owner o ON o.round = r.n"


def _row(values: tuple[Any, ...], alive: Alive) -> RoundRow:
    row = RoundRow._make(values[:17])
    if row.state != "open":
        return row
    host, pid, beat = values[17:]
    running = host is not None and alive(host, pid, beat)
    return row._replace(state="running" if running else "interrupted")


def listed(
    connection: sqlite3.Connection, alive: Alive, wanted: Filter = EVERYTHING, limit: int = 100, skip: int = 0
) -> list[RoundRow]:
    """The rounds that pass the filter, newest first; with `text`, those that were begun or imported last come first."""
    rows = (_row(values, alive) for values in _matching(connection, wanted))
    passing = (row for row in rows if wanted.state in (None, row.state))
    return list(islice(passing, skip, skip + limit))


def newest(connection: sqlite3.Connection, alive: Alive, limit: int) -> list[RoundRow]:
    """Rounds that are over or running, newest first: all but those that were left unfinished."""
    rows = (_row(values, alive) for values in _matching(connection, EVERYTHING))
    return list(islice((row for row in rows if row.state != "interrupted"), limit))


def unfinished(connection: sqlite3.Connection, alive: Alive, limit: int = 20) -> list[RoundRow]:
    """Rounds that have not ended and that no live program has open, newest first."""
    return listed(connection, alive, Filter(state="interrupted"), limit)


def row(connection: sqlite3.Connection, alive: Alive, round_id: str) -> RoundRow:
    """One round's row. Raises `NoSuchRound`."""
    values = connection.execute(f"SELECT {_COLUMNS} {_FROM} WHERE r.id = ?", (round_id,)).fetchone()
    if values is None:
        raise NoSuchRound(round_id)
    return _row(values, alive)


def find(connection: sqlite3.Connection, name: str) -> str:
    """The id that `last` or the beginning of an id names. Raises `NoSuchRound` or `AmbiguousRound`."""
    if name == "last":
        newest = connection.execute("SELECT id FROM round ORDER BY started_at DESC, n DESC LIMIT 1").fetchone()
        if newest is None:
            raise NoSuchRound(name)
        return str(newest[0])
    begin = name.strip().upper()
    # "~" sorts after every character of an id, so this is a range of the index and no pattern to escape.
    found = connection.execute("SELECT id FROM round WHERE id >= ? AND id < ? LIMIT 5", (begin, begin + "~")).fetchall()
    if not found or not begin:
        raise NoSuchRound(name)
    if len(found) > 1:
        raise AmbiguousRound(name, tuple(str(i) for (i,) in found))
    return str(found[0][0])


def ids(connection: sqlite3.Connection) -> list[str]:
    """The ids of all rounds, oldest first."""
    return [str(i) for (i,) in connection.execute("SELECT id FROM round ORDER BY started_at, n")]


def number(connection: sqlite3.Connection, round_id: str) -> int:
    """The round's number inside the file. Raises `NoSuchRound`."""
    found = connection.execute("SELECT n FROM round WHERE id = ?", (round_id,)).fetchone()
    if found is None:
        raise NoSuchRound(round_id)
    return int(found[0])


def _matching(connection: sqlite3.Connection, wanted: Filter) -> Iterator[tuple[Any, ...]]:
    clauses = {
        "r.kind = ?": wanted.kind,
        "r.question = ?": wanted.question,
        "r.level = ?": wanted.level,
        "r.started_at >= ?": wanted.since,
    }
    asked = [clause for clause, value in clauses.items() if value is not None]
    values = tuple(value for value in clauses.values() if value is not None)
    if wanted.state is not None:
        # Written out, not bound: only so can the index of open rounds serve it.
        kept = wanted.state if wanted.state in ENDED else "open"
        asked.append(f"r.state = '{kept}'")
    if wanted.text is None:
        where = f"WHERE {' AND '.join(asked)}" if asked else ""
        yield from connection.execute(f"SELECT {_COLUMNS} {_FROM} {where} ORDER BY r.started_at DESC, r.n DESC", values)
        return
    passing = None
    if asked:
        # In one go, because a common word is in every round and another condition may leave none of them.
        passing = {n for (n,) in connection.execute(f"SELECT r.n {_FROM} WHERE {' AND '.join(asked)}", values)}
    for n in rounds_with(connection, wanted.text):
        if passing is None or n in passing:
            yield from connection.execute(f"SELECT {_COLUMNS} {_FROM} WHERE r.n = ?", (n,))
