"""All rounds, newest first, narrowed by one line of words and `name:value`."""

import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from mockloop.history.errors import HistoryError
from mockloop.history.rounds import RoundRow
from mockloop.tui import filters, text
from mockloop.tui.data import Data
from mockloop.tui.moments import moment
from mockloop.tui.screens.page import Page
from mockloop.tui.widgets.keys import Keys
from mockloop.tui.widgets.rows import Column, Row, Rows
from mockloop.tui.widgets.top import Top

MOST = 500
"""Rounds that are shown at once; a filter finds the others."""

COLUMNS = (
    Column(12, title="When"),
    Column(None, title="Question"),
    Column(16, title="Kind", drop=96),
    Column(6, title="Level"),
    Column(6, title="Mode", drop=96),
    Column(6, right=True, title="Length"),
    Column(5, right=True, title="Score"),
    Column(14, title="Verdict"),
    Column(11, title="State", drop=90),
)


class HistoryScreen(Page):
    CSS_PATH = "lists.tcss"
    AUTO_FOCUS = "#rounds"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter"),
        Binding("r", "resume", "Resume", tooltip="Go on with a round that was left"),
        Binding("escape", "away", "Back"),
    ]

    class Read(Message):
        def __init__(self, rows: list[RoundRow], wrong: str = "") -> None:
            super().__init__()
            self.rows, self.wrong = rows, wrong

    def __init__(self, data: Data) -> None:
        super().__init__()
        self.data = data
        self._found: dict[str, RoundRow] = {}

    def compose(self) -> ComposeResult:
        yield Top("History")
        yield Input(placeholder="words that were said, kind:hld level:senior state:finished", id="filter")
        yield Rows(COLUMNS, id="rounds", classes="panel", head=True, empty="No round fits.")
        yield Keys()

    def on_mount(self) -> None:
        self._look()

    def on_screen_resume(self) -> None:
        self._look()

    def on_input_changed(self) -> None:
        self._look()

    def on_input_submitted(self) -> None:
        self.query_one(Rows).focus()

    def _look(self) -> None:
        self.run_worker(self._read(filters.read(self.query_one(Input).value)), group="read", exclusive=True)

    async def _read(self, asked: filters.Read) -> None:
        try:
            self.post_message(self.Read(await self.data.rounds(asked.wanted, MOST), asked.wrong))
        except HistoryError as error:
            self.post_message(self.Read([], str(error)))

    def on_history_screen_read(self, message: Read) -> None:
        self._found = {row.round: row for row in message.rows}
        now = self.data.now()
        self.query_one(Rows).show_rows([self._row(row, now) for row in message.rows])
        count = len(message.rows)
        said = f"the newest {MOST}" if count == MOST else f"{count} round{'s' * (count != 1)}"
        self.query_one(Top).right = message.wrong or said
        self.refresh_bindings()

    def _row(self, row: RoundRow, now: datetime.datetime) -> Row:
        return Row(
            row.round,
            (
                (moment(row.started_at, now), "dim"),
                (text.one_line(self.data.title("question", row.question)), ""),
                (text.title(row.kind), "dim"),
                (row.level, "dim"),
                (row.mode, "dim"),
                (text.clock(row.t), "dim"),
                ("" if row.score is None else f"{row.score:.0f}", "bold"),
                (text.words(row.verdict or ("" if row.state != "interrupted" else "unfinished")), ""),
                (text.words(row.state), "warn" if row.state == "interrupted" else "dim"),
            ),
        )

    def on_rows_moved(self) -> None:
        self.refresh_bindings()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        row = self._found[message.id]
        if row.state == "interrupted":
            self.program.resume_round(row.round)
        else:
            self.program.open_scorecard(row.round)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action != "resume" or not self.is_mounted:
            return True
        here = self.query_one(Rows).here
        return here is not None and self._found[here.id].state == "interrupted"

    def action_resume(self) -> None:
        here = self.query_one(Rows).here
        if here is not None:
            self.program.resume_round(here.id)

    def action_filter(self) -> None:
        self.query_one(Input).focus()

    def action_away(self) -> None:
        """Esc: out of the filter line, then back."""
        if isinstance(self.focused, Input):
            self.query_one(Rows).focus()
        else:
            self.app.pop_screen()
