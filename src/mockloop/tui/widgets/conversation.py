"""The conversation: two voices, line by line, however long. Nothing in it moves but by your own scrolling."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from mockloop.tui.text import clock, plain, wrap
from mockloop.tui.widgets.ink import Ink, Piece

PADDING = 1
"""Cells left of the text."""


@dataclass(frozen=True, slots=True)
class Turn:
    """`turn` is its number in the round; `nodded` that the interviewer's answer to it was a nod. A `step` turn is a
    heading between steps: it has no number."""

    turn: int
    speaker: str
    text: str
    t: float | None
    nodded: bool = False
    cut: bool = False
    marks: tuple[tuple[int, int], ...] = ()
    """Pieces of the text that are evidence: offsets into it."""


class Conversation(Ink, can_focus=True):
    """Keeps what is being read in place; follows new turns only where its end was in sight."""

    ALLOW_SELECT = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", "Up", show=False),
        Binding("down,j", "scroll_down", "Down", show=False),
        Binding("home,g", "scroll_home", "First turn", show=False),
        Binding("end,G", "scroll_end", "Last turn", show=False),
    ]

    waiting: reactive[bool] = reactive(False)
    """A reply is coming: its mark stands under the last turn."""

    @dataclass
    class Unread(Message):
        """There is, or is no longer, something new below what is in sight."""

        some: bool

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self._turns: list[Turn] = []
        self._ends: list[int] = []
        self._wrapped: list[tuple[str, ...]] = []
        self._laid_at = 0
        self._coming = ""
        self._coming_lines: tuple[str, ...] = ()
        self._unread = False
        self._here: int | None = None
        self._stick = True

    @property
    def turns(self) -> tuple[Turn, ...]:
        return tuple(self._turns)

    @property
    def allow_select(self) -> bool:
        return True

    @property
    def _text_width(self) -> int:
        return max(10, self.size.width - 2 * PADDING - 1)

    @property
    def at_end(self) -> bool:
        return self.scroll_offset.y >= self.max_scroll_y

    # What is said

    def show_turns(self, turns: list[Turn]) -> None:
        """Shows these and no others, at their end."""
        self._turns = list(turns)
        self._stick = True
        self._lay()
        self._to_end()

    def add(self, turn: Turn) -> None:
        """One more at the end."""
        follow = self._stick or turn.speaker == "candidate"
        if turn.speaker == "interviewer":
            self._coming, self._coming_lines = "", ()
        self._turns.append(turn)
        self._lay_last()
        self._resized(follow)
        if not follow and turn.speaker == "interviewer":
            self._say_unread(True)

    def arrive(self, text: str) -> None:
        """What has come of a reply so far, under the last turn; "" takes it away. What is being read stays in place."""
        if text == self._coming:
            return
        self._coming = text
        lines = wrap(plain(text), self._text_width) if text else ()
        grown, self._coming_lines = len(lines) != len(self._coming_lines), lines
        if grown:
            self._grow()
            self._resized(self._stick)
        elif self._stick:
            self.refresh()

    def nod(self) -> None:
        """The interviewer nods to the candidate's last turn."""
        for n in range(len(self._turns) - 1, -1, -1):
            if self._turns[n].speaker == "candidate":
                self._turns[n] = replace(self._turns[n], nodded=True)
                self.refresh()
                return

    def go_to(self, turn: int, marks: tuple[tuple[int, int], ...] = ()) -> None:
        """Brings a turn into sight, marked, and pieces of it underlined."""
        for n, shown in enumerate(self._turns):
            if shown.marks and shown.turn != turn:
                self._turns[n] = replace(shown, marks=())
            if shown.turn == turn:
                self._turns[n] = replace(shown, marks=marks)
                self._here = n
                self._reveal(n)
        self.refresh()

    def _reveal(self, n: int) -> None:
        top = self._ends[n - 1] if n and n <= len(self._ends) else 0
        self.scroll_to(y=max(0, top - 1), animate=False, immediate=True, force=True)

    # Laying it out

    def _height(self, turn: Turn, lines: tuple[str, ...]) -> int:
        return 2 if turn.speaker == "step" else len(lines) + 2

    def _lay(self) -> None:
        width = self._text_width
        self._laid_at = width
        self._coming_lines = wrap(plain(self._coming), width) if self._coming else ()
        self._wrapped = [wrap(plain(turn.text), width) for turn in self._turns]
        self._ends, end = [], 0
        for turn, lines in zip(self._turns, self._wrapped, strict=True):
            end += self._height(turn, lines)
            self._ends.append(end)
        self._grow()

    def _lay_last(self) -> None:
        turn = self._turns[-1]
        lines = wrap(plain(turn.text), self._text_width)
        self._wrapped.append(lines)
        self._ends.append((self._ends[-1] if self._ends else 0) + self._height(turn, lines))
        self._grow()

    def _grow(self) -> None:
        coming = 1 + len(self._coming_lines) if self._coming_lines else 1 if self.waiting else 0
        height = (self._ends[-1] if self._ends else 0) + coming
        self.virtual_size = Size(0, height)
        # At once, not with the next layout: what scrolls to the end now must know where that is.
        self._scroll_update(self.virtual_size)

    def _to_end(self) -> None:
        # Forced: with the line that first overflows, the scrollbar is not there yet, and without one nothing scrolls.
        self.scroll_end(animate=False, immediate=True, x_axis=False, force=True)

    def _resized(self, follow: bool) -> None:
        if follow:
            self._stick = True
            self._to_end()
        self.refresh()

    def watch_waiting(self) -> None:
        self._grow()
        self._resized(self._stick)

    def on_resize(self) -> None:
        # One below the top: a turn that was gone to stands a line beneath it.
        top = self._turn_at(int(self.scroll_offset.y) + 1)
        wider = self._laid_at != self._text_width
        if wider:
            self._lay()
        if self._stick:
            self._to_end()
        elif wider:
            self._reveal(top)

    def _turn_at(self, line: int) -> int:
        return min(bisect_right(self._ends, line), max(0, len(self._turns) - 1))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._stick = self.at_end
        if self._unread and self.at_end:
            self._say_unread(False)

    def _say_unread(self, some: bool) -> None:
        if some != self._unread:
            self._unread = some
            self.post_message(self.Unread(some))

    # Drawing

    def _pieces(self, line: int) -> list[Piece]:
        """A line of the whole conversation as texts and roles."""
        end = self._ends[-1] if self._ends else 0
        if not self._turns or line >= end:
            return self._coming_pieces(line - end)
        n = self._turn_at(line)
        turn, row = self._turns[n], line - (self._ends[n - 1] if n else 0)
        if turn.speaker == "step":
            rule = "─" * max(0, self._text_width - cell_len(turn.text) - 4)
            return [(f"── {turn.text} ", "dim"), (rule, "dim")] if row == 0 else []
        if row == 0:
            return self._head(n, turn)
        lines = self._wrapped[n]
        if row > len(lines):
            return []
        if turn.marks:
            return self._marked(turn, lines, row - 1)
        return [(lines[row - 1], "")]

    def _coming_pieces(self, row: int) -> list[Piece]:
        """A line of the reply that is on its way: that it is, then what has come of it."""
        if row == 0:
            return [("Interviewer …", "dim")] if self.waiting or self._coming_lines else []
        return [(self._coming_lines[row - 1], "")] if row <= len(self._coming_lines) else []

    def _head(self, n: int, turn: Turn) -> list[Piece]:
        name = "You" if turn.speaker == "candidate" else "Interviewer"
        when = "" if turn.t is None else clock(turn.t)
        right = ("· " if turn.nodded else "") + ("cut off " if turn.cut else "") + when
        gap = " " * max(1, self._text_width - len(name) - len(right))
        here = n == self._here
        role = "mark" if here else ("dim" if turn.speaker == "candidate" else "accent")
        return [(name, role), (gap, ""), (right, "dim")]

    def _marked(self, turn: Turn, lines: tuple[str, ...], row: int) -> list[Piece]:
        """A line whose evidence stands out. Wrapping drops spaces only, so a letter's place among letters finds it."""
        inked = [False] * len(turn.text)
        for start, end in turn.marks:
            inked[start:end] = [True] * (end - start)
        letters = [inked[n] for n, char in enumerate(turn.text) if not char.isspace()]
        seen = sum(1 for before in lines[:row] for char in before if not char.isspace())
        out: list[Piece] = []
        for char in lines[row]:
            if char.isspace():
                role = out[-1][1] if out else ""
            else:
                role = "mark" if seen < len(letters) and letters[seen] else ""
                seen += 1
            if out and out[-1][1] == role:
                out[-1] = (out[-1][0] + char, role)
            else:
                out.append((char, role))
        return out

    def render_line(self, y: int) -> Strip:
        line = y + int(self.scroll_offset.y)
        width = self.size.width
        base = self.rich_style
        segments = [Segment(" " * PADDING, base)]
        strip = self.strip(self._pieces(line), self._text_width)
        if (selection := self.text_selection) is not None and (span := selection.get_span(line)) is not None:
            start, end = span[0], self._text_width if span[1] == -1 else span[1]
            chosen = Style(reverse=True)
            cut = strip.divide([start, end, strip.cell_length]) if start < end else [strip]
            strip = Strip.join([cut[0], cut[1].apply_style(chosen), *cut[2:]]) if len(cut) > 1 else strip
        strip = strip.apply_offsets(0, line)
        return Strip([*segments, *strip]).extend_cell_length(width, base)

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        total = self._ends[-1] if self._ends else 0
        text = "\n".join("".join(piece for piece, _ in self._pieces(line)).rstrip() for line in range(total))
        return selection.extract(text), "\n"
