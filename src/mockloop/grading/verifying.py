"""A model's quotes held against the transcript: verbatim, long enough, the candidate's own, spent once. Else a no."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mockloop.content.check import Check
from mockloop.grading.answer_shape import Answers
from mockloop.grading.asked import MOST_PASSAGES
from mockloop.grading.grader import Exam
from mockloop.grading.judging import Judged, judged_by
from mockloop.reading.checks import Evidence, quotable
from mockloop.reading.fencing import neutral
from mockloop.reading.folding import fold
from mockloop.reading.values import Span

LONGEST = 480
"""Characters of a quote; a longer one is no proof of one thing."""
_AROUND = " \t\n\"'“”‘’.…"


@dataclass(frozen=True, slots=True)
class Vote:
    """One sample's word on one check: the verified spans that show it; none is a no."""

    check: str
    spans: tuple[Span, ...]


def complete(answers: Answers, checks: Sequence[Check]) -> bool:
    """Whether every check is answered, each once, and nothing else is."""
    return sorted(a.id for a in answers.answers) == sorted(c.id for c in checks)


def votes(answers: Answers, checks: Sequence[Check], exam: Exam) -> tuple[Vote, ...]:
    """A complete answer as votes, in the order of the checks; a yes without a quote that holds becomes a no."""
    said = {a.id: a for a in answers.answers}
    spent: list[Span] = []
    out = []
    for check in checks:
        answer = said[check.id]
        kept: list[Span] = []
        for passage in answer.passages[: min(check.pieces, MOST_PASSAGES)] if answer.met else ():
            span = found(passage.quote, passage.turn, exam)
            if span is not None and counts(span, check, exam) and not any(_meet(span, s) for s in spent):
                kept.append(span)
                spent.append(span)
        out.append(Vote(check.id, tuple(kept)))
    return tuple(out)


def found(quote: str, turn: int, exam: Exam) -> Span | None:
    """Where a quote stands in the candidate's words, in the turn that was named or in another; None where it does not.

    White space, case and the form of quotes and dashes may differ, no word may. What was withheld is not there.
    """
    words = fold(quote).strip(_AROUND).split()
    if not words or len(quote) > LONGEST or not quotable(" ".join(words)):
        return None
    if exam.prompt is not None and " ".join(words) in " ".join(fold(exam.prompt).split()):
        return None
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    heard = sorted(exam.utterances, key=lambda u: u.turn != turn)
    for utterance in heard:
        match = pattern.search(fold(neutral(utterance.text)))
        if match is not None:
            return Span(utterance.turn, match.start(), match.end())
    return None


def stands(span: Span, exam: Exam) -> bool:
    """Whether a span that was kept from an earlier time still is a quote: long enough, and nothing of it withheld."""
    heard = next((u.text for u in exam.utterances if u.turn == span.turn), "")
    words = heard[span.start : span.end]
    return 0 <= span.start < span.end <= len(heard) and quotable(words) and len(words) <= LONGEST


def counts(span: Span, check: Check, exam: Exam) -> bool:
    """Whether what stands there may count for the check's dimension: not under a heading that belongs to another."""
    if exam.around.elsewhere is None:
        return True
    units = [u for u in exam.reading.text.units() if u.turn == span.turn and u.start < span.end and u.end > span.start]
    return not any(exam.around.elsewhere(u.index, check.dimension) for u in units)


def _meet(one: Span, other: Span) -> bool:
    return one.turn == other.turn and one.start < other.end and one.end > other.start


def majority(samples: Sequence[Sequence[Vote]], checks: Sequence[Check], exam: Exam) -> tuple[Judged, ...]:
    """The samples' common word on each check: more yes than no makes it met; where they differ it is uncertain.

    The evidence is that of the yes in the middle, by how many passages each has.
    """
    by_check: Mapping[str, list[Vote]] = {c.id: [v for s in samples for v in s if v.check == c.id] for c in checks}
    out = []
    for check in checks:
        said = by_check[check.id]
        yes = sorted((v for v in said if v.spans), key=lambda v: len(v.spans))
        met = 2 * len(yes) > len(said)
        spans = yes[(len(yes) - 1) // 2].spans if met else ()
        pieces = [Evidence((span,), _unit(span, exam)) for span in spans]
        out.append(judged_by(check, pieces, exam.sources, exam.around, borderline=0 < len(yes) < len(said)))
    return tuple(out)


def _unit(span: Span, exam: Exam) -> int:
    units = (u.index for u in exam.reading.text.units() if u.turn == span.turn and u.end > span.start)
    return next(units, 0)
