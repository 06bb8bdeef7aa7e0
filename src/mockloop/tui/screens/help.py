"""Help for one screen: its keys in words, and what the round understands as commands."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from mockloop.tui.commands import COMMANDS
from mockloop.tui.palette import keys_of

ABOUT = {
    "HomeScreen": "Begin a round by its key, or move with the arrows and press Enter. Tab goes from box to box.",
    "SetupScreen": "Left and right change a line, Enter on a question begins. Type / to look for one by name.",
    "RoundScreen": "Talk as you would in the room. Enter says it; a pasted text is never sent by its line breaks. "
    "The clock is the interviewer's: a step that runs over is heard and scored.",
    "RatingScreen": "One key a line, 1 to 4, before you see the score.",
    "ScorecardScreen": "Enter on a dimension opens its checks; every point quotes your own words.",
    "ChecksScreen": "What was heard, and what was not with how it might have sounded. Enter goes to the transcript.",
    "ReviewScreen": "Enter on a check goes to its quote; n to the next one; x where you disagree.",
    "HistoryScreen": "Type / and words that were said, or kind:hld level:senior state:finished since:2025-01-31.",
}


class HelpScreen(ModalScreen[None]):
    CSS_PATH = "confirm.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q,f1,question_mark", "app.back", "Close")]

    def __init__(self, about: Screen[Any]) -> None:
        super().__init__()
        self._about = about

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="confirm") as box:
            box.border_title = "Help"
            box.border_subtitle = "Esc closes"
            yield Static(self._text(), markup=False)

    def _text(self) -> str:
        name = type(self._about).__name__
        lines = [ABOUT.get(name, ""), ""]
        for keys, words in keys_of(self._about):
            lines.append(f"{keys:<14}{words}")
        if name == "RoundScreen":
            lines += ["", "In the composer, at the beginning of a turn:"]
            lines += [f"/{c.name + (' ' + c.takes if c.takes else ''):<13}{c.does}" for c in COMMANDS]
            lines.append(f"{'//':<14}says a slash")
        return "\n".join(lines).strip()
