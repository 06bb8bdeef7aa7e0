"""The round: a clock that does not forgive, the conversation, and a place to write. The session keeps the rules."""

import asyncio
import math
import time
from dataclasses import dataclass
from typing import ClassVar

from textual import events as terminal
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Digits, Static, TextArea

from mockloop.round.engine import NoSuchStep
from mockloop.round.events import BackendFailed, Event, Pane, Paused, Resumed, RoundEnded, TimeCalled
from mockloop.session import Session
from mockloop.tui import commands, roundview, text
from mockloop.tui.data import Data
from mockloop.tui.screens.leavable import Leavable
from mockloop.tui.screens.pause import PauseScreen
from mockloop.tui.widgets.briefline import BriefLine
from mockloop.tui.widgets.clockline import ClockLine
from mockloop.tui.widgets.completions import Completions
from mockloop.tui.widgets.composer import Composer
from mockloop.tui.widgets.conversation import Conversation
from mockloop.tui.widgets.keys import Keys
from mockloop.tui.widgets.pane import Pane as PaneArea
from mockloop.tui.widgets.steps import Steps, StepsLine

TICK = 0.25
REDRAW = 0.05
"""Seconds between two drawings of a reply that is arriving."""
LAST_WORD = 120.0
"""Seconds before the end at which it is said how little is left."""

WIDE = 106
"""Columns from which steps, conversation and notes stand side by side."""

PANES: tuple[Pane | None, ...] = ("notes", "whiteboard", None)


