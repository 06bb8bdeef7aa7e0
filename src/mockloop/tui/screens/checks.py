"""One dimension, check by check: what was heard and where, and what was not and how it might have sounded."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from mockloop.tui import cardview
from mockloop.tui.data import Data
from mockloop.tui.record import Record
from mockloop.tui.screens.page import Page
from mockloop.tui.widgets.keys import Keys
from mockloop.tui.widgets.rows import Column, Rows
from mockloop.tui.widgets.top import Top


class ChecksScreen(Page):
    CSS_PATH = "card.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "overturn", "Disagree", tooltip="Overturn this check, with a reason; both judgements are kept"),
        Binding("escape", "app.back", "Back"),
    ]

    def __init__(
        self, data: Data, record: Record, dimension: str, changed: Callable[[Record], None] = lambda _: None
    ) -> None:
        super().__init__()
        self._changed = changed
        self.data = data
        self.record = record
        found = record.dimension(dimension)
        assert found is not None
        self._dimension = found

    def compose(self) -> ComposeResult:
        d = self._dimension
        score = "not scored" if d.score is None else f"{d.score:.0f}, level {d.level} of 4"
        yield Top(f"{cardview.name(d)} · {score}", cardview.graded_by(self.record))
        with Container(id="checks-columns"):
            yield Rows(
                [Column(8), Column(None)],
                cardview.check_rows(self.record, d),
                id="checks",
                classes="panel",
                empty="Nothing in this round could have shown it.",
            )
            with VerticalScroll(id="detail", classes="panel", can_focus=False):
                yield Static("", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        checks = self.query_one(Rows)
        met = sum(c.met for c in self._dimension.checks)
        checks.border_title = f"Checks · {met} of {len(self._dimension.checks)} met"
        checks.focus()
        self._show()

    def on_rows_moved(self) -> None:
        self._show()

    def _show(self) -> None:
        here = self.query_one(Rows).here
        check = self.record.check(here.id) if here else None
        self.query_one("#detail Static", Static).update("" if check is None else cardview.detail(self.record, check))
        self.query_one("#detail").border_subtitle = "Enter: in the transcript" if check and check.evidence else ""

    def on_rows_opened(self, message: Rows.Opened) -> None:
        from mockloop.tui.screens.review import ReviewScreen

        self.app.push_screen(ReviewScreen(self.data, self.record, check=message.id, changed=self._disputed))

    def action_overturn(self) -> None:
        from mockloop.tui.disputing import ask

        if (here := self.query_one(Rows).here) is not None:
            ask(self, self.data, self.record, here.id, self._disputed)

    def _disputed(self, record: Record) -> None:
        self.record = record
        self.query_one(Rows).show_rows(cardview.check_rows(record, self._dimension))
        self._show()
        self._changed(record)
