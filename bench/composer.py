"""A key in the composer of a round that has two thousand turns behind it: how long it keeps the event loop busy."""

import asyncio
import os
import random
import tempfile
import time
from asyncio.events import Handle
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from bench.figure import Figure
from bench.talk import chatter
from bench.timing import percentile

TURNS = 2_000
KEYS = 300


def measure() -> list[Figure]:
    """From the key to its paint, on a terminal that swallows everything; all that the loop runs meanwhile counts."""
    name = f"a key in the composer, {TURNS} turns, p99"
    try:
        with tempfile.TemporaryDirectory() as folder:
            taken = asyncio.run(_keys(Path(folder)))
    except ImportError:
        return [Figure(name, None, 16, "ms")]
    note = f"{KEYS} keys, p50 {percentile(taken, 0.5) * 1e3:.1f} ms, worst {max(taken) * 1e3:.0f} ms of event-loop time"
    return [Figure(name, percentile(taken, 0.99) * 1e3, 16, "ms", note=note)]


class Busy:
    """Seconds that the event loop has spent in callbacks."""

    def __init__(self) -> None:
        self.seconds = 0.0


@contextmanager
def busy() -> Iterator[Busy]:
    """Counts every callback that the loop runs while it is open."""
    counted = Busy()
    run = Handle._run

    def timed(handle: Handle) -> None:
        begun = time.perf_counter()
        try:
            run(handle)
        finally:
            counted.seconds += time.perf_counter() - begun

    Handle._run = timed  # type: ignore[assignment,method-assign]
    try:
        yield counted
    finally:
        Handle._run = run  # type: ignore[method-assign]


async def _keys(home: Path) -> list[float]:
    from textual.drivers.headless_driver import HeadlessDriver
    from textual.events import Key
    from textual.widgets import TextArea

    from mockloop.locations import locate
    from mockloop.session.start import Start
    from mockloop.tui.app import MockloopApp
    from mockloop.tui.data import Data
    from mockloop.tui.screens.pause import PauseScreen
    from mockloop.tui.screens.round import RoundScreen

    painted = asyncio.Event()

    class Drain(HeadlessDriver):
        """Takes what a terminal would be sent, so that making it is counted, and says when there was something."""

        @property
        def is_headless(self) -> bool:
            return False

        def write(self, data: str) -> None:
            painted.set()

    name = await _long_round(home / "history.db")
    app: MockloopApp = MockloopApp(Data(locate({**os.environ, "MOCKLOOP_HOME": str(home)})), Start(resume_round=name))
    app.driver_class = Drain
    taken: list[float] = []
    chance = random.Random(2)
    async with app.run_test(headless=False, size=(120, 40)) as pilot:
        for _ in range(200):
            # The round comes back paused; F2 goes on.
            if isinstance(app.screen, PauseScreen):
                await pilot.press("f2")
            if isinstance(app.screen, RoundScreen) and isinstance(app.focused, TextArea):
                break
            await pilot.pause(0.05)
        else:
            raise RuntimeError(f"the composer never came: {app.screen!r}, focus on {app.focused!r}")
        await pilot.pause(0.5)
        with busy() as counted:
            composer = app.focused
            for _ in range(KEYS):
                key, was, before = chance.choice(ascii_lowercase), composer.text, counted.seconds
                app.post_message(Key(key, key))
                while composer.text == was or not painted.is_set():
                    if composer.text == was:
                        painted.clear()
                    await asyncio.sleep(0.001)
                taken.append(counted.seconds - before)
                # A quick typist; what the program does meanwhile is its own affair.
                await asyncio.sleep(chance.uniform(0.03, 0.09))
    return taken


async def _long_round(path: Path) -> str:
    """A round of two thousand turns, left one minute in; its id."""
    from mockloop.history.store import History
    from mockloop.round.events import Event, RoundStarted, Said, StepEntered
    from mockloop.round.ids import ulid

    chance = random.Random(1)
    name = ulid(1_700_000_000_000, 1)
    fields: dict[str, Any] = {"kind": "hld", "question": "url-shortener", "playbook": "hld-9-step", "level": "senior"}
    first = RoundStarted(
        seq=1, t=0.0, step="requirements", round=name, mode="guided", backend="offline", seed=1, minutes=600, **fields
    )
    events: list[Event] = [first, StepEntered(seq=2, t=0.0, step="requirements", why="start")]
    for turn in range(1, TURNS + 1):
        said: dict[str, Any] = (
            {"speaker": "candidate", "text": chatter(chance, 26)}
            if turn % 2
            else {"speaker": "interviewer", "text": chatter(chance, 9), "intent": "follow_up", "source": "canned"}
        )
        events.append(Said(seq=turn + 2, t=turn * 0.03, step="requirements", turn=turn, **said))
    history = History.open(path)
    await history.begin(first, 1_700_000_000.0)
    await history.append(name, events)
    await history.release(name)
    await history.close()
    return name
