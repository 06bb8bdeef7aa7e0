"""A running round as its widgets show it. Pure: a session in, values out."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from mockloop.round.events import Event, Said, StepEntered
from mockloop.tui.text import one_line, short
from mockloop.tui.widgets.conversation import Turn
from mockloop.tui.widgets.steps import Item, Mark, StepView

if TYPE_CHECKING:
    from mockloop.session import Session


def steps(session: "Session") -> tuple[StepView, ...]:
    """The steps with their marks: a step that was left is done, or over where it took longer than its box."""
    state, now, out = session.state, session.now(), []
    for step in session.playbook.steps:
        spent, box = state.spent(step.id, now), session.boxes[step.id]
        mark: Mark = "ahead"
        if step.id == state.step:
            mark = "now"
        elif any(visit.step == step.id for visit in state.visits):
            mark = "over" if spent > box + 1 else "done"
        out.append(StepView(one_line(step.title), mark, spent, box))
    return tuple(out)


def checklist(session: "Session") -> tuple[Item, ...]:
    """The present step's checks, in guided rounds."""
    return tuple(Item(short(check.asks), met) for check, met in session.checklist())


def turns(events: Iterable[Event], titles: Mapping[str, str]) -> list[Turn]:
    """A round's conversation so far: a nod is a mark on the turn it answers, a step's beginning a heading."""
    out: list[Turn] = []
    for event in events:
        turn = as_turn(event, titles)
        if turn is not None:
            out.append(turn)
        elif is_nod(event):
            last = next((n for n in range(len(out) - 1, -1, -1) if out[n].speaker == "candidate"), None)
            if last is not None:
                said = out[last]
                out[last] = Turn(said.turn, said.speaker, said.text, said.t, nodded=True)
    return out


def is_nod(event: Event) -> bool:
    """The interviewer took note and said no more."""
    return isinstance(event, Said) and event.intent == "acknowledge"


def as_turn(event: Event, titles: Mapping[str, str]) -> Turn | None:
    """What the conversation shows of an event, None for nothing."""
    if isinstance(event, StepEntered):
        return Turn(0, "step", titles.get(event.step, event.step), event.t)
    if isinstance(event, Said) and not is_nod(event):
        return Turn(event.turn, event.speaker, event.text, event.t, cut=event.cut)
    return None
