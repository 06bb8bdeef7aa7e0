"""What words mean the same thing: the vocabulary of the reader."""

from typing import Literal

from pydantic import Field

from mockloop.content.base import Line, Model, Slug


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


class Concepts(Model):
    """A file of `concepts/`."""

    schema_: Literal[1] = Field(alias="schema")
    concepts: tuple[Concept, ...] = ()
    markers: tuple[Marker, ...] = ()
