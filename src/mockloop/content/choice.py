"""A choice card: a technology, pattern or algorithm that a candidate may pick, and how to question the pick."""

from typing import Literal

from pydantic import Field

from mockloop.content.base import Line, Model, Name, Pattern, Slug


class Rival(Model):
    """What to take instead, and when."""

    card: Slug
    when: Line


class WhyNot(Model):
    """A "why not X?" against a named rival.

    `asks` holds wordings; a wording may have blanks filled from the candidate's own words ({writes}, {reads},
    {rate}, {storage}, {users}, {latency}, {reason}), and at least one wording has none.
    """

    rival: Slug
    asks: tuple[Line, ...] = Field(min_length=1)
    answer: Line
    """What answers it, for the scorecard."""
    needs: Pattern
    """The evidence that it was answered."""


class Claim(Model):
    """Something said of the choice that is wrong, or true only under a condition."""

    id: Slug
    severity: Literal["wrong", "half_true"]
    when: Pattern
    """The words that state it, in the check language, looked for in one sentence."""
    asks: tuple[Line, ...] = Field(min_length=1)
    """What an interviewer says to it: asks when it holds or what breaks it, never corrects."""
    why: Line
    """What is wrong with it: for the scorecard, not said in the round."""


class Follow(Model):
    """A follow-up once the choice stands."""

    id: Name
    ask: Line
    strong: Line
    needs: Pattern


class Failure(Model):
    """How it breaks in production."""

    id: Name
    what: Line
    effect: Line
    response: Line


class Choice(Model):
    """The file `choices/<id>.yaml`."""

    schema_: Literal[1] = Field(alias="schema")
    id: Slug
    title: Line
    group: Literal["technology", "pattern", "object-design"]
    family: Slug
    """What it is an instance of (`relational-store`, `log`, `cache`): rivals are of the same or a near family."""
    says: tuple[Line, ...] = Field(min_length=1)
    """How people call it."""
    near: tuple[Line, ...] = ()
    """Longer phrases that contain one of those and mean something else."""
    exists: Line
    """Why it exists: what came before and hurt."""
    mechanics: tuple[Line, ...] = Field(min_length=2)
    sweet_spot: Line
    not_when: tuple[Line, ...] = Field(min_length=1)
    instead: tuple[Rival, ...] = Field(min_length=1)
    axes: tuple[Name, ...] = Field(min_length=1)
    why_not: tuple[WhyNot, ...] = Field(min_length=3)
    follow_ups: tuple[Follow, ...] = Field(min_length=2)
    claims: tuple[Claim, ...] = Field(min_length=2)
    failures: tuple[Failure, ...] = Field(min_length=2)
    wants_to_hear: Line
    leads_to: tuple[Slug, ...] = Field(min_length=1)
