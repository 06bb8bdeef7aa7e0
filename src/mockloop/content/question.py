"""A system-design question: everything that one interview problem knows about itself."""

from typing import Literal

from pydantic import Field

from mockloop.content.base import Level, Line, Model, Name, Pattern, Slug
from mockloop.content.check import Check
from mockloop.content.concept import Concept
from mockloop.content.problem import Problem
from mockloop.content.red_flag import RedFlag

PatternTaught = Literal[
    "read-scaling", "event-driven", "search", "real-time", "geospatial", "transactional", "storage", "ai"
]


class Fact(Model):
    """What the interviewer knows and says when asked."""

    id: Name
    subject: Line
    """What it is about, as an answer echoes it: "retention" in "On retention: five years."."""
    about: tuple[Line, ...] = Field(min_length=1)
    """Phrases, any of which in a question asks for this fact."""
    answer: Line
    """A clause that follows the subject, figures included; one sentence."""


class Quantity(Model):
    """A number worth deriving."""

    id: Name
    name: Line
    unit: Literal["/s", "B", "B/s", "B/day", "users", "s", "count", "%", "$"]
    given: dict[Name, float]
    """The inputs, by name; each in base units."""
    formula: Line
    """Arithmetic over `given` and earlier quantities: + - * / ** and parentheses."""
    value: float
    accept: tuple[float, float]
    """The range in which a stated value counts as this one."""


class Endpoint(Model):
    """One call of the interface."""

    call: Line
    does: Line


class Entity(Model):
    """One thing that is stored."""

    name: Line
    key: Line
    fields: tuple[Line, ...]
    access: tuple[Line, ...] = Field(min_length=1)
    """How it is read and written."""


class Option(Model):
    """One way to decide."""

    card: Slug | None = None
    """The choice card, where one stands for it."""
    name: Line
    buys: Line
    costs: Line


class Decision(Model):
    """A fork where a senior engineer stops and weighs."""

    id: Name
    step: Name
    question: Line
    options: tuple[Option, ...] = Field(min_length=2)
    axes: tuple[Name, ...] = Field(min_length=1)
    tips: Line
    """What tips it here."""
    asks: tuple[Line, ...] = Field(min_length=1)
    """How an interviewer questions the usual pick, in this question's own nouns and numbers.

    Blanks as in a card's why-not."""
    needs: Pattern
    """The evidence that it was weighed."""


class Rung(Model):
    """One question of a deep-dive ladder."""

    ask: Line
    strong: Line
    needs: Pattern


class DeepDive(Model):
    """A hard part of the problem, as a ladder of questions, each deeper than the one before."""

    id: Name
    title: Line
    when: Pattern
    """Words of the candidate that make this dive the natural one."""
    ladder: tuple[Rung, ...] = Field(min_length=3)


class Bottleneck(Model):
    """What saturates first, and what relieves it."""

    id: Name
    where: Line
    why: Line
    relief: Line


class FailureMode(Model):
    """What breaks, what a user then sees, what a good design does."""

    id: Name
    what: Line
    effect: Line
    response: Line


class Operations(Model):
    """Running it: the close-out that most candidates forget."""

    slis: tuple[Line, ...] = Field(min_length=2)
    objectives: tuple[Line, ...] = Field(min_length=1)
    dashboard: tuple[Line, ...] = Field(min_length=2)
    page: Line
    """The alert that wakes somebody at three in the morning."""
    bottleneck_metric: Line
    p99: Line
    """How a regression of the 99th percentile is found."""
    deploy: Line
    rollback: Line


class Change(Model):
    """A requirement that changes in mid-round."""

    id: Name
    say: Line
    """As the interviewer says it: one or two sentences, then an open question."""
    touches: Line
    """What of a usual design it breaks."""
    strong: Line


class Outline(Model):
    """A strong answer to one step, as a candidate would say it: plain sentences with numbers and reasons."""

    step: Name
    says: tuple[Line, ...] = Field(min_length=1)


class Question(Problem):
    """The file `<kind>/<id>.yaml` of a system-design question."""

    kind: Literal["hld"]
    patterns: tuple[PatternTaught, ...] = Field(min_length=1)
    constraint: Line
    """The defining constraint: what makes this problem this problem."""
    terms: tuple[Concept, ...] = Field(min_length=4)
    in_scope: tuple[Line, ...] = Field(min_length=2)
    out_of_scope: tuple[Line, ...] = Field(min_length=1)
    facts: tuple[Fact, ...] = Field(min_length=10)
    quantities: tuple[Quantity, ...] = Field(min_length=5)
    api: tuple[Endpoint, ...] = Field(min_length=2)
    entities: tuple[Entity, ...] = Field(min_length=2)
    decisions: tuple[Decision, ...] = Field(min_length=3)
    deep_dives: tuple[DeepDive, ...] = Field(min_length=2)
    bottlenecks: tuple[Bottleneck, ...] = Field(min_length=3)
    failures: tuple[FailureMode, ...] = Field(min_length=3)
    costs: tuple[Line, ...] = Field(min_length=2)
    operations: Operations
    changes: tuple[Change, ...] = Field(min_length=3)
    red_flags: tuple[RedFlag, ...] = Field(min_length=2)
    checks: tuple[Check, ...] = Field(min_length=9)
    outline: dict[Level, tuple[Outline, ...]]
    """`senior`: a strong answer, step by step; `staff`: what a staff engineer adds to it; `mid` is optional."""
