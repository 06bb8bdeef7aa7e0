"""The offline judge: which checks of a rubric and a question are met by what was said, by which quotes, how surely."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from mockloop.content.base import LEVELS
from mockloop.content.check import Check
from mockloop.grading.score import AFTER_PROBE, HINTED, credit
from mockloop.reading.checks import Elsewhere, Evidence, evidence
from mockloop.reading.matching import find
from mockloop.reading.reader import Reading
from mockloop.round.scorecard import CheckResult, Quote

MOST_QUOTES = 6
"""Quotes that a check shows; more pieces count but are not all shown."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the text of a turn of the reading came from: a turn of speech, or a pane (`pane` and `seq`)."""

    text: str
    turn: int | None = None
    pane: str | None = None
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What bears on the credit besides the words: probes for a check (its id to the turn of the first), hints taken,
    and what stands in another part of a written answer."""

    level: str = "senior"
    probed: Mapping[str, int] | None = None
    hinted: Mapping[str, int] | None = None
    elsewhere: Elsewhere | None = None
    own: frozenset[str] = frozenset()
    """Ids of the checks that are the question's own."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A check's result, and whether it might as well have been judged the other way."""

    result: CheckResult
    borderline: bool


def expected(checks: Iterable[Check], level: str) -> tuple[Check, ...]:
    """The checks that a level is held to."""
    rank = LEVELS.index(level) if level in LEVELS else 1
    return tuple(c for c in checks if LEVELS.index(c.level) <= rank)


def judge(
    checks: Sequence[Check], reading: Reading, sources: Mapping[int, Source], circumstances: Circumstances
) -> tuple[Judged, ...]:
    """Judges every check, in the order given."""
    return tuple(_judge(c, reading, sources, circumstances) for c in checks)


def _judge(check: Check, reading: Reading, sources: Mapping[int, Source], around: Circumstances) -> Judged:
    pieces = evidence(check, reading, around.elsewhere)
    across = len(pieces) == 1 and len(pieces[0].spans) > 1
    borderline = across and check.scope == "passage" if pieces else _near(check, reading)
    return judged_by(check, pieces, sources, around, borderline=borderline)


def judged_by(
    check: Check,
    pieces: Sequence[Evidence],
    sources: Mapping[int, Source],
    around: Circumstances,
    *,
    borderline: bool = False,
) -> Judged:
    """The check as these pieces of evidence show it, whoever found them; none, and it is not met."""
    quotes = _quotes(pieces, sources)
    result = CheckResult(
        id=check.id,
        met=bool(quotes),
        evidence=quotes,
        credit=round(credit(len(pieces), check.pieces), 4) if quotes else 0.0,
        weight=check.weight,
        must=check.must,
        own=check.id in around.own,
        asks=check.asks,
        says=check.says,
        step=check.step,
    )
    return Judged(_discounted(result, pieces, around) if quotes else result, borderline)


def _discounted(result: CheckResult, pieces: Sequence[Evidence], around: Circumstances) -> CheckResult:
    probed = (around.probed or {}).get(result.id)
    after = probed is not None and all(p.spans[0].turn > probed for p in pieces)
    rungs = min((around.hinted or {}).get(result.id, 0), len(HINTED) - 1)
    factor = (AFTER_PROBE.get(around.level, 1.0) if after else 1.0) * HINTED[rungs]
    return replace(result, after_probe=after, hinted=rungs > 0, credit=round(result.credit * factor, 4))


def _near(check: Check, reading: Reading) -> bool:
    """Everything was said, though not together."""
    return check.scope != "round" and bool(find(reading.known.pattern(check.needs), reading.text, "round"))


def _quotes(pieces: Sequence[Evidence], sources: Mapping[int, Source]) -> tuple[Quote, ...]:
    """The pieces as verbatim quotes, cut from the text as given."""
    out = []
    for piece in pieces[:MOST_QUOTES]:
        for span in piece.spans:
            source = sources[span.turn]
            words = source.text[span.start : span.end]
            out.append(Quote(span.start, span.end, words, source.turn, source.pane, source.seq))
    return tuple(out)
