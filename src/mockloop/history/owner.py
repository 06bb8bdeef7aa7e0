"""Who has a round open: so that a running round can be told from one whose program died.

An owner is a process on a host, with a random token of its own (a process number alone comes round again) and the
moment of its last sign of life.
"""

import os
import platform
import sqlite3
from typing import NamedTuple

from mockloop.history.errors import RoundTaken

SILENT_AFTER = 60.0
"""Seconds without a sign of life after which an owner counts as gone even where its process number is in use: signs
come every second, and a machine that slept wakes its programs together."""


class Self(NamedTuple):
    """This program, as an owner."""

    host: str
    pid: int
    token: str


def this_program() -> Self:
    """This process under a fresh token."""
    return Self(platform.node(), os.getpid(), os.urandom(8).hex())


def alive(host: str, pid: int, beat: float, *, here: str, now: float) -> bool:
    """Whether that owner still lives, seen from host `here` at `now` (seconds since 1970).

    A dead process of this host is known at once; of another host only its silence tells.
    """
    if now - beat > SILENT_AFTER:
        return False
    return host != here or _runs(pid)


def _runs(pid: int) -> bool:
    if os.name == "nt":
        # No harmless way to ask: signal 0 is Ctrl+C there. Its silence will tell.
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def claim(connection: sqlite3.Connection, n: int, round_id: str, me: Self, now: float) -> None:
    """Makes this program the owner of round number `n`. Raises `RoundTaken` where another lives. In a transaction."""
    refuse_other(connection, n, round_id, me, now)
    connection.execute(
        "INSERT INTO owner (round, host, pid, token, beat) VALUES (?, ?, ?, ?, ?) ON CONFLICT (round) DO UPDATE "
        "SET host = excluded.host, pid = excluded.pid, token = excluded.token, beat = excluded.beat",
        (n, *me, now),
    )


def refuse_other(connection: sqlite3.Connection, n: int, round_id: str, me: Self, now: float) -> None:
    """Raises `RoundTaken` where another living program owns the round."""
    found = connection.execute("SELECT host, pid, token, beat FROM owner WHERE round = ?", (n,)).fetchone()
    if found is None:
        return
    host, pid, token, beat = found
    if token != me.token and alive(host, pid, beat, here=me.host, now=now):
        raise RoundTaken(round_id, pid)


def beat(connection: sqlite3.Connection, n: int, me: Self, now: float) -> bool:
    """A sign of life; False where the round is no longer this program's."""
    return (
        connection.execute("UPDATE owner SET beat = ? WHERE round = ? AND token = ?", (now, n, me.token)).rowcount > 0
    )


def release(connection: sqlite3.Connection, n: int, me: Self) -> None:
    """Gives the round up, so that it can be resumed by anyone at once."""
    connection.execute("DELETE FROM owner WHERE round = ? AND token = ?", (n, me.token))


def drop(connection: sqlite3.Connection, n: int) -> None:
    """Forgets the owner of a round that has ended."""
    connection.execute("DELETE FROM owner WHERE round = ?", (n,))
