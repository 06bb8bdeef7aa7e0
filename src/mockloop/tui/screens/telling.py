"""A telling, looked at: where its words and its time went, what is quantified, and the telling before it beside it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Static

from mockloop.history.errors import HistoryError
from mockloop.practice.telling import Telling, ribbon, telling, tellings
from mockloop.round.events import Event
from mockloop.session import Session
from mockloop.tui import storyview, text
from mockloop.tui.data import Data
from mockloop.tui.screens.page import Page
from mockloop.tui.widgets.keys import Keys
from mockloop.tui.widgets.rows import Column, Rows
from mockloop.tui.widgets.top import Top


class TellingScreen(Page):
    """Each telling of a round in turn. With the `session` of a round just ended, Enter leads to rating oneself."""

    CSS_PATH = "stories.tcss"
    AUTO_FOCUS = "#telling"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "score", "Score", tooltip="Rate it and see the scorecard"),
        Binding("a", "again", "Again", tooltip="Tell the same story again"),
        Binding("n", "next", "Next story", tooltip="The next telling of this round"),
        Binding("k", "link", "Which story", tooltip="Say which of your stories this was"),
        Binding("escape", "app.back", "Back"),
    ]

    def __init__(
        self,
        data: Data,
        round_id: str,
        question: str,
        events: Sequence[Event],
        *,
        story: str | None = None,
        session: Session | None = None,
    ) -> None:
        super().__init__()
        self.data = data
        self.round = round_id
        self.question = question
        self.story = story
        self.session = session
        self._tellings = tellings(events) or {"": telling("")}
        self._at = 0
        self.last: Telling | None = None

    @property
    def told(self) -> Telling:
        """The telling that is shown."""
        return [*self._tellings.values()][self._at]

    def compose(self) -> ComposeResult:
        yield Top(text.one_line(self.data.title("question", self.question)))
        yield Static("", id="ribbon", markup=False)
        yield Static(storyview.legend_of_parts(), id="parts", markup=False)
        with Container(id="telling-columns"):
            with VerticalScroll(id="telling", classes="panel") as box:
                box.border_title = "The telling · figures underlined"
                yield Static("", markup=False)
            with Vertical(id="telling-side"):
                yield Rows(
                    [Column(10, title=""), Column(None, title="Now"), Column(None, title="Last")],
                    id="measures",
                    classes="panel",
                    head=True,
                )
                yield Static("", id="asks", markup=False)
        yield Keys()

    def _asks(self) -> str:
        asks = "\n".join(f"  {ask}" for ask in self.told.follow_ups)
        return f"{storyview.thin_words(self.told)}\nA bar raiser would ask:\n{asks}"

    async def on_mount(self) -> None:
        self._show()
        await self._compare()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        told = self.told
        count = len(self._tellings)
        which = f"story {self._at + 1} of {count} · " if count > 1 else ""
        self.query_one(Top).right = "" if told.seconds is None else f"{which}told in {text.clock(told.seconds)}"
        self.query_one("#ribbon", Static).update(ribbon(told.read, self.app.size.width - 6))
        self.query_one("#telling Static", Static).update(storyview.telling_text(told))
        self.query_one("#asks", Static).update(self._asks())
        self._show_measures()

    def _show_measures(self) -> None:
        measures = self.query_one("#measures", Rows)
        measures.show_rows(storyview.measure_rows(self.told, self.last))
        measures.border_title = text.words(self.story) if self.story else "k says which story it was"

    def action_next(self) -> None:
        self._at = (self._at + 1) % len(self._tellings)
        self._show()

    async def _compare(self) -> None:
        try:
            if self.story is None:
                self.story = await self.data.story_of(self.round)
            self.last = await self.data.told_before(self.story, self.round) if self.story else None
        except HistoryError as error:
            self.program.say(str(error), "warning")
        self._show_measures()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "again":
                return self.story is not None
            case "next":
                return len(self._tellings) > 1
            case "score":
                return self.session is not None
        return True

    def action_score(self) -> None:
        """On to rating oneself, then the score."""
        from mockloop.tui.screens.rating import RatingScreen

        if self.session is not None:
            self.app.switch_screen(RatingScreen(self.data, self.session))

    def action_again(self) -> None:
        story = next((one for one in self.data.stories() if one.id == self.story), None)
        if story is not None:
            self.program.rehearse(story, self.question)

    def action_link(self) -> None:
        from mockloop.tui.screens.pick_story import PickStoryScreen

        def picked(story: str | None) -> None:
            if story:
                self.run_worker(self._link(story))

        self.app.push_screen(PickStoryScreen(self.data.stories()), picked)

    async def _link(self, story: str) -> None:
        from mockloop.practice.rehearsals import link

        try:
            await self.data.annotate(self.round, "story", dict(link(story)))
        except HistoryError as error:
            self.program.say(str(error), "error")
            return
        self.story = story
        await self._compare()
