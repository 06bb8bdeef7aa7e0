"""Deeper into what stands: the ladders of the hard parts, the follow-ups of a choice's card, an axis to weigh."""

from collections.abc import Iterator

from mockloop.content.question import DeepDive
from mockloop.interviewer.blanks import clip
from mockloop.interviewer.evidence import holds, matches
from mockloop.interviewer.facts import content
from mockloop.interviewer.guard import secret, unraised
from mockloop.interviewer.memory import evaded, last_spoken, open_probe
from mockloop.interviewer.move import Move
from mockloop.interviewer.room import Room
from mockloop.interviewer.why_not import weighed
from mockloop.interviewer.words import PROBES, bag, talkative, wordings

STEPS = ("deep_dive", "scale")
PER_ROUND = 6
_SUBSTANCE = 6
"""Words of a turn that goes on with the design, rather than to ask for a moment."""
_TURNS_FOR_CHANGE = (2, 4)
"""Turns after a change from which, and up to which, it is asked for once more."""
_ROOM_FOR = 20
"""Words that a deeper question takes, about."""


def deepen(room: Room) -> Move | None:
    """The next rung of the ladder that fits what they talk about; rungs that were answered already are passed over.

    After a rung whose answer went elsewhere they get a turn of room; outside the deep dive only what they speak of
    now is deepened.
    """
    if room.step not in STEPS or talkative(room, _ROOM_FOR):
        return None
    if sum(1 for turn in room.spoken if turn.intent == "deepen") >= PER_ROUND:
        return None
    before = open_probe(room)
    if before is not None and before.intent == "deepen" and not _stayed(before.text, before.target, room):
        return None
    for dive in _dives(room):
        if room.step != STEPS[0] and not matches(dive.when, room, room.last.turn):
            break
        for at, rung in enumerate(dive.ladder):
            if holds(rung.needs, room):
                continue
            key = f"deepen:{dive.id}:{at}"
            options = wordings(room, "deepen", key, (rung.ask,), barred=secret(rung.needs, room))
            if options:
                return Move("deepen", dive.id, options)
    return None


def _stayed(text: str, dive: str | None, room: Room) -> bool:
    """Whether the reply to a rung answers it, or is at least about the same hard part."""
    asked = next((d for d in room.question.deep_dives if d.id == dive), None)
    rung = next((r for r in asked.ladder if bag(r.ask) == bag(text)), None) if asked else None
    if asked is None or rung is None:
        return True
    return holds(rung.needs, room, room.last.turn) or holds(asked.when, room, room.last.turn)


def _dives(room: Room) -> Iterator[DeepDive]:
    """The dives, the one that this turn is most about first, then the one begun, then as they have been touched."""
    begun = [turn.target for turn in room.spoken if turn.intent == "deepen"]

    def nearness(dive: DeepDive) -> tuple[int, bool, int]:
        now = matches(dive.when, room, room.last.turn)
        return (-now, not begun or dive.id != begun[-1], -matches(dive.when, room))

    yield from sorted(room.question.deep_dives, key=nearness)


def follow(room: Room) -> Move | None:
    """After a choice that came with its reason and its alternative: a follow-up of its card.

    The bar raiser has one for every choice that was defended, too.
    """
    cards = [c.card for c in room.heard.choices if weighed(c, room)]
    before = last_spoken(room)
    if room.persona == "bar_raiser" and before is not None and before.intent == "why_not" and before.target:
        cards.append(before.target)
    if talkative(room, _ROOM_FOR):
        return None
    hidden = unraised((term.id for term in room.question.terms), room)
    for card in cards:
        for more in room.cards[card].follow_ups if card in room.cards else ():
            if holds(more.needs, room):
                continue
            barred = hidden | secret(more.needs, room)
            options = wordings(room, "follow_up", f"follow:{card}:{more.id}", (more.ask,), barred=barred)
            if options:
                return Move("follow_up", None, options)
    return None


def sharper(room: Room) -> Move | None:
    """A "why not" that was dodged comes back, once: the next turn, and more to the point."""
    before = open_probe(room)
    if before is None or before.intent != "why_not" or not before.target or not evaded(before, room):
        return None
    known = room.vocabulary.cards.get(before.target)
    picked = [c.text for turn in room.said for c in room.read(turn.turn).choices if c.card == before.target]
    name = clip(picked[0]) if picked else known.title if known else before.target
    options = wordings(room, "follow_up", f"sharper:{before.target}", room.words.sharper, {"card": name})
    return Move("follow_up", None, options) if options else None


def changed(room: Room) -> Move | None:
    """The requirement change once more, when the turns after it hold no word that it brought in."""
    put = next((turn for turn in reversed(room.spoken) if turn.intent == "change"), None)
    due = next((c for c in room.question.changes if put is not None and c.id == put.target), None)
    if put is None or due is None or room.heard.words < _SUBSTANCE:
        return None
    since = [turn for turn in room.said if turn.turn > put.turn]
    if not _TURNS_FOR_CHANGE[0] <= len(since) <= _TURNS_FOR_CHANGE[1]:
        return None
    if any(turn.text in room.words.changed for turn in room.spoken):
        return None
    before = " ".join(turn.text for turn in room.said if turn.turn < put.turn)
    new = content(f"{due.say} {due.touches} {due.strong}") - content(f"{room.question.prompt} {before}")
    if any(new & content(turn.text) for turn in since):
        return None
    options = wordings(room, "follow_up", f"changed:{due.id}", room.words.changed)
    return Move("follow_up", None, options) if options else None


def axis(room: Room) -> Move | None:
    """In the trade-offs: where the design lies on an axis that the question turns on, when they have named no price."""
    if room.step != "tradeoffs" or talkative(room, _ROOM_FOR) or room.heard.manner.moves_on:
        return None
    before = last_spoken(room)
    if (before is not None and before.intent in PROBES) or holds("@price", room, room.last.turn, "sentence"):
        return None
    wanted = dict.fromkeys(a for d in room.question.decisions for a in d.axes)
    asks = [known.ask for name in wanted for known in room.axes.axes if known.id == name]
    options = wordings(room, "follow_up", "axis", asks)
    return Move("follow_up", None, options) if options else None
