"""What the reader knows of the field, put together from the bank: concepts, the names of choice cards, a question's own terms."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from mockloop.content.concept import Concepts, Opposition, VagueTalk
from mockloop.content.index import Index
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
    """The lexicon, the cards by id, and the claims by the concept that must be named for them (None: the question's)."""

    lexicon: Lexicon
    cards: Mapping[str, Card]
    claims: Mapping[str | None, tuple[KnownClaim, ...]]
    topic: Mapping[str, float] = field(default_factory=dict)
    """The question's own terms, by which an answer is known to be about it, with a weight: 1 for one that is its alone,
    1/n for one that n problems share."""
    ranges: Mapping[str, Range] = field(default_factory=dict)
    oppositions: tuple[Opposition, ...] = ()
    vague: tuple[VagueTalk, ...] = ()
    _patterns: dict[str, Pattern] = field(default_factory=dict, compare=False)

    def pattern(self, source: str) -> Pattern:
        """The parsed expression, parsed once. Raises `BadPattern`."""
        found = self._patterns.get(source)
        if found is None:
            found = self._patterns[source] = compile_pattern(source, self.lexicon.ids, self.ranges)
        return found


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
        {},
        _weights(own, index, concepts),
        ranges,
    )
    oppositions = tuple(o for o in concepts.oppositions if _parses(made, o.first, o.then))
    vague = tuple(v for v in concepts.vague if _parses(made, v.unless))
    return replace(made, claims=_claims(made, index, question), oppositions=oppositions, vague=vague)


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


def _claims(made: Vocabulary, index: Index, question: Question | None) -> dict[str | None, tuple[KnownClaim, ...]]:
    out: dict[str | None, tuple[KnownClaim, ...]] = {}
    for item in index.of("choice"):
        out[item.id] = _known(made, item.id, item.claims)
    if question is not None:
        flags = tuple((f.id, f.severity, f.when, f.why, f.asks) for f in question.red_flags)
        out[None] = _known(made, None, flags)
    return out


def _known(
    made: Vocabulary, card: str | None, claims: Iterable[tuple[str, str, str, str, tuple[str, ...]]]
) -> tuple[KnownClaim, ...]:
    known = []
    for claim, severity, when, why, asks in claims:
        try:
            known.append(KnownClaim(claim, card, severity, made.pattern(when), why, tuple(asks)))
        except BadPattern:
            continue
    return tuple(known)
