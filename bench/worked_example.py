"""The worked example of `docs/grading.md`: a short answer, one dimension step by step, then the whole.

python -m bench.worked_example [--write]

The arithmetic is written out here a second time, number by number, and must come to what the grader gives.
"""

import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.document import DOCS, put
from bench.own_measures import grader
from mockloop.grading import score
from mockloop.grading.transcript import parse
from mockloop.round.scorecard import CheckResult, DimensionScore, Scorecard

DOC = DOCS / "grading.md"
QUESTION, LEVEL, SHOWN = "url-shortener", "senior", "estimation"
SAID = """\
Interviewer: Where would you like to start?
Candidate: Scope first: make a link, follow a link. Accounts and analytics are out of scope. A redirect should take under fifty milliseconds.
Interviewer: A hundred million new links a month, and reads outnumber writes a hundred to one.
Candidate: A hundred million a month is about 40 writes a second, so 4,000 reads a second, and I size the read path for a peak of ten times that. At 500 bytes a row, five years come to 3 TB, so the disk of one machine holds it.
Interviewer: How do you keep it?
Candidate: One table keyed by the code, with the long address and an expiry. I would pick Postgres over Cassandra because a redirect reads one row by its primary key, and 40 writes a second are little; what we give up is easy growth of writes.
Interviewer: And when that machine dies?
Candidate: A replica in another zone takes over within a minute; meanwhile redirects go on from the cache, and only new links fail.
"""  # noqa: E501 - a transcript has a turn a line


class Astray(AssertionError):
    """The arithmetic written out here is not the grader's any more."""


def card() -> Scorecard:
    """The scorecard of the example."""
    return grader().grade(parse(SAID), "hld", QUESTION, LEVEL)


def _same(mine: float, theirs: float | None) -> float:
    if theirs is None or round(mine, 1) != theirs:
        raise Astray(
            f"written out it comes to {mine}, the grader says {theirs}: mend the steps in {Path(__file__).name}"
        )
    return mine


def _quote(check: CheckResult) -> str:
    if not check.evidence:
        return "not heard"
    words = " ".join(check.evidence[0].quote.split())
    more = f" and {len(check.evidence) - 1} more" if len(check.evidence) > 1 else ""
    return f"“{words if len(words) <= 70 else words[:67].rstrip() + '…'}”{more}"


def _checks(d: DimensionScore) -> Iterator[str]:
    yield "| check | of | weight | credit | first quote |"
    yield "|---|---|---:|---:|---|"
    for c in d.checks:
        of = ("the question" if c.own else "the rubric") + (", must" if c.must else "")
        yield f"| `{c.id}`: {c.asks} | {of} | {c.weight:g} | {c.credit:g} | {_quote(c)} |"


def _share(checks: Sequence[CheckResult]) -> tuple[float, str]:
    weight = sum(c.weight for c in checks)
    heard = " + ".join(f"{c.weight:g} × {c.credit:g}" for c in checks if c.credit) or "0"
    share = sum(c.weight * c.credit for c in checks) / weight
    return share, f"({heard}) / {weight:g} = **{share:.3f}**"


def _dimension(d: DimensionScore, topicality: float) -> Iterator[str]:
    rubric, of_rubric = _share([c for c in d.checks if not c.own])
    own, of_own = _share([c for c in d.checks if c.own])
    yield f"1. Credited share of the rubric's checks: {of_rubric}"
    yield f"2. Credited share of the question's own checks: {of_own}"
    left = math.pow(1 - rubric, score.BEND_RUBRIC) * math.pow(1 - score.OWN_REACH * own, score.BEND_OWN)
    yield (
        f"3. What is left open: (1 − {rubric:.3f})^{score.BEND_RUBRIC:g} × "
        f"(1 − {score.OWN_REACH:g} × {own:.3f})^{score.BEND_OWN:g} = **{left:.3f}**"
    )
    made = 100 * (1 - left)
    yield f"4. 100 × (1 − {left:.3f}) = **{made:.1f}**"
    unmet = [c.id for c in d.checks if c.must and not c.met]
    if unmet and made > score.MUST_KNEE:
        before, made = made, score.MUST_KNEE + (made - score.MUST_KNEE) * score.MUST_SLOPE
        yield (
            f"5. A must-have is unmet (`{unmet[0]}`): above {score.MUST_KNEE:g} {score.MUST_SLOPE:g} of it counts: "
            f"{score.MUST_KNEE:g} + {before - score.MUST_KNEE:.1f} × {score.MUST_SLOPE:g} = **{made:.1f}**"
        )
    else:
        yield "5. Every must-have is met, so nothing is capped."
    whole = _same(made * topicality, d.score)
    yield (
        f"6. Topicality {topicality:g}: {made:.1f} × {topicality:g} = **{whole:.1f}**, level {d.level} "
        f"(levels begin at {', '.join(f'{cut:g}' for cut in score.LEVELS)})"
    )


def _total(made: Scorecard) -> Iterator[str]:
    scored = [(d, d.score) for d in made.dimensions if d.score is not None]
    yield "| dimension | level | score | weight | score × weight |"
    yield "|---|---:|---:|---:|---:|"
    for d, points in scored:
        yield f"| {d.title} | {d.level} | {points:g} | {d.weight:g} | {points * d.weight:.1f} |"
    for d in made.dimensions:
        if d.score is None:
            yield f"| {d.title} | unscored | | | |"
    weight = sum(d.weight for d, _ in scored)
    points = sum(s * d.weight for d, s in scored)
    mean = points / weight
    yield ""
    yield f"1. Weighted mean: {points:.1f} / {weight:g} = **{mean:.2f}**"
    whole = _same(100 * math.pow(mean / 100, score.LIFT), made.overall.score)
    yield f"2. Spread over the scale: 100 × ({mean:.2f} / 100)^{score.LIFT:g} = **{whole:.1f}**"
    verdict = made.overall.verdict.replace("_", " ")
    yield (
        f"3. Verdicts above the lowest begin at {', '.join(f'{cut:g}' for cut in score.CUTS)}: **{verdict}**; "
        f"the range {made.overall.low:.1f} to {made.overall.high:.1f} is the score had every borderline check been "
        "judged the other way."
    )


def render() -> str:
    """The example in Markdown. Raises `Astray` where the steps do not come to the grader's score."""
    made = card()
    shown = next(d for d in made.dimensions if d.id == SHOWN)
    lines = ["```", SAID.rstrip(), "```", "", f"**{shown.title}**, at level {LEVEL}:", "", *_checks(shown), ""]
    lines += [*_dimension(shown, made.topicality), "", "**The whole**:", "", *_total(made), ""]
    lines.append(f"What would raise it most: {'; '.join(f'{f.what} ({f.dimension})' for f in made.fixes)}.")
    return "\n".join(lines)


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        put(DOC, "example", render())
    else:
        print(render())
