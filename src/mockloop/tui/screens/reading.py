"""A text to read, over the screen it belongs to: the brief, a strong answer."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from mockloop.tui.text import one_line, plain


class ReadingScreen(ModalScreen[None]):
    CSS_PATH = "confirm.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q", "app.back", "Close")]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._heading, self._text = one_line(title), plain(text)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="confirm") as box:
            box.border_title = self._heading
            box.border_subtitle = "Esc closes"
            yield Static(self._text, markup=False)
