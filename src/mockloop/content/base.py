"""What every content model shares: frozen, closed to unknown fields, and the words that name things."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

Kind = Literal["hld", "lld", "behavioral"]
Level = Literal["mid", "senior", "staff"]
Mode = Literal["exam", "guided"]
Verdict = Literal["strong_no_hire", "no_hire", "lean_no_hire", "lean_hire", "hire", "strong_hire"]

KINDS: tuple[Kind, ...] = ("hld", "lld", "behavioral")
LEVELS: tuple[Level, ...] = ("mid", "senior", "staff")
MODES: tuple[Mode, ...] = ("exam", "guided")
VERDICTS: tuple[Verdict, ...] = (
    "strong_no_hire",
    "no_hire",
    "lean_no_hire",
    "lean_hire",
    "hire",
    "strong_hire",
)

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=64)]
"""The id of a file: a question, a choice card, a playbook."""

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:_[a-z0-9]+)*$", max_length=64)]
"""The id of a thing inside a file: a check, a fact, a step."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
"""Words for a person: never empty."""

Pattern = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
"""An expression of the check language; `mockloop.reading.pattern` says what it means."""


class Model(BaseModel):
    """A frozen value that refuses fields it does not know, so that a typing error in a file is found."""

    model_config = ConfigDict(frozen=True, extra="forbid")
