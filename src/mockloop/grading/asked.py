"""What a model is asked about a transcript: the rules and the whole of it once, then a dimension's checks at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mockloop.backends.request import Message, Request
from mockloop.content.check import Check
from mockloop.content.prompt import Prompt
from mockloop.grading.grader import Exam
from mockloop.reading.fencing import fenced, neutral

if TYPE_CHECKING:
    from pydantic import BaseModel

TOKENS_A_CHECK, TOKENS_BESIDES = 90, 200
"""Room for an answer: a quote of forty words and its frame for each check."""
MOST_PASSAGES = 4
"""Passages that a check which wants several pieces of evidence may be answered with."""


@dataclass(frozen=True, slots=True)
class Prompts:
    """The two prompt files of the judge."""

    whole: Prompt
    dimension: Prompt

    @property
    def stamp(self) -> str:
        """Which words were used: both files by hash."""
        return f"{self.whole.id}@{self.whole.hash}+{self.dimension.id}@{self.dimension.hash}"


def dimensions(exam: Exam) -> tuple[tuple[str, tuple[Check, ...]], ...]:
    """The dimensions that a judge is asked about, each with its checks, in the rubric's order."""
    out = []
    for dimension in exam.paper.rubric.dimensions:
        checks = tuple(c for c in exam.paper.checks if c.dimension == dimension.id)
        off = dimension.id in exam.sheet.unscored
        if checks and not off and (exam.sheet.room is None or dimension.id in exam.sheet.room):
            out.append((dimension.id, checks))
    return tuple(out)


def prefix(prompts: Prompts, exam: Exam) -> str:
    """The rules and the transcript: the same to the byte for every dimension and sample. What the gates withhold is not
    in it."""
    heard = {u.turn: u.text for u in exam.utterances}
    turns = [
        fenced(t.speaker, t.turn, heard.get(t.turn, t.text) if t.speaker == "candidate" else t.text)
        for t in exam.transcript.turns
    ]
    panes = [fenced("candidate", u.turn, u.text) for u in exam.utterances if u.turn < 0]
    return prompts.whole.fill(
        {
            "kind": exam.kind,
            "level": exam.level,
            "question": neutral(exam.prompt or "not known"),
            "transcript": "\n".join([*turns, *panes]),
        }
    )


def request(prompts: Prompts, beginning: str, title: str, checks: Sequence[Check]) -> Request:
    """The request for one dimension; `beginning` is the transcript's `prefix`."""
    lines = [f"- {c.id}: {c.asks}{_passages(c)}" for c in checks]
    text = prompts.dimension.fill({"dimension": title, "checks": "\n".join(lines)})
    room = TOKENS_BESIDES + TOKENS_A_CHECK * sum(min(c.pieces, MOST_PASSAGES) for c in checks)
    return Request(beginning, (Message("user", text),), room, "judge", prompts.stamp)


def _passages(check: Check) -> str:
    most = min(check.pieces, MOST_PASSAGES)
    return f" (up to {most} passages, each another one)" if most > 1 else ""


def schema() -> "type[BaseModel]":
    """The shape of an answer: for each check whether it is met, and the passages that show it."""
    from mockloop.grading.answer_shape import Answers

    return Answers
