"""Home: begin a round by one key, go on with one that was left, see the last ones and what is due."""

import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widgets import Static

from mockloop.history.errors import CannotSave, CorruptDatabase, HistoryError
from mockloop.history.home import Home
from mockloop.history.rounds import RoundRow
from mockloop.session.start import Start
from mockloop.tui import text
from mockloop.tui.data import Data
from mockloop.tui.moments import ago, moment
from mockloop.tui.screens.page import Page
from mockloop.tui.widgets.keys import Keys
from mockloop.tui.widgets.rows import Column, Row, Rows
from mockloop.tui.widgets.top import Top

WELCOME = (
    "A round is a timed interview: you talk through the steps, the interviewer answers and asks back.\n"
    "Afterwards every point of your scorecard quotes your own words, and the history keeps the round.\n"
    "Ten minutes show it all: press Enter for a taste."
)

STARTS = (
    ("s", "hld", "System design", "hld-9-step"),
    ("t", "hld", "A taste", "hld-10"),
    ("l", "lld", "Low-level design", "lld-6-step"),
    ("b", "behavioral", "Behavioral loop", "behavioral-loop"),
    ("r", "behavioral", "STAR rehearsal", "star-rehearsal"),
)
"""Key, kind, name and playbook of what may be begun; only those whose playbook and questions are there are shown."""


