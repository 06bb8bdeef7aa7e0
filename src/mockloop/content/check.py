"""A check: one yes/no thing that an answer may show, and what counts as showing it."""

from typing import Literal

from pydantic import Field

from mockloop.content.base import Level, Line, Model, Name, Pattern

Scope = Literal["sentence", "passage", "round"]
"""How near to each other the parts of a pattern must be said: in one sentence (or list item), in two
neighbouring ones, or anywhere in the round."""


class Check(Model):
    """One atomic thing an answer may show.

    `needs` is the evidence in the check language, judged without a model; `asks` is the same as one yes/no
    question, for a model and for the person who opens the scorecard. `pieces` is how many distinct pieces of
    evidence earn the whole credit (the first earns most of it). A `must` caps its dimension until it is met.
    """

    id: Name
    dimension: Name
    step: Name
    """The step of the playbook in which an interviewer would expect it."""
    asks: Line
    needs: Pattern
    scope: Scope = "passage"
    says: Line
    """What a strong answer says there, in one or two sentences: shown beside an unmet check."""
    must: bool = False
    weight: float = Field(default=1.0, gt=0, le=5)
    pieces: int = Field(default=1, ge=1, le=12)
    level: Level = "mid"
    """The lowest level at which it is expected; below it the check is not counted."""
    probe: tuple[Line, ...] = ()
    """Open questions that invite it without naming it; the second is sharper than the first."""
    hints: tuple[Line, ...] = Field(default=(), max_length=3)
    """A ladder from a nudge to nearly the answer, for guided mode."""
