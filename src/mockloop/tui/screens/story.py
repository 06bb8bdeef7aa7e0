"""A story's file, to be written in. Nothing is lost: what cannot be saved stays in sight, with the reason."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from mockloop.content.errors import BadFile
from mockloop.practice.shelf import ChangedMeanwhile, Shelf, StoryError, digest
from mockloop.practice.story_file import StoryFile
from mockloop.tui.screens.confirm import ConfirmScreen, Option
from mockloop.tui.screens.page import Page
from mockloop.tui.text import one_line
from mockloop.tui.widgets.keys import Keys
from mockloop.tui.widgets.top import Top

CHANGED = (
    Option("m", "mine", "Keep mine, overwrite the file"),
    Option("t", "theirs", "Take the file as it is now, drop mine"),
    Option("g", "stay", "Go on writing"),
)
LEAVING = (
    Option("s", "save", "Save it"),
    Option("d", "drop", "Drop what I changed"),
    Option("g", "stay", "Go on writing"),
)


class StoryScreen(Page):
    CSS_PATH = "stories.tcss"
    AUTO_FOCUS = "#story-text"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "away", "Back"),
    ]

    def __init__(self, shelf: Shelf, story: StoryFile) -> None:
        super().__init__()
        self.shelf = shelf
        self.story = story
        self._crlf = "\r\n" in story.text

    def compose(self) -> ComposeResult:
        yield Top(one_line(self.story.title), str(self.shelf.path(self.story.id)))
        yield TextArea(self.story.text.replace("\r\n", "\n"), id="story-text", soft_wrap=True, tab_behavior="focus")
        yield Keys()

    @property
    def _words(self) -> str:
        text = self.query_one(TextArea).text
        return text.replace("\n", "\r\n") if self._crlf else text

    @property
    def changed(self) -> bool:
        """Whether there is something that the file does not have."""
        return self._words != self.story.text

    def action_save(self) -> None:
        self._save(digest(self.story.text))

    def _save(self, before: str | None) -> bool:
        try:
            self.story = self.shelf.save(self.story.id, self._words, before)
        except ChangedMeanwhile as error:
            self.app.push_screen(ConfirmScreen("Changed by somebody else", str(error), CHANGED), self._answered)
            return False
        except (BadFile, StoryError) as error:
            self.program.say(f"Not saved: {error}", "error")
            return False
        self.query_one(Top).left = one_line(self.story.title)
        self.program.say("Saved.")
        return True

    def _answered(self, answer: str | None) -> None:
        if answer == "mine":
            self._save(None)
        elif answer == "theirs":
            try:
                self.story = self.shelf.read(self.story.id)
            except (BadFile, StoryError) as error:
                self.program.say(str(error), "error")
                return
            self._crlf = "\r\n" in self.story.text
            self.query_one(TextArea).load_text(self.story.text.replace("\r\n", "\n"))

    def action_away(self) -> None:
        """Esc: back, after asking where something is not saved."""
        self._leave(self.app.pop_screen)

    def ask_before_quit(self) -> bool:
        """Whether a question was put before the program ends."""
        if not self.changed:
            return False
        self._leave(lambda: self.app.run_worker(self.program.leave()))
        return True

    def _leave(self, leave: Callable[[], object]) -> None:
        if not self.changed:
            leave()
            return

        def answered(answer: str | None) -> None:
            if answer == "drop" or (answer == "save" and self._save(digest(self.story.text))):
                leave()

        self.app.push_screen(ConfirmScreen("Not saved yet", "The story was changed.", LEAVING), answered)
