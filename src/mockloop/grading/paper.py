"""What a transcript is graded against."""

from dataclasses import dataclass

from mockloop.content.check import Check
from mockloop.content.problem import Problem
from mockloop.content.rubric import Rubric
from mockloop.reading.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Paper:
    """The question of the bank (None: the generic checks only), its rubric, the vocabulary; `own` are the ids of those
    checks that are a question's and not the rubric's."""

    question: Problem | None
    rubric: Rubric
    checks: tuple[Check, ...]
    own: frozenset[str]
    known: Vocabulary
