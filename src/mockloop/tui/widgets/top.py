"""The first line of a screen: where one is, and on the right what holds for all of it."""

from typing import Any, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from mockloop.tui.text import clip


class Top(Widget):
    """`left` in bold, `right` dim; where both do not fit, the right one gives way."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"ink--dim", "ink--bold"}

    left: reactive[str] = reactive("")
    right: reactive[str] = reactive("")

    def __init__(self, left: str = "", right: str = "", **more: Any) -> None:
        super().__init__(**more)
        self.set_reactive(Top.left, left)
        self.set_reactive(Top.right, right)

    def render(self) -> Text:
        dim, bold = (self.get_component_rich_style(f"ink--{role}", partial=True) for role in ("dim", "bold"))
        width = self.size.width - 2
        left = clip(self.left, width)
        right = clip(self.right, max(0, width - cell_len(left) - 2))
        line = Text(" ", no_wrap=True)
        line.append(left, bold)
        line.append(" " * (width - cell_len(left) - cell_len(right)))
        line.append(right, dim)
        return line
