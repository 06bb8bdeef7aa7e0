"""The bottom line: the keys of this screen, taken from its bindings, each to be clicked too; on the right a word."""

from typing import Any, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.reactive import reactive
from textual.widget import Widget

SIGNS = {
    "enter": "Enter",
    "escape": "Esc",
    "question_mark": "?",
    "comma": ",",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "space": "Space",
    "tab": "Tab",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "shift+tab": "Shift+Tab",
    "shift+enter": "Shift+Enter",
    "backspace": "Backspace",
}


def sign(key: str) -> str:
    """A key as the screen writes it: `ctrl+n` is "^N"."""
    first = key.split(",", maxsplit=1)[0]
    if first.startswith("ctrl+"):
        return f"^{first[5:].upper()}"
    if len(first) > 1 and first[0] == "f" and first[1:].isdigit():
        return first.upper()
    return SIGNS.get(first, first)


class Keys(Widget):
    """One line. Keys that do not fit are left out from the right; the palette, last, is always there, and `aside`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"ink--dim", "ink--accent"}

    aside: reactive[str] = reactive("")

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self._places: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def _shown(self) -> list[Binding]:
        order: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.enabled:
                order.setdefault(active.binding.action, active.binding)
        return list(order.values())

    def render(self) -> Text:
        key_ink, word_ink = (self.get_component_rich_style(f"ink--{r}", partial=True) for r in ("accent", "dim"))
        shown = self._shown()
        last = [b for b in shown if b.action.endswith("command_palette")]
        rest = [b for b in shown if b not in last]
        beside = cell_len(self.aside) + 1 if self.aside else 0
        room = self.size.width - 2 - beside - sum(cell_len(sign(b.key)) + cell_len(b.description) + 3 for b in last)
        line = Text(" ", no_wrap=True, overflow="crop")
        self._places = []
        for binding in [*rest, *last]:
            word = binding.description[:1].lower() + binding.description[1:]
            cells = cell_len(sign(binding.key)) + cell_len(word) + 3
            if binding not in last and len(line) + cells > room:
                continue
            start = line.cell_len
            line.append(sign(binding.key), key_ink)
            line.append(f" {word}  ", word_ink)
            self._places.append((start, line.cell_len - 2, binding.key.split(",")[0]))
        if self.aside:
            line.append(" " * max(1, self.size.width - line.cell_len - beside))
            line.append(self.aside, word_ink)
        return line

    def on_click(self, event: events.Click) -> None:
        for start, end, key in self._places:
            if start <= event.x < end:
                self.app.simulate_key(key)
                return
