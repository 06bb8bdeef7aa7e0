"""The first line of a round: what it is, where it is kept, how much is left, and how the candidate stands."""

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from mockloop.tui.text import clip


class ClockLine(Widget):
    """Draws only when one of its texts changes: once a second."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{r}" for r in ("dim", "bold", "warn", "bad", "accent")}

    heading: reactive[str] = reactive("")
    about: reactive[str] = reactive("")
    kept: reactive[str] = reactive("")
    """Where the round is kept: "saved", or what is wrong."""
    left: reactive[str] = reactive("")
    pace: reactive[str] = reactive("")
    near_end: reactive[bool] = reactive(False)

    def render(self) -> Text:
        width = self.size.width - 2
        behind = self.pace.endswith("behind")
        right = Text(no_wrap=True)
        right.append(f"{self.left} left", self._ink("warn" if self.near_end else "bold"))
        right.append(f"  {self.pace}", self._ink("warn" if behind else "dim"))
        if width >= 66 and self.kept == "saved":
            right = Text("saved   ", self._ink("dim")) + right
        elif self.kept != "saved":
            right = Text(f"{self.kept}   ", self._ink("warn")) + right
        heading = clip(self.heading, max(8, width - right.cell_len - 2))
        out = Text(" ", no_wrap=True, overflow="crop")
        out.append(heading, self._ink("bold"))
        room = width - out.cell_len - right.cell_len
        if room >= len(self.about) + 4:
            gap = (room - len(self.about)) // 2
            out.append(" " * gap + self.about, self._ink("dim"))
        out.append(" " * max(2, width + 1 - out.cell_len - right.cell_len))
        return out + right

    def _ink(self, role: str) -> Style:
        return self.get_component_rich_style(f"ink--{role}", partial=True) if role else Style.null()
