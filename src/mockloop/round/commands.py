"""What may be asked of a round: one frozen value a command."""

from dataclasses import dataclass
from typing import Literal

from mockloop.round.events import FailureKind, Intent, Pane, Reason, Source, Why

GoVerb = Literal["next", "back", "goto"]


@dataclass(frozen=True, slots=True)
class Say:
    """The candidate says a turn."""

    text: str


@dataclass(frozen=True, slots=True)
class Interject:
    """The interviewer says a turn."""

    text: str
    intent: Intent
    target: str | None = None
    source: Source = "canned"
    cut: bool = False
    replaced: str | None = None


@dataclass(frozen=True, slots=True)
class Fail:
    """A backend did not answer; `fallback` says what happens in its place."""

    error: FailureKind
    message: str
    fallback: str


@dataclass(frozen=True, slots=True)
class Go:
    """To another step; `step` names it for `goto`."""

    verb: GoVerb
    step: str | None = None
    why: Why = "candidate"


@dataclass(frozen=True, slots=True)
class Pause:
    why: Literal["candidate", "suspend", "crash"] = "candidate"


@dataclass(frozen=True, slots=True)
class Resume:
    pass


@dataclass(frozen=True, slots=True)
class Hint:
    """A rung of the ladder is given: only guided rounds record one."""

    check: str | None = None
    rung: int = 1


@dataclass(frozen=True, slots=True)
class Write:
    """Text goes into a pane."""

    pane: Pane
    text: str
    replace: bool = False
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """The candidate says that the open probe was already answered."""

    target: str | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """Time is called, for the step or for the round."""

    scope: Literal["step", "round"]


@dataclass(frozen=True, slots=True)
class End:
    """The round is over."""

    reason: Reason = "finished"


Command = Say | Interject | Fail | Go | Pause | Resume | Hint | Write | Cover | Call | End
