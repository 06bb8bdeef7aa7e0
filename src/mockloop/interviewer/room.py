"""Everything the interviewer knows at one moment of a round."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from mockloop.content.axis import Axes
from mockloop.content.check import Check
from mockloop.content.choice import Choice
from mockloop.content.phrases import Persona, Phrases
from mockloop.content.playbook import Playbook
from mockloop.content.question import Question
from mockloop.content.rubric import Rubric
from mockloop.reading.reader import Reading, TurnReading
from mockloop.reading.vocabulary import Vocabulary
from mockloop.round.events import Said
from mockloop.round.state import RoundState

Occasion = Literal["open", "reply", "hint", "nudge_time", "nudge_silence", "change", "close"]
"""Why the interviewer speaks: the round begins, the candidate has spoken or asked for a hint, or the clock."""


@dataclass(frozen=True, slots=True)
class Room:
    """The round so far, what its question knows, and what was understood of the candidate.

    `cards` holds at least the choice cards of which the candidate has spoken; `met` the checks that an answer of
    theirs has shown. `change` is the requirement change that is due (None: the seed's).
    """

    state: RoundState
    now: float
    boxes: Mapping[str, float]
    question: Question
    playbook: Playbook
    rubric: Rubric
    cards: Mapping[str, Choice]
    axes: Axes
    reading: Reading
    met: frozenset[str]
    words: Phrases
    vocabulary: Vocabulary
    persona: Persona = "neutral"
    seed: int = 0
    occasion: Occasion = "reply"
    change: str | None = None
    said: tuple[Said, ...] = field(init=False)
    """The candidate's turns."""
    spoken: tuple[Said, ...] = field(init=False)
    """The interviewer's turns."""

    def __post_init__(self) -> None:
        # Worked out once: the rules ask for them hundreds of times a turn.
        for name, speaker in (("said", "candidate"), ("spoken", "interviewer")):
            object.__setattr__(self, name, tuple(turn for turn in self.state.turns if turn.speaker == speaker))

    @property
    def step(self) -> str:
        return self.state.step

    @property
    def level(self) -> str:
        return self.state.start.level if self.state.start else "senior"

    @property
    def guided(self) -> bool:
        return self.state.start is not None and self.state.start.mode == "guided"

    @property
    def steps(self) -> tuple[str, ...]:
        return tuple(step.id for step in self.playbook.steps)

    @property
    def last(self) -> Said:
        """The candidate's turn that is answered now."""
        return self.said[-1]

    @property
    def heard(self) -> TurnReading:
        """What was understood of it."""
        return self.read(self.last.turn)

    def read(self, turn: int) -> TurnReading:
        """What was understood of one of the candidate's turns, by its number in the transcript."""
        found = self.reading.turn(turn)
        if found is None:
            raise KeyError(f"turn {turn} has not been read")
        return found

    @property
    def checks(self) -> tuple[Check, ...]:
        """The checks that this level is held to: the question's own, then the rubric's."""
        ranks = {"mid": 0, "senior": 1, "staff": 2}
        top = ranks[self.level]
        return tuple(c for c in (*self.question.checks, *self.rubric.checks) if ranks[c.level] <= top)

    def spent(self) -> float:
        """The share of this step's box that is gone."""
        return self.state.spent(self.step, self.now) / max(1.0, self.boxes.get(self.step, 1.0))
