"""One running round. Front ends ask it for things, it keeps the rules, and they watch its events."""

import asyncio
import secrets
from collections.abc import Mapping
from typing import Self

from mockloop.round import commands, engine
from mockloop.round.boxes import plan
from mockloop.round.clock import Stopwatch
from mockloop.round.due import Due, next_due
from mockloop.round.events import Event, Pane, RoundStarted, Said
from mockloop.round.ids import RANDOM_BITS, ulid
from mockloop.round.scorecard import Scorecard, to_json
from mockloop.round.state import apply, fold
from mockloop.session.desk import OFFLINE, CannotStart, Desk, Table, lay
from mockloop.session.journal import Journal
from mockloop.session.opposite import opposite, opposite_again
from mockloop.session.patience import Patience
from mockloop.session.speech import Interviewer, Moment, Occasion, Speech, Wordsmith
from mockloop.session.verbs import UnknownVerb, command
from mockloop.session.watched import Watched

SLEPT = 5.0
"""Seconds by which the wall's clock must outrun the other before the machine counts as having slept."""
BEAT = 1.0
"""Seconds between two signs of life."""
INSTANT = 1e-6
"""Seconds below which two moments are the same."""


class Session(Watched):
    """A round that is played on a desk. Every event is journaled before a listener sees it.

    All times are seconds of round time. Commands may be given at any moment; they take effect one after the other.
    """

    def __init__(self, desk: Desk, table: Table, interviewer: Interviewer, journal: Journal) -> None:
        """For the constructors below."""
        super().__init__(desk, table, interviewer, journal)
        self._patience = Patience(self._set_watch)
        self._gate = asyncio.Lock()
        self._turn_taking = asyncio.Lock()
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

        Raises `CannotStart`, `ContentError` or `NotReady` where it cannot be played.
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
        if table.backend != OFFLINE and desk.opener is None:
            raise CannotStart(f"there is no backend {table.backend!r} here; take offline")
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
        journal = Journal(desk.history, first[0], wall)
        session = cls(desk, table, interviewer or opposite(desk, table, journal.call), journal)
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
        missing = None
        if interviewer is None:
            interviewer, missing = opposite_again(desk, table, kept.call, await history.calls(started.round))
        session = cls(desk, table, interviewer, kept)
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
            if missing is not None:
                await session._do(missing)
        return session

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
            if any(event.type == "step_entered" for event in await self._do(asked)):
                await self._ask_for_story(self.now())

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
        if isinstance(self._interviewer, Wordsmith):
            await self._interviewer.close()

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
        self._set_watch()
        for event in events:
            for listener in tuple(self._listeners):
                listener(event)

    def _set_watch(self) -> None:
        """Round time runs, or stands: in a pause, at the end, and while a backend keeps everybody waiting."""
        now = self.desk.clock.now()
        stands = self.state.paused or self.state.ended is not None or self._patience.over
        self._watch = self._watch.stopped(now) if stands else self._watch.started(now)

    async def _speak(self, occasion: Occasion, t: float) -> None:
        change = self._plan.change if occasion == "change" else None
        await self._utter(self._interviewer.speak(Moment(self.state, t, self._plan.boxes, occasion, change)), t)

    async def _ask_for_story(self, t: float) -> None:
        """In a step for stories that has just begun, the interviewer asks for one."""
        if self._plan.moves_on and self.state.step.startswith("story"):
            await self._speak("open", t)

    async def _utter(self, speech: Speech, t: float) -> None:
        if speech.moves_on and self._plan.after(self.state.step) is not None:
            await self._do(commands.Go("next", why="interviewer"), t)
        if speech.intent == "hint":
            await self._do(commands.Hint(speech.check, max(1, speech.rung)), t)
        said = commands.Interject(speech.text, speech.intent, speech.target, speech.source, speech.cut, speech.replaced)
        await self._do(said, t)

    async def _answer(self, occasion: Occasion) -> None:
        """Answers a turn already counted in `_pending`; answers come in the order of what they answer."""
        try:
            async with self._turn_taking:
                if occasion == "reply" and isinstance(self._interviewer, Wordsmith):
                    await self._answer_in_words(self._interviewer)
                    return
                if self.desk.delay:
                    await asyncio.sleep(self.desk.delay)
                async with self._gate:
                    # Where time ran out meanwhile, the closing words were the answer.
                    if self.state.ended is None:
                        await self._speak(occasion, self.now())
        finally:
            self._pending -= 1

    async def _answer_in_words(self, interviewer: Wordsmith) -> None:
        """Answers in words that take their time: the round is free meanwhile, and what it did counts first."""
        async with self._gate:
            if self.state.ended is not None:
                return
            moment = Moment(self.state, self.now(), self._plan.boxes, "reply")
        try:
            with self._patience.waiting() as heard:

                def arrived(text: str) -> None:
                    heard()
                    self._overheard(text)

                worded = await interviewer.word(moment, arrived)
            async with self._gate:
                if worded.failure is not None:
                    await self._do(worded.failure)
                if self.state.ended is None:
                    await self._utter(worded.speech, self.now())
        finally:
            self._overheard("")

    def _overheard(self, text: str) -> None:
        for listener in tuple(self._overhearers):
            listener(text if self.state.ended is None else "")

    async def _run_clock(self, *, until_now: bool) -> None:
        """Does what fell due before this moment, and at it where `until_now`."""
        while (first := next_due(self.state, self._plan)) is not None:
            now = self._watch.at(self.desk.clock.now())
            late = now - first.t
            if late < -INSTANT or (not until_now and late <= INSTANT):
                return
            # A reply that is coming is not spoken over, unless the round is over before it comes.
            if self._pending and now < self._plan.seconds:
                return
            await self._fall_due(first)

    async def _fall_due(self, due: Due) -> None:
        match due.what:
            case "step":
                await self._do(commands.Call("step"), due.t)
                await self._speak("nudge_time", due.t)
                if self._plan.moves_on and self._plan.after(self.state.step) is not None:
                    await self._do(commands.Go("next", why="time"), due.t)
                    await self._ask_for_story(due.t)
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
