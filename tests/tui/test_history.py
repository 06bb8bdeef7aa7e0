"""The history: every round, found again by what was said in it."""

from typing import Any

from textual.pilot import Pilot

from mockloop.tui.screens.history import HistoryScreen
from mockloop.tui.screens.pause import PauseScreen
from mockloop.tui.screens.scorecard import ScorecardScreen
from tests.tui.conftest import Opened, see, shown, until, write
from tests.tui.stage import Stage, fill, play


async def history(pilot: Pilot[Any]) -> None:
    await pilot.press("h")
    await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))


async def test_all_rounds_are_there_newest_first(data: Stage, opened: Opened) -> None:
    await fill(data)
    async with opened() as pilot:
        await history(pilot)
        await see(pilot, "4 rounds")
        lines = [line for line in shown(pilot).splitlines() if "URL shortener" in line]
        assert "unfinished" in lines[0]
        assert [score for line in lines[1:] for score in ("52", "58", "64") if f" {score} " in line] == [
            "64",
            "58",
            "52",
        ]


async def test_words_that_were_said_find_their_round(data: Stage, opened: Opened) -> None:
    await play(data, 1)
    await play(data, 3)
    async with opened() as pilot:
        await history(pilot)
        await pilot.press("slash")
        await write(pilot, "cassandra")
        await see(pilot, "1 round")


async def test_names_narrow_and_unknown_ones_are_told(data: Stage, opened: Opened) -> None:
    await fill(data)
    async with opened() as pilot:
        await history(pilot)
        await pilot.press("slash")
        await write(pilot, "state:interrupted")
        await see(pilot, "1 round")
        await write(pilot, " lvl:x")
        await see(pilot, "there is no lvl:")


async def test_enter_opens_the_card_of_a_round_that_is_over(data: Stage, opened: Opened) -> None:
    await fill(data)
    async with opened() as pilot:
        await history(pilot)
        await see(pilot, "4 rounds")
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ScorecardScreen))


async def test_enter_resumes_one_that_is_not(data: Stage, opened: Opened) -> None:
    await fill(data)
    async with opened() as pilot:
        await history(pilot)
        await see(pilot, "4 rounds")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, PauseScreen))


async def test_esc_leaves_the_filter_then_the_screen(data: Stage, opened: Opened) -> None:
    async with opened() as pilot:
        await history(pilot)
        await pilot.press("slash", "escape")
        assert isinstance(pilot.app.screen, HistoryScreen)
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, HistoryScreen)
