"""How long a person waits for a reply before the wait is nobody's fault but the network's, and costs no round time."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

GRACE = 2.0
"""Seconds that anybody takes to think; what a backend takes longer before its first word is not round time."""


class Patience:
    """Watches one wait at a time; `changed` is called when `over` changes."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self.over = False

    @contextmanager
    def waiting(self) -> Iterator[Callable[[], None]]:
        """While it is open somebody waits; calling what it gives says that the first word has come."""
        timer = asyncio.get_running_loop().call_later(GRACE, self._set, True)

        def heard() -> None:
            timer.cancel()
            self._set(False)

        try:
            yield heard
        finally:
            heard()

    def _set(self, over: bool) -> None:
        if over != self.over:
            self.over = over
            self._changed()
