"""One line above the conversation: what is asked, and what has been agreed since."""

from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from mockloop.tui.text import clip


class BriefLine(Widget):
    """`points` in order; where they do not fit, the newest stay and the oldest give way to the brief's whole view."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"ink--dim", "ink--accent"}

    brief: reactive[str] = reactive("")
    points: reactive[tuple[str, ...]] = reactive(())

    def render(self) -> Text:
        dim, accent = (self.get_component_rich_style(f"ink--{r}", partial=True) for r in ("dim", "accent"))
        end = "/brief"
        room = self.size.width - len(end) - 2
        out = Text(no_wrap=True, overflow="crop")
        out.append(clip(" · ".join((self.brief, *self.points)), room))
        if cell_len(" · ".join((self.brief, *self.points))) > room and self.points:
            newest = clip(self.points[-1], room // 2)
            out = Text(clip(self.brief, room - cell_len(newest) - 5), no_wrap=True)
            out.append(" … ", dim)
            out.append(newest)
        out.append(" " * max(1, self.size.width - out.cell_len - len(end)))
        out.append(end, accent)
        return out
