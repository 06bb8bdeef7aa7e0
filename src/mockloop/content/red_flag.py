"""A red flag: something said that should worry an interviewer, and how it is asked about."""

from typing import Literal

from pydantic import Field

from mockloop.content.base import Line, Model, Pattern, Slug


class RedFlag(Model):
    """A wrong or half-true statement that a problem invites."""

    id: Slug
    severity: Literal["wrong", "half_true"]
    when: Pattern
    asks: tuple[Line, ...] = Field(min_length=1)
    why: Line
