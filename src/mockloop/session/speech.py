"""Who sits opposite: what a session asks of an interviewer, and one turn of theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from mockloop.reading.reader import Reading
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
