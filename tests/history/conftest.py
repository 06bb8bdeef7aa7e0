"""A history in a fresh folder."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mockloop.history.store import History

from .made import Wall


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "history.db"


@pytest.fixture
async def history(path: Path, wall: Wall) -> AsyncIterator[History]:
    opened = History.open(path, wall)
    yield opened
    await opened.close()