class RoundScreen(Leavable):
    """Plays the session it is given; leaving it keeps the round resumable."""

    CSS_PATH = "round.tcss"
    AUTO_FOCUS = "Composer"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "do('next')", "Next step"),
        Binding("f6", "do('next')", "Next step", show=False, priority=True),
        Binding("f7", "do('back')", "Back a step", show=False, priority=True),
        Binding("f2", "do('pause')", "Pause"),
        Binding("f3", "pane", "Pane", tooltip="Notes, whiteboard, none"),
        Binding("f4", "do('hint')", "Hint"),
        Binding("f8", "full", "Full", show=False, tooltip="What has the focus to the full screen, and back"),
        Binding("f9", "finish", "Finish"),
        Binding("tab", "complete", "Focus on", show=False),
        Binding("escape", "leave", "Leave", show=False, tooltip="Leave the round; it can be resumed"),
        Binding("enter", "over", "Rate yourself", show=False),
    ]

    pane: reactive[str | None] = reactive(None, init=False)

    @dataclass
    class Happened(Message):
        event: Event

    class Ticked(Message):
        """A quarter of a second went by."""

    @dataclass
    class Refused(Message):
        """A turn could not be said; its text is given back."""

        text: str
        why: str

    def __init__(self, data: Data, session: Session) -> None:
        super().__init__(data, session)
        self._titles = {step.id: text.one_line(step.title) for step in session.playbook.steps}
        self._warned = session.round_left() <= LAST_WORD
        self._coming, self._drawing = "", False
        leaves = (session.subscribe(self._tell), session.overhear(self._overhear))
        self.unsubscribe = lambda: [leave() for leave in leaves][-1]

    def compose(self) -> ComposeResult:
        session = self.session
        yield ClockLine(id="clock")
        yield StepsLine(id="steps-line")
        with Horizontal(id="middle"):
            with Vertical(id="left", classes="panel"):
                yield Steps(id="steps")
                yield Digits("", id="big")
            with Vertical(id="centre"):
                yield BriefLine(id="brief", classes="panel")
                with Container(id="talk"):
                    with Vertical(id="conversation-box"):
                        yield Conversation(id="conversation", classes="panel")
                        yield Static("↓ new", id="unread", markup=False)
                    for name in PANES[:-1]:
                        assert name is not None
                        yield PaneArea(name, session.state.pane(name), id=name, classes="panel pane")
        yield Completions(id="completions")
        yield Composer(session.draft, id="composer", classes="panel", placeholder="Say something, or / for commands")
        yield Keys()

    def on_mount(self) -> None:
        session = self.session
        self.query_one("#left").border_title = "Steps"
        self.query_one("#brief").border_title = "Brief"
        self._name_parts()
        line = self.query_one(ClockLine)
        started = session.state.start
        line.heading = text.one_line(session.question.title)
        if started is not None:
            line.about = " · ".join((started.level, started.mode, started.backend))
        brief = text.one_line(getattr(session.question, "brief", ""))
        self.query_one(StepsLine).brief = self.query_one(BriefLine).brief = brief
        for steps in self.query(Steps):
            steps.quiet = self.data.settings.hide_seconds
        self.query_one(Conversation).show_turns(roundview.turns(session.events, self._titles))
        self.pane = "notes" if self.app.size.width >= WIDE else None
        self._show_pane()
        self._show()
        if session.state.ended is None:
            self.run_worker(self._keep_time(), group="clock")
        if session.state.paused:
            self._show_pause()

    def on_resize(self) -> None:
        self._name_parts()

    def _name_parts(self) -> None:
        """Names above the parts; where there is little room the rules stand alone."""
        wide = self.app.size.width >= WIDE
        self.query_one("#conversation").border_title = "Conversation" if wide else ""
        if self.session.state.ended is None:
            self.query_one(Composer).border_title = "You" if wide else ""

    def on_unmount(self) -> None:
        self.unsubscribe()

    # Time, and what comes of it

    def _tell(self, event: Event) -> None:
        self.post_message(self.Happened(event))

    def _overhear(self, text: str) -> None:
        """Words as they arrive; drawn a few times a second at most, so that typing never waits for them."""
        self._coming = text
        if not self._drawing:
            self._drawing = True
            self.set_timer(REDRAW, self._draw_coming)

    def _draw_coming(self) -> None:
        self._drawing = False
        if self.is_attached:
            self.query_one(Conversation).arrive(self._coming)

    async def _keep_time(self) -> None:
        """Ticks, and keeps drafts and panes, until the round is over."""
        while self.session.state.ended is None:
            await self.session.tick()
            await self.keeper.keep(time.monotonic())
            self.post_message(self.Ticked())
            await asyncio.sleep(TICK)

    def on_round_screen_ticked(self) -> None:
        self._show()

    def on_round_screen_happened(self, message: Happened) -> None:
        event = message.event
        conversation = self.query_one(Conversation)
        turn = roundview.as_turn(event, self._titles)
        if turn is not None:
            conversation.add(turn)
        elif roundview.is_nod(event):
            conversation.nod()
        match event:
            case Paused():
                self._show_pause()
            case Resumed() if isinstance(self.app.screen, PauseScreen):
                self.app.pop_screen()
            case RoundEnded():
                self._ended(event)
            case TimeCalled(scope="step"):
                self.query_one("#steps").refresh()
            case BackendFailed():
                self.program.say(f"{event.message} {event.fallback}", "warning")
        self._show()

    def _show(self) -> None:
        """Brings clock, steps and brief up to the second."""
        session = self.session
        left = session.round_left()
        line = self.query_one(ClockLine)
        quiet = self.data.settings.hide_seconds and left > LAST_WORD
        line.left = f"{math.ceil(left / 60)} min" if quiet else text.clock(math.ceil(left))
        self.query_one("#big", Digits).update(line.left if line.left[-1].isdigit() else line.left.split()[0])
        line.pace = text.pace(session.pace()) if session.state.ended is None else "over"
        line.kept = "saved" if session.storage == "saved" else "not saved"
        line.near_end = left <= LAST_WORD
        steps, checks = roundview.steps(session), roundview.checklist(session)
        for part in self.query(Steps):
            part.steps, part.checklist = steps, checks
        self.query_one(BriefLine).points = tuple(text.one_line(point) for point in session.agreed())
        self.query_one(Conversation).waiting = session.thinking
        self.query_one(Keys).aside = session.spent
        if not self._warned and left <= LAST_WORD and session.state.ended is None:
            self._warned = True
            self.program.say("Two minutes left.", "warning")
        self._show_storage()

    def _show_storage(self) -> None:
        note = self.session.storage_note
        if note and note != getattr(self, "_told", None):
            self.program.say(note, "warning")
        self._told = note

    def _ended(self, event: RoundEnded) -> None:
        composer = self.query_one(Composer)
        composer.clear()
        composer.disabled = True
        composer.border_title = "The round is over"
        composer.placeholder = "Enter: rate yourself, then see the score."
        self.query_one(Conversation).focus()
        self.refresh_bindings()
        if event.reason == "finished":
            self.action_over()

    # What the candidate does

    def on_composer_said(self, message: Composer.Said) -> None:
        read = commands.read(message.text.strip("\n"), tuple(self._titles))
        if isinstance(read, commands.Asked):
            self._command(read)
            return
        self.keeper.on_their_way += 1
        self.run_worker(self._say(read), group="say")

    async def _say(self, said: str) -> None:
        try:
            await self.session.say(said)
        except OSError as error:
            self.post_message(self.Refused(said, str(error)))
        finally:
            self.keeper.on_their_way -= 1

    def on_round_screen_refused(self, message: Refused) -> None:
        self.query_one(Composer).take_back(message.text)
        self.program.say(message.why, "error")

    def _command(self, asked: commands.Asked) -> None:
        if asked.wrong:
            self.program.say(asked.wrong, "warning")
            return
        match asked.name:
            case "brief":
                self._show_brief()
            case "help":
                self.run_worker(self.app.run_action("help"))
            case "notes":
                self.action_pane()
            case "finish":
                self.action_finish()
            case name:
                self.action_do(name, asked.argument)

    def action_do(self, verb: str, argument: str | None = None) -> None:
        """One of the session's verbs. A step beyond the last ends the round, which is asked once."""
        last = verb == "next" and self.session.state.step == self.session.playbook.steps[-1].id
        if last:
            self.action_finish()
        elif self.session.state.ended is None:
            self.run_worker(self._do(verb, argument), group="do")

    async def _do(self, verb: str, argument: str | None = None) -> None:
        await self.keeper.keep(time.monotonic(), everything=True)
        try:
            await self.session.do(verb, argument)
        except NoSuchStep as error:
            self.program.say(str(error), "warning")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        running = self.session.state.ended is None
        match action:
            case "do":
                guided = self.session.state.start is not None and self.session.state.start.mode == "guided"
                return running and (parameters[0] != "hint" or guided)
            case "finish":
                return running
            case "over":
                return not running
        return True

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        area = message.text_area
        if isinstance(area, PaneArea):
            self.keeper.wrote(area.pane, area.text, time.monotonic())
            return
        self.keeper.draft = area.text
        self.query_one(Completions).offer(self._completions())

    def _completions(self) -> tuple[tuple[str, str], ...]:
        start = self.session.state.start
        return commands.completions(
            self.query_one(Composer).text, tuple(self._titles), start is not None and start.mode == "guided"
        )

    def action_complete(self) -> None:
        """Tab: completes a command that is being written, else moves the focus on."""
        found = self._completions()
        if self.focused is self.query_one(Composer) and found:
            self.query_one(Composer).fill_in(found[0][0])
        else:
            self.focus_next()

    # What is in sight

    def action_page(self, way: int) -> None:
        conversation = self.query_one(Conversation)
        conversation.scroll_relative(y=way * max(1, conversation.size.height - 2), animate=False, immediate=True)

    def on_conversation_unread(self, message: Conversation.Unread) -> None:
        self.query_one("#unread").display = message.some

    def on_click(self, event: terminal.Click) -> None:
        if event.widget is not None and event.widget.id == "unread":
            self.query_one(Conversation).scroll_end(animate=False)

    def action_pane(self) -> None:
        """Notes, whiteboard, none; what is shown has the focus."""
        self.pane = PANES[(PANES.index(self.pane) + 1) % len(PANES)]
        self._show_pane()
        self.query_one(f"#{self.pane}" if self.pane else "#composer").focus()

    def _show_pane(self) -> None:
        for area in self.query(PaneArea):
            area.display = area.pane == self.pane
        self.set_class(self.pane is not None, "-pane")

    def action_to_composer(self) -> None:
        if self.full:
            self.action_full()
        self.query_one(Composer).focus()

    def action_full(self) -> None:
        """The pane that has the focus, else the conversation, to the full screen; the clock stays."""
        self.full = not self.full
        focused = self.focused
        self.set_class(self.full, "-full")
        self.set_class(self.full and isinstance(focused, PaneArea), "-full-pane")

    def _show_brief(self) -> None:
        from mockloop.tui.screens.reading import ReadingScreen

        question = self.session.question
        parts = [getattr(question, "prompt", question.title)]
        agreed = self.session.agreed()
        if agreed:
            parts.append("Agreed since:\n" + "\n".join(f"· {point}" for point in agreed))
        self.app.push_screen(ReadingScreen(question.title, "\n\n".join(parts)))

    def _show_pause(self) -> None:
        state = self.session.state
        title = text.one_line(self.session.question.title)
        where = f"{title}, {self._titles.get(state.step, state.step)}, {text.clock(self.session.now())} in."

        def answered(go_on: bool | None) -> None:
            if go_on:
                self.action_do("resume")
            elif go_on is False and self.session.state.paused:
                self.app.run_worker(self.go_home())

        if not isinstance(self.app.screen, PauseScreen):
            self.app.push_screen(PauseScreen(where), answered)
