"""The arithmetic of a score: credit of checks to dimensions, dimensions to one number, the number to a verdict.

No grader, model or not, names a number; all of them hand in judged checks and this makes the score. Everything here
only rises as more is shown: caps stand from the start and are lifted by evidence.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from mockloop.content.base import VERDICTS, Verdict
from mockloop.round.scorecard import CheckResult

AFTER_PROBE = {"mid": 1.0, "senior": 0.85, "staff": 0.7}
"""What is left of a check that was met only after a probe for it: senior people raise it themselves."""
HINTED = (1.0, 0.75, 0.5, 0.3)
"""What is left after so many rungs of the hint ladder."""
FIRST_PIECE = 0.5
"""The share of a check's credit that its first piece of evidence earns, where it wants several."""
OWN_REACH = 0.8
"""How far the question's own checks alone can fill a dimension: the rest is how it was argued."""
MUST_KNEE, MUST_SLOPE = 40.0, 0.3
"""While a must-have is unmet, what a dimension earns above the knee counts at this slope: 58 at most, in level 2."""
BEND_ALONE = 1.7
"""How fast a dimension saturates by the rubric's checks alone: a good 45-minute round meets half of their weight."""
BEND_RUBRIC, BEND_OWN = 1.35, 0.9
"""The same where the question has checks of its own: either kind of evidence raises it, both together fill it."""
LIFT = 0.65
"""Spreads the mean of the dimensions over the scale: a good round of 900 words lies between 60 and 85."""
WRONG_CAPS = ((6, 1), (4, 2), (2, 3), (1, 4))
"""So many wrong statements allow that rank at most: one "hire", two "lean hire", four "lean no hire", six "no hire"."""
HELD_BACK = "held back by what stands below"
"""Said beside a verdict that the score alone would have made higher."""
LEVELS = (15.0, 35.0, 60.0, 80.0)
"""The scores at which levels 1, 2, 3 and 4 begin."""
CUTS: tuple[float, ...] = (12.0, 34.0, 48.0, 62.0, 78.0)
"""The scores at which the second-lowest verdict and those above it begin."""


def credit(pieces: int, wanted: int) -> float:
    """The credit, 0 to 1, of so many distinct pieces where `wanted` earn nearly all of it; one more is always more."""
    if pieces <= 0:
        return 0.0
    if wanted <= 1:
        return 1.0
    more = (pieces - 1) / (wanted - 1)
    return FIRST_PIECE + (1.0 - FIRST_PIECE) * (1.0 - math.exp(-1.6 * more))


def dimension_score(checks: Sequence[CheckResult], scale: float = 1.0) -> float:
    """A dimension's score, 0 to 100, from its judged checks; `scale` is what topicality leaves of it."""
    rubric, own = _share([c for c in checks if not c.own]), _share([c for c in checks if c.own])
    if own is None:
        left = math.pow(1.0 - (rubric or 0.0), BEND_ALONE)
    else:
        left = math.pow(1.0 - (rubric or 0.0), BEND_RUBRIC) * math.pow(1.0 - OWN_REACH * own, BEND_OWN)
    score = 100.0 * (1.0 - left)
    if score > MUST_KNEE and any(c.must and not c.met for c in checks):
        score = MUST_KNEE + (score - MUST_KNEE) * MUST_SLOPE
    return round(score * scale, 1)


def _share(checks: Sequence[CheckResult]) -> float | None:
    """The credited share of the checks' weight; None where there are none."""
    weight = sum(c.weight for c in checks)
    return sum(c.weight * c.credit for c in checks) / weight if weight else None


def level_of(score: float) -> int:
    """The level, 0 to 4, of a dimension's score."""
    return sum(score >= cut for cut in LEVELS)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A dimension as it enters the total."""

    score: float
    weight: float


def total(dimensions: Sequence[Weighed]) -> float:
    """The overall score, 0 to 100, of the scored dimensions; 0 where none is."""
    weight = sum(d.weight for d in dimensions)
    if not weight:
        return 0.0
    mean = sum(d.score * d.weight for d in dimensions) / weight / 100.0
    return round(100.0 * math.pow(mean, LIFT), 1)


def verdict_of(score: float, *, wrong: int = 0, floored: bool = False) -> Verdict:
    """The verdict of a score.

    `wrong` counts red flags, contradictions and wrong sums that stand; `floored` is a transcript of which the gates
    left next to nothing.
    """
    if floored:
        return VERDICTS[0]
    rank = _rank(score)
    if wrong:
        rank = min(rank, next(most for least, most in WRONG_CAPS if wrong >= least))
    return VERDICTS[rank]


def _rank(score: float) -> int:
    return sum(score >= cut for cut in CUTS)


def held_back(score: float, verdict: str) -> bool:
    """Whether a verdict lies below what the score alone would give: something that was said stands against it."""
    return verdict in VERDICTS and VERDICTS.index(verdict) < _rank(score)
