"""What words mean the same thing: the vocabulary of the reader."""

from typing import Literal

from pydantic import Field

from mockloop.content.base import Line, Model, Pattern, Slug


class Concept(Model):
    """A thing of the field and the ways in which people say it.

    `says` are phrases matched by stemmed words on word boundaries. `near` are longer phrases that contain one
    of them and mean something else. `includes` names narrower concepts or choice cards: a mention of one of
    those is a mention of this.
    """

    id: Slug
    says: tuple[Line, ...] = ()
    near: tuple[Line, ...] = ()
    includes: tuple[Slug, ...] = ()


class Marker(Model):
    """Words of argument rather than of the field: "because", "at the cost of", "never"."""

    id: Slug
    says: tuple[Line, ...]


class Opposition(Model):
    """Two statements that nobody can hold at once: said in this order, the second is held against the first.

    Both are looked for in one sentence, by what was said and not denied.
    """

    id: Slug
    subject: Line
    """What the first commits to, as it would be said back: "no lost message"."""
    first: Pattern
    then: Pattern
    asks: tuple[Line, ...] = Field(min_length=1)
    """How an interviewer recalls it; `{earlier}` stands for the candidate's own words."""


class VagueTalk(Model):
    """A phrase that promises without saying how. `unless` makes it concrete, in the same or the next sentence."""

    id: Slug
    says: tuple[Line, ...] = Field(min_length=1)
    unless: Pattern
    asks: tuple[Line, ...] = Field(min_length=1)


class Concepts(Model):
    """A file of `concepts/`."""

    schema_: Literal[1] = Field(alias="schema")
    concepts: tuple[Concept, ...] = ()
    markers: tuple[Marker, ...] = ()
    oppositions: tuple[Opposition, ...] = ()
    vague: tuple[VagueTalk, ...] = ()
    topics: dict[Slug, tuple[tuple[Line, ...], ...]] = Field(default_factory=dict)
    """By the id of a question that the bank does not hold yet: the things it is about, each with its names."""


STORY_MARKERS: tuple[str, ...] = (
    "iact",
    "weact",
    "act",
    "setting",
    "when",
    "stakes",
    "task",
    "mytask",
    "who",
    "artefact",
    "outcome",
    "measured",
    "tension",
    "choice",
    "ichoice",
    "option",
    "cost",
    "because",
    "initiative",
    "fault",
    "lesson",
    "hindsight",
    "since",
    "reach",
    "hypothetical",
    "theme",
)
"""Markers of a telling (written @id in a pattern): how they are found is the reader's, `question_bank/README.md` says
what each stands for."""
