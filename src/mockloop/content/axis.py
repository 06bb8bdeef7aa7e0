"""The trade-off axes of the field."""

from typing import Literal

from pydantic import Field

from mockloop.content.base import Line, Model, Name


class End(Model):
    """One end of an axis: what it buys and what it costs."""

    name: Line
    buys: Line
    costs: Line


class Axis(Model):
    """Two goods that cannot both be had in full."""

    id: Name
    name: Line
    one: End
    other: End
    ask: Line
    """How an interviewer asks where on the axis a choice lies."""


class Axes(Model):
    """The file `axes.yaml`."""

    schema_: Literal[1] = Field(alias="schema")
    axes: tuple[Axis, ...]
