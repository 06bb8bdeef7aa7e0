"""Who sits opposite: what a session asks of an interviewer, and one turn of theirs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from mockloop.reading.reader import Reading
from mockloop.round.commands import Fail
from mockloop.round.events import Intent, Said, Source
from mockloop.round.state import RoundState

Occasion = Literal["open", "reply", "hint", "nudge_time", "nudge_silence", "change", "close"]


@dataclass(frozen=True, slots=True)
class Speech:
    """One turn of the interviewer. A hint names the check that it gives away and its rung, from 1."""

    intent: Intent
    text: str
    target: str | None = None
    source: Source = "canned"
    check: str | None = None
    rung: int = 0
    cut: bool = False
    replaced: str | None = None
    moves_on: bool = False
    """The interviewer goes to the next step, and says this there."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A turn in the words that were found for it, and what a person should know of a backend that failed meanwhile."""

    speech: Speech
    failure: Fail | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """The round at the moment when the interviewer speaks; `change` is the requirement change that is due."""

    state: RoundState
    now: float
    boxes: Mapping[str, float]
    occasion: Occasion
    change: str | None = None


class Interviewer(Protocol):
    """Hears every turn of the candidate, and speaks when it is asked to."""

    @property
    def reading(self) -> Reading: ...

    @property
    def met(self) -> frozenset[str]:
        """Ids of the checks that the candidate's words have shown so far."""
        ...

    def hear(self, said: Said) -> None: ...

    def speak(self, moment: Moment) -> Speech: ...


@runtime_checkable
class Wordsmith(Protocol):
    """An interviewer that takes its time for the words of a reply; `speak` stays its canned voice."""

    @property
    def spent(self) -> str:
        """What the words have cost so far, as it is shown: "$0.02", "≈ 1,200 tokens"."""
        ...

    async def word(self, moment: Moment, arrived: Callable[[str], None]) -> Worded:
        """The turn for this moment. `arrived` is called with all that may be shown of it so far, again and again.

        Never raises: what goes wrong is in the answer.
        """
        ...

    async def close(self) -> None: ...
