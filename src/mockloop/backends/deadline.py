"""How long an answer may take: ours, in place of the SDKs' ten minutes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deadline:
    """Seconds from the moment of asking, a retry and its wait included: to the first token, and to the last."""

    first: float
    whole: float


WORDS = Deadline(first=8.0, whole=30.0)
"""For what the interviewer says: eight seconds is about as long as a silence passes for thinking."""

JUDGE = Deadline(first=60.0, whole=60.0)
"""For a judged dimension, which nobody waits for between two words."""
