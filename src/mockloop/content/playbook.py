"""A playbook: the steps of a kind of round and the minutes each may take."""

from typing import Literal

from pydantic import Field

from mockloop.content.base import Kind, Line, Model, Name, Slug


class Step(Model):
    """One step and its timebox."""

    id: Name
    title: Line
    minutes: float = Field(gt=0, le=120)
    goal: Line
    """What must exist by its end."""
    overrun: tuple[Line, ...] = Field(min_length=1)
    """What the interviewer says when the box has run out, said once each: at its end, at one and a half times."""
    aims: tuple[Name, ...] = ()
    """The dimensions that this step gives room for."""


class Playbook(Model):
    """The file `playbooks/<id>.yaml`."""

    schema_: Literal[1] = Field(alias="schema")
    id: Slug
    kind: Kind
    title: Line
    about: Line
    default: bool = False
    rubric: Slug
    minutes: float
    """The sum of the steps' minutes, stated so that a slip is found."""
    change_in: Name | None = None
    """The step that takes the requirement change."""
    steps: tuple[Step, ...] = Field(min_length=1)
