"""The bounds of one turn, whatever words are found for it: its plain wording, what may be told, what must not."""

import contextlib
import re
from dataclasses import dataclass

from mockloop.interviewer.guard import named, secret
from mockloop.interviewer.manners import bare, questions
from mockloop.interviewer.move import Move
from mockloop.interviewer.room import Room
from mockloop.interviewer.words import PROBES, bag, render
from mockloop.reading.folding import fold
from mockloop.reading.numerals import numerals
from mockloop.reading.pattern import BadPattern, leaves
from mockloop.round.events import Intent

WORDED: frozenset[Intent] = PROBES | {"answer", "redirect"}
"""What a model may find words for. The opening and the clock's turns are the question's and the playbook's own, a nod
has four words, and a hint gives away exactly the rung that is charged for."""
SMALL = 12
"""Whole numbers up to which a word counts nothing but a few things ("one of them", "two copies")."""


@dataclass(frozen=True, slots=True)
class Rail:
    """One turn, decided, and its bounds.

    `facts` may be told; `barred` are concepts that must not be named and `hidden` how they are called; `figures` are
    the numbers that may be said and `told` those that must be.
    """

    room: Room
    move: Move
    canned: str
    facts: tuple[str, ...]
    barred: frozenset[str]
    hidden: tuple[str, ...]
    figures: frozenset[float]
    told: frozenset[float]

    @property
    def asks(self) -> int:
        """How many things the turn asks, in its plain wording; none where it is a statement."""
        return questions(bare(self.canned))


def steered(room: Room) -> bool:
    """Whether the turn that is answered speaks to the program rather than of the design: no model is shown it alone."""
    return bool(room.said) and (room.heard.injection or room.heard.gibberish)


def numbers(text: str) -> frozenset[float]:
    """The figures in a text, in digits or words, small counts in words left out."""
    found = numerals(fold(text))
    return frozenset(round(n.value, 6) for n in found if not n.spoken or n.scaled or n.value > SMALL)


def figures(text: str) -> frozenset[float]:
    """All numbers in a text."""
    return frozenset(round(n.value, 6) for n in numerals(fold(text)))


def rail(move: Move, room: Room) -> Rail:
    """The bounds of a move. Pure."""
    canned = render(move, room)
    question = room.question
    facts = tuple(f"{f.subject}: {f.answer}" for f in question.facts if move.intent == "answer" and f.id == move.target)
    open_to_all = named(". ".join((canned, question.prompt, question.title, question.brief)), room)
    barred = frozenset(name for name in _guarded(move, room) if not room.reading.named(name)) - open_to_all
    own = " ".join([question.prompt, canned, *facts, *(turn.text for turn in room.state.turns)])
    told = numbers(canned) if move.intent == "answer" and move.target is not None else frozenset[float]()
    return Rail(room, move, canned, facts, barred, _called(barred, room), numbers(own), told)


def _guarded(move: Move, room: Room) -> frozenset[str]:
    """The question's own terms and every choice card; for a probe all that its check is after besides."""
    guarded = {term.id for term in room.question.terms} | set(room.vocabulary.cards)
    check = next((c for c in room.checks if c.id == move.target), None)
    if move.intent == "probe_missing" and check is not None:
        guarded |= secret(check.needs, room)
        with contextlib.suppress(BadPattern):
            guarded |= {x.name for x in leaves(room.vocabulary.pattern(check.needs).root) if x.kind == "concept"}
    return frozenset(name for name in guarded if not name.startswith("@"))


_MOST_HIDDEN = 12


def _called(barred: frozenset[str], room: Room) -> tuple[str, ...]:
    """The question's own terms among the barred, as words: what a model must be told, for the rest is screened."""
    own = [term.says[0] for term in room.question.terms if term.id in barred and term.says]
    return tuple(re.sub(r"[*~]", "", says) for says in own[:_MOST_HIDDEN])


def said_before(rail: Rail) -> tuple[tuple[str, ...], ...]:
    """What was said by the interviewer so far, as bags of words."""
    return tuple(bag(turn.text) for turn in rail.room.spoken)
