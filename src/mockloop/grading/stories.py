"""The stories of one round, each held to the prompt that asked for it, and what they come to together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from mockloop.content.check import Check
from mockloop.grading import telling
from mockloop.grading.delivery import delivery
from mockloop.grading.judging import MOST_QUOTES, Circumstances, Judged, Source, judge
from mockloop.grading.paper import Paper
from mockloop.reading.reader import Reading
from mockloop.round.scorecard import CheckResult, Gate

LEAST_WORDS = 8
"""Words from which what was said is taken for an answer, and can be one to something else."""


@dataclass(frozen=True, slots=True)
class Told:
    """One answer: what it is held to, how it reads, and whether a story was asked for."""

    paper: Paper
    reading: Reading
    story: bool


def joined(paper: Paper, told: Sequence[Told]) -> Paper:
    """The round's paper with the own checks of every prompt that was asked, in their order, before the rubric's."""
    own = {c.id: c for one in told for c in one.paper.checks if c.id in one.paper.own}
    generic = tuple(c for c in paper.checks if c.id not in paper.own)
    return replace(paper, checks=(*own.values(), *generic), own=frozenset(own))


def judged(
    checks: Sequence[Check], told: Sequence[Told], sources: Mapping[int, Source], around: Circumstances
) -> tuple[Judged, ...]:
    """The checks of a joined paper: each judged on the answers that are held to it, with the mean of their credits."""
    rows: list[dict[str, Judged]] = []
    for one in told:
        here = replace(around, elsewhere=telling.labelled(one.reading.text))
        rows.append({j.result.id: j for j in judge(one.paper.checks, one.reading, sources, here)})
    telling_rows = [row for row, one in zip(rows, told, strict=True) if one.story] or rows
    out = []
    for check in checks:
        held = telling_rows if check.dimension in telling.STAR else rows
        out.append(_mean([row[check.id] for row in held if check.id in row]))
    return tuple(out)


def _mean(column: Sequence[Judged]) -> Judged:
    """A check of several answers: met where one shows it."""
    if len(column) == 1:
        return column[0]
    quotes = [q for j in column for q in j.result.evidence]
    result = replace(
        column[0].result,
        met=any(j.result.met for j in column),
        after_probe=any(j.result.after_probe for j in column),
        evidence=tuple(quotes[:MOST_QUOTES]),
        credit=_average(j.result.credit for j in column),
    )
    return Judged(result, borderline=all(j.borderline for j in column))


def share(told: Sequence[Told]) -> float:
    """What answers to something else leave of the score: the mean over the answers."""
    return _average(telling.on_topic(one.reading) if one.paper.question is not None else 1.0 for one in told)


def substance(told: Sequence[Told]) -> float:
    """What polish without substance leaves of the score: the mean over the answers."""
    return _average(telling.substance(one.reading) for one in told)


def delivered(told: Sequence[Told]) -> tuple[CheckResult, ...]:
    """The checks of delivery, each the mean over the answers in which enough was told."""
    columns = [checks for one in told if (checks := delivery(one.reading, "answer"))]
    return tuple(
        replace(column[0], credit=(credit := _average(c.credit for c in column)), met=credit >= 0.5)
        for column in zip(*columns, strict=True)
    )


def faults(told: Sequence[Told], words: int) -> list[Gate]:
    """What floors a round: no answer of it tells anything that happened, or says anything of its own."""
    if words < LEAST_WORDS:
        return []
    stories = [one.reading for one in told if one.story]
    if stories and not any(telling.happened(reading) for reading in stories):
        return [Gate("off_topic", telling.NO_STORY)]
    if not stories and not any(telling.says_anything(one.reading) for one in told):
        return [Gate("off_topic", telling.NOTHING_SAID)]
    return []


def unscored(told: Sequence[Told]) -> frozenset[str]:
    """The dimensions that only a story has, where none was asked for."""
    return frozenset() if any(one.story for one in told) else telling.STAR


def _average(values: Iterable[float]) -> float:
    every = list(values)
    return round(sum(every) / len(every), 4)
