"""A stage for each test, a program opened upon it, and snapshots of what is on its screen."""

import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.pilot import Pilot

from mockloop.session import Start
from mockloop.tui.app import MockloopApp
from mockloop.tui.screens.round import TICK
from tests.tui.stage import Stage, stage

Opened = Callable[..., AbstractAsyncContextManager[Pilot[int]]]

SIZES = {"80x24": (80, 24), "120x40": (120, 40)}


@pytest.fixture(autouse=True)
def _one_timezone(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("TZ", "UTC")
    for name in ("NO_COLOR", "TEXTUAL_THEME", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
async def data(tmp_path: Path) -> AsyncIterator[Stage]:
    made = stage(tmp_path)
    yield made
    await made.close()


@pytest.fixture
def opened(data: Stage) -> Opened:
    """Opens the program: `async with opened(size="80x24") as pilot`."""

    @asynccontextmanager
    async def program(start: Start | None = None, size: str = "120x40") -> AsyncIterator[Pilot[int]]:
        app = MockloopApp(data, start)
        async with app.run_test(size=SIZES[size], notifications=True) as pilot:
            await pilot.pause()
            yield pilot

    return program


ROUND = Start(kind="hld", question="url-shortener")


async def until(pilot: Pilot[Any], holds: Callable[[], Any], seconds: float = 5.0) -> None:
    """Lets the program run until something holds; fails with the screen where it never does."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"it never held; the screen:\n{shown(pilot)}"
        await pilot.pause(0.01)


async def see(pilot: Pilot[Any], text: str) -> None:
    """Waits until a text is on the screen."""
    await until(pilot, lambda: text in shown(pilot))


async def settle(pilot: Pilot[Any]) -> None:
    """Waits until the screen has stood still for longer than a tick of the clock."""
    before, since = shown(pilot), time.monotonic()
    while time.monotonic() - since < 2 * TICK:
        await pilot.pause(0.02)
        if (now := shown(pilot)) != before:
            before, since = now, time.monotonic()


async def write(pilot: Pilot[Any], text: str) -> None:
    """Types a text."""
    await pilot.press(*("space" if char == " " else char for char in text))


def shown(pilot: Pilot[Any]) -> str:
    """What is on the screen, as lines."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


class _Text(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "txt"


class _Svg(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "svg"


_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


@pytest.fixture
def text_snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(_Text)


@pytest.fixture
def svg_snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(_Svg)


def picture(pilot: Pilot[Any]) -> str:
    """The screen as an SVG that names no font on a network."""
    return _FONTS.sub("", pilot.app.export_screenshot(title="mockloop"))
