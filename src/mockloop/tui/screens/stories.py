"""All stories: a list, how the one under the cursor reads, and the ways to edit, rehearse and see what they cover."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from mockloop.practice.shelf import Shelf, StoryError
from mockloop.practice.story_edit import fresh
from mockloop.practice.story_file import BrokenStory, StoryFile
from mockloop.tui import storyview
from mockloop.tui.data import Data
from mockloop.tui.screens.page import Page
from mockloop.tui.widgets.keys import Keys
from mockloop.tui.widgets.rows import Column, Rows
from mockloop.tui.widgets.top import Top

NAME = "A new story"
COLUMNS = (
    Column(None, title="Story"),
    Column(7, title="Status"),
    Column(13, title="Scope", drop=70),
    Column(7, title="When", drop=60),
    Column(24, title="Missing", drop=44),
)


class StoriesScreen(Page):
    CSS_PATH = "stories.tcss"
    AUTO_FOCUS = "#stories"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New", tooltip="A new story, every section there to fill in"),
        Binding("r", "rehearse", "Rehearse", tooltip="Tell this story against the clock"),
        Binding("c", "coverage", "Coverage", tooltip="What your stories cover: holes, overuse, stale ones"),
        Binding("d", "sheet", "Day sheet", tooltip="A line for each likely question"),
        Binding("escape", "app.back", "Back"),
    ]

    def __init__(self, data: Data) -> None:
        super().__init__()
        self.data = data
        self.shelf = Shelf(data.locations.stories)
        self._found: dict[str, StoryFile | BrokenStory] = {}

    def compose(self) -> ComposeResult:
        yield Top("Stories")
        with Container(id="story-columns"):
            yield Rows(COLUMNS, id="stories", classes="panel", head=True, empty="No story yet: n begins one.")
            with VerticalScroll(id="story-preview", classes="panel", can_focus=False):
                yield Static("", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        self._look()

    def on_screen_resume(self) -> None:
        self._look()

    def _look(self) -> None:
        try:
            found = self.shelf.all()
        except StoryError as error:
            found = ()
            self.program.say(str(error), "error")
        self._found = {one.id: one for one in found}
        self.query_one(Rows).show_rows(storyview.story_rows(found))
        broken = sum(isinstance(one, BrokenStory) for one in found)
        self.query_one(Top).right = f"{len(found)} stories" + (f", {broken} broken" if broken else "")
        self._show()

    def _show(self) -> None:
        here = self.query_one(Rows).here
        one = self._found.get(here.id) if here else None
        width = max(30, self.query_one("#story-preview").size.width - 6)
        shown = storyview.preview(one, min(60, width)) if one else ""
        self.query_one("#story-preview Static", Static).update(shown)
        self.refresh_bindings()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def on_rows_moved(self) -> None:
        self._show()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        self._edit(message.id)

    def _edit(self, id_: str) -> None:
        from mockloop.tui.screens.story import StoryScreen

        one = self._found[id_]
        if isinstance(one, BrokenStory):
            self.program.say(f"{one.error}; mend it in an editor, it is not written here.", "warning")
            return
        self.app.push_screen(StoryScreen(self.shelf, one))

    def _here(self) -> StoryFile | None:
        here = self.query_one(Rows).here
        one = self._found.get(here.id) if here else None
        return one if isinstance(one, StoryFile) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        return self._here() is not None if action == "rehearse" else True

    def action_new(self) -> None:
        id_ = self.shelf.free("new-story")
        try:
            self.shelf.create(id_, fresh(NAME, {}))
        except StoryError as error:
            self.program.say(str(error), "error")
            return
        self._look()
        self._edit(id_)

    def action_rehearse(self) -> None:
        if (story := self._here()) is not None:
            self.program.rehearse(story)

    def action_coverage(self) -> None:
        from mockloop.tui.screens.coverage import CoverageScreen

        self.app.push_screen(CoverageScreen(self.data))

    def action_sheet(self) -> None:
        from mockloop.tui.screens.day_sheet import DaySheetScreen

        self.app.push_screen(DaySheetScreen(self.data))
