"""Whether a check is met by what was said, and by which pieces.

The one judgement that the interviewer, the live checklist and the grader share.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mockloop.content.check import Check
from mockloop.reading.matching import Match, find
from mockloop.reading.reader import Reading
from mockloop.reading.reading import Text
from mockloop.reading.turn_reading import Place
from mockloop.reading.values import Span, Unit

_WORD = re.compile(r"\w+")
SHORTEST = 4
"""Words of the shortest quote that counts as evidence."""
_LONGEST = 320
"""Characters of a quote; a longer sentence is cut to what surrounds the places that bear it out."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece: the spans that show it, in one or two neighbouring units."""

    spans: tuple[Span, ...]
    unit: int


Elsewhere = Callable[[int, str], bool]
"""Whether a unit (by index) stands in a part of the answer that does not count for a dimension."""


def evidence(check: Check, reading: Reading, elsewhere: Elsewhere | None = None) -> tuple[Evidence, ...]:
    """The pieces of evidence for a check, in order, no sentence used twice; empty where it is not met."""
    text = reading.text
    pattern = reading.known.pattern(check.needs)
    pieces = (_piece(text, match) for match in find(pattern, text, check.scope))
    return tuple(
        p for p in pieces if p is not None and not (elsewhere is not None and elsewhere(p.unit, check.dimension))
    )


def met(checks: Iterable[Check], reading: Reading) -> frozenset[str]:
    """The ids of the checks that are met so far."""
    return frozenset(c.id for c in checks if evidence(c, reading))


def _piece(text: Text, match: Match) -> Evidence | None:
    spans = []
    first = -1
    for unit in match.units:
        u = text.unit(unit).unit
        if u.kind == "heading" and len(match.units) > 1:
            continue
        span = _quote(text, unit, [p for p in match.places if p.unit == unit])
        if span is not None:
            first = unit if first < 0 else first
            spans.append(span)
    return Evidence(tuple(spans), first) if spans else None


def _quote(text: Text, index: int, places: list[Place]) -> Span | None:
    """The sentence, or where it is long the stretch of it around the places; None where there are too few words.

    A note of two or three words ("404 if unknown") is quoted with the one beside it.
    """
    reading = text.unit(index)
    u, tokens = reading.unit, reading.tokens
    spoken = text.turn_of(index).utterance.text
    start, end = u.start, u.end
    if not quotable(spoken[start:end]):
        start, end = _with_neighbour(text, u)
        if not quotable(spoken[start:end]):
            return None
    elif end - start > _LONGEST:
        low, high = min(p.start for p in places), max(p.end for p in places)
        first = max((i for i, s in enumerate(tokens.starts) if s <= low), default=0)
        last = min((i for i, e in enumerate(tokens.ends) if e >= high), default=len(tokens) - 1)
        first, last = max(0, first - 6), min(len(tokens) - 1, last + 6)
        start, end = tokens.starts[first], tokens.ends[last]
    return Span(u.turn, start, end)


def quotable(text: str) -> bool:
    """Whether a text is long enough to be evidence."""
    return len(text.split(maxsplit=SHORTEST)) >= SHORTEST or len(_WORD.findall(text)) >= SHORTEST


_NEXT_TO = 40
"""Characters between two notes that stand together; where text was withheld between them there are more."""


def _with_neighbour(text: Text, u: Unit) -> tuple[int, int]:
    """The unit with the one after it in the same turn, or before it, where one stands close by."""
    turn = text.turn_of(u.index)
    at = u.index - turn.base
    after = turn.units[at + 1].unit if at + 1 < len(turn.units) else None
    before = turn.units[at - 1].unit if at > 0 else None
    if after is not None and after.start - u.end <= _NEXT_TO:
        return u.start, after.end
    if before is not None and u.start - before.end <= _NEXT_TO:
        return before.start, u.end
    return u.start, u.end
