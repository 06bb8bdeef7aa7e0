"""Whether an answer is about its question: how much of the problem's own vocabulary it uses, and how densely.

Another problem's answer, however good, uses little of it. Judged on the best beginning of the text, so that going on
to talk can never undo it: like every cap, it stands from the start and is lifted by evidence.
"""

from mockloop.reading.reader import Reading

_BREADTH, _BREADTH_SHARE = 2.8, 0.25
"""The weight of distinct terms by which an answer is surely on its question (a shared term weighs less), and the share
of all its terms that is enough where they weigh little."""
_DENSITY = 0.03
"""Weighted mentions a word: measured, real answers have .024 to .075, answers to another question under .01."""
_LEAST_WORDS = 150
"""A beginning shorter than this is held to the density of one as long: three words prove nothing."""
_FLOOR = 0.04
"""What is left of the score of an answer that names none of the terms."""
OFF_TOPIC = 0.6
"""Below this the gate is shown."""
SPEAKS = 60
"""Words from which it is: a shorter answer is thin, whatever it is about."""


def topicality(reading: Reading) -> float:
    """What the question's vocabulary leaves of the score, from `_FLOOR` to 1. 1 where there is none to go by."""
    weights = reading.known.topic
    if not weights:
        return 1.0
    enough = min(_BREADTH, _BREADTH_SHARE * sum(weights.values()))
    best, mass, words = 0.0, 0.0, 0
    seen: set[str] = set()
    for turn in reading.text.turns:
        here: dict[int, float] = {}
        named: dict[int, set[str]] = {}
        for name, weight in weights.items():
            for m in turn.hits.get(name, ()):
                here[m.unit] = here.get(m.unit, 0.0) + weight
                named.setdefault(m.unit, set()).add(name)
        for unit in turn.units:
            index = unit.unit.index
            words += unit.unit.words
            if index in named:
                mass += here[index]
                seen |= named[index]
                breadth = min(1.0, sum(weights[n] for n in sorted(seen)) / enough)
                density = min(1.0, mass / max(words, _LEAST_WORDS) / _DENSITY)
                best = max(best, breadth * density)
    return round(_FLOOR + (1.0 - _FLOOR) * best, 4)
