"""Rate yourself before the score is shown: one line a dimension, one key each, half a minute."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static

from mockloop.content.errors import ContentError
from mockloop.content.rubric import Anchors, Dimension
from mockloop.round.scorecard import Scorecard
from mockloop.session import Session
from mockloop.tui import text
from mockloop.tui.data import Data
from mockloop.tui.record import Record
from mockloop.tui.screens.page import Page
from mockloop.tui.widgets.keys import Keys
from mockloop.tui.widgets.rows import Column, Row, Rows
from mockloop.tui.widgets.top import Top


class RatingScreen(Page):
    """The round is graded meanwhile; its scorecard replaces this screen."""

    CSS_PATH = "card.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"rate({n})", f"Level {n}", show=False) for n in range(1, 5)),
        Binding("backspace,0", "rate(0)", "Clear", show=False),
        Binding("enter", "done", "Score", tooltip="Keep this and see the score", priority=True),
        Binding("escape", "skip", "Skip", tooltip="See the score without rating yourself"),
    ]

    class Graded(Message):
        def __init__(self, card: Scorecard | None, why: str = "") -> None:
            super().__init__()
            self.card, self.why = card, why

    def __init__(self, data: Data, session: Session) -> None:
        super().__init__()
        self.data = data
        self.session = session
        self._dimensions = _room_for(session)
        self._levels: dict[str, int] = {}
        self._leaving = False
        self._graded: RatingScreen.Graded | None = None

    def compose(self) -> ComposeResult:
        yield Top("How did it go?", text.one_line(self.session.question.title))
        yield Static(
            "Rate yourself first, 1 to 4 a line: the difference to the score is worth as much as the score.",
            id="lead",
            markup=False,
        )
        yield Rows([Column(18), Column(12), Column(None)], id="rate", classes="panel")
        yield Static("", id="anchors", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        self._fill()
        self.query_one(Rows).focus()
        self.run_worker(self._grade(), group="grade")

    async def _grade(self) -> None:
        try:
            self.post_message(self.Graded(await self.session.grade()))
        except ContentError as error:
            self.post_message(self.Graded(None, str(error)))

    def on_rating_screen_graded(self, message: Graded) -> None:
        self._graded = message
        if self._leaving:
            self._go()

    def _level_of(self, dimension: Dimension) -> tuple[str, str, str, str]:
        start = self.session.state.start
        anchors = dict[str, Anchors](dimension.anchors.items()).get(start.level if start else "") or next(
            iter(dimension.anchors.values())
        )
        return anchors.one, anchors.two, anchors.three, anchors.four

    def _fill(self) -> None:
        rows = []
        for dimension in self._dimensions:
            level = self._levels.get(dimension.id)
            scale = "".join(f"[{n}]" if n == level else f" {n} " for n in range(1, 5))
            said = text.one_line(self._level_of(dimension)[level - 1]) if level else ""
            rows.append(
                Row(
                    dimension.id,
                    (
                        (text.one_line(dimension.title), ""),
                        (scale, "" if level else "dim"),
                        (said, "dim"),
                    ),
                )
            )
        self.query_one(Rows).show_rows(rows)
        self._show_anchors()

    def _show_anchors(self) -> None:
        here = self.query_one(Rows).here
        dimension = next((d for d in self._dimensions if here and d.id == here.id), None)
        lines = (
            []
            if dimension is None
            else [f" {n}  {text.one_line(a)}" for n, a in enumerate(self._level_of(dimension), 1)]
        )
        self.query_one("#anchors", Static).update("\n".join(lines))

    def on_rows_moved(self) -> None:
        self._show_anchors()

    def action_rate(self, level: int) -> None:
        rows = self.query_one(Rows)
        if rows.here is None:
            return
        if level:
            self._levels[rows.here.id] = level
        else:
            self._levels.pop(rows.here.id, None)
        self._fill()
        if level:
            rows.action_move(1)

    def action_done(self) -> None:
        self.run_worker(self._leave(), group="leave", exclusive=True)

    def action_skip(self) -> None:
        self._levels.clear()
        self.action_done()

    async def _leave(self) -> None:
        if self._levels and not self._leaving:
            await self.session.rate(self._levels)
        self._leaving = True
        self.query_one("#lead", Static).update("Reading what you said …")
        if self._graded is not None:
            self._go()

    def _go(self) -> None:
        from mockloop.tui.screens.scorecard import ScorecardScreen

        assert self._graded is not None
        if self._graded.card is None:
            self.program.say(self._graded.why, "error")
            self.app.pop_screen()
            return
        start = self.session.state.start
        record = Record(start.round if start else "", tuple(self.session.events), self._graded.card, dict(self._levels))
        self.app.switch_screen(ScorecardScreen(self.data, record))


def _room_for(session: Session) -> tuple[Dimension, ...]:
    """The rubric's dimensions that this playbook's steps give room for."""
    aims = {aim for step in session.playbook.steps for aim in step.aims}
    found = tuple(d for d in session.rubric.dimensions if d.id in aims)
    return found or session.rubric.dimensions