class HomeScreen(Page):
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"start('{key}')", f"Start: {name}", show=False) for key, _, name, _ in STARTS),
        Binding("u", "unfinished", "Go on", tooltip="Go on with the round that was left last"),
        Binding("h", "app.open_history", "History", tooltip="All rounds"),
        Binding("o", "app.open_stories", "Stories", tooltip="Your stories, and what they cover"),
        Binding("question_mark", "app.help", "Help"),
        Binding("ctrl+q", "app.quit", "Quit"),
    ]

    def __init__(self, data: Data) -> None:
        super().__init__()
        self.data = data
        self._home = Home([], [], [], {})
        self._trouble: HistoryError | None = None
        self._seen = False

    def compose(self) -> ComposeResult:
        self._read()
        yield Top("mockloop", self._right())
        yield Static(WELCOME, id="welcome", markup=False)
        with Container(id="home-columns"):
            with Vertical(id="home-left"):
                start = Rows(
                    [Column(1), Column(None), Column(6, right=True), Column(13, right=True)],
                    id="start",
                    classes="panel",
                )
                start.border_title = "Start"
                yield start
                left = Rows([Column(None), Column(12), Column(8, right=True)], id="unfinished", classes="panel")
                left.border_title = "Unfinished"
                yield left
            with Vertical(id="home-right"):
                due = Rows([Column(None), Column(12, right=True), Column(11, right=True)], id="due", classes="panel")
                due.border_title = "Due · weakest lately"
                yield due
                last = Rows(
                    [
                        Column(12),
                        Column(None),
                        Column(7, drop=60),
                        Column(4, right=True),
                        Column(14),
                        Column(8, drop=66),
                    ],
                    id="last",
                    classes="panel",
                    empty="No round yet.",
                )
                last.border_title = "Last rounds"
                yield last
        yield Keys()

    def on_mount(self) -> None:
        self._fill()
        self.query_one("#start").focus()
        if isinstance(self._trouble, CorruptDatabase):
            self._offer_to_set_aside(self._trouble)
        elif self._trouble is not None:
            self.notify(str(self._trouble), severity="error", markup=False, timeout=30)

    def on_screen_resume(self) -> None:
        """Shows what has come to the history meanwhile."""
        if self._seen:
            self._read()
            self._fill()
        self._seen = True

    def _read(self) -> None:
        try:
            self._home, self._trouble = self.data.home(), None
        except (CorruptDatabase, CannotSave) as error:
            self._home, self._trouble = Home([], [], [], {}), error

    def _right(self) -> str:
        days = self.data.days_left()
        date = "" if days is None else ("interview today" if days == 0 else f"interview in {days} days")
        return " · ".join(part for part in (self.data.settings.backend, date.replace(" 1 days", " 1 day")) if part)

    def _fill(self) -> None:
        home, first = self._home, not self._home.newest and not self._home.unfinished
        now = self.data.now()
        self.query_one("#welcome").display = first
        self._fill_start(at="t" if first else "s")
        unfinished = self.query_one("#unfinished", Rows)
        unfinished.show_rows([self._unfinished_row(r) for r in home.unfinished[:4]])
        unfinished.display = bool(home.unfinished)
        due = self.query_one("#due", Rows)
        due.show_rows(
            [
                Row(
                    f"{d.kind}:{d.dimension}",
                    ((text.title(d.dimension), ""), (f"last {d.last:.0f}", ""), (ago(d.last_at, now), "dim")),
                )
                for d in home.due
            ]
        )
        due.display = bool(home.due)
        ended = [r for r in home.newest if r.state != "interrupted"]
        self.query_one("#last", Rows).show_rows([self._round_row(r, now) for r in ended])

    def _fill_start(self, at: str) -> None:
        index = self.data.index()
        counts = index.counts()
        minutes = {i.id: i.minutes for i in index.of("playbook")}
        rows = []
        for key, kind, name, playbook in STARTS:
            questions = counts.get(("question", kind), 0)
            if not questions or playbook not in minutes:
                continue
            said = f"{questions} question{'s' * (questions != 1)}" if key in "slb" else ""
            rows.append(Row(key, ((key, "mark"), (name, ""), (f"{minutes[playbook] or 0:g} min", ""), (said, "dim"))))
        self.query_one("#start", Rows).show_rows(rows, at=None if self._seen else at)

    def _unfinished_row(self, row: RoundRow) -> Row:
        name = text.one_line(self.data.title("question", row.question))
        return Row(row.round, ((name, ""), (text.title(row.step), "dim"), (f"{text.clock(row.t)} in", "dim")))

    def _round_row(self, row: RoundRow, now: datetime.datetime) -> Row:
        score = "" if row.score is None else f"{row.score:.0f}"
        verdict = text.words(row.verdict) if row.verdict else ("running" if row.state == "running" else "not scored")
        curve = self._home.attempts.get((row.kind, row.question), ())
        return Row(
            row.round,
            (
                (moment(row.started_at, now), "dim"),
                (text.one_line(self.data.title("question", row.question)), ""),
                (row.level, "dim"),
                (score, "bold"),
                (verdict, "" if row.verdict else "dim"),
                (text.spark(curve) if len(curve) > 1 else "", "accent"),
            ),
        )

    def action_start(self, key: str) -> None:
        """Begins, or lets choose, what the key stands for; a key for what the bank does not hold does nothing."""
        if key not in {row.id for row in self.query_one("#start", Rows).rows}:
            return
        _, kind, _, playbook = next(s for s in STARTS if s[0] == key)
        if key == "t":
            self.program.begin_round(Start(kind=kind, playbook=playbook))
        else:
            self.program.open_setup(Start(kind=kind, playbook=playbook, setup=True))

    def action_unfinished(self) -> None:
        if self._home.unfinished:
            self.program.resume_round(self._home.unfinished[0].round)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self._home.unfinished) if action == "unfinished" else True

    def on_rows_opened(self, message: Rows.Opened) -> None:
        match message.rows.id:
            case "start":
                self.action_start(message.id)
            case "unfinished":
                self.program.resume_round(message.id)
            case "last":
                self.program.open_scorecard(message.id)
            case "due":
                kind = message.id.partition(":")[0]
                self.program.open_setup(Start(kind=kind, setup=True))

    def _offer_to_set_aside(self, trouble: CorruptDatabase) -> None:
        from mockloop.tui.screens.confirm import ConfirmScreen, Option

        async def answered(answer: str | None) -> None:
            if answer != "aside":
                await self.program.leave()
                return
            try:
                where = self.data.set_history_aside()
            except CannotSave as error:
                self.program.say(str(error), "error")
                return
            self.program.say(f"The old history is kept as {where}.")
            self._read()
            self._fill()

        self.app.push_screen(
            ConfirmScreen(
                "The history cannot be read",
                str(trouble),
                (Option("y", "aside", "Set it aside, begin a new one"), Option("n", "quit", "Quit, change nothing")),
            ),
            answered,
        )
