"""Where a round's time comes from: a clock that is passed in, and the stopwatch that leaves pauses out."""

import time
from dataclasses import dataclass, replace
from typing import Protocol


class Clock(Protocol):
    """Two readings in seconds: one that never jumps, and the wall's, which tells a sleep of the machine."""

    def now(self) -> float:
        """Seconds since some fixed moment; stands still while the machine sleeps."""
        ...

    def wall(self) -> float:
        """Seconds since 1970, UTC."""
        ...


class MonotonicClock:
    """The machine's own clock."""

    def now(self) -> float:
        return time.monotonic()

    def wall(self) -> float:
        return time.time()


class VirtualClock:
    """A clock that moves only when told: for played rounds and tests."""

    def __init__(self, wall: float = 0.0) -> None:
        self._now = 0.0
        self._wall = wall

    def now(self) -> float:
        return self._now

    def wall(self) -> float:
        return self._wall + self._now

    def advance(self, seconds: float) -> None:
        """Moves both readings on; time never runs back (`ValueError`)."""
        if seconds < 0:
            raise ValueError(f"a clock does not run back: {seconds} s")
        self._now += seconds

    def sleep(self, seconds: float) -> None:
        """The machine sleeps: the wall's clock moves, the other does not."""
        self._wall += seconds


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """Round time: `counted` seconds up to the reading `since` of a clock, from there on running (None: stopped)."""

    counted: float = 0.0
    since: float | None = None

    def at(self, now: float) -> float:
        """Seconds of round time at the clock's reading `now`."""
        return self.counted if self.since is None else self.counted + max(0.0, now - self.since)

    def started(self, now: float) -> "Stopwatch":
        return self if self.since is not None else replace(self, since=now)

    def stopped(self, now: float) -> "Stopwatch":
        return Stopwatch(self.at(now))
