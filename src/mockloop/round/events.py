"""What can happen in a round, one frozen value an event; a round is the list of them.

`seq` counts from 1 without gaps, `t` is seconds of round time (pauses not counted), `step` the step in which it
happened. The field names are those of the public contract, so `to_json` and `from_json` are plain renamings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Literal

Speaker = Literal["candidate", "interviewer"]
Intent = Literal[
    "open",
    "answer",
    "acknowledge",
    "why_not",
    "challenge",
    "recall",
    "probe_missing",
    "deepen",
    "follow_up",
    "redirect",
    "change",
    "nudge_time",
    "nudge_silence",
    "hint",
    "close",
]
Source = Literal["canned", "model"]
Why = Literal["start", "candidate", "interviewer", "time"]
Pane = Literal["notes", "whiteboard", "code"]
Reason = Literal["finished", "time_up", "abandoned"]
FailureKind = Literal["auth", "rate_limited", "unavailable", "timeout", "bad_request", "malformed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What every event has."""

    type: ClassVar[str]
    seq: int
    t: float
    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundStarted(Event):
    """`minutes` is the whole round's length when it differs from the playbook's; boxes scale alike."""

    type: ClassVar[str] = "round_started"
    round: str
    kind: str
    question: str
    playbook: str
    level: str
    mode: str
    backend: str
    seed: int
    minutes: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEntered(Event):
    type: ClassVar[str] = "step_entered"
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Event):
    """A turn of speech. `turn` counts both speakers from 1; the fields from `intent` on are the interviewer's.

    `replaced` names the rule that a model's words broke where canned ones were said in their place.
    """

    type: ClassVar[str] = "said"
    speaker: Speaker
    turn: int
    text: str
    intent: Intent | None = None
    target: str | None = None
    source: Source | None = None
    cut: bool = False
    replaced: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrote(Event):
    """Text put into a pane: appended, or in place of what was there."""

    type: ClassVar[str] = "wrote"
    pane: Pane
    text: str
    replace: bool = False
    file: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran(Event):
    type: ClassVar[str] = "ran"
    file: str
    ok: bool
    exit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused(Event):
    """`why` tells a pause by hand from one that a sleeping machine caused."""

    type: ClassVar[str] = "paused"
    why: Literal["candidate", "suspend", "crash"] = "candidate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Event):
    type: ClassVar[str] = "resumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hinted(Event):
    """A rung of the hint ladder was given, for the check it gives away."""

    type: ClassVar[str] = "hinted"
    check: str | None = None
    rung: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered(Event):
    """The candidate said that the open probe was already answered: it closes, and is kept as a complaint."""

    type: ClassVar[str] = "covered"
    target: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeCalled(Event):
    type: ClassVar[str] = "time_called"
    scope: Literal["step", "round"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BackendFailed(Event):
    type: ClassVar[str] = "backend_failed"
    error: FailureKind
    message: str
    fallback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundEnded(Event):
    type: ClassVar[str] = "round_ended"
    reason: Reason


EVENT_TYPES: dict[str, type[Event]] = {
    cls.type: cls
    for cls in (
        RoundStarted,
        StepEntered,
        Said,
        Wrote,
        Ran,
        Paused,
        Resumed,
        Hinted,
        Covered,
        TimeCalled,
        BackendFailed,
        RoundEnded,
    )
}


class BadEvent(ValueError):
    """A mapping that is no event: an unknown type, or a field that is missing."""


def to_json(event: Event) -> dict[str, Any]:
    """The event as the contract writes it: `seq`, `t`, `type`, `step`, then the fields that hold something."""
    out: dict[str, Any] = {"seq": event.seq, "t": event.t, "type": event.type, "step": event.step}
    for f in fields(event):
        if f.name in out:
            continue
        value = getattr(event, f.name)
        if value is None or (f.name == "cut" and not value):
            continue
        out[f.name] = value
    if isinstance(event, Said) and event.speaker == "interviewer":
        out.setdefault("target", None)
    return out


def from_json(data: Mapping[str, Any]) -> Event:
    """The event that `to_json` wrote; unknown fields are ignored. Raises `BadEvent`."""
    cls = EVENT_TYPES.get(str(data.get("type")))
    if cls is None:
        raise BadEvent(f"no event of type {data.get('type')!r}")
    known = {f.name for f in fields(cls)}
    try:
        return cls(**{k: v for k, v in data.items() if k in known})
    except TypeError as error:
        raise BadEvent(f"{cls.type}: {error}") from None
