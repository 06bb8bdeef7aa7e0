"""What a front end shows of a running round, worked out from its state. Pure."""

from collections.abc import Mapping

from mockloop.content.base import LEVELS
from mockloop.content.check import Check
from mockloop.content.problem import Problem
from mockloop.content.question import Question
from mockloop.content.rubric import Rubric
from mockloop.round.events import Said
from mockloop.round.state import RoundState

PROBES = ("why_not", "challenge", "recall", "probe_missing", "deepen", "follow_up")


def pace(state: RoundState, boxes: Mapping[str, float], now: float) -> float:
    """Seconds behind the plan at round time `now`, negative when ahead.

    The plan says that all steps before the present one have taken their boxes; time within the box is on plan.
    """
    planned = 0.0
    for step, box in boxes.items():
        if step == state.step:
            planned += min(state.spent(step, now), box)
            break
        planned += box
    return now - planned


def agreed(state: RoundState, question: Problem) -> tuple[str, ...]:
    """The facts that were given, each once, and the requirement change, in the order in which they came."""
    given = question.facts if isinstance(question, Question) else ()
    facts = {fact.id: f"{fact.subject}: {fact.answer}" for fact in given}
    out: list[str] = []
    for turn in state.turns:
        line = facts.get(turn.target or "") if turn.intent == "answer" else None
        if turn.intent == "change":
            line = turn.text
        if line is not None and line not in out:
            out.append(line)
    return tuple(out)


def open_probe(state: RoundState) -> Said | None:
    """The last question that the interviewer put, None before there is one."""
    return next((turn for turn in reversed(state.turns) if turn.intent in PROBES), None)


def checks_of(step: str, level: str, question: Problem, rubric: Rubric) -> tuple[Check, ...]:
    """The checks that are expected in a step at a level, the question's own first."""
    known = LEVELS[: [*LEVELS].index(level) + 1] if level in LEVELS else LEVELS
    return tuple(c for c in (*question.checks, *rubric.checks) if c.step == step and c.level in known)
