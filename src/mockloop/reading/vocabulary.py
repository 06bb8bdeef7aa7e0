"""What the reader knows of the field, from the bank: concepts, the names of choice cards, a question's own terms."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Literal

from mockloop.content.concept import Concepts, Opposition, VagueTalk
from mockloop.content.index import ClaimEntry, Index
from mockloop.content.problem import Problem
from mockloop.content.question import Question
from mockloop.reading.lexicon import Lexicon, Term, compile_lexicon
from mockloop.reading.pattern import BadPattern, Pattern, Range, compile_pattern
from mockloop.reading.story_marks import STORY_MARKS
from mockloop.reading.tokens import stems_of

_KINDS = {"/s": "rate", "B": "bytes", "users": "users", "s": "time", "$": "money", "%": "percent"}
"""The kind that a quantity of a question is said as; the others (bytes a day, counts) are said in several."""


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """A wrong or half-true statement to listen for; `card` is None for one of the question itself."""

    id: str
    card: str | None
    severity: Literal["wrong", "half_true"]
    when: Pattern
    why: str
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What the reader needs of a choice card."""

    id: str
    family: str
    group: str
    title: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lexicon, the cards by id, and as written the claims by the card they are of (None: the question's own)."""

    lexicon: Lexicon
    cards: Mapping[str, Card]
    written: Mapping[str | None, tuple[ClaimEntry, ...]]
    topic: Mapping[str, float] = field(default_factory=dict)
    """The question's own terms, by which an answer is known to be about it, with a weight: 1 for one that is its alone,
    1/n for one that n problems share."""
    ranges: Mapping[str, Range] = field(default_factory=dict)
    oppositions: tuple[Opposition, ...] = ()
    vague: tuple[VagueTalk, ...] = ()
    themes: frozenset[str] | None = None
    """Where tellings are read, the ids of the terms by which one is about what was asked; None elsewhere."""
    _patterns: dict[str, Pattern] = field(default_factory=dict, compare=False)
    _claims: dict[str | None, tuple[KnownClaim, ...]] = field(default_factory=dict, compare=False)

    def pattern(self, source: str) -> Pattern:
        """The parsed expression, parsed once. Raises `BadPattern`."""
        found = self._patterns.get(source)
        if found is None:
            found = self._patterns[source] = compile_pattern(source, self.lexicon.ids, self.ranges)
        return found

    def claims(self, card: str | None) -> tuple[KnownClaim, ...]:
        """The claims of a card, parsed when the first turn speaks of it; one that does not parse is left out."""
        found = self._claims.get(card)
        if found is None:
            found = self._claims[card] = tuple(self._known(card))
        return found

    def _known(self, card: str | None) -> Iterator[KnownClaim]:
        for claim in self.written.get(card, ()):
            severity: Literal["wrong", "half_true"] = "wrong" if claim.severity == "wrong" else "half_true"
            with suppress(BadPattern):
                yield KnownClaim(claim.id, card, severity, self.pattern(claim.when), claim.why, claim.asks)


class FieldVocabulary:
    """The words of the field, which all problems share: compiled once for a bank, and lent to each."""

    def __init__(self, index: Index, concepts: Concepts) -> None:
        """Takes what stands in the bank; what has a pattern that does not parse is left out (`bank lint` names it)."""
        terms = [Term(c.id, c.says, c.near, c.includes) for c in concepts.concepts]
        terms += [Term(f"@{m.id}", m.says) for m in concepts.markers]
        terms += [Term("@question", ()), Term("@code", ())]
        terms += [Term(mark, ()) for mark in STORY_MARKS]
        terms += [Term(f"@vague-{v.id}", v.says) for v in concepts.vague]
        terms += [
            Term(item.id, tuple(item.says), tuple(item.near), (), item.group == "technology")
            for item in index.of("choice")
        ]
        self._concepts = concepts
        self._lexicon = compile_lexicon(terms)
        self._cards = {i.id: Card(i.id, i.family, i.group, i.title) for i in index.of("choice")}
        self._written: dict[str | None, tuple[ClaimEntry, ...]] = {i.id: i.claims for i in index.of("choice")}
        self._shared = _shared(index, concepts)

    def vocabulary(
        self, question: Problem | None = None, topic: Iterable[Term] = (), *, telling: bool = False
    ) -> Vocabulary:
        """That of a question, or of a transcript with no question of the bank (`topic`: the terms of its prompt).

        `telling` reads stories; a behavioral question does so by itself.
        """
        own = tuple(topic)
        ranges: dict[str, Range] = {}
        written = dict(self._written)
        if question is not None:
            own = tuple(Term(t.id, t.says, t.near, t.includes) for t in question.terms)
            written[None] = tuple(ClaimEntry(f.id, f.severity, f.when, f.why, f.asks) for f in question.red_flags)
        if isinstance(question, Question):
            ranges = {q.id: (*q.accept, _KINDS.get(q.unit, "")) for q in question.quantities}
        made = Vocabulary(self._lexicon.with_terms(own), self._cards, written, self._weights(own), ranges)
        if telling or (question is not None and question.kind == "behavioral"):
            made = replace(made, themes=frozenset(t.id for t in own))
        oppositions = tuple(o for o in self._concepts.oppositions if _parses(made, o.first, o.then))
        vague = tuple(v for v in self._concepts.vague if _parses(made, v.unless))
        return replace(made, oppositions=oppositions, vague=vague)

    def _weights(self, own: Iterable[Term]) -> dict[str, float]:
        """How much a term tells: the rarest of its phrases counts, over all problems that are known."""
        return {t.id: max((1.0 / max(1, self._shared[stems_of(p)]) for p in t.says), default=0.5) for t in own}


def _shared(index: Index, concepts: Concepts) -> Counter[tuple[str, ...]]:
    """For each phrase how many problems have it among their own terms."""
    shared: Counter[tuple[str, ...]] = Counter()
    for topic in concepts.topics.values():
        shared.update({stems_of(phrase) for names in topic for phrase in names})
    for item in index.of("question"):
        shared.update({stems_of(phrase) for term in item.terms for phrase in term.says})
    return shared


def vocabulary(
    index: Index, concepts: Concepts, question: Problem | None = None, topic: Iterable[Term] = ()
) -> Vocabulary:
    """The vocabulary of one round, where there will be no other."""
    return FieldVocabulary(index, concepts).vocabulary(question, topic)


def _parses(made: Vocabulary, *sources: str) -> bool:
    try:
        for source in sources:
            made.pattern(source)
    except BadPattern:
        return False
    return True
