"""Where a round's events are kept: in the history as they happen, in memory while the disk refuses them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from mockloop.history.errors import HistoryError
from mockloop.history.store import History
from mockloop.round.events import Event, RoundStarted, Said

if TYPE_CHECKING:
    from mockloop.backends.call import Call

Storage = Literal["saved", "memory"]


class Journal:
    """One round's way to the history; without a history everything stays in memory.

    What could not be written waits, in order, and goes first as soon as the disk takes it again.
    """

    def __init__(
        self, history: History | None, started: RoundStarted, started_at: float, *, begun: bool = False
    ) -> None:
        self._history = history
        self._started, self._started_at = started, started_at
        self._begun = begun
        self._waiting: list[Event] = []
        self._beside: list[tuple[str, dict[str, Any]]] = []
        self._calls: list[Call] = []
        self.storage: Storage = "memory" if history is None else "saved"
        self.note: str | None = None

    @property
    def round(self) -> str:
        return self._started.round

    async def append(self, events: tuple[Event, ...]) -> None:
        """Returns when the events are durable, or when the disk has refused them and they wait in memory.

        A turn of the candidate uses up the draft, which goes with it: one write to the disk for a turn.
        """
        if self._history is None:
            return
        self._waiting.extend(events)
        sent = tuple(self._waiting)
        try:
            if not self._begun:
                await self._history.begin(self._started, self._started_at)
                self._begun = True
            if sent:
                said = any(isinstance(event, Said) and event.speaker == "candidate" for event in sent)
                await self._history.append(self.round, sent, "" if said else None)
                del self._waiting[: len(sent)]
            await self._write_beside(self._history)
        except (HistoryError, OSError) as error:
            self.storage = "memory"
            self.note = f"Kept in memory only: {error} It is saved as soon as that works again."
        else:
            self.storage, self.note = "saved", None

    async def retry(self) -> None:
        """Writes what waits, where the disk takes it again."""
        if self._waiting or self.storage == "memory":
            await self.append(())

    async def draft(self, text: str, t: float) -> None:
        """Keeps the composer's unsent text; one that cannot be kept is tried again with the next change."""
        if self._history is None or not self._begun:
            return
        try:
            await self._history.save_draft(self.round, text, t)
        except (HistoryError, OSError) as error:
            self.storage, self.note = "memory", f"The draft is kept in memory only: {error}"

    async def beat(self, t: float) -> None:
        """A sign of life, so that others see the round as running and a crash loses no time."""
        if self._history is None or not self._begun:
            return
        try:
            await self._history.heartbeat(self.round, t)
        except (HistoryError, OSError) as error:
            self.storage, self.note = "memory", f"Kept in memory only: {error}"

    async def scorecard(self, card: Mapping[str, Any]) -> None:
        """Keeps a scorecard with the round."""
        self._beside.append(("scorecard", dict(card)))
        await self.append(())

    async def annotate(self, kind: str, data: Mapping[str, Any]) -> None:
        """Keeps an annotation with the round."""
        self._beside.append((kind, dict(data)))
        await self.append(())

    def call(self, call: "Call") -> None:
        """Keeps a call of a model; it is written with what comes next, which is the turn that it found words for."""
        if self._history is not None:
            self._calls.append(call)

    async def _write_beside(self, history: History) -> None:
        while self._beside:
            kind, data = self._beside[0]
            if kind == "scorecard":
                await history.add_scorecard(self.round, data)
            else:
                await history.annotate(self.round, kind, data)
            del self._beside[0]
        if self._calls:
            sent = tuple(self._calls)
            await history.add_calls(self.round, sent)
            del self._calls[: len(sent)]

    async def release(self, t: float) -> None:
        """Gives the round up at round second `t`, so that it can be resumed."""
        if self._history is None or not self._begun:
            return
        try:
            await self._history.release(self.round, t)
        except (HistoryError, OSError):
            # The owner's process ends soon, which says the same.
            return
