"""What the round will be: a question from the list, and six lines that are right as they stand."""

from dataclasses import dataclass, replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widgets import Input, Static

from mockloop.content.base import LEVELS, MODES
from mockloop.content.index import Item
from mockloop.session.start import Start
from mockloop.tui import text
from mockloop.tui.data import Data
from mockloop.tui.screens.page import Page
from mockloop.tui.widgets.keys import Keys
from mockloop.tui.widgets.rows import Column, Row, Rows
from mockloop.tui.widgets.top import Top

ANY = "any"
MODE_WORDS = {"exam": "exam: no hints, the clock counts", "guided": "guided: checklist and hints"}


@dataclass
class Line:
    """One choice: its values with the words for them, and which is chosen."""

    id: str
    title: str
    values: tuple[str, ...]
    words: tuple[str, ...]
    at: int = 0

    @property
    def value(self) -> str:
        return self.values[self.at]


class SetupScreen(Page):
    CSS_PATH = "lists.tcss"
    AUTO_FOCUS = "#questions"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Begin", show=False),
        Binding("right,space", "change(1)", "Change", tooltip="The next value of this line"),
        Binding("left", "change(-1)", "Change back", show=False),
        Binding("tab", "app.focus_next", "Options"),
        Binding("slash", "search", "Search"),
        Binding("x", "any", "Surprise me", tooltip="Any question that fits"),
        Binding("escape", "away", "Back"),
    ]

    def __init__(self, data: Data, start: Start) -> None:
        super().__init__()
        self.data = data
        self.wanted = start
        self._kind = start.kind or "hld"
        self._items = data.index().of("question", self._kind)
        self._lines = self._made_lines()

    def _made_lines(self) -> list[Line]:
        books = self.data.index().of("playbook", self._kind)
        settings = self.data.settings
        tiers = tuple(str(t) for t in sorted({i.tier for i in self._items if i.tier is not None}))
        patterns = tuple(sorted({p for i in self._items for p in i.patterns}))
        book = Line("playbook", "Playbook", tuple(b.id for b in books), tuple(text.one_line(b.title) for b in books))
        minutes = [b.minutes or 0 for b in books if b.id == self.wanted.playbook] or [b.minutes or 0 for b in books[:1]]
        lines = [
            book,
            Line("level", "Level", LEVELS, LEVELS),
            Line("mode", "Mode", MODES, tuple(MODE_WORDS[m] for m in MODES)),
            self._minutes(minutes[0] if minutes else 45.0),
            Line("tier", "Tier", (ANY, *tiers), (ANY, *(f"{t} of 4" for t in tiers))),
            Line("pattern", "Pattern", (ANY, *patterns), (ANY, *(text.words(p) for p in patterns))),
        ]
        chosen = {
            "playbook": self.wanted.playbook,
            "level": self.wanted.level or settings.level,
            "mode": self.wanted.mode or settings.mode,
            "minutes": None if self.wanted.minutes is None else f"{self.wanted.minutes:g}",
        }
        for line in lines:
            if (value := chosen.get(line.id)) in line.values:
                line.at = line.values.index(str(value))
        return [line for line in lines if line.values]

    def _minutes(self, own: float) -> Line:
        """The playbook's own minutes, and what one has on a shorter or longer evening."""
        asked = self.wanted.minutes
        some = sorted({own, own / 2, own * 2 / 3, own * 4 / 3, *((asked,) if asked else ())})
        values = tuple(f"{round(m, 1):g}" for m in some)
        words = tuple(f"{v} min" + (" (its own)" if float(v) == own else "") for v in values)
        return Line("minutes", "Minutes", values, words, values.index(f"{own:g}"))

    def compose(self) -> ComposeResult:
        yield Top(self._heading())
        with Container(id="setup-columns"):
            with Vertical(id="left"):
                yield Rows([Column(10), Column(None)], id="choices", classes="panel")
                yield Static("Every step has a clock of its own. Enter on a question begins.", id="goes", markup=False)
            with Vertical(id="questions-box"):
                yield Rows(
                    [Column(None), Column(6), Column(30, drop=60)],
                    id="questions",
                    classes="panel",
                    empty="No question fits; widen tier or pattern.",
                )
        yield Input(placeholder="part of a question's name", id="search")
        yield Keys()

    def on_mount(self) -> None:
        self.query_one("#choices").border_title = "This round"
        self.query_one("#search").display = False
        self._fill(at=self.wanted.question)

    def _heading(self) -> str:
        names = {"hld": "System design", "lld": "Low-level design", "behavioral": "Behavioral"}
        return names.get(self._kind, self._kind)

    def _value(self, name: str) -> str | None:
        return next((line.value for line in self._lines if line.id == name), None)

    def _fitting(self) -> list[Item]:
        tier, pattern = self._value("tier"), self._value("pattern")
        sought = self.query_one(Input).value.strip().lower()
        return [
            item
            for item in self._items
            if (tier in (None, ANY) or str(item.tier) == tier)
            and (pattern in (None, ANY) or pattern in item.patterns)
            and sought in f"{item.title} {item.id}".lower()
        ]

    def _fill(self, at: str | None = None) -> None:
        choices = self.query_one("#choices", Rows)
        choices.show_rows([Row(x.id, ((x.title, "dim"), (f"‹ {x.words[x.at]} ›", ""))) for x in self._lines])
        fitting = self._fitting()
        questions = self.query_one("#questions", Rows)
        questions.show_rows(
            [
                Row(
                    item.id,
                    (
                        (text.one_line(item.title), ""),
                        (f"tier {item.tier}" if item.tier else "", "dim"),
                        (", ".join(text.words(p) for p in item.patterns), "dim"),
                    ),
                )
                for item in fitting
            ],
            at=at,
        )
        questions.border_title = f"Questions · {len(fitting)} of {len(self._items)}"

    def action_change(self, by: int) -> None:
        choices = self.query_one("#choices", Rows)
        if not choices.has_focus:
            choices.focus()
            return
        line = next(x for x in self._lines if choices.here and x.id == choices.here.id)
        line.at = (line.at + by) % len(line.values)
        if line.id == "playbook":
            book = next(b for b in self.data.index().of("playbook", self._kind) if b.id == line.value)
            place = [x.id for x in self._lines].index("minutes")
            self._lines[place] = self._minutes(book.minutes or 45.0)
        self._fill()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        if message.rows.id == "choices":
            self.action_change(1)
        else:
            self._begin(message.id)

    def _begin(self, question: str | None) -> None:
        own = next(
            (b.minutes for b in self.data.index().of("playbook", self._kind) if b.id == self._value("playbook")), None
        )
        minutes = float(self._value("minutes") or 0) or None
        self.program.begin_round(
            replace(
                self.wanted,
                kind=self._kind,
                question=question,
                playbook=self._value("playbook"),
                level=self._value("level"),
                mode=self._value("mode"),
                minutes=None if minutes == own else minutes,
                setup=False,
            )
        )

    def action_any(self) -> None:
        """One of those in the list, drawn by the seed of the round."""
        import secrets

        fitting = self._fitting()
        if fitting:
            self._begin(secrets.choice(fitting).id)

    def action_search(self) -> None:
        search = self.query_one(Input)
        search.display = True
        search.focus()

    def on_input_changed(self) -> None:
        self._fill()

    def on_input_submitted(self) -> None:
        self.query_one("#questions").focus()

    def action_away(self) -> None:
        """Esc: out of the search, then back."""
        search = self.query_one(Input)
        if search.display:
            search.value = ""
            search.display = False
            self.query_one("#questions").focus()
        else:
            self.app.pop_screen()
