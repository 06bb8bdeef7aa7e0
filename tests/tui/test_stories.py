"""Stories on the screen: what there is, what it covers, the sheet for the day, and a telling against the clock."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from mockloop.locations import Locations
from mockloop.session import Start
from mockloop.settings import Settings
from mockloop.tui.app import MockloopApp
from mockloop.tui.data import Data
from mockloop.tui.screens.rehearsal import RehearsalScreen
from mockloop.tui.screens.stories import StoriesScreen
from tests.tui.conftest import SIZES, shown, until

STORIES = Path(__file__).parents[1] / "data" / "stories"


@asynccontextmanager
async def program(home: Path, size: str = "120x40") -> AsyncIterator[Pilot[Any]]:
    shutil.copytree(STORIES, home / "stories")
    app = MockloopApp(Data(Locations(home, home / "config.toml")))
    async with app.run_test(size=SIZES[size], notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, StoriesScreen))
        yield pilot
        await app.data.close()


@pytest.mark.parametrize("size", SIZES)
async def test_all_stories_are_in_sight_and_a_broken_one_says_where(tmp_path: Path, size: str) -> None:
    async with program(tmp_path, size) as pilot:
        await until(pilot, lambda: "1 broken" in shown(pilot))
        assert "line 3" in shown(pilot)
        assert "Situation" in shown(pilot)


async def test_coverage_and_the_sheet_of_the_day_are_a_key_away(tmp_path: Path) -> None:
    async with program(tmp_path) as pilot:
        await pilot.press("c")
        await until(pilot, lambda: "Coverage" in shown(pilot))
        assert "Overuse" in shown(pilot)
        await pilot.press("d")
        await until(pilot, lambda: "A failure of your own" in shown(pilot))


async def test_a_story_is_rehearsed_against_the_clock_and_nothing_is_lost_by_leaving(tmp_path: Path) -> None:
    async with program(tmp_path) as pilot:
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, RehearsalScreen) or "Rehearse" in shown(pilot))
        if not isinstance(pilot.app.screen, RehearsalScreen):
            await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, RehearsalScreen))
        before = (STORIES / "cache-bet.md").read_bytes()
        assert (tmp_path / "stories" / "cache-bet.md").read_bytes() == before


async def test_what_the_interviewer_asks_back_is_in_sight_at_once(tmp_path: Path) -> None:
    app = MockloopApp(
        Data(Locations(tmp_path, tmp_path / "config.toml"), Settings(reply_delay=0.0)),
        Start(kind="behavioral", question="performance-improvement", playbook="star-rehearsal"),
    )
    async with app.run_test(size=SIZES["80x24"], notifications=True) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, RehearsalScreen))
        assert "Interviewer" not in shown(pilot)
        await app.screen.session.say("We found the cause and we fixed it, and in the end we shipped a week later.")  # type: ignore[attr-defined]
        await until(pilot, lambda: "Interviewer" in shown(pilot))
        await app.data.close()
