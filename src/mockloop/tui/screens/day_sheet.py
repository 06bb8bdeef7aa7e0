"""The day sheet: a line for each likely question, with the story and the sentence that must land."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from mockloop.practice.day_sheet import day_sheet
from mockloop.tui.data import Data
from mockloop.tui.screens.page import Page
from mockloop.tui.text import one_line
from mockloop.tui.widgets.keys import Keys
from mockloop.tui.widgets.rows import Column, Row, Rows
from mockloop.tui.widgets.top import Top


class DaySheetScreen(Page):
    CSS_PATH = "stories.tcss"
    AUTO_FOCUS = "#sheet"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.back", "Back")]

    def __init__(self, data: Data) -> None:
        super().__init__()
        stories = data.stories()
        self._titles = {one.id: one_line(one.title) for one in stories}
        questions = data.library.index().of("question", "behavioral")
        self._lines = {one.question: one for one in day_sheet(stories, questions, data.library.competencies())}

    def compose(self) -> ComposeResult:
        without = sum(not line.story for line in self._lines.values())
        yield Top("Day sheet", f"{len(self._lines)} questions, {without} without a story")
        columns = [Column(30, title="Question"), Column(34, title="Story"), Column(None, title="Must land", drop=90)]
        yield Rows(columns, id="sheet", classes="panel", head=True, empty="The bank holds no such question.")
        yield Static("", id="sheet-line", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        self.query_one(Rows).show_rows(
            [
                Row(
                    line.question,
                    (
                        (one_line(line.title), ""),
                        (self._titles.get(line.story, "no story"), "" if line.story else "warn"),
                        (one_line(line.sentence), "dim"),
                    ),
                )
                for line in self._lines.values()
            ]
        )
        self.on_rows_moved()

    def on_rows_moved(self) -> None:
        here = self.query_one(Rows).here
        self.query_one("#sheet-line", Static).update(one_line(self._lines[here.id].sentence) if here else "")
