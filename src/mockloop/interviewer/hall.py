"""Everything that the interviewer of a behavioral round knows at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass

from mockloop.content.behavioral_question import BehavioralQuestion
from mockloop.content.phrases import Persona
from mockloop.content.story_phrases import StoryPhrases
from mockloop.interviewer.loop import STORY, opened, present
from mockloop.interviewer.room import Occasion
from mockloop.reading.reader import Reading
from mockloop.reading.story import Story
from mockloop.round.events import Said
from mockloop.round.state import RoundState


@dataclass(frozen=True, slots=True)
class Hall:
    """The round so far, the prompts it may ask, and the story of now as it was understood.

    `story` is the telling since it was asked for, `last` the candidate's last turn alone; `reading` holds the same
    turns in the words of the prompt of now.
    """

    state: RoundState
    now: float
    boxes: Mapping[str, float]
    prompts: tuple[BehavioralQuestion, ...]
    words: StoryPhrases
    reading: Reading
    story: Story
    last: Story
    overrun: tuple[str, ...] = ()
    """What the playbook has to say when this step's box is over."""
    persona: Persona = "neutral"
    seed: int = 0
    occasion: Occasion = "reply"

    @property
    def step(self) -> str:
        return self.state.step

    @property
    def loop(self) -> bool:
        """Whether this is a loop of several stories."""
        return any(step.startswith(STORY) for step in self.boxes)

    @property
    def guided(self) -> bool:
        return self.state.start is not None and self.state.start.mode == "guided"

    @property
    def prompt(self) -> BehavioralQuestion:
        """The prompt of now."""
        at = max(0, opened(self.state) - 1) if self.loop else 0
        return self.prompts[min(at, len(self.prompts) - 1)]

    @property
    def following(self) -> BehavioralQuestion | None:
        """The prompt after it, None where there is no other."""
        at = opened(self.state)
        return self.prompts[at] if at < len(self.prompts) else None

    @property
    def turns(self) -> tuple[Said, ...]:
        """The turns of this story, both speakers'."""
        return present(self.state)

    @property
    def asked(self) -> tuple[Said, ...]:
        """The interviewer's questions behind this story."""
        return tuple(t for t in self.turns if t.intent == "follow_up")

    @property
    def spoken(self) -> tuple[Said, ...]:
        """All that the interviewer has said."""
        return tuple(t for t in self.state.turns if t.speaker == "interviewer")

    def left(self) -> float:
        """Seconds left of this step's box."""
        return self.boxes[self.step] - self.state.spent(self.step, self.now)
