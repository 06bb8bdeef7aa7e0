"""The check language as the lint of the bank tries it: whether an expression parses, which checks a text would meet."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from mockloop.content.check import Check
from mockloop.content.concept import Concepts
from mockloop.content.index import Index
from mockloop.content.problem import Problem
from mockloop.reading.checks import evidence
from mockloop.reading.pattern import BadPattern
from mockloop.reading.reader import Reader, Utterance
from mockloop.reading.vocabulary import FieldVocabulary, Vocabulary


@dataclass
class Trial:
    """The vocabulary of the bank, put together once for each question."""

    index: Index
    concepts: Concepts
    _field: FieldVocabulary = field(init=False)
    _known: dict[str, Vocabulary] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._field = FieldVocabulary(self.index, self.concepts)

    def compile(self, pattern: str, question: Problem | None) -> object:
        """The parsed expression. Raises `BadPattern`, with words for the person who wrote it."""
        return self._vocabulary(question).pattern(pattern)

    def met(self, question: Problem | None, checks: Sequence[Check], says: Sequence[tuple[str, str]]) -> frozenset[str]:
        """The ids of the checks that a candidate meets whose turns are the (step, text) pairs."""
        known = self._vocabulary(question)
        turns = [Utterance(2 * n + 2, text, step) for n, (step, text) in enumerate(says)]
        reading = Reader(known).read(turns)
        met = set()
        for check in checks:
            try:
                if evidence(check, reading):
                    met.add(check.id)
            except BadPattern:
                continue
        return frozenset(met)

    def _vocabulary(self, question: Problem | None) -> Vocabulary:
        name = question.id if question else ""
        if name not in self._known:
            self._known[name] = self._field.vocabulary(question)
        return self._known[name]
