"""A list to move and choose in: columns and a cursor. Ten thousand rows cost what forty do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from mockloop.tui.widgets.ink import Ink, Piece, fitted


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in cells, None for what is left over. A column with `drop` is left out below that many cells of width."""

    width: int | None = None
    right: bool = False
    title: str = ""
    drop: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` are texts with their roles. A heading (`fixed`) cannot be stood on."""

    id: str
    cells: tuple[Piece, ...]
    fixed: bool = False


class Rows(Ink, can_focus=True):
    """Posts `Opened` for Enter or a click upon the cursor's row, `Moved` when the cursor stands on another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home,g", "move(-1000000)", "First", show=False),
        Binding("end,G", "move(1000000)", "Last", show=False),
        Binding("enter", "open", "Open"),
    ]

    cursor: reactive[int] = reactive(0)

    @dataclass
    class Opened(Message):
        rows: "Rows"
        id: str

        @property
        def control(self) -> "Rows":
            return self.rows

    @dataclass
    class Moved(Message):
        rows: "Rows"
        id: str

        @property
        def control(self) -> "Rows":
            return self.rows

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row] = (),
        *,
        empty: str = "",
        head: bool = False,
        **more: Any,
    ) -> None:
        """`empty` is said where there is no row; `head` shows the columns' titles."""
        super().__init__(**more)
        self._columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()
        self._empty = empty
        self._head = head
        self.show_rows(rows)

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    @property
    def here(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if self._rows else None

    def show_rows(self, rows: Sequence[Row], at: str | None = None) -> None:
        """Shows other rows; the cursor stays on the row of the same id, or goes to `at`."""
        before = at or (self.here.id if self.here else None)
        self._rows = tuple(rows)
        ids = [row.id for row in self._rows]
        place = ids.index(before) if before in ids else 0
        self.set_reactive(Rows.cursor, self._standing(place, 1))
        self.virtual_size = Size(0, max(1, len(self._rows)) + self._head)
        self.refresh(layout=True)
        if self.is_mounted:
            self._scroll_update(self.virtual_size)
            self.call_after_refresh(self._follow)

    def _standing(self, place: int, way: int) -> int:
        """The nearest place at or beyond `place` (then before it) that can be stood on."""
        if not self._rows:
            return 0
        place = max(0, min(len(self._rows) - 1, place))
        steps = [*range(place, len(self._rows)), *range(place, -1, -1)]
        if way < 0:
            steps = [*range(place, -1, -1), *range(place, len(self._rows))]
        return next((n for n in steps if not self._rows[n].fixed), place)

    def watch_cursor(self) -> None:
        self.refresh()
        self._follow()
        if self.here is not None:
            self.post_message(self.Moved(self, self.here.id))

    def _follow(self) -> None:
        top = 1 if self._head else 0
        # A heading just above the first row that can be stood on comes into sight with it.
        above = 1 if self.cursor and self._rows[self.cursor - 1].fixed else 0
        self.scroll_to_region(
            Region(0, self.cursor - above, 1, 1 + above + top), animate=False, force=True, x_axis=False
        )
        if self.has_focus:
            self._follow_outside()

    def _follow_outside(self) -> None:
        """Where the list is longer than what it stands in shows, that scrolls along with the cursor."""
        row = self.cursor + self._head + self.gutter.top - int(self.scroll_offset.y)
        region = Region(0, row, 1, 1).translate(self.virtual_region.offset)
        for outer in self.ancestors:
            if not isinstance(outer, Widget) or outer is self.screen:
                return
            if outer.allow_vertical_scroll:
                outer.scroll_to_region(region, animate=False, force=True, x_axis=False)
                return
            region = region.translate(outer.virtual_region.offset)

    def action_move(self, by: int) -> None:
        self.cursor = self._standing(self.cursor + by, by)

    def action_page(self, way: int) -> None:
        self.action_move(way * max(1, self.size.height - 1))

    def action_open(self) -> None:
        if self.here is not None and not self.here.fixed:
            self.post_message(self.Opened(self, self.here.id))

    def on_click(self, event: events.Click) -> None:
        inside = event.get_content_offset(self)
        if inside is None or (self._head and inside.y == 0):
            return
        place = inside.y + int(self.scroll_offset.y) - self._head
        if not 0 <= place < len(self._rows) or self._rows[place].fixed:
            return
        if place == self.cursor:
            self.action_open()
        self.cursor = place

    def _widths(self, width: int) -> list[int]:
        """Cells of each column; 0 for those that are left out."""
        shown = [c if width >= c.drop else None for c in self._columns]
        gaps = 2 * (sum(c is not None for c in shown) - 1)
        fixed = sum(c.width or 0 for c in shown if c)
        loose = [c for c in shown if c and c.width is None]
        each = max(4, (width - 2 - gaps - fixed) // len(loose)) if loose else 0
        return [0 if c is None else (each if c.width is None else c.width) for c in shown]

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if self._head and y == 0:
            return self._line(tuple((c.title, "dim") for c in self._columns), width, "")
        place = y + int(self.scroll_offset.y) - self._head
        if not self._rows:
            return self.strip([("  ", ""), (self._empty if place == 0 else "", "dim")], width)
        if place >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        here = place == self.cursor and self.has_focus
        return self._line(self._rows[place].cells, width, "row" if here else "")

    def _line(self, cells: tuple[Piece, ...], width: int, ground: str) -> Strip:
        pieces: list[Piece] = [("▸ " if ground else "  ", "accent" if ground else "")]
        first = True
        for column, cells_wide, (text, role) in zip(self._columns, self._widths(width), cells, strict=False):
            if not cells_wide:
                continue
            pieces.append(("" if first else "  ", ""))
            pieces.append((fitted(text, cells_wide, column.right), role))
            first = False
        return self.strip(pieces, width, ground)
