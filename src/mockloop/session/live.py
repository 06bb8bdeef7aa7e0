"""One running round. Front ends ask it for things, it keeps the rules, and they watch its events."""

import asyncio
import secrets
from collections.abc import Callable, Mapping
from typing import Self

from mockloop.content.check import Check
from mockloop.content.problem import Problem
from mockloop.reading.reader import Reading
from mockloop.round import commands, engine
from mockloop.round.boxes import Plan, plan
from mockloop.round.clock import Stopwatch
from mockloop.round.due import Due, next_due
from mockloop.round.events import Event, Pane, RoundStarted, Said
from mockloop.round.ids import RANDOM_BITS, ulid
from mockloop.round.scorecard import Scorecard, to_json
from mockloop.round.state import RoundState, apply, fold
from mockloop.session import views
from mockloop.session.desk import CannotStart, Desk, Table, lay
from mockloop.session.journal import Journal, Storage
from mockloop.session.speech import Interviewer, Moment, Occasion
from mockloop.session.verbs import UnknownVerb, command

Listener = Callable[[Event], None]

SLEPT = 5.0
"""Seconds by which the wall's clock must outrun the other before the machine counts as having slept."""
BEAT = 1.0
"""Seconds between two signs of life."""
INSTANT = 1e-6
"""Seconds below which two moments are the same."""


