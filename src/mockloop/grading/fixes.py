"""The two things that would raise the verdict most, with what to say and when."""

from collections.abc import Sequence
from dataclasses import replace

from mockloop.grading.score import Weighed, dimension_score, total
from mockloop.reading.ledger import Ledger
from mockloop.round.scorecard import CheckResult, DimensionScore, Fix

MOST = 2


def fixes(dimensions: Sequence[DimensionScore], scale: float, ledger: Ledger) -> tuple[Fix, ...]:
    """At most two fixes, of two dimensions: the unmet checks whose meeting would raise the total most."""
    scored = [d for d in dimensions if d.score is not None]
    gains = []
    for d in scored:
        for c in d.checks:
            if c.credit >= 1.0 or not c.says:
                continue
            better = [replace(x, met=True, credit=1.0) if x.id == c.id else x for x in d.checks]
            raised = dimension_score(better, scale)
            rest = [Weighed(x.score or 0.0, x.weight) for x in scored if x is not d]
            gain = total([*rest, Weighed(raised, d.weight)])
            gains.append((-gain, not c.must, d.id, c.id, d, c))
    chosen: list[Fix] = []
    for _, _, _, _, d, c in sorted(gains, key=lambda g: g[:4]):
        if len(chosen) < MOST and d.id not in {f.dimension for f in chosen} and not c.met:
            chosen.append(Fix(d.id, c.step, c.asks, _example(c, ledger), c.id))
    return tuple(chosen)


def _example(check: CheckResult, ledger: Ledger) -> str:
    """What a strong answer says there, led by the candidate's own figure where the ledger has one that bears on it."""
    figures = [f for role in ("read_rate", "write_rate", "rate", "storage") if (f := ledger.figure(role))]
    if figures and check.step in ("scale", "reliability", "tradeoffs", "deep_dive"):
        return f"You said {figures[0].text}; from there: {check.says}"
    return check.says
