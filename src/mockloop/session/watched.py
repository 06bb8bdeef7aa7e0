"""What a front end sees of a running round: its state, its times, what was understood, and its events as they come."""

from collections.abc import Callable, Mapping

from mockloop.content.check import Check
from mockloop.content.problem import Problem
from mockloop.reading.reader import Reading
from mockloop.round.boxes import Plan, plan
from mockloop.round.clock import Stopwatch
from mockloop.round.due import next_due
from mockloop.round.events import Event
from mockloop.round.state import RoundState
from mockloop.session import views
from mockloop.session.desk import Desk, Table
from mockloop.session.journal import Journal, Storage
from mockloop.session.speech import Interviewer, Wordsmith

Listener = Callable[[Event], None]
Overhearer = Callable[[str], None]


class Watched:
    """A round as it is watched; what changes it is `Session`'s. All times are seconds of round time."""

    def __init__(self, desk: Desk, table: Table, interviewer: Interviewer, journal: Journal) -> None:
        """For the constructors of `Session`."""
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
        self._overhearers: list[Overhearer] = []
        self._pending = 0

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

    def overhear(self, listener: Overhearer) -> Callable[[], None]:
        """Calls `listener` with what has arrived of a reply so far, "" once it is said or dropped; as `subscribe`."""
        self._overhearers.append(listener)

        def leave() -> None:
            if listener in self._overhearers:
                self._overhearers.remove(listener)

        return leave

    @property
    def spent(self) -> str:
        """What a model's words have cost so far, as it is shown; "" where there is none."""
        return self._interviewer.spent if isinstance(self._interviewer, Wordsmith) else ""
