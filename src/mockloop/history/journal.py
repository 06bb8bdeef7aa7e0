"""The journal: every event of every round, appended and never changed."""

import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from mockloop.history import drafts, owner
from mockloop.history.errors import OutOfOrder
from mockloop.history.rounds import number

if TYPE_CHECKING:
    from mockloop.round.events import Event, RoundStarted


class LeftOff(NamedTuple):
    """Where a round stopped: its last known second of round time, the step, the last event, what stood unsent."""

    t: float
    step: str
    seq: int
    draft: str


def begin(connection: sqlite3.Connection, started: "RoundStarted", started_at: str) -> None:
    """Enters a round (`started_at` as a stamp) with its first event. Asked twice, it is entered once.

    To be called in a transaction.
    """
    connection.execute(
        "INSERT INTO round (id, kind, question, playbook, level, mode, backend, started_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (
            started.round,
            started.kind,
            started.question,
            started.playbook,
            started.level,
            started.mode,
            started.backend,
            started_at,
        ),
    )
    append(connection, started.round, (started,))


def append(connection: sqlite3.Connection, round_id: str, events: "Sequence[Event]") -> None:
    """Appends events and brings the round's row up to them. To be called in a transaction.

    An event that is saved already is passed over, so that a save whose outcome is unknown can be asked for again. The
    event that ends a round also drops its draft and its owner. Raises `NoSuchRound`, or `OutOfOrder` on a gap or where
    another event is saved under the same number.
    """
    from mockloop.round.events import to_json

    n = number(connection, round_id)
    seq, t, step, state = connection.execute("SELECT seq, t, step, state FROM round WHERE n = ?", (n,)).fetchone()
    for event in events:
        data = to_json(event)
        text = json.dumps(data, separators=(",", ":"))
        if event.seq <= seq:
            saved = connection.execute("SELECT data FROM event WHERE round = ? AND seq = ?", (n, event.seq)).fetchone()
            if saved is None or saved[0] != text:
                raise OutOfOrder(round_id, event.seq, seq + 1)
            continue
        if event.seq != seq + 1:
            raise OutOfOrder(round_id, event.seq, seq + 1)
        connection.execute(
            "INSERT INTO event (round, seq, t, type, step, data) VALUES (?, ?, ?, ?, ?, ?)",
            (n, event.seq, event.t, event.type, event.step, text),
        )
        if event.type == "round_ended":
            state = data["reason"]
            drafts.drop(connection, n)
            owner.drop(connection, n)
            # The heartbeat may have run ahead; the last event says how long the round was.
            t = event.t
        seq, t, step = event.seq, max(t, event.t), event.step
    connection.execute("UPDATE round SET seq = ?, t = ?, step = ?, state = ? WHERE n = ?", (seq, t, step, state, n))


def raw_events(connection: sqlite3.Connection, round_id: str) -> list[dict[str, Any]]:
    """A round's events as the contract writes them, in order. Raises `NoSuchRound`."""
    n = number(connection, round_id)
    return [json.loads(d) for (d,) in connection.execute("SELECT data FROM event WHERE round = ? ORDER BY seq", (n,))]


def events(connection: sqlite3.Connection, round_id: str) -> "list[Event]":
    """A round's events, in order. Raises `NoSuchRound`."""
    from mockloop.round.events import from_json

    return [from_json(data) for data in raw_events(connection, round_id)]


def left_off(connection: sqlite3.Connection, round_id: str) -> LeftOff:
    """Where to take a round up again. Raises `NoSuchRound`."""
    n = number(connection, round_id)
    t, step, seq = connection.execute("SELECT t, step, seq FROM round WHERE n = ?", (n,)).fetchone()
    return LeftOff(t, step, seq, drafts.of(connection, n))


def reached(connection: sqlite3.Connection, n: int, t: float) -> None:
    """Notes how far the clock of a round that has not ended has come, in seconds of round time; it never goes back."""
    connection.execute("UPDATE round SET t = max(t, ?) WHERE n = ? AND state = 'open'", (t, n))
