"""Competencies: what interviewers write down after a behavioral round, by whose list it stands on."""

from typing import Literal

from pydantic import Field

from mockloop.content.base import Line, Model, Slug
from mockloop.content.index import Index


class CompetencySet(Model):
    """One list of competencies: that of a company, or of the field."""

    id: Slug
    title: Line
    company: Line | None = None
    """Whose interviewers go by it; None where many do."""
    about: Line
    """How a story is heard by somebody who goes by this list."""


class Competency(Model):
    """One thing that a story may show."""

    id: Slug
    set: Slug
    """The list it stands on."""
    title: Line
    about: Line
    """What a story has to show, as one would say it in the debrief."""
    like: tuple[Slug, ...] = ()
    """Competencies of other lists that ask for nearly the same: a story for one of them serves for this one too."""


class Competencies(Model):
    """The file `competencies.yaml`."""

    schema_: Literal[1] = Field(alias="schema")
    sets: tuple[CompetencySet, ...] = Field(min_length=1)
    competencies: tuple[Competency, ...] = Field(min_length=1)

    def of(self, set_: str) -> tuple[Competency, ...]:
        """The competencies of a list, in its order."""
        return tuple(one for one in self.competencies if one.set == set_)

    def find(self, id_: str) -> Competency | None:
        """The competency with that id."""
        return next((one for one in self.competencies if one.id == id_), None)

    def served_by(self, shown: tuple[str, ...]) -> frozenset[str]:
        """The ids that a story serves which is said to show those: these, and what is like one of them."""
        held = frozenset(shown)
        return held | {one.id for one in self.competencies if held.intersection(one.like)}

    def prompts(self, id_: str, index: Index) -> tuple[str, ...]:
        """The behavioral prompts that ask for a competency, those that name it first."""
        named, near = [], []
        like = frozenset(one.like if (one := self.find(id_)) else ())
        for item in index.of("question", "behavioral"):
            if id_ in item.competencies:
                named.append(item.id)
            elif like.intersection(item.competencies):
                near.append(item.id)
        return (*named, *near)
