"""What the screens ask for: the bank's index, the history, and rounds to play. They know nothing below it."""

from __future__ import annotations

import asyncio
import datetime
import os
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mockloop.content.library import Library
from mockloop.session.start import Start
from mockloop.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from mockloop.content.index import Index
    from mockloop.history.home import Home
    from mockloop.history.rounds import Filter, RoundRow
    from mockloop.history.store import History
    from mockloop.locations import Locations
    from mockloop.practice.coverage import Coverage
    from mockloop.practice.story_file import StoryFile
    from mockloop.practice.telling import Telling
    from mockloop.session import Session


@dataclass
class Data:
    """One for the life of the program. The history is opened for reading at each look, for writing at a first round."""

    locations: Locations
    settings: Settings = field(default_factory=Settings)
    _writer: History | None = None

    @cached_property
    def library(self) -> Library:
        return Library.open(self.locations.home)

    def index(self) -> Index:
        """The bank's index; kept."""
        return self.library.index()

    def title(self, type_: str, id_: str) -> str:
        """The title of a question or playbook; its id where the bank no longer holds it."""
        return next((i.title for i in self.index().items if i.type == type_ and i.id == id_), id_)

    def home(self) -> Home:
        """What the home screen shows. Raises `NewerDatabase`, `CorruptDatabase`, `CannotSave`."""
        from mockloop.history.archive import Archive

        with Archive(self.locations.history) as archive:
            return archive.home()

    async def rounds(self, wanted: Filter, limit: int) -> list[RoundRow]:
        """The rounds that pass, newest first. Raises `HistoryError`."""
        from mockloop.history.archive import Archive

        def read() -> list[RoundRow]:
            with Archive(self.locations.history) as archive:
                return archive.rounds(wanted, limit)

        return await asyncio.to_thread(read)

    async def document(self, round_id: str) -> dict[str, Any]:
        """A round whole: `round`, `events`, `scorecards`, `annotations`. Raises `HistoryError`."""
        from mockloop.history.archive import Archive

        def read() -> dict[str, Any]:
            with Archive(self.locations.history) as archive:
                return archive.document(round_id)

        return await asyncio.to_thread(read)

    async def graded(self, round_id: str) -> dict[str, Any]:
        """A round whole, graded now where it never was. Raises `HistoryError` and `ContentError`."""
        from mockloop.round.events import from_json
        from mockloop.round.scorecard import to_json
        from mockloop.session.scoring import score

        document = await self.document(round_id)
        if not document["scorecards"] and document["round"]["state"] != "running":
            events = tuple(from_json(event) for event in document["events"])
            card = to_json(await asyncio.to_thread(score, self.library, events))
            await (await self._history()).add_scorecard(round_id, card)
            document["scorecards"].append(card)
        return document

    def stories(self) -> tuple[StoryFile, ...]:
        """The stories that can be read; none where the folder cannot."""
        from mockloop.practice.shelf import Shelf, StoryError

        try:
            return Shelf(self.locations.stories).stories()
        except StoryError:
            return ()

    def coverage(self, stories: tuple[StoryFile, ...]) -> Coverage:
        """What the stories cover, with the days on which each was told. Without a history none was."""
        from mockloop.history.errors import HistoryError
        from mockloop.practice.coverage import coverage
        from mockloop.practice.rehearsals import days

        try:
            told = days(self._story_notes())
        except HistoryError:
            told = {}
        return coverage(stories, self.library.competencies(), told, self.now().date())

    def prompt_for(self, story: StoryFile) -> str | None:
        """The question that best asks for what a story shows, None where none does: the seed then draws one."""
        lists, index = self.library.competencies(), self.library.index()
        asked = (q for one in story.shown for q in lists.prompts(one, index))
        stories = {i.id for i in index.of("question", "behavioral") if i.answer in ("", "story")}
        return next((q for q in asked if q in stories), None)

    async def story_of(self, round_id: str) -> str | None:
        """The story that a round told, as it was last said. Raises `HistoryError`."""
        notes = await asyncio.to_thread(self._story_notes)
        return next((str(n["data"].get("story")) for n in notes if n["round"] == round_id), None)

    async def told_before(self, story: str, round_id: str) -> Telling | None:
        """The telling of a story before that round's. Raises `HistoryError`."""
        from mockloop.practice.rehearsals import rounds_of
        from mockloop.practice.telling import of_round
        from mockloop.round.events import from_json

        earlier = [r for r in rounds_of(story, await asyncio.to_thread(self._story_notes)) if r < round_id]
        if not earlier:
            return None
        document = await self.document(max(earlier))
        return of_round([from_json(event) for event in document["events"]])

    def _story_notes(self) -> list[dict[str, Any]]:
        from mockloop.history.archive import Archive

        if not self.locations.history.exists():
            return []
        with Archive(self.locations.history) as archive:
            return archive.annotations_of_kind("story")

    def boxes(self, playbook: str, minutes: float | None) -> dict[str, float]:
        """Seconds of each step's box; empty where the bank no longer holds the playbook."""
        from mockloop.content.errors import ContentError
        from mockloop.round.boxes import boxes

        try:
            return boxes(self.library.playbook(playbook), minutes)
        except ContentError:
            return {}

    def set_history_aside(self) -> Path:
        """Moves a damaged history out of the way and says where it is now. Raises `CannotSave`."""
        from mockloop.history.integrity import set_aside

        return set_aside(self.locations.history)

    def now(self) -> datetime.datetime:
        """The present moment, local."""
        return datetime.datetime.now().astimezone()

    def days_left(self) -> int | None:
        """Days to the interview, None where no date is set or it is over."""
        if not self.settings.interview_date:
            return None
        day = datetime.date.fromisoformat(self.settings.interview_date)
        left = (day - self.now().date()).days
        return left if left >= 0 else None

    async def begin(self, start: Start) -> Session:
        """A new round. Raises `CannotStart`, `ContentError`, `HistoryError`."""
        from mockloop.session import Session

        return await Session.begin(
            await self._desk(),
            start.kind or "hld",
            start.question,
            start.playbook,
            start.level or self.settings.level,
            start.mode or self.settings.mode,
            start.minutes,
            start.seed,
            start.backend or self.settings.backend,
        )

    async def resume(self, name: str) -> Session:
        """An interrupted round, by id, the beginning of one, or `last`. Raises as `begin` does."""
        from mockloop.session import Session

        desk = await self._desk()
        assert desk.history is not None
        return await Session.resume(desk, await desk.history.find(name))

    async def annotate(self, round_id: str, kind: str, data: dict[str, Any]) -> None:
        """Keeps an annotation of a round that is over. Raises `HistoryError`."""
        await (await self._history()).annotate(round_id, kind, data)

    async def close(self) -> None:
        """Lets go of the history."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            await writer.close()

    async def _history(self) -> History:
        from mockloop.history.store import History

        if self._writer is None:
            self._writer = await asyncio.to_thread(History.open, self.locations.history)
        return self._writer

    async def _desk(self) -> Any:
        from mockloop.session import Desk
        from mockloop.session.backing import opener

        return Desk(
            self.library,
            await self._history(),
            opener=opener(self.settings, os.environ),
            ceiling=self.settings.spend_ceiling,
            delay=self.settings.reply_delay,
            persona="bar_raiser" if self.settings.persona == "bar_raiser" else "neutral",
        )
