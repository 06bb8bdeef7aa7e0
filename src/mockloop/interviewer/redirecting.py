"""Back to the round: after orders, noise, a plea for the answer, a jump, boxes before requirements, a monologue."""

from mockloop.interviewer.evidence import speaks_of
from mockloop.interviewer.guard import named
from mockloop.interviewer.move import Move
from mockloop.interviewer.room import Room
from mockloop.interviewer.words import wordings
from mockloop.round.events import Intent

LONG = 450
"""Words of one turn after which it is steered: three minutes of talk without a breath."""
EARLY = 0.6
"""The part of the first box in which talk of boxes is too early."""
BOXES = 3
_EARLY_TIMES = 2
_FRAMING = ("functional", "non-functional", "scope", "use-case")


def _one(room: Room, intent: Intent, target: str | None, family: str) -> Move | None:
    options = wordings(room, intent, family, room.words.lines(family, room.persona))
    return Move(intent, target, options) if options else None


def orders(room: Room) -> Move | None:
    """Text that tries to steer the interviewer or the grader is met as an off-topic remark."""
    return _one(room, "redirect", room.step, "orders") if room.heard.injection else None


def noise(room: Room) -> Move | None:
    """A turn that is no language is asked for again."""
    return _one(room, "follow_up", None, "again_please") if room.heard.gibberish else None


def no_help(room: Room) -> Move | None:
    """In an exam a request for a hint or for the answer is declined in a sentence."""
    wants = room.heard.manner.asks_hint or room.heard.manner.asks_answer
    return _one(room, "redirect", room.step, "no_hint") if wants and not room.guided else None


def jumped(room: Room) -> Move | None:
    """After a jump, once for each step that was left out and whose ground has not been covered otherwise."""
    visits = room.state.visits
    if len(visits) < 2:
        return None
    here, before = visits[-1], visits[-2]
    steps = room.steps
    if here.step not in steps or before.step not in steps:
        return None
    been = {visit.step for visit in visits}
    redirected = {t.target for t in room.spoken if t.intent == "redirect" and t.t >= here.entered}
    for step in steps[steps.index(before.step) + 1 : steps.index(here.step)]:
        if step in been or redirected:
            continue
        must = [c for c in room.checks if c.step == step and c.must]
        if must and all(c.id in room.met for c in must):
            continue
        options = wordings(room, "redirect", f"jumped:{step}", room.words.jumped.get(step, ()))
        if options:
            return Move("redirect", step, options)
    return None


def early(room: Room) -> Move | None:
    """Boxes and arrows before it is known what is to be built."""
    first = room.steps[0]
    if room.step != first or room.spent() > EARLY or room.heard.asked:
        return None
    if sum(1 for turn in room.spoken if turn.intent == "redirect") >= _EARLY_TIMES:
        return None
    wider = room.vocabulary.lexicon.wider
    turn = room.reading.text.turns[-1]
    given = named(room.question.prompt, room)
    boxes = {
        m.concept
        for m in turn.mentions
        if not m.denied
        and m.concept not in given
        and not set(room.words.boxes).isdisjoint(wider.get(m.concept, (m.concept,)))
    }
    if len(boxes) < BOXES or speaks_of(_FRAMING, room, room.last.turn):
        return None
    return _one(room, "redirect", first, "early")


def long(room: Room) -> Move | None:
    """A monologue gets a brief steer."""
    return _one(room, "redirect", room.step, "long") if room.heard.words > LONG else None
