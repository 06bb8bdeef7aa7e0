"""What the score were with the checks that a person judges otherwise: beside the grader's own, never in its place."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mockloop.grading.grader import FLOORED
from mockloop.grading.score import Weighed, dimension_score, level_of, total, verdict_of
from mockloop.round.scorecard import CheckResult, DimensionScore, Scorecard

Judgements = Mapping[tuple[str, str], bool]
"""Whether a person says that a check is met, by dimension and check."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """`changed` are the checks, as (dimension, check), that now count otherwise than the grader judged them."""

    score: float
    verdict: str
    dimensions: tuple[DimensionScore, ...]
    changed: tuple[tuple[str, str], ...]


def corrected(card: Scorecard, judgements: Judgements) -> Corrected:
    """The card's arithmetic once more with these judgements; a judgement of a check that the card lacks is passed over.

    A check that a person calls met counts in full, one called unmet counts nothing. Topicality, gates and what caps
    the verdict stay as they are: they are no checks.
    """
    changed = tuple(
        (d.id, c.id)
        for d in card.dimensions
        if d.score is not None
        for c in d.checks
        if judgements.get((d.id, c.id), c.met) is not c.met
    )
    dimensions = tuple(_again(d, card.topicality, changed) for d in card.dimensions)
    floored = card.overall.score <= FLOORED
    score = total([Weighed(d.score, d.weight) for d in dimensions if d.score is not None])
    if not changed or floored:
        return Corrected(card.overall.score, card.overall.verdict, dimensions, changed)
    wrong = sum(f.severity == "wrong" for f in card.red_flags)
    wrong += len(card.contradictions) + sum(not s.ok for s in card.arithmetic)
    return Corrected(score, verdict_of(score, wrong=wrong), dimensions, changed)


def _again(dimension: DimensionScore, scale: float, changed: tuple[tuple[str, str], ...]) -> DimensionScore:
    if not any(name == dimension.id for name, _ in changed):
        return dimension
    checks = tuple(_turned(c) if (dimension.id, c.id) in changed else c for c in dimension.checks)
    score = dimension_score(checks, scale)
    return replace(dimension, checks=checks, score=score, level=level_of(score))


def _turned(check: CheckResult) -> CheckResult:
    return replace(check, met=not check.met, credit=0.0 if check.met else 1.0)
