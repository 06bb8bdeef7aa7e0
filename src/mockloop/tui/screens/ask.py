"""One line to write. Enter gives it back, Esc gives nothing back."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from mockloop.tui.text import plain


class AskScreen(ModalScreen[str]):
    CSS_PATH = "confirm.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "nothing", "Back", priority=True)]

    def __init__(self, title: str, question: str) -> None:
        super().__init__()
        self._heading, self._question = plain(title), plain(question)

    def compose(self) -> ComposeResult:
        with Vertical(id="confirm") as box:
            box.border_title = self._heading
            yield Static(self._question, markup=False)
            yield Input()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        self.dismiss(message.value.strip())

    def action_nothing(self) -> None:
        self.dismiss("")
