"""The shape in which a model answers the checks of a dimension. No field holds a number but a turn's."""

from pydantic import BaseModel, ConfigDict


class Passage(BaseModel):
    """Words of the candidate, and the turn in which they stand."""

    model_config = ConfigDict(extra="forbid")

    turn: int
    quote: str


class CheckAnswer(BaseModel):
    """One check, by its id."""

    model_config = ConfigDict(extra="forbid")

    id: str
    met: bool
    passages: list[Passage]


class Answers(BaseModel):
    """All checks of a dimension."""

    model_config = ConfigDict(extra="forbid")

    answers: list[CheckAnswer]
