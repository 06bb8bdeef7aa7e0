"""A behavioral question: one thing an interviewer asks of a candidate's past, and how the answer is heard."""

from typing import Literal

from pydantic import Field

from mockloop.content.base import Level, Line, Model, Name, Pattern, Slug
from mockloop.content.check import Check
from mockloop.content.concept import Concept
from mockloop.content.problem import Problem
from mockloop.content.red_flag import RedFlag

Answer = Literal["story", "motivation", "about_yourself", "why_us", "hypothetical", "own_questions"]
"""What the prompt asks for. Only a `story` is graded as one; the others are held to their own checks."""

Aim = Literal["situation", "task", "action", "result", "ownership", "specificity", "reflection", "relevance"]
"""What a follow-up is after: the dimension of the telling that is thin."""


class FollowUp(Model):
    """A question behind the answer, in this prompt's own words."""

    id: Name
    aim: Aim
    when: Pattern | None = None
    """Words of the candidate that make it the natural next question; without them it fits any answer to the prompt."""
    needs: Pattern | None = None
    """Evidence that it is answered already, so that nobody is asked what they have just told."""
    ask: tuple[Line, ...] = Field(min_length=2, max_length=2)
    """Two wordings; the second is sharper, for when the first brought nothing."""


class BehavioralQuestion(Problem):
    """The file `behavioral/<id>.yaml`."""

    kind: Literal["behavioral"]
    answer: Answer = "story"
    suits: tuple[Level, ...] = Field(default=("mid", "senior", "staff"), min_length=1)
    """The levels at which it is worth ten minutes of a loop."""
    wordings: tuple[Line, ...] = Field(min_length=2)
    """Other ways in which the prompt is said, here and at other companies."""
    probes_for: Line
    """What is really asked, in the words of the debrief."""
    competencies: tuple[Slug, ...] = Field(min_length=1)
    """Ids of `competencies.yaml`, the one that it shows best first."""
    follow_ups: tuple[FollowUp, ...] = Field(min_length=5)
    levels: dict[Level, Line] = Field(min_length=3)
    """What distinguishes an answer at each level: whom it reached, what was at stake, who had to be moved."""
    terms: tuple[Concept, ...] = Field(min_length=1)
    red_flags: tuple[RedFlag, ...] = Field(min_length=1)
    checks: tuple[Check, ...] = Field(min_length=1)
    """What this prompt needs beyond an answer well told, most of them of dimension `relevance`."""
    outline: dict[Level, tuple[Line, ...]]
    """`senior`: a strong telling, sentence by sentence, invented; `staff`: what a staff engineer's adds to it."""
