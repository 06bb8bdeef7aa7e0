"""One question, a few answers, a key for each. Asked once; Esc is the last answer, which changes nothing."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from mockloop.tui.text import plain
from mockloop.tui.widgets.rows import Column, Row, Rows


@dataclass(frozen=True, slots=True)
class Option:
    """A key, what is given back, and the words."""

    key: str
    result: str
    words: str


class ConfirmScreen(ModalScreen[str]):
    """Gives back the chosen option's result. `quits` is the result that a second Ctrl+Q stands for."""

    CSS_PATH = "confirm.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stay", "Back")]

    def __init__(self, title: str, text: str, options: tuple[Option, ...], quits: str | None = None) -> None:
        super().__init__()
        self._heading, self._text = plain(title), plain(text)
        self._options = options
        self._quits = quits

    def compose(self) -> ComposeResult:
        with Vertical(id="confirm") as box:
            box.border_title = self._heading
            yield Static(self._text, markup=False)
            yield Rows(
                [Column(2), Column(None)], [Row(o.result, ((o.key, "mark"), (o.words, ""))) for o in self._options]
            )

    def on_key(self, event: events.Key) -> None:
        for option in self._options:
            if event.key == option.key:
                event.stop()
                self.dismiss(option.result)
                return

    def on_rows_opened(self, message: Rows.Opened) -> None:
        self.dismiss(message.id)

    def action_stay(self) -> None:
        self.dismiss(self._options[-1].result)

    def ask_before_quit(self) -> bool:
        """A second Ctrl+Q is an answer; where it is none, it is passed on."""
        if self._quits is None:
            return False
        self.dismiss(self._quits)
        return True
