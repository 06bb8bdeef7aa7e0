""" "Why not X?" to a choice that was just made, from its card and from the question's own decisions."""

import re

from mockloop.content.choice import Choice, WhyNot
from mockloop.content.question import Decision
from mockloop.interviewer.blanks import clip
from mockloop.interviewer.evidence import holds, speaks_of
from mockloop.interviewer.facts import content
from mockloop.interviewer.guard import named, unraised
from mockloop.interviewer.memory import pending_choices
from mockloop.interviewer.move import Move
from mockloop.interviewer.room import Room
from mockloop.interviewer.words import wordings
from mockloop.reading.values import ChoiceMade

_AGAINST = re.compile(r"[^?]{0,160}\b(?:over|rather than|instead of|as opposed to|versus|vs\.?) \w", re.I)
_RIVAL = re.compile(r"\b(?:why not|instead of|rather than|over|and not|not|than|versus|against)\b(?: \w+){0,2} $", re.I)


def why_not(room: Room) -> Move | None:
    """The question about the most central choice that nobody has questioned; None where there is none.

    A choice that came with its reason and the alternative it beat needs no such question.
    """
    picks = [c for c in pending_choices(room) if c.card in room.cards and not weighed(c, room)]
    for pick in sorted(picks, key=lambda c: _rank(c, room)):
        options = _options(pick, room)
        if options:
            return Move("why_not", pick.card, options)
    return None


def weighed(pick: ChoiceMade, room: Room) -> bool:
    """Whether a choice came with the alternative that it beat and the reason, or with all that its card would hear."""
    card = room.cards.get(pick.card)
    asked = card.why_not if card is not None else ()
    answered = [w for w in asked if holds(w.needs, room, pick.span.turn)]
    if asked and len(answered) == len(asked):
        return True
    if pick.alternatives:
        argued = pick.reason is not None or pick.price is not None
        return argued or any(w.rival in pick.alternatives for w in answered)
    return pick.reason is not None and bool(_AGAINST.match(room.last.text[pick.span.end :]))


def _rank(pick: ChoiceMade, room: Room) -> tuple[bool, bool, bool, int]:
    """This turn's before older ones, technologies before patterns, the question's own forks first, then as said."""
    central = any(o.card == pick.card for d in room.question.decisions for o in d.options)
    technology = room.cards[pick.card].group == "technology"
    return (pick.span.turn != room.last.turn, not technology, not central, pick.span.start)


def _options(pick: ChoiceMade, room: Room) -> tuple[str, ...]:
    """Wordings, the best first: the question's own, the card's against rivals that the question weighs, the others."""
    card = room.cards[pick.card]
    slots = {"card": pick.text, "reason": clip(pick.reason or "")}
    forks = [d for d in room.question.decisions if pick.card in _cards(d) and len(_cards(d)) > 1]
    rivals = {c for d in forks for c in _cards(d)}
    fair = [w for w in card.why_not if not speaks_of((w.rival,), room) and not holds(w.needs, room, pick.span.turn)]
    fair.sort(key=lambda w: -_touches(w, room))
    near = [w for w in fair if w.rival in rivals]
    groups = (
        [ask for d in forks for ask in d.asks if _fits(ask, pick.card, d, room)],
        [ask for w in near for ask in w.asks],
        [ask for w in fair if w not in near for ask in w.asks],
        room.words.lines("why", room.persona),
    )
    hidden = unraised((term.id for term in room.question.terms), room)
    out: list[str] = []
    slots |= _rival(card, room, tuple(w.rival for w in (*near, *fair)))
    for group in groups:
        key, chosen = f"why_not:{pick.card}", group is not groups[-1]
        out += wordings(room, "why_not", key, group, slots, ordered=chosen, barred=hidden)
    return tuple(out)


def _cards(decision: Decision) -> frozenset[str]:
    """The choice cards between which a decision is made."""
    return frozenset(o.card for o in decision.options if o.card is not None)


def _touches(asked: WhyNot, room: Room) -> int:
    """How many words a "why not" shares with the turn: a queue's rival is no answer to a cache."""
    known = room.vocabulary.cards.get(asked.rival)
    about = content(" ".join((*asked.asks, asked.answer, known.title if known else "")))
    return len(about & content(room.last.text))


def _rival(card: Choice, room: Room, rivals: tuple[str, ...]) -> dict[str, str]:
    """A rival's name, where there is one that has not been spoken of."""
    known = room.vocabulary.cards
    return next(({"rival": known[r].title} for r in rivals if r in known and r != card.id), {})


def _fits(ask: str, card: str, decision: Decision, room: Room) -> bool:
    """Whether a decision's wording questions this choice: it does not hold the choice itself up as the rival,
    and takes no other option for the pick."""
    text = ask.casefold()
    for option in decision.options:
        if option.card is None or option.card not in named(ask, room):
            continue
        title = room.vocabulary.cards[option.card].title if option.card in room.vocabulary.cards else option.name
        at = text.find(title.casefold())
        as_rival = at >= 0 and bool(_RIVAL.search(text[:at]))
        if as_rival == (option.card == card):
            return False
    return True
