"""The scorecard: what it is worth, what stands against it, where the points are, what to do next."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Static

from mockloop.session.start import Start
from mockloop.tui import cardview, text
from mockloop.tui.data import Data
from mockloop.tui.record import Record
from mockloop.tui.screens.page import Page
from mockloop.tui.widgets.keys import Keys
from mockloop.tui.widgets.rows import Column, Row, Rows
from mockloop.tui.widgets.top import Top


class ScorecardScreen(Page):
    CSS_PATH = "card.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "review", "Review", tooltip="The transcript beside the checks"),
        Binding("r", "again", "Again", tooltip="The same question once more"),
        Binding("t", "telling", "Telling", tooltip="How the story was told: its parts, figures, thinnest part"),
        Binding("escape", "app.back", "Back"),
    ]

    def __init__(self, data: Data, record: Record) -> None:
        super().__init__()
        self.data = data
        self.record = record

    def compose(self) -> ComposeResult:
        record = self.record
        assert record.card is not None
        heading = self.data.title("question", record.card.question or "") or "A transcript"
        yield Top(
            " · ".join((text.one_line(heading), record.card.level, text.clock(record.seconds))),
            record.round[-6:].lower(),
        )
        yield Static(cardview.graded_by(record), id="graded", markup=False)
        yield Static(cardview.verdict(record), id="verdict", markup=False)
        yield Static(cardview.counted(record), id="counted", markup=False)
        with VerticalScroll(id="card", can_focus=False):
            yield Rows([Column(1), Column(None)], id="warnings")
            with Container(id="card-columns"):
                yield Rows(
                    [Column(20), Column(20), Column(1), Column(4, right=True), Column(5)],
                    cardview.dimension_rows(record),
                    id="dimensions",
                    classes="panel",
                )
                with Vertical(id="fixes", classes="panel") as fixes:
                    fixes.border_title = "Next time"
                    for words, inset in cardview.fixes(record):
                        yield Static(words, markup=False, classes="inset" if inset else "")
        yield Keys()

    def on_mount(self) -> None:
        self.query_one("#dimensions").border_title = "Dimensions"
        self.query_one("#warnings").display = bool(cardview.warnings(self.record))
        self.query_one("#dimensions").focus(scroll_visible=False)

    def on_resize(self) -> None:
        self.query_one("#warnings", Rows).show_rows(self._warnings(self.app.size.width - 9))

    def _warnings(self, width: int) -> list[Row]:
        """Each in full, over as many lines as it takes."""
        out = []
        for n, (words, turn) in enumerate(cardview.warnings(self.record)):
            first, *more = text.wrap(words, width)
            out.append(Row(f"{n}:{turn or ''}", (("!", "bad"), (first, ""))))
            out += [Row(f"{n}:", (("", ""), (line, "")), fixed=True) for line in more]
        return out

    def on_rows_opened(self, message: Rows.Opened) -> None:
        if message.rows.id == "dimensions":
            from mockloop.tui.screens.checks import ChecksScreen

            self.app.push_screen(ChecksScreen(self.data, self.record, message.id, self._disputed))
            return
        turn = message.id.partition(":")[2]
        self._review(int(turn) if turn else None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.record.start.kind == "behavioral" if action == "telling" else True

    def action_telling(self) -> None:
        self.program.open_telling(self.record)

    def action_review(self) -> None:
        self._review(None)

    def _review(self, turn: int | None) -> None:
        from mockloop.tui.screens.review import ReviewScreen

        self.app.push_screen(ReviewScreen(self.data, self.record, turn=turn, changed=self._disputed))

    def _disputed(self, record: Record) -> None:
        """Both totals stand on the card; the grader's own stays first."""
        self.record = record
        self.query_one("#verdict", Static).update(cardview.verdict(record))

    def action_again(self) -> None:
        start = self.record.start
        self.program.open_setup(
            Start(
                kind=start.kind,
                question=start.question,
                playbook=start.playbook,
                level=start.level,
                mode=start.mode,
                minutes=start.minutes,
                setup=True,
            )
        )
