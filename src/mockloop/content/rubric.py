"""A rubric: dimensions, what each level looks like, and the checks that fit any question of the kind."""

from typing import Literal

from pydantic import Field

from mockloop.content.base import Kind, Level, Line, Model, Name, Slug
from mockloop.content.check import Check


class Anchors(Model):
    """What levels 1 to 4 look like, for one seniority."""

    one: Line
    two: Line
    three: Line
    four: Line


class Dimension(Model):
    """One thing that is scored."""

    id: Name
    title: Line
    weight: float = Field(default=1.0, gt=0, le=5)
    content: bool = True
    """False for how it was said (pacing, communication): may fall as more is said."""
    anchors: dict[Level, Anchors] = Field(min_length=1)


class Section(Model):
    """How a written answer names a part of itself, and the dimensions for which what stands there counts.

    Speech has no headings and is not restricted; a document is taken as its author sorted it.
    """

    id: Name
    heads: tuple[Line, ...] = Field(min_length=1)
    counts_for: tuple[Name, ...] = Field(min_length=1)


class Rubric(Model):
    """The file `rubrics/<id>.yaml`."""

    schema_: Literal[1] = Field(alias="schema")
    id: Slug
    kind: Kind
    title: Line
    dimensions: tuple[Dimension, ...] = Field(min_length=1)
    sections: tuple[Section, ...] = ()
    """Looked through in this order: the first whose words stand in a heading names it."""
    checks: tuple[Check, ...] = Field(min_length=1)
