"""The history as a running round uses it: one writer, asynchronous, every answer typed.

All of SQLite happens in one thread of the store's own, so no key waits for a disk. An awaited write is on the disk.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from sqlite3 import Connection, Error
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from mockloop.history import annotations, calls, drafts, export, home, journal, owner, rounds, scorecards, search
from mockloop.history.db import connect, telling, transaction
from mockloop.history.rounds import EVERYTHING, Filter, RoundRow
from mockloop.history.scorecards import Due, Point
from mockloop.history.times import stamp

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from mockloop.backends.call import Call
    from mockloop.round.events import Event, RoundStarted

P = ParamSpec("P")
R = TypeVar("R")

LONG_LOG = 4_000_000
"""Bytes of write-ahead log after which it is folded into the file, between two turns: SQLite's default, 1,000 pages."""


class History:
    """The history file, open for writing.

    Every method raises `CannotSave` where the disk refuses and `CorruptDatabase` where the file is damaged; what a
    method raises besides is said there. After `CannotSave` nothing of that call is in the file; it may be made again.
    """

    def __init__(
        self, path: Path, connection: Connection, executor: "ThreadPoolExecutor", wall: Callable[[], float]
    ) -> None:
        self.path = path
        self._connection = connection
        self._executor = executor
        self._wall = wall
        self._me = owner.this_program()
        self._log = path.with_name(path.name + "-wal")

    @classmethod
    def open(cls, path: Path, wall: Callable[[], float] = time.time) -> "History":
        """Opens the file, makes or migrates it; `wall` gives seconds since 1970.

        Raises `NewerDatabase`, `CorruptDatabase` or `CannotSave`, with the file as it was.
        """
        from concurrent.futures import ThreadPoolExecutor

        history = cls(path, connect(path), ThreadPoolExecutor(max_workers=1, thread_name_prefix="history"), wall)
        history._executor.submit(history._bring_up_search)
        return history

    async def close(self) -> None:
        """Folds the log into the file and lets go of it. Rounds that are open stay resumable."""
        await self._run(self._close)
        self._executor.shutdown()

    async def begin(self, started: "RoundStarted", started_at: float | None = None) -> None:
        """Enters a round with its first event and makes this program its owner; `started_at` in seconds since 1970."""
        await self._write(self._begin, started, started_at)

    async def append(self, round_id: str, events: "Sequence[Event]", draft: str | None = None) -> None:
        """Returns when the events are on the disk. Events saved before are passed over, so it may be asked again.

        `draft` is saved in the same breath: "" where the events have used up what stood unsent.

        The event `round_ended` ends the round: its state is set, its draft and its owner are dropped.
        Raises `NoSuchRound`, `OutOfOrder`, `RoundTaken`.
        """
        await self._write(self._append, round_id, events, draft)
        if any(event.type == "round_ended" for event in events):
            self._executor.submit(self._bring_up_search)

    async def save_draft(self, round_id: str, text: str, t: float) -> None:
        """Keeps what is typed and unsent, at round second `t`. Raises `NoSuchRound`."""
        await self._write(self._save_draft, round_id, text, t)

    async def draft(self, round_id: str) -> str:
        """What was typed and unsent, "" where nothing was. Raises `NoSuchRound`."""
        return (await self.left_off(round_id)).draft

    async def left_off(self, round_id: str) -> journal.LeftOff:
        """Where the round stopped: second, step, last event, draft. Raises `NoSuchRound`."""
        return await self._read(journal.left_off, round_id)

    async def events(self, round_id: str) -> "list[Event]":
        """A round's events in order. Raises `NoSuchRound`."""
        return await self._read(journal.events, round_id)

    async def claim(self, round_id: str) -> None:
        """Makes this program the owner of a round to be resumed. Raises `NoSuchRound`, or `RoundTaken` where it is open
        in another."""
        await self._write(self._claim, round_id)

    async def heartbeat(self, round_id: str, t: float) -> bool:
        """A sign of life at round second `t`, once a second; False where the round has another owner by now.

        It survives the program's death but is not forced to the disk: a power cut may take the last ones.
        """
        return await self._run(self._heartbeat, round_id, t)

    async def release(self, round_id: str, t: float | None = None) -> None:
        """Gives a round up at round second `t`, unended: it is `interrupted` and may be resumed at once."""
        await self._write(self._release, round_id, t)
        self._executor.submit(self._bring_up_search)

    async def add_scorecard(self, round_id: str, card: dict[str, Any]) -> None:
        """Keeps a scorecard; earlier ones stay. Raises `NoSuchRound`."""
        await self._write(scorecards.add, round_id, card, stamp(self._wall()))

    async def scorecards(self, round_id: str) -> list[dict[str, Any]]:
        """A round's scorecards, oldest first. Raises `NoSuchRound`."""
        return await self._read(scorecards.of, round_id)

    async def add_calls(self, round_id: str, made: "Sequence[Call]") -> None:
        """Keeps calls of models, in the order given. Raises `NoSuchRound`."""
        await self._write(calls.add, round_id, made)

    async def calls(self, round_id: str) -> "list[Call]":
        """A round's calls of models, oldest first. Raises `NoSuchRound`."""
        return await self._read(calls.of, round_id)

    async def annotate(self, round_id: str, kind: str, data: dict[str, Any]) -> None:
        """Keeps an annotation: self_rating, overturned, note, bookmark. Raises `NoSuchRound`."""
        await self._write(annotations.add, round_id, kind, data, stamp(self._wall()))

    async def annotations(self, round_id: str) -> list[dict[str, Any]]:
        """A round's annotations, oldest first, as `{"kind", "made_at", "data"}`. Raises `NoSuchRound`."""
        return await self._read(annotations.of, round_id)

    async def rounds(self, wanted: Filter = EVERYTHING, limit: int = 100, skip: int = 0) -> list[RoundRow]:
        """The rounds that pass the filter, newest first."""
        return await self._read(rounds.listed, self._alive, wanted, limit, skip)

    async def row(self, round_id: str) -> RoundRow:
        """One round as the list shows it. Raises `NoSuchRound`."""
        return await self._read(rounds.row, self._alive, round_id)

    async def find(self, name: str) -> str:
        """The id named by its beginning or by `last`. Raises `NoSuchRound`, `AmbiguousRound`."""
        return await self._read(rounds.find, name)

    async def home(self, limit: int = 8) -> home.Home:
        """What the home screen shows: newest, unfinished, due."""
        return await self._read(home.read, self._alive, limit)

    async def due(self, limit: int = 3) -> list[Due]:
        """The weakest dimensions of the latest rounds, weakest first."""
        return await self._read(scorecards.due, limit)

    async def trend(self, dimension: str, kind: str, grader: str = "offline") -> list[Point]:
        """A dimension's scores of one grader, oldest first."""
        return await self._read(scorecards.trend, dimension, kind, grader)

    async def document(self, round_id: str) -> dict[str, Any]:
        """A round whole, as `show --json` prints it. Raises `NoSuchRound`."""
        return await self._read(export.document, self._alive, round_id)

    async def take_in(self, text: str) -> export.Imported:
        """Imports an export's text, round by round; those that are there are left alone. Raises `NotAnExport`."""
        return await self._run(self._take_in, text)

    def _begin(self, connection: Connection, started: "RoundStarted", started_at: float | None) -> None:
        now = self._wall()
        journal.begin(connection, started, stamp(now if started_at is None else started_at))
        owner.claim(connection, rounds.number(connection, started.round), started.round, self._me, now)

    def _append(self, connection: Connection, round_id: str, events: "Sequence[Event]", draft: str | None) -> None:
        n = rounds.number(connection, round_id)
        owner.refuse_other(connection, n, round_id, self._me, self._wall())
        journal.append(connection, round_id, events)
        if draft is not None:
            drafts.save(connection, n, draft)

    def _save_draft(self, connection: Connection, round_id: str, text: str, t: float) -> None:
        n = rounds.number(connection, round_id)
        owner.refuse_other(connection, n, round_id, self._me, self._wall())
        drafts.save(connection, n, text)
        journal.reached(connection, n, t)

    def _claim(self, connection: Connection, round_id: str) -> None:
        owner.claim(connection, rounds.number(connection, round_id), round_id, self._me, self._wall())

    def _release(self, connection: Connection, round_id: str, t: float | None) -> None:
        n = rounds.number(connection, round_id)
        if t is not None:
            journal.reached(connection, n, t)
        owner.release(connection, n, self._me)

    def _heartbeat(self, round_id: str, t: float) -> bool:
        # In the log, not forced to the disk: one forced write a second for an hour would wear and wake it for nothing.
        with telling(self.path):
            self._connection.execute("PRAGMA synchronous = NORMAL")
            try:
                with transaction(self._connection):
                    n = rounds.number(self._connection, round_id)
                    mine = owner.beat(self._connection, n, self._me, self._wall())
                    if mine:
                        journal.reached(self._connection, n, t)
                return mine
            finally:
                self._connection.execute("PRAGMA synchronous = FULL")

    def _take_in(self, text: str) -> export.Imported:
        with telling(self.path):
            return export.take_in(self._connection, text, stamp(self._wall()))

    def _alive(self, host: str, pid: int, beat: float) -> bool:
        return owner.alive(host, pid, beat, here=self._me.host, now=self._wall())

    async def _read(self, ask: "Callable[Concatenate[Connection, P], R]", *args: P.args, **kwargs: P.kwargs) -> R:
        def asked() -> R:
            with telling(self.path):
                return ask(self._connection, *args, **kwargs)

        return await self._run(asked)

    async def _write(self, do: "Callable[Concatenate[Connection, P], None]", *args: P.args, **kwargs: P.kwargs) -> None:
        def done() -> None:
            with telling(self.path), transaction(self._connection):
                do(self._connection, *args, **kwargs)
            self._executor.submit(self._shorten_log)

        await self._run(done)

    async def _run(self, call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        from asyncio import get_running_loop

        return await get_running_loop().run_in_executor(self._executor, partial(call, *args, **kwargs))

    def _bring_up_search(self) -> None:
        # Words that cannot be indexed now are still in the journal, and the next start tries again.
        with suppress(Error):
            for number in search.unindexed(self._connection):
                with transaction(self._connection):
                    search.index_round(self._connection, number)

    def _shorten_log(self) -> None:
        # A disk that is full now is told by the next turn; the log holds everything until then.
        with suppress(Error, OSError):
            if self._log.stat().st_size > LONG_LOG:
                self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def _close(self) -> None:
        with suppress(Error):
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        self._connection.close()
