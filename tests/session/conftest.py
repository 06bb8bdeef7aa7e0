"""What the session's tests play on: a bank of our own, a real history, a clock that moves when told."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from mockloop.content.library import Library
from mockloop.history.store import History
from mockloop.round.clock import VirtualClock
from mockloop.session.desk import Desk
from mockloop.session.live import Session

from .made_bank import write_bank
from .stand_in import Begin, Listener

NOON = 1_900_000_000.0


@pytest.fixture
def bank(tmp_path: Path) -> Library:
    return Library(write_bank(tmp_path / "bank"))


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(NOON)


@pytest.fixture
async def history(tmp_path: Path) -> AsyncIterator[History]:
    made = History.open(tmp_path / "history.db")
    yield made
    await made.close()


@pytest.fixture
def desk(bank: Library, clock: VirtualClock, history: History) -> Desk:
    return Desk(bank, history, clock)


@pytest.fixture
def begin(desk: Desk) -> Begin:
    async def begun(**more: Any) -> Session:
        return await Session.begin(desk, "hld", "tool-library", seed=3, interviewer=Listener(), **more)

    return begun
