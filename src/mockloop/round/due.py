"""What the clock owes a round: overruns called, silence broken, the requirement change, the end. Pure.

The figures are the public contract's: a box is called at its end and at one and a half times, silence is 120 s
without a word or a line written, a change comes two minutes into its step.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mockloop.round.boxes import Plan
from mockloop.round.events import Said
from mockloop.round.state import RoundState

SILENCE = 120.0
CHANGE_AFTER = 120.0
CALLS_AT = (1.0, 1.5)
"""Multiples of the box at which a step's time is called."""
BREATH = 20.0
"""Silence is not broken this soon after the clock itself has spoken: two interruptions at once help nobody."""

What = Literal["round", "step", "change", "silence"]
_ORDER: tuple[What, ...] = ("round", "step", "change", "silence")


@dataclass(frozen=True, slots=True)
class Due:
    """Something that falls due at round time `t`, in seconds."""

    t: float
    what: What


def _intents(state: RoundState, intent: str) -> Iterator[Said]:
    return (turn for turn in state.turns if turn.intent == intent)


def _step_call(state: RoundState, plan: Plan) -> Iterator[Due]:
    called = state.step_calls(state.step)
    most = 1 if plan.moves_on else len(CALLS_AT)
    if called < most:
        box = plan.boxes[state.step] * CALLS_AT[called]
        yield Due(state.t + max(0.0, box - state.spent(state.step, state.t)), "step")


def _change(state: RoundState, plan: Plan) -> Iterator[Due]:
    if plan.change is None or state.step != plan.change_in or any(_intents(state, "change")):
        return
    yield Due(state.t + max(0.0, CHANGE_AFTER - state.spent(state.step, state.t)), "change")


def _silence(state: RoundState) -> Iterator[Due]:
    if state.silence_broken:
        return
    spoke = max((turn.t for turn in state.turns if turn.intent in ("nudge_time", "change")), default=-BREATH)
    yield Due(max(state.t, state.active + SILENCE, spoke + BREATH), "silence")


def _all(state: RoundState, plan: Plan) -> Iterator[Due]:
    yield Due(max(state.t, plan.seconds), "round")
    yield from _step_call(state, plan)
    yield from _change(state, plan)
    yield from _silence(state)


def next_due(state: RoundState, plan: Plan) -> Due | None:
    """What the clock owes first, if nothing happens until then; None while the round does not run."""
    if state.start is None or state.ended is not None or state.paused:
        return None
    return min(_all(state, plan), key=lambda due: (due.t, _ORDER.index(due.what)))


def due(state: RoundState, now: float, plan: Plan) -> Due | None:
    """What the clock owes by round time `now`, the earliest first; ask again once it has been done."""
    first = next_due(state, plan)
    return first if first is not None and first.t <= now else None
