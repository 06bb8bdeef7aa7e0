"""What the reader knows of the field, from the bank: concepts, the names of choice cards, a question's own terms."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Literal

from mockloop.content.concept import Concepts, Opposition, VagueTalk
from mockloop.content.index import ClaimEntry, Index
from mockloop.content.question import Question
from mockloop.reading.lexicon import Lexicon, Term, compile_lexicon
from mockloop.reading.pattern import BadPattern, Pattern, Range, compile_pattern
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


def vocabulary(
    index: Index, concepts: Concepts, question: Question | None = None, topic: Iterable[Term] = ()
) -> Vocabulary:
    """The vocabulary of one round, or of a transcript with no question of the bank (`topic`: the terms of its prompt).

    What has a pattern that does not parse is left out here; `bank lint` names it.
    """
    terms = [Term(c.id, c.says, c.near, c.includes) for c in concepts.concepts]
    terms += [Term(f"@{m.id}", m.says) for m in concepts.markers]
    terms += [Term("@question", ()), Term("@code", ())]
    terms += [Term(f"@vague-{v.id}", v.says) for v in concepts.vague]
    cards = {}
    for item in index.of("choice"):
        terms.append(Term(item.id, tuple(item.says), tuple(item.near), (), item.group == "technology"))
        cards[item.id] = Card(item.id, item.family, item.group, item.title)
    own = tuple(topic)
    if question is not None:
        own = tuple(Term(t.id, t.says, t.near, t.includes) for t in question.terms)
    ranges = {q.id: (*q.accept, _KINDS.get(q.unit, "")) for q in question.quantities} if question is not None else {}
    made = Vocabulary(
        compile_lexicon([*terms, *own]),
        cards,
        _written(index, question),
        _weights(own, index, concepts),
        ranges,
    )
    oppositions = tuple(o for o in concepts.oppositions if _parses(made, o.first, o.then))
    vague = tuple(v for v in concepts.vague if _parses(made, v.unless))
    return replace(made, oppositions=oppositions, vague=vague)


def _weights(own: Iterable[Term], index: Index, concepts: Concepts) -> dict[str, float]:
    """How much a term tells: the rarest of its phrases counts, over all problems that are known."""
    shared: Counter[tuple[str, ...]] = Counter()
    for topic in concepts.topics.values():
        shared.update({stems_of(phrase) for names in topic for phrase in names})
    for item in index.of("question"):
        shared.update({stems_of(phrase) for term in item.terms for phrase in term.says})
    return {t.id: max((1.0 / max(1, shared[stems_of(p)]) for p in t.says), default=0.5) for t in own}


def _parses(made: Vocabulary, *sources: str) -> bool:
    try:
        for source in sources:
            made.pattern(source)
    except BadPattern:
        return False
    return True


def _written(index: Index, question: Question | None) -> dict[str | None, tuple[ClaimEntry, ...]]:
    out: dict[str | None, tuple[ClaimEntry, ...]] = {item.id: item.claims for item in index.of("choice")}
    if question is not None:
        out[None] = tuple(ClaimEntry(f.id, f.severity, f.when, f.why, f.asks) for f in question.red_flags)
    return out
