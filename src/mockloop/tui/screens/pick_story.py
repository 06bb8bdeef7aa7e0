"""Which of the stories it was."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from mockloop.practice.story_file import StoryFile
from mockloop.tui.text import one_line
from mockloop.tui.widgets.rows import Column, Row, Rows


class PickStoryScreen(ModalScreen[str]):
    """Gives back the chosen story's id, "" for none."""

    CSS_PATH = "confirm.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "none", "Back")]

    def __init__(self, stories: Sequence[StoryFile]) -> None:
        super().__init__()
        self._stories = stories

    def compose(self) -> ComposeResult:
        with Vertical(id="confirm") as box:
            box.border_title = "Which story was it?"
            yield Rows(
                [Column(None)],
                [Row(one.id, ((one_line(one.title), ""),)) for one in self._stories],
                empty="No story yet; o at home begins one.",
            )

    def on_mount(self) -> None:
        self.query_one(Rows).focus()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        self.dismiss(message.id)

    def action_none(self) -> None:
        self.dismiss("")
