"""From judged checks to dimensions and one total, and what it were had every borderline check been judged otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mockloop.content.check import Check
from mockloop.content.rubric import Dimension, Rubric
from mockloop.grading.judging import Judged
from mockloop.grading.score import FIRST_PIECE, Weighed, dimension_score, level_of, total
from mockloop.round.scorecard import CheckResult, DimensionScore


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the checks of one transcript are entered on.

    `share` is what topicality leaves of each dimension, `timed` the checks of pacing (none where turns carry no times),
    `room` the dimensions that the playbook's steps give room for (None: all).
    """

    rubric: Rubric
    checks: tuple[Check, ...]
    share: float
    timed: tuple[CheckResult, ...] = ()
    room: frozenset[str] | None = None
    delivered: tuple[CheckResult, ...] = ()
    """The checks of delivery, of a told story."""
    unscored: frozenset[str] = frozenset()
    """Dimensions of which this kind of answer can hold no evidence."""
    held: float = 1.0
    """What polish without substance leaves of the total."""

    def dimensions(self, judged: Sequence[Judged]) -> tuple[DimensionScore, ...]:
        """The dimensions in the rubric's order; `judged` goes with `checks` one by one."""
        results: dict[str, list[CheckResult]] = {"pacing": list(self.timed), "delivery": list(self.delivered)}
        for check, j in zip(self.checks, judged, strict=True):
            results.setdefault(check.dimension, []).append(j.result)
        return tuple(
            self._dimension(d, () if d.id in self.unscored else tuple(results.get(d.id, ())))
            for d in self.rubric.dimensions
            if self.room is None or d.id in self.room
        )

    def _dimension(self, dimension: Dimension, results: tuple[CheckResult, ...]) -> DimensionScore:
        if not results:
            return DimensionScore(dimension.id, None, None, dimension.weight, (), dimension.title)
        score = dimension_score(results, self.share)
        return DimensionScore(dimension.id, level_of(score), score, dimension.weight, results, dimension.title)

    def overall(self, judged: Sequence[Judged]) -> tuple[float, float, float]:
        """The score, and the lowest and highest that the borderline checks would allow."""
        score = self._total(judged)
        low, high = (self._total(_turned(judged, up=up)) for up in (False, True))
        return score, min(score, low), max(score, high)

    def _total(self, judged: Sequence[Judged]) -> float:
        return round(_total(self.dimensions(judged)) * self.held, 1)


def _turned(judged: Sequence[Judged], *, up: bool) -> list[Judged]:
    """The same with every borderline check judged the one way."""
    credit = FIRST_PIECE if up else 0.0
    return [
        replace(j, result=replace(j.result, met=up, credit=credit)) if j.borderline and j.result.met is not up else j
        for j in judged
    ]


def _total(dimensions: Sequence[DimensionScore]) -> float:
    return total([Weighed(d.score, d.weight) for d in dimensions if d.score is not None])
