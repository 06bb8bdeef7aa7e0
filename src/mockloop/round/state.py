"""The state of a round: nothing but what its events say. `state = fold(events)`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from mockloop.round.events import (
    Covered,
    Event,
    Hinted,
    Paused,
    Reason,
    Resumed,
    RoundEnded,
    RoundStarted,
    Said,
    StepEntered,
    TimeCalled,
    Wrote,
)


@dataclass(frozen=True, slots=True)
class Visit:
    """One stay in a step, in seconds of round time; `left` is None while it lasts."""

    step: str
    entered: float
    left: float | None = None


@dataclass(frozen=True, slots=True)
class PaneText:
    """What stands in a pane now; `file` names it in the code pane."""

    pane: str
    text: str
    file: str | None = None


@dataclass(frozen=True, slots=True)
class RoundState:
    """A round so far. `t` is the round time of the newest event; the clock knows the time since."""

    start: RoundStarted | None = None
    seq: int = 0
    t: float = 0.0
    step: str = ""
    visits: tuple[Visit, ...] = ()
    turns: tuple[Said, ...] = ()
    panes: tuple[PaneText, ...] = ()
    hints: tuple[Hinted, ...] = ()
    covered: tuple[Covered, ...] = ()
    calls: tuple[TimeCalled, ...] = ()
    paused: bool = False
    active: float = 0.0
    """When the candidate last said or wrote something."""
    silence_broken: bool = False
    """The present silence has been broken once already."""
    ended: Reason | None = None

    def spent(self, step: str, now: float) -> float:
        """Seconds of round time in a step over all visits, up to `now`."""
        return sum((now if v.left is None else v.left) - v.entered for v in self.visits if v.step == step)

    def pane(self, pane: str, file: str | None = None) -> str:
        """What stands in a pane, "" where nothing does."""
        return next((p.text for p in self.panes if p.pane == pane and p.file == file), "")

    def step_calls(self, step: str) -> int:
        """How often time was called for a step."""
        return sum(1 for c in self.calls if c.scope == "step" and c.step == step)

    @property
    def last_turn(self) -> int:
        return self.turns[-1].turn if self.turns else 0


def _entered(state: RoundState, event: StepEntered) -> RoundState:
    visits = state.visits
    if visits and visits[-1].left is None:
        visits = (*visits[:-1], replace(visits[-1], left=event.t))
    return replace(state, step=event.step, visits=(*visits, Visit(event.step, event.t)))


def _wrote(state: RoundState, event: Wrote) -> RoundState:
    text = event.text if event.replace else state.pane(event.pane, event.file) + event.text
    others = tuple(p for p in state.panes if (p.pane, p.file) != (event.pane, event.file))
    panes = (*others, PaneText(event.pane, text, event.file))
    return replace(state, panes=panes, active=event.t, silence_broken=False)


def _said(state: RoundState, event: Said) -> RoundState:
    turns = (*state.turns, event)
    if event.speaker == "candidate":
        return replace(state, turns=turns, active=event.t, silence_broken=False)
    return replace(state, turns=turns, silence_broken=state.silence_broken or event.intent == "nudge_silence")


def apply(state: RoundState, event: Event) -> RoundState:
    """The state after one more event. Events that change nothing but the time are taken too."""
    state = replace(state, seq=event.seq, t=event.t)
    match event:
        case RoundStarted():
            return replace(state, start=event, step=event.step)
        case StepEntered():
            return _entered(state, event)
        case Said():
            return _said(state, event)
        case Wrote():
            return _wrote(state, event)
        case Paused():
            return replace(state, paused=True)
        case Resumed():
            return replace(state, paused=False)
        case Hinted():
            return replace(state, hints=(*state.hints, event))
        case Covered():
            return replace(state, covered=(*state.covered, event))
        case TimeCalled():
            return replace(state, calls=(*state.calls, event))
        case RoundEnded():
            return replace(state, ended=event.reason)
        case _:
            return state


def fold(events: Iterable[Event], state: RoundState | None = None) -> RoundState:
    """The state that a list of events makes, from the beginning or on top of `state`."""
    return reduce(apply, events, state or RoundState())
