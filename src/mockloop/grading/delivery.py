"""How a story was told: in order, to its end, in plain words. Judged on what tells something, without quotes.

What tells nothing is left out on both sides, so that padding neither helps nor hurts.
"""

from collections.abc import Mapping

from mockloop.reading.reader import Reading
from mockloop.reading.story_words import FILLER
from mockloop.round.scorecard import CheckResult

_BEFORE = ("@setting", "@task", "@stakes")
_AFTER = ("@outcome", "@measured")
_TOOK = ("@lesson", "@hindsight", "@since")
_LEAST = 3
"""Sentences that tell something, from which there is an order to speak of."""
_DOING = 0.6
_FILLED = 0.08
"""Fillers a word at which speech is hard to follow."""
_LONG = 450
"""Words of telling sentences: three minutes of speech; twice that is a lecture."""


def delivery(reading: Reading, step: str) -> tuple[CheckResult, ...]:
    """The checks of delivery; none where hardly anything was told."""
    order: list[str] = []
    words = fillers = doing = 0
    for turn in reading.text.turns:
        marked: dict[int, set[str]] = {}
        for name, mentions in turn.hits.items():
            for m in mentions:
                if name[0] == "@" and name in _ALL:
                    marked.setdefault(m.unit, set()).add(name)
        for index in sorted(marked):
            unit = turn.unit(index).unit
            kind = _kind(marked[index])
            order.append(kind)
            words += unit.words
            doing += unit.words if kind in ("A", "R") else 0
            fillers += len(FILLER.findall(turn.folded, unit.start, unit.end))
    if len(order) < _LEAST:
        return ()
    told = "".join(order)
    return (
        _check("in_order", "Is it told in order, from how it stood to what came of it?", _ordered(told), step, 1.2),
        _check("comes_to_an_end", "Does it come to its end?", _ended(told), step, 1.0),
        _check(
            "doing_leads", "Do deeds and outcome take the larger part?", min(1.0, doing / max(1, words) / 0.6), step
        ),
        _check("plainly_said", "Is it said without fillers?", 1.0 - min(1.0, fillers / max(1, words) / _FILLED), step),
        _check("short_enough", "Can it be told in three minutes?", min(1.0, _LONG / max(1, words)), step, 0.5),
    )


_ALL = frozenset((*_BEFORE, *_AFTER, *_TOOK, "@act"))
_SAYS: Mapping[str, str] = {
    "in_order": "First how it stood and what was wanted, then what I did, then what came of it.",
    "comes_to_an_end": "And that is how it ended; what I took from it is this.",
    "doing_leads": "Two sentences of background, then straight to what I did.",
    "plainly_said": "Pause where you would say um: silence reads as thought.",
    "short_enough": "Two to three minutes; the rest is for their questions.",
}


def _kind(names: set[str]) -> str:
    if names.intersection(_TOOK):
        return "X"
    if names.intersection(_AFTER):
        return "R"
    return "A" if "@act" in names else "S"


def _ordered(told: str) -> float:
    """The share of S, A and R that can be found one after the other."""
    best = 0
    for chain in ("SAR", "AR", "SA"):
        at = -1
        for letter in chain:
            at = told.find(letter, at + 1)
            if at < 0:
                break
        else:
            best = max(best, len(chain))
    return (0.0, 0.0, 0.6, 1.0)[best]


def _ended(told: str) -> float:
    last = told.rfind("A")
    rest = told[last + 1 :] if last >= 0 else told
    return 1.0 if "X" in rest else 0.8 if "R" in rest else 0.0


def _check(name: str, asks: str, share: float, step: str, weight: float = 0.8) -> CheckResult:
    credit = round(max(0.0, min(1.0, share)), 4)
    return CheckResult(name, credit >= 0.5, credit=credit, weight=weight, asks=asks, says=_SAYS[name], step=step)
