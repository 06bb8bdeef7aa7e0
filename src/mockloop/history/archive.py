"""The history for reading only, synchronous: what commands that print it use."""

import platform
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mockloop.history import annotations, calls, export, home, integrity, journal, owner, rounds, scorecards
from mockloop.history.db import connect_to_read, telling
from mockloop.history.rounds import EVERYTHING, Filter, RoundRow
from mockloop.history.scorecards import Point

if TYPE_CHECKING:
    from mockloop.backends.call import Call
    from mockloop.round.events import Event


class Archive:
    """The history file, open for reading; use it as a context manager. A file that is not there reads as empty.

    Methods raise `CorruptDatabase` on a damaged file, and `NoSuchRound` where a round is named that is not there.
    """

    def __init__(self, path: Path, wall: Callable[[], float] = time.time) -> None:
        """Raises `NewerDatabase`, `CorruptDatabase`, or `CannotSave` where the file cannot be opened."""
        self.path = path
        self._connection = connect_to_read(path)
        self._wall = wall

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def rounds(self, wanted: Filter = EVERYTHING, limit: int = 100, skip: int = 0) -> list[RoundRow]:
        """The rounds that pass the filter, newest first."""
        with telling(self.path):
            return rounds.listed(self._connection, self._alive, wanted, limit, skip)

    def row(self, round_id: str) -> RoundRow:
        """One round as the list shows it."""
        with telling(self.path):
            return rounds.row(self._connection, self._alive, round_id)

    def find(self, name: str) -> str:
        """The id named by its beginning or by `last`. Raises `AmbiguousRound` besides."""
        with telling(self.path):
            return rounds.find(self._connection, name)

    def home(self, limit: int = 8) -> home.Home:
        """What the home screen shows: newest, unfinished, due."""
        with telling(self.path):
            return home.read(self._connection, self._alive, limit)

    def events(self, round_id: str) -> "list[Event]":
        """A round's events in order."""
        with telling(self.path):
            return journal.events(self._connection, round_id)

    def left_off(self, round_id: str) -> journal.LeftOff:
        """Where the round stopped: second, step, last event, draft."""
        with telling(self.path):
            return journal.left_off(self._connection, round_id)

    def scorecards(self, round_id: str) -> list[dict[str, Any]]:
        """A round's scorecards, oldest first."""
        with telling(self.path):
            return scorecards.of(self._connection, round_id)

    def calls(self, round_id: str) -> "list[Call]":
        """A round's calls of models, oldest first."""
        with telling(self.path):
            return calls.of(self._connection, round_id)

    def trend(self, dimension: str, kind: str, grader: str = "offline") -> list[Point]:
        """A dimension's scores of one grader, oldest first."""
        with telling(self.path):
            return scorecards.trend(self._connection, dimension, kind, grader)

    def annotations_of_kind(self, kind: str) -> list[dict[str, Any]]:
        """All annotations of a kind over all rounds, newest first, each with its `round`."""
        with telling(self.path):
            return annotations.of_kind(self._connection, kind)

    def document(self, round_id: str) -> dict[str, Any]:
        """A round whole, as `show --json` prints it: `round`, `events`, `scorecards`, `annotations`."""
        with telling(self.path):
            return export.document(self._connection, self._alive, round_id)

    def exported(self, round_id: str) -> dict[str, Any]:
        """A round whole, as `export --format json` and each line of jsonl hold it."""
        return export.exported(self.document(round_id))

    def ids(self) -> list[str]:
        """The ids of all rounds, oldest first: what `export --all` goes through."""
        with telling(self.path):
            return rounds.ids(self._connection)

    def check(self) -> None:
        """Reads the whole file. Raises `CorruptDatabase` with the first thing found wrong."""
        integrity.check(self._connection, self.path)

    def _alive(self, host: str, pid: int, beat: float) -> bool:
        return owner.alive(host, pid, beat, here=platform.node(), now=self._wall())
