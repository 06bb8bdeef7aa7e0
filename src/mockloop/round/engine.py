"""The rules of a round: what a command makes of a state. Pure: time comes in as `t`, seconds of round time."""

from collections.abc import Iterable
from typing import Any

from mockloop.round.boxes import Plan
from mockloop.round.commands import (
    Call,
    Command,
    Cover,
    End,
    Fail,
    Go,
    Hint,
    Interject,
    Pause,
    Resume,
    Say,
    Write,
)
from mockloop.round.events import (
    BackendFailed,
    Covered,
    Event,
    Hinted,
    Paused,
    Resumed,
    RoundEnded,
    RoundStarted,
    Said,
    StepEntered,
    TimeCalled,
    Wrote,
)
from mockloop.round.state import RoundState

_Body = tuple[type[Event], dict[str, Any]]


class NoSuchStep(ValueError):
    """A step that the playbook does not have."""

    def __init__(self, step: str | None, steps: Iterable[str]) -> None:
        super().__init__(f"no step {step or ''!r} in this round; its steps are {', '.join(steps)}")


def begin(
    plan: Plan,
    *,
    round_id: str,
    kind: str,
    question: str,
    playbook: str,
    level: str,
    mode: str,
    backend: str,
    seed: int,
    minutes: float | None = None,
) -> tuple[Event, ...]:
    """The first two events: the round starts, in its first step."""
    first = plan.steps[0]
    started = RoundStarted(
        seq=1,
        t=0.0,
        step=first,
        round=round_id,
        kind=kind,
        question=question,
        playbook=playbook,
        level=level,
        mode=mode,
        backend=backend,
        seed=seed,
        minutes=minutes,
    )
    return started, StepEntered(seq=2, t=0.0, step=first, why="start")


def destination(state: RoundState, command: Go, plan: Plan) -> str | None:
    """The step that a `Go` leads to; None where it leads out of the round. Raises `NoSuchStep`."""
    if command.verb == "next":
        return plan.after(state.step)
    if command.verb == "back":
        return plan.before(state.step) or state.step
    if command.step not in plan.boxes:
        raise NoSuchStep(command.step, plan.steps)
    return command.step


def ends(state: RoundState, command: Command, plan: Plan) -> bool:
    """Whether a command ends the round, so that the interviewer closes it first."""
    if isinstance(command, End):
        return True
    return isinstance(command, Go) and destination(state, command, plan) is None


def _going(state: RoundState, command: Go, plan: Plan) -> Iterable[_Body]:
    step = destination(state, command, plan)
    if step is None:
        return [(RoundEnded, {"reason": "finished"})]
    return [] if step == state.step else [(StepEntered, {"step": step, "why": command.why})]


def _waking(state: RoundState) -> list[_Body]:
    return [(Resumed, {})] if state.paused else []


def _speaking(state: RoundState, command: Say | Interject) -> Iterable[_Body]:
    if not command.text.strip():
        return []
    turn = {"turn": state.last_turn + 1, "text": command.text}
    if isinstance(command, Say):
        return [*_waking(state), (Said, {**turn, "speaker": "candidate"})]
    said = {"intent": command.intent, "target": command.target, "source": command.source, "cut": command.cut}
    said["replaced"] = command.replaced
    return [(Said, {**turn, **said, "speaker": "interviewer"})]


def _writing(state: RoundState, command: Write) -> Iterable[_Body]:
    there = state.pane(command.pane, command.file)
    after = command.text if command.replace else there + command.text
    if after == there:
        return []
    fields = {"pane": command.pane, "text": command.text, "replace": command.replace, "file": command.file}
    return [(Wrote, fields)]


def _bodies(state: RoundState, command: Command, plan: Plan) -> Iterable[_Body]:
    match command:
        case Say() | Interject():
            return _speaking(state, command)
        case Go():
            return _going(state, command, plan)
        case Write():
            return _writing(state, command)
        case Pause(why):
            return [] if state.paused else [(Paused, {"why": why})]
        case Resume():
            return _waking(state)
        case Hint(check, rung):
            guided = state.start is not None and state.start.mode == "guided"
            return [(Hinted, {"check": check, "rung": rung})] if guided else []
        case Fail(error, message, fallback):
            return [(BackendFailed, {"error": error, "message": message, "fallback": fallback})]
        case Cover(target):
            return [(Covered, {"target": target})]
        case Call(scope):
            return [(TimeCalled, {"scope": scope})]
        case End(reason):
            return [(RoundEnded, {"reason": reason})]


def step(state: RoundState, command: Command, t: float, plan: Plan) -> tuple[Event, ...]:
    """The events that a command makes at round time `t`; none where it changes nothing or the round is not running.

    Time never runs back and stands still in a pause: an earlier `t` is taken as the newest event's. Raises
    `NoSuchStep` for a `goto` that leads nowhere.
    """
    if state.start is None or state.ended is not None:
        return ()
    at = state.t if state.paused else max(state.t, round(t, 3))
    events: list[Event] = []
    for cls, fields in _bodies(state, command, plan):
        events.append(cls(**{"seq": state.seq + 1 + len(events), "t": at, "step": state.step, **fields}))
    return tuple(events)
