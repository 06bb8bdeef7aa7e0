"""A pane to write in beside the conversation: notes or whiteboard, plain text."""

from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from mockloop.round.events import Pane as PaneName


class Pane(TextArea):
    """`pane` is the name under which the round keeps its text."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "screen.to_composer", "Composer")]

    def __init__(self, pane: PaneName, text: str = "", **more: Any) -> None:
        super().__init__(text, soft_wrap=pane == "notes", show_line_numbers=False, tab_behavior="focus", **more)
        self.pane = pane
        self.highlight_cursor_line = False
        self.cursor_blink = False
        self.border_title = pane.capitalize()
