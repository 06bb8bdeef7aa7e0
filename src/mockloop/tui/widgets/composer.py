"""Where a turn is written. Enter says it, Ctrl+J breaks the line, what is pasted is never sent."""

from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea


class Composer(TextArea):
    """Posts `Said` with what was written and is then empty; `take_back` puts what could not be said before the rest."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "say", "Say"),
        Binding("ctrl+j", "line", "Line", tooltip="Break the line"),
        Binding("shift+enter", "line", "Line", tooltip="Break the line", show=False),
        Binding("pageup", "screen.page(-1)", "Conversation up", show=False),
        Binding("pagedown", "screen.page(1)", "Conversation down", show=False),
    ]

    @dataclass
    class Said(Message):
        text: str

    @dataclass
    class Finish(Message):
        """Tab was pressed where a command could be completed."""

        text: str

    def __init__(self, text: str = "", **more: Any) -> None:
        super().__init__(text, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", **more)
        self.highlight_cursor_line = False
        self.cursor_blink = False

    def on_mount(self) -> None:
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        # Not by bindings: they may overtake letters that were typed before and are still on their way here.
        doing = {"enter": self.action_say, "ctrl+j": self.action_line, "shift+enter": self.action_line}.get(event.key)
        if doing is not None:
            event.stop()
            event.prevent_default()
            doing()

    def action_say(self) -> None:
        if self.text.strip():
            text = self.text
            self.clear()
            self.history.clear()
            self.post_message(self.Said(text))

    def action_line(self) -> None:
        start, end = self.selection
        self.replace("\n", start, end, maintain_selection_offset=False)

    def take_back(self, text: str) -> None:
        """Puts a text that could not be said before whatever has been written since."""
        rest = self.text
        self.load_text(text + ("\n" + rest if rest else ""))
        self.move_cursor(self.document.end)

    def fill_in(self, text: str) -> None:
        """The whole text, with the cursor behind it."""
        self.load_text(text)
        self.move_cursor(self.document.end)
