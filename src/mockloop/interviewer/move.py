"""What the interviewer does in one turn."""

from dataclasses import dataclass

from mockloop.round.events import Intent


@dataclass(frozen=True, slots=True)
class Move:
    """One turn of the interviewer, decided.

    `options` are the wordings that fit, filled in and screened, the best first; canned speech takes the first, a
    model may find other words for the same. A hint names the check that it gives away and its rung, from 1.
    """

    intent: Intent
    target: str | None
    options: tuple[str, ...]
    check: str | None = None
    rung: int = 0
    moves_on: bool = False
    """The interviewer goes to the next step with this turn."""
