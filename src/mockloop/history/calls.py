"""Calls of models in a round: what each took and how it ended."""

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mockloop.history.rounds import number
from mockloop.history.times import seconds, stamp

if TYPE_CHECKING:
    from mockloop.backends.call import Call

_FIELDS = "at, backend, model, purpose, input, cached, output, estimated, cost, ms, outcome, prompt"


def add(connection: sqlite3.Connection, round_id: str, made: "Sequence[Call]") -> None:
    """Keeps calls, in the order given. In a transaction. Raises `NoSuchRound`."""
    n = number(connection, round_id)
    connection.executemany(
        f"INSERT INTO call (round, {_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        [(n, *_row(call)) for call in made],
    )


def of(connection: sqlite3.Connection, round_id: str) -> "list[Call]":
    """A round's calls, oldest first. Raises `NoSuchRound`."""
    n = number(connection, round_id)
    rows = connection.execute(f"SELECT {_FIELDS} FROM call WHERE round = ? ORDER BY n", (n,))  # noqa: S608
    return [_call(row) for row in rows]


def _row(call: "Call") -> tuple[object, ...]:
    u = call.usage
    tokens = (u.input, u.cached, u.output, int(u.estimated)) if u else (None, None, None, 0)
    return (
        stamp(call.at), call.backend, call.model, call.purpose, *tokens, call.cost, call.ms, call.outcome, call.prompt
    )  # fmt: skip


def _call(row: tuple[object, ...]) -> "Call":
    from mockloop.backends.call import Call
    from mockloop.backends.usage import Usage

    at, backend, model, purpose, sent, cached, output, estimated, cost, ms, outcome, prompt = row
    usage = None if sent is None else Usage(sent, cached, output, bool(estimated))  # type: ignore[arg-type]
    return Call(seconds(str(at)), backend, model, purpose, usage, cost, ms, outcome, prompt)  # type: ignore[arg-type]
