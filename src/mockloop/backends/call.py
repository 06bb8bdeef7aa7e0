"""One call of a model as it is kept: when, whom, what for, what it took, how it ended. Nothing of what was said."""

from dataclasses import dataclass
from typing import Literal

from mockloop.backends.request import Purpose
from mockloop.backends.usage import Usage
from mockloop.round.events import FailureKind

Outcome = Literal["ok", "stopped"] | FailureKind


@dataclass(frozen=True, slots=True)
class Call:
    """`at` is seconds since 1970, `cost` US dollars (None where nobody knows the price), `ms` from asking to the end.

    `usage` is None where nothing came back. `outcome` is `ok`, `stopped` (we had heard enough), or the kind of error.
    `prompt` is the hash of the prompt that it was asked by.
    """

    at: float
    backend: str
    model: str
    purpose: Purpose
    usage: Usage | None
    cost: float | None
    ms: int
    outcome: Outcome
    prompt: str = ""
