"""A vocabulary of a dozen words, for tests of how reading works rather than of what the bank knows."""

from functools import cache

from mockloop.content.check import Check
from mockloop.reading.checks import evidence
from mockloop.reading.lexicon import Term, compile_lexicon
from mockloop.reading.matching import Match, Scope, find
from mockloop.reading.reader import Reader, Reading, Utterance
from mockloop.reading.vocabulary import Card, Vocabulary

TERMS = (
    Term("cache", ("cache",), near=("cache line",)),
    Term("redis", ("redis",), proper=True),
    Term("postgres", ("postgres", "postgresql"), proper=True),
    Term("store", ("store", "database"), includes=("postgres", "redis")),
    Term("replica", ("replica", "read copy")),
    Term("saga", ("saga",)),
    Term("@reason", ("because", "since")),
    Term("@decision", ("i'd use", "i'd go with", "we use")),
    Term("@question", ()),
    Term("@code", ()),
)
CARDS = {
    "redis": Card("redis", "cache", "technology", "Redis"),
    "postgres": Card("postgres", "relational-store", "technology", "PostgreSQL"),
    "saga": Card("saga", "transaction", "pattern", "Saga"),
}
SENTENCES = (
    "A cache sits in front of the store.",
    "We never use a cache for that.",
    "It takes forty writes a second.",
    "I'd go with Postgres because one row is read by its key.",
    "If a replica dies we promote another one.",
    "- GET /links answers 302",
    "## Storage",
    "Reads:",
    "Who reads it, and how often?",
    "The team's own 'quoted words' are kept.",
)
"""Sentences of every kind of unit, for properties."""


@cache
def known() -> Vocabulary:
    return Vocabulary(compile_lexicon(TERMS), CARDS, {}, ranges={"writes": (30.0, 50.0, "rate")})


def read(*turns: str) -> Reading:
    """The candidate's turns, numbered 1, 2, 3 ..."""
    return Reader(known()).read(Utterance(n, text) for n, text in enumerate(turns, 1))


def matches(pattern: str, *turns: str, scope: Scope = "passage") -> tuple[Match, ...]:
    return find(known().pattern(pattern), read(*turns).text, scope)


def holds(pattern: str, *turns: str, scope: Scope = "passage") -> bool:
    return bool(matches(pattern, *turns, scope=scope))


def check(needs: str, scope: Scope = "passage") -> Check:
    return Check(id="a", dimension="d", step="s", asks="Is it?", needs=needs, says="It is.", scope=scope)


def quotes(needs: str, *turns: str, scope: Scope = "passage") -> list[str]:
    """The pieces of the turns that bear a check out, verbatim."""
    pieces = evidence(check(needs, scope), read(*turns))
    return [turns[s.turn - 1][s.start : s.end] for piece in pieces for s in piece.spans]
