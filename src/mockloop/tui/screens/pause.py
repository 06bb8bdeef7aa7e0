"""The clock stands: nothing to read and nothing to answer until it goes on."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static


class PauseScreen(ModalScreen[bool]):
    """Gives back True to go on, False to leave the round as it stands."""

    CSS_PATH = "confirm.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,f2", "go_on", "Go on"),
        Binding("escape", "leave", "Leave"),
    ]

    def __init__(self, where: str) -> None:
        super().__init__()
        self._where = where

    def compose(self) -> ComposeResult:
        with Vertical(id="confirm") as box:
            box.border_title = "Paused"
            yield Static(self._where, markup=False)
            yield Static("Enter or F2 goes on. Esc leaves; the round waits for you as it stands.", markup=False)

    def action_go_on(self) -> None:
        self.dismiss(True)

    def action_leave(self) -> None:
        self.dismiss(False)