class Session:
    """A round that is played on a desk. Every event is journaled before a listener sees it.

    All times are seconds of round time. Commands may be given at any moment; they take effect one after the other.
    """

    def __init__(self, desk: Desk, table: Table, interviewer: Interviewer, journal: Journal) -> None:
        """For the constructors below."""
        self.desk = desk
        self.table = table
        self.question: Problem = table.question
        self.playbook = table.playbook
        self.rubric = table.rubric
        self.events: list[Event] = []
        self.state = RoundState()
        self.draft = ""
        self._interviewer = interviewer
        self._journal = journal
        self._plan: Plan = plan(
            table.playbook,
            mode=table.mode,
            seed=table.seed,
            minutes=table.minutes,
            changes=tuple(change.id for change in getattr(table.question, "changes", ())),
        )
        self._watch = Stopwatch()
        self._listeners: list[Listener] = []
        self._gate = asyncio.Lock()
        self._turn_taking = asyncio.Lock()
        self._pending = 0
        self._drift = self._measured_drift()
        self._beat = desk.clock.now()

    # Beginning

    @classmethod
    async def begin(  # noqa: PLR0917 - in the order in which a round is set up
        cls,
        desk: Desk,
        kind: str,
        question: str | None = None,
        playbook: str | None = None,
        level: str | None = None,
        mode: str | None = None,
        minutes: float | None = None,
        seed: int | None = None,
        backend: str | None = None,
        interviewer: Interviewer | None = None,
    ) -> Self:
        """A new round, opened by the interviewer. None takes the default; a seed is drawn.

        Raises `CannotStart` or `ContentError` where it cannot be played.
        """
        drawn = secrets.randbelow(1 << 31) if seed is None else seed
        table = lay(
            desk.library,
            kind,
            question=question,
            playbook=playbook,
            level=level,
            mode=mode,
            minutes=minutes,
            seed=drawn,
            backend=backend,
        )
        wall = desk.clock.wall()
        the_plan = plan(table.playbook, mode=table.mode, seed=drawn, minutes=table.minutes)
        first = engine.begin(
            the_plan,
            round_id=ulid(int(wall * 1000), secrets.randbits(RANDOM_BITS)),
            kind=kind,
            question=table.question.id,
            playbook=table.playbook.id,
            level=table.level,
            mode=table.mode,
            backend=table.backend,
            seed=drawn,
            minutes=table.minutes,
        )
        assert isinstance(first[0], RoundStarted)
        session = cls(desk, table, interviewer or _opposite(desk, table), Journal(desk.history, first[0], wall))
        async with session._gate:
            await session._accept(first)
            await session._speak("open", 0.0)
        return session

    @classmethod
    async def resume(cls, desk: Desk, round_id: str, interviewer: Interviewer | None = None) -> Self:
        """An interrupted round, at the second and with the draft at which it stopped, paused.

        Raises `HistoryError` where there is no such round or another program has it open, `ContentError` where its
        question is gone.
        """
        if desk.history is None:
            raise UnknownVerb("a round can be resumed only from a history")
        history = desk.history
        events = await history.events(round_id)
        started = events[0]
        assert isinstance(started, RoundStarted)
        table = lay(
            desk.library,
            started.kind,
            question=started.question,
            playbook=started.playbook,
            level=started.level,
            mode=started.mode,
            minutes=started.minutes,
            seed=started.seed,
            backend=started.backend,
        )
        await history.claim(started.round)
        kept = Journal(history, started, 0.0, begun=True)
        session = cls(desk, table, interviewer or _opposite(desk, table), kept)
        session.events = list(events)
        session.state = fold(events)
        for turn in session.state.turns:
            if turn.speaker == "candidate":
                session._interviewer.hear(turn)
        left = await history.left_off(started.round)
        said = next((turn.text for turn in reversed(session.state.turns) if turn.speaker == "candidate"), "")
        # A draft that was saved while it was being said must not be offered again.
        session.draft = "" if left.draft == said else left.draft
        session._watch = Stopwatch(session.state.t if session.state.paused else max(session.state.t, left.t))
        async with session._gate:
            await session._do(commands.Pause("crash"))
        return session

    # What is there to see

    @property
    def boxes(self) -> Mapping[str, float]:
        """Seconds of each step's box, in order."""
        return self._plan.boxes

    @property
    def reading(self) -> Reading:
        """What was understood of the candidate so far."""
        return self._interviewer.reading

    @property
    def storage(self) -> Storage:
        """Where the round is kept: "memory" while there is no history or the disk refuses it."""
        return self._journal.storage

    @property
    def storage_note(self) -> str | None:
        """What a person should know about `storage`, None where all is well."""
        return self._journal.note

    @property
    def thinking(self) -> bool:
        """A reply is coming."""
        return self._pending > 0

    def now(self) -> float:
        """Round time; never past the round's end, and standing still while paused and after it."""
        if self.state.ended is not None:
            return self.state.t
        return min(max(self.state.t, self._watch.at(self.desk.clock.now())), self._plan.seconds)

    def round_left(self) -> float:
        return max(0.0, self._plan.seconds - self.now())

    def step_left(self, step: str | None = None) -> float:
        """What is left of a step's box (the present one's, unless named); negative once it has run out."""
        name = step or self.state.step
        return self._plan.boxes[name] - self.state.spent(name, self.now())

    def pace(self) -> float:
        """Seconds behind the plan, negative when ahead."""
        return views.pace(self.state, self._plan.boxes, self.now())

    def agreed(self) -> tuple[str, ...]:
        """What stands since the brief: facts that were asked for, and the change."""
        return views.agreed(self.state, self.question)

    def checklist(self) -> tuple[tuple[Check, bool], ...]:
        """The present step's checks and whether each is met; empty outside guided rounds."""
        if self.table.mode != "guided":
            return ()
        checks = views.checks_of(self.state.step, self.table.level, self.question, self.rubric)
        return tuple((check, check.id in self._interviewer.met) for check in checks)

    def next_due(self) -> float | None:
        """Seconds until the clock itself does something, if nothing else happens; None while it stands still."""
        first = next_due(self.state, self._plan)
        return None if first is None else first.t - self._watch.at(self.desk.clock.now())

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` with each event from now on; what is given back ends that."""
        self._listeners.append(listener)

        def leave() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return leave

    # What can be asked for

    async def say(self, text: str) -> None:
        """The candidate's turn; returns once it is answered. It is accepted at once, the answer takes its delay."""
        clean = text.encode("utf-8", "replace").decode("utf-8")
        async with self._gate:
            await self._run_clock(until_now=False)
            said = await self._do(commands.Say(clean))
            if said:
                self.draft = ""
                self._pending += 1
        if said:
            await self._answer("reply")

    async def do(self, verb: str, arg: str | None = None) -> None:
        """next, back, goto (a step), pause, resume, hint, covered, finish. Raises `UnknownVerb` and `NoSuchStep`."""
        if verb == "hint":
            async with self._gate:
                await self._run_clock(until_now=False)
                await self._do(commands.Resume())
                if self.state.ended is not None:
                    return
                self._pending += 1
            await self._answer("hint")
            return
        asked = command(verb, arg, self.state)
        async with self._gate:
            await self._run_clock(until_now=False)
            if self.state.ended is None and engine.ends(self.state, asked, self._plan):
                await self._speak("close", self.now())
            await self._do(asked)

    async def write(self, pane: Pane, text: str, replace: bool = True, file: str | None = None) -> None:
        """Puts text into a pane, in place of what is there or after it."""
        clean = text.encode("utf-8", "replace").decode("utf-8")
        async with self._gate:
            await self._run_clock(until_now=False)
            await self._do(commands.Write(pane, clean, replace, file))

    async def save_draft(self, text: str) -> None:
        """Keeps the composer's unsent text: it counts as said when time is called, and survives a crash."""
        if text != self.draft:
            self.draft = text
            await self._journal.draft(text, self.now())

    async def tick(self) -> None:
        """Makes what the clock owes by now. Called about four times a second."""
        async with self._gate:
            drift, self._drift = self._drift, self._measured_drift()
            if self._drift - drift > SLEPT:
                await self._do(commands.Pause("suspend"))
            await self._run_clock(until_now=True)
            now = self.desk.clock.now()
            if now - self._beat >= BEAT and self.state.ended is None:
                self._beat = now
                await self._journal.beat(self.now())
                await self._journal.retry()

    async def suspended(self, seconds: float) -> None:
        """The machine slept for so long: none of it was round time, and the round is paused."""
        async with self._gate:
            if seconds > 0:
                await self._do(commands.Pause("suspend"))

    async def close(self) -> None:
        """Leaves the round; one that has not ended is paused and can be resumed."""
        async with self._gate:
            await self._do(commands.Pause())
            await self._journal.retry()
            await self._journal.release(self.now())

    async def grade(self) -> Scorecard:
        """The scorecard of the round so far, kept with it."""
        from mockloop.session.scoring import score

        card = await asyncio.to_thread(score, self.desk.library, tuple(self.events))
        await self._journal.scorecard(to_json(card))
        return card

    async def rate(self, levels: Mapping[str, int]) -> None:
        """Keeps how the candidate rates themselves: 1 to 4 by dimension."""
        await self._journal.annotate("self_rating", {"levels": dict(levels)})

    # How it works

    def _measured_drift(self) -> float:
        return self.desk.clock.wall() - self.desk.clock.now()

    async def _do(self, command: commands.Command, t: float | None = None) -> tuple[Event, ...]:
        at = self.now() if t is None else t
        events = engine.step(self.state, command, at, self._plan)
        if events:
            await self._accept(events)
        return events

    async def _accept(self, events: tuple[Event, ...]) -> None:
        await self._journal.append(events)
        for event in events:
            self.state = apply(self.state, event)
            self.events.append(event)
            if isinstance(event, Said) and event.speaker == "candidate":
                self._interviewer.hear(event)
        now = self.desk.clock.now()
        stands = self.state.paused or self.state.ended is not None
        self._watch = self._watch.stopped(now) if stands else self._watch.started(now)
        for event in events:
            for listener in tuple(self._listeners):
                listener(event)

    async def _speak(self, occasion: Occasion, t: float) -> None:
        change = self._plan.change if occasion == "change" else None
        speech = self._interviewer.speak(Moment(self.state, t, self._plan.boxes, occasion, change))
        if speech.intent == "hint":
            await self._do(commands.Hint(speech.check, max(1, speech.rung)), t)
        await self._do(commands.Interject(speech.text, speech.intent, speech.target, speech.source), t)

    async def _answer(self, occasion: Occasion) -> None:
        """Answers a turn already counted in `_pending`; answers come in the order of what they answer."""
        try:
            async with self._turn_taking:
                if self.desk.delay:
                    await asyncio.sleep(self.desk.delay)
                async with self._gate:
                    # Where time ran out meanwhile, the closing words were the answer.
                    if self.state.ended is None:
                        await self._speak(occasion, self.now())
        finally:
            self._pending -= 1

    async def _run_clock(self, *, until_now: bool) -> None:
        """Does what fell due before this moment, and at it where `until_now`."""
        while (first := next_due(self.state, self._plan)) is not None:
            late = self._watch.at(self.desk.clock.now()) - first.t
            if late < -INSTANT or (not until_now and late <= INSTANT):
                return
            if self._pending and first.what != "round":
                return
            await self._fall_due(first)

    async def _fall_due(self, due: Due) -> None:
        match due.what:
            case "step":
                await self._do(commands.Call("step"), due.t)
                await self._speak("nudge_time", due.t)
                if self._plan.moves_on and self._plan.after(self.state.step) is not None:
                    await self._do(commands.Go("next", why="time"), due.t)
            case "change":
                await self._speak("change", due.t)
            case "silence":
                await self._speak("nudge_silence", due.t)
            case "round":
                await self._do(commands.Say(self.draft), due.t)
                self.draft = ""
                await self._do(commands.Call("round"), due.t)
                await self._speak("close", due.t)
                await self._do(commands.End("time_up"), due.t)


def _opposite(desk: Desk, table: Table) -> Interviewer:
    from mockloop.content.question import Question
    from mockloop.session.offline import OfflineInterviewer

    if not isinstance(table.question, Question):
        raise CannotStart(f"a {table.kind} round cannot be played yet; take kind hld")
    return OfflineInterviewer(
        desk.library, table.question, table.playbook, table.rubric, persona=desk.persona, seed=table.seed
    )
