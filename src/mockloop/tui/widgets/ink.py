"""A scrolling widget that draws line by line, in roles rather than colours: cheap however long its content is."""

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mockloop.tui.text import clip

Piece = tuple[str, str]
"""A text and its role: "" for plain, else one of `ROLES`."""

ROLES = ("dim", "accent", "bold", "good", "warn", "bad", "mark", "row", "head")


class Ink(ScrollView):
    """The base of all that draws lines. Texts are taken literally; they must be `plain` already."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{role}" for role in ROLES}

    def ink(self, role: str) -> Style:
        """The terminal style of a role, on this widget's ground."""
        return self.get_component_rich_style(f"ink--{role}") if role else self.rich_style

    def strip(self, pieces: Iterable[Piece], width: int, ground: str = "") -> Strip:
        """One line of exactly `width` cells; what does not fit is clipped. `ground` is the role of its background."""
        base = self.ink(ground)
        under = Style(bgcolor=base.bgcolor, bold=base.bold or None) if ground else Style()
        segments = [Segment(text, self.ink(role) + under if role else base) for text, role in pieces if text]
        strip = Strip(segments)
        if strip.cell_length > width and segments:
            strip = strip.crop(0, width)
        return strip.extend_cell_length(width, base)


def fitted(text: str, width: int, right: bool = False) -> str:
    """The text in exactly `width` cells."""
    from rich.cells import cell_len

    cut = clip(text, width)
    gap = " " * (width - cell_len(cut))
    return gap + cut if right else cut + gap
