"""What a question of any kind is to a round: asked, spoken about in words of its own, looked for in answers."""

from typing import Literal

from pydantic import Field

from mockloop.content.base import Kind, Line, Model, Slug
from mockloop.content.check import Check
from mockloop.content.concept import Concept
from mockloop.content.red_flag import RedFlag


class Problem(Model):
    """The fields that questions of all kinds share. A kind's own model adds what only its rounds need."""

    schema_: Literal[1] = Field(alias="schema")
    id: Slug
    kind: Kind
    title: Line
    tier: int = Field(ge=1, le=4)
    prompt: Line
    """As an interviewer says it, no numbers given away."""
    brief: Line
    """One line, for the pin above the conversation: what is asked, without figures that must be asked for."""
    terms: tuple[Concept, ...]
    """The problem's own vocabulary: its patterns may name it, and by it an answer is known to be about this problem."""
    red_flags: tuple[RedFlag, ...]
    checks: tuple[Check, ...]
