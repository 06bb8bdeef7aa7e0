"""When to stop asking: after failures in a row a backend is left alone for a while."""

from collections.abc import Callable

FAILURES = 3
REST_SECONDS = 60.0


class Circuit:
    """Counts failures in a row. Open, it says to use prepared words; after the rest one call is tried again.

    `now` gives seconds on a clock that never runs back.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._failures = 0
        self._opened: float | None = None

    @property
    def open(self) -> bool:
        """Whether no call is to be made now."""
        return self._opened is not None and self._now() - self._opened < REST_SECONDS

    def succeeded(self) -> None:
        self._failures = 0
        self._opened = None

    def failed(self) -> bool:
        """Counts a failure; true where this one opens the circuit, which is the moment to announce it.

        The first failure after a rest opens it again without being announced: the person knows.
        """
        self._failures += 1
        if self._failures < FAILURES:
            return False
        first = self._opened is None
        self._opened = self._now()
        return first
