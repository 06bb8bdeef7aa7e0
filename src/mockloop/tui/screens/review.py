"""Review: the transcript beside the checks, the round's course along the top. A check leads to its quotes."""

from collections.abc import Callable
from itertools import pairwise
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Static

from mockloop.round.events import Said
from mockloop.round.state import fold
from mockloop.tui import cardview, roundview, storyview, text
from mockloop.tui.data import Data
from mockloop.tui.record import Record
from mockloop.tui.screens.page import Page
from mockloop.tui.widgets.conversation import Conversation
from mockloop.tui.widgets.keys import Keys
from mockloop.tui.widgets.rows import Column, Rows
from mockloop.tui.widgets.steps import StepView
from mockloop.tui.widgets.timeline import Timeline
from mockloop.tui.widgets.top import Top

SILENCE = 60.0
"""Seconds between two turns that are worth a word."""


class ReviewScreen(Page):
    """Opens at a turn or at a check's first quote."""

    CSS_PATH = "card.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "quote(1)", "Next quote"),
        Binding("x", "overturn", "Disagree", tooltip="Overturn this check, with a reason; both judgements are kept"),
        Binding("t", "telling", "Telling", tooltip="How the story was told: its parts, figures, thinnest part"),
        Binding("escape", "app.back", "Back"),
    ]

    def __init__(
        self,
        data: Data,
        record: Record,
        turn: int | None = None,
        check: str | None = None,
        changed: Callable[[Record], None] = lambda _: None,
    ) -> None:
        super().__init__()
        self._changed = changed
        self.data = data
        self.record = record
        self._turn, self._check = turn, check
        self._quote = -1

    def compose(self) -> ComposeResult:
        record = self.record
        heading = text.one_line(self.data.title("question", record.start.question))
        right = cardview.graded_by(record) if record.card else "not scored"
        yield Top(f"{heading} · {record.start.level} · {text.clock(record.seconds)}", right)
        yield Timeline(self._steps(), self._silence(), id="timeline")
        if record.start.kind == "behavioral":
            yield Static(storyview.ribbon_line(record.events, self.app.size.width - 6), id="ribbon", markup=False)
        with Container(id="review-columns"):
            yield Conversation(id="transcript", classes="panel")
            with Vertical(id="review-side"):
                yield Rows(
                    [Column(8), Column(None)],
                    cardview.all_checks(record),
                    id="review-checks",
                    classes="panel",
                    empty="This round has no scorecard.",
                )
                with VerticalScroll(id="detail", classes="panel", can_focus=False):
                    yield Static("", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        titles = {step: text.title(step) for step in {e.step for e in self.record.events}}
        transcript, checks = self.query_one(Conversation), self.query_one(Rows)
        transcript.border_title = "Transcript"
        checks.border_title = "Checks"
        transcript.show_turns(roundview.turns(self.record.events, titles))
        if self._check:
            checks.show_rows(checks.rows, at=self._check)
        checks.focus()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        transcript = self.query_one(Conversation)
        transcript.scroll_home(animate=False, immediate=True)
        if self._turn is not None:
            transcript.go_to(self._turn)
        elif self._check:
            self.action_quote(1)
        self._show()

    def _steps(self) -> list[StepView]:
        state = fold(self.record.events)
        boxes = self.data.boxes(self.record.start.playbook, self.record.start.minutes)
        order = list(dict.fromkeys(visit.step for visit in state.visits))
        out = []
        for step in order:
            spent, box = state.spent(step, state.t), boxes.get(step, 0.0)
            out.append(StepView(text.title(step), "over" if box and spent > box + 1 else "done", spent, box))
        return out

    def _silence(self) -> str:
        said = [e for e in self.record.events if isinstance(e, Said)]
        gaps = [(later.t - earlier.t, earlier.t) for earlier, later in pairwise(said)]
        longest, at = max(gaps, default=(0.0, 0.0))
        return f"longest silence {text.clock(longest)}, at {text.clock(at)}" if longest >= SILENCE else ""

    def on_rows_moved(self) -> None:
        self._quote = -1
        self._show()

    def _show(self) -> None:
        here = self.query_one(Rows).here
        check = self.record.check(here.id) if here else None
        self.query_one("#detail Static", Static).update("" if check is None else cardview.detail(self.record, check))

    def on_rows_opened(self) -> None:
        self.action_quote(1)

    def action_quote(self, by: int) -> None:
        """The next quote of this check in the transcript; a check without one says so."""
        here = self.query_one(Rows).here
        check = self.record.check(here.id) if here else None
        quotes = [q for q in check.evidence if q.turn is not None] if check else []
        if not quotes:
            where = f"It belongs in {text.title(check.step)}." if check and check.step else ""
            self.program.say(f"Not heard in this round. {where}")
            return
        self._quote = (self._quote + by) % len(quotes)
        quote = quotes[self._quote]
        assert quote.turn is not None
        marks = tuple((q.start, q.end) for q in quotes if q.turn == quote.turn)
        self.query_one(Conversation).go_to(quote.turn, marks)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "telling":
            return self.record.start.kind == "behavioral"
        return self.record.card is not None if action in ("quote", "overturn") else True

    def action_telling(self) -> None:
        self.program.open_telling(self.record)

    def action_overturn(self) -> None:
        from mockloop.tui.disputing import ask

        if (here := self.query_one(Rows).here) is not None:
            ask(self, self.data, self.record, here.id, self._disputed)

    def _disputed(self, record: Record) -> None:
        self.record = record
        self.query_one(Rows).show_rows(cardview.all_checks(record))
        self._show()
        self._changed(record)
