"""What the stories cover: competencies down, stories across, a list at a time; under it overuse and stale ones."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from mockloop.tui import storyview
from mockloop.tui.data import Data
from mockloop.tui.screens.page import Page
from mockloop.tui.text import one_line, plain
from mockloop.tui.widgets.keys import Keys
from mockloop.tui.widgets.rows import Column, Rows
from mockloop.tui.widgets.top import Top

TITLE = 30
EACH = 3
"""Cells of a competency's name, and of a story's mark."""


class CoverageScreen(Page):
    CSS_PATH = "stories.tcss"
    AUTO_FOCUS = "#matrix"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,tab", "list(1)", "Next list"),
        Binding("left", "list(-1)", "List before", show=False),
        Binding("d", "sheet", "Day sheet", tooltip="A line for each likely question"),
        Binding("escape", "app.back", "Back"),
    ]

    def __init__(self, data: Data) -> None:
        super().__init__()
        self.data = data
        self.lists = data.library.competencies()
        self.stories = data.stories()
        self.found = data.coverage(self.stories)
        self._at = 0

    def compose(self) -> ComposeResult:
        yield Top("Coverage", f"{len(self.found.holes)} of {len(self.found.rows)} without a story")
        yield Static("", id="lists", markup=False)
        yield Rows([Column(4, right=True), Column(TITLE), Column(None)], id="matrix", classes="panel")
        with VerticalScroll(id="legend", can_focus=False):
            yield Static("", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        group = self.lists.sets[self._at]
        names = "   ".join(f"[{s.title}]" if s is group else s.title for s in self.lists.sets)
        self.query_one("#lists", Static).update(names)
        live = [one for one in self.stories if one.status != "retired"]
        room = max(1, (self.app.size.width - TITLE - 16) // EACH)
        # Where not all fit, those that this list names come first.
        serving = {i for row in self.found.of(group.id) for i in (*row.named, *row.like)}
        live.sort(key=lambda one: (one.id not in serving, one.id))
        shown = live[:room]
        matrix = self.query_one("#matrix", Rows)
        matrix.border_title = f"{group.title}: {one_line(group.about)}"[: self.app.size.width - 6]
        matrix.border_subtitle = "● named  ○ by a like one  · not"
        rows = storyview.matrix(self.found, group.id, [one.id for one in shown])
        matrix.show_rows([storyview.head_row(len(shown)), *rows])
        lines = [f"{n:>3}  {one_line(one.title)}" for n, one in enumerate(shown, 1)]
        if len(live) > len(shown):
            lines.append(f"     and {len(live) - len(shown)} more, counted on the left")
        self.query_one("#legend Static", Static).update("\n".join((*self._warnings(), *lines)))

    def _warnings(self) -> list[str]:
        titles = {one.id: one.title for one in self.stories}
        out = [
            f"! Overuse: “{one_line(titles[s])}” alone serves {len(ids)} of a list; a loop hears it twice at most."
            for s, ids in self.found.alone.items()
        ]
        if self.found.stale:
            out.append(f"! Tell aloud again: {len(self.found.stale)} of {len(titles)} were not told in three weeks.")
        out.extend(f"! {s}: no list knows {plain(', '.join(ids))}." for s, ids in self.found.unknown.items())
        return [*out, ""]

    def action_list(self, by: int) -> None:
        self._at = (self._at + by) % len(self.lists.sets)
        self._show()

    def action_sheet(self) -> None:
        from mockloop.tui.screens.day_sheet import DaySheetScreen

        self.app.push_screen(DaySheetScreen(self.data))
