"""Which of the question's facts a clarifying question asks for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from mockloop.content.question import Fact
from mockloop.interviewer.room import Room
from mockloop.reading.tokens import stems_of

_ASKS = r"(?:how|what|what's|which|who|where|when|why|is|are|do|does|did|should|can|could|will|would|shall|any)\b"
_AND = re.compile(
    rf"\s*(?:[,;:.?!]+\s*(?:and|or|but|also|then)?|\b(?:and|or|but)\b)\s+(?:also |then |so |roughly )*(?={_ASKS})", re.I
)
_QUESTION = re.compile(r"\b(?:how|what|what's|which|who|where|when|why)\b|^\W*(?:\w+\W+)?" + _ASKS, re.I)
_HEAD = re.compile(r"\b(?:which|what|whose)\s+(?:kind of |sort of )?(\w+)|\b(who)\b", re.I)
_STOP = frozenset(
    stems_of(
        "a an the of for to in on at is are be was were do does did how what which who when where why we i you it they "
        "there this that these those should would could can may will shall have has with and or not any so our us me "
        "about roughly like just per by as from need want know get go okay ok plan design expect assume say said "
        "talking looking please also then again much many system service number thing kind sort"
    )
)
_INTERROGATIVES = frozenset(stems_of("how many much long big fast soon often who where when"))
"""Part of what a phrase asks: "how many links" is not asked for by "are the links public"."""
_WHOLE = 2.0
_ASKED_SO = 1.5
"""What it adds when the phrase holds the question word: "how quick" says more of a question than "pick a seat"."""
_ALL_WORDS = 1.0
_HALF = 0.5
_FIFTH = 0.2
_ENOUGH = 0.6
"""Of a phrase's content words, the part that must be in the question where not all are."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One question of a turn, and the facts it may ask for, the likeliest first.

    It is `sure` where a phrase of the first was used, a `tie` where the first two fit alike.
    """

    text: str
    facts: tuple[Fact, ...]
    sure: bool = False
    tie: bool = False


def parts(text: str) -> tuple[str, ...]:
    """The single questions of a sentence: "how many users, and how long do we keep it?" holds two."""
    pieces, at = [], 0
    for cut in _AND.finditer(text):
        if _QUESTION.search(text[at : cut.start()]):
            pieces.append(text[at : cut.start()])
            at = cut.end()
    pieces.append(text[at:])
    return tuple(piece.strip() for piece in pieces if piece.strip())


def content(text: str) -> frozenset[str]:
    """The stems of a text that carry meaning; all of them where none does."""
    stems = frozenset(stems_of(text))
    return stems - _STOP or stems


def has_row(stems: tuple[str, ...], row: tuple[str, ...]) -> bool:
    """Whether the row of stems stands in the text, unbroken."""
    return any(stems[i : i + len(row)] == row for i in range(len(stems) - len(row) + 1)) if row else False


def _phrases(fact: Fact, room: Room) -> tuple[str, ...]:
    return (*fact.about, *room.words.asks_for.get(fact.id, ()), fact.subject)


def _weights(room: Room) -> dict[str, float]:
    """How telling a stem is: of one fact alone, or of many."""
    seen: dict[str, set[str]] = {}
    for fact in room.question.facts:
        for phrase in _phrases(fact, room):
            for stem in content(phrase):
                seen.setdefault(stem, set()).add(fact.id)
    total = len(room.question.facts)
    return {stem: log(1 + total / len(ids)) for stem, ids in seen.items()}


def _foreign(text: str, weights: dict[str, float]) -> bool:
    """Whether a question asks for a thing that no fact is about: "which printer do the venues use?"."""
    head = _HEAD.search(text)
    if head is None:
        return False
    stems = frozenset(stems_of(head.group(1) or head.group(2)))
    return head.group(2) is not None or not (stems <= _STOP or stems & weights.keys())


def _score(
    stems: tuple[str, ...], own: frozenset[str], phrases: Iterable[str], weights: dict[str, float], *, foreign: bool
) -> float:
    """How well the best of the phrases fits a question; 0 where none does.

    `own` is what the question is about, the problem's own words left out: one word of many shows nothing. `foreign`
    asks for more than one word.
    """
    best, have = 0.0, frozenset(stems)
    for phrase in phrases:
        row = stems_of(phrase)
        if _STOP.issuperset(row):
            continue
        wanted, asks = content(phrase), _INTERROGATIVES & frozenset(row)
        if foreign and len(wanted) < 2:
            continue
        weight = sum(weights.get(stem, 0.0) for stem in wanted)
        shared = sum(weights.get(stem, 0.0) for stem in wanted & have)
        covered = len(wanted & have) / max(1, len(own | (wanted & have)))
        if has_row(stems, row) and (covered > _FIFTH or len(wanted) > 1):
            best = max(best, _WHOLE + weight + 0.1 * len(row) + (_ASKED_SO if asks else 0.0))
        elif not asks <= have or covered < (_FIFTH if asks else _HALF):
            continue
        elif wanted <= have:
            best = max(best, _ALL_WORDS + weight)
        elif not foreign and len(wanted) > 1 and shared >= _ENOUGH * weight:
            best = max(best, shared - 0.2 * (weight - shared))
    return best


def asking(text: str, room: Room) -> Asking:
    """What one question asks for: the fact with the best phrase; where none fits, the one that shares its words."""
    stems = stems_of(text)
    about = content(text)
    weights = _weights(room)
    foreign = _foreign(text, weights)
    own = about - content(room.question.prompt) - content(room.question.title)
    ranked = []
    for at, fact in enumerate(room.question.facts):
        shared = content(" ".join((fact.subject, *fact.about))) & about
        score = _score(stems, own, _phrases(fact, room), weights, foreign=foreign)
        if score > 0 or (not foreign and len(shared) >= _HALF * len(about)):
            near = sum(weights.get(stem, 0.0) for stem in shared) / 100
            ranked.append((-round(score + near, 6), at, fact, score > 0))
    ranked.sort(key=lambda r: r[:2])
    facts = tuple(fact for _, _, fact, _ in ranked)
    tie = len(ranked) > 1 and ranked[0][0] == ranked[1][0]
    return Asking(text, facts, sure=bool(ranked) and ranked[0][3], tie=tie)
