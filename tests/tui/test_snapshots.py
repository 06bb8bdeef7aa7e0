"""The main screens as they stand at both sizes. A change here is to be looked at, then taken with --snapshot-update."""

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from mockloop.round.clock import VirtualClock
from mockloop.session import Start
from mockloop.tui.screens.checks import ChecksScreen
from mockloop.tui.screens.rating import RatingScreen
from mockloop.tui.screens.review import ReviewScreen
from mockloop.tui.screens.round import RoundScreen
from mockloop.tui.screens.scorecard import ScorecardScreen
from tests.tui.conftest import ROUND, SIZES, Opened, picture, see, settle, shown, until, write
from tests.tui.stage import TALK, Stage, fill

sizes = pytest.mark.parametrize("size", list(SIZES))


async def talk(data: Stage, pilot: Pilot[int]) -> None:
    """The first turns of a round, with a draft in the composer."""
    await until(pilot, lambda: isinstance(pilot.app.screen, RoundScreen))
    screen = pilot.app.screen
    assert isinstance(screen, RoundScreen)
    assert isinstance(data.clock, VirtualClock)
    for words in TALK:
        data.clock.advance(100)
        await screen.session.say(words)
        await screen.session.do("next")
    await screen.session.write("notes", "40 w/s, 4k r/s")
    data.clock.advance(62)
    await write(pilot, "Below two terabytes I would.")
    await see(pilot, "38:58 left")
    await settle(pilot)


@sizes
async def test_home(data: Stage, opened: Opened, size: str, text_snapshot: SnapshotAssertion) -> None:
    await fill(data)
    async with opened(size=size) as pilot:
        assert shown(pilot) == text_snapshot


@sizes
async def test_home_picture(data: Stage, opened: Opened, size: str, svg_snapshot: SnapshotAssertion) -> None:
    await fill(data)
    async with opened(size=size) as pilot:
        assert picture(pilot) == svg_snapshot


@sizes
async def test_setup(opened: Opened, size: str, text_snapshot: SnapshotAssertion) -> None:
    async with opened(Start(kind="hld", setup=True), size=size) as pilot:
        assert shown(pilot) == text_snapshot


@sizes
async def test_round(data: Stage, opened: Opened, size: str, text_snapshot: SnapshotAssertion) -> None:
    async with opened(ROUND, size=size) as pilot:
        await talk(data, pilot)
        assert shown(pilot) == text_snapshot


@sizes
async def test_round_picture(data: Stage, opened: Opened, size: str, svg_snapshot: SnapshotAssertion) -> None:
    async with opened(ROUND, size=size) as pilot:
        await talk(data, pilot)
        assert picture(pilot) == svg_snapshot


@sizes
async def test_rating(data: Stage, opened: Opened, size: str, text_snapshot: SnapshotAssertion) -> None:
    async with opened(ROUND, size=size) as pilot:
        await talk(data, pilot)
        await pilot.press("f9", "y")
        await until(pilot, lambda: isinstance(pilot.app.screen, RatingScreen))
        await pilot.press("3", "4", "2")
        await see(pilot, "[2]")
        assert shown(pilot) == text_snapshot


@sizes
async def test_scorecard_checks_and_review(
    data: Stage, opened: Opened, size: str, text_snapshot: SnapshotAssertion, svg_snapshot: SnapshotAssertion
) -> None:
    ids = await fill(data)
    async with opened(size=size) as pilot:
        pilot.app.open_scorecard(ids[-2])  # type: ignore[attr-defined]
        await until(pilot, lambda: isinstance(pilot.app.screen, ScorecardScreen))
        await see(pilot, "Trade-offs")
        await settle(pilot)
        assert shown(pilot) == text_snapshot(name="card")
        assert picture(pilot) == svg_snapshot(name="card")
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChecksScreen))
        await see(pilot, "It belongs in")
        assert shown(pilot) == text_snapshot(name="checks")
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
        await see(pilot, TALK[0][:20])
        await settle(pilot)
        assert shown(pilot) == text_snapshot(name="review")


@sizes
async def test_history(data: Stage, opened: Opened, size: str, text_snapshot: SnapshotAssertion) -> None:
    await fill(data)
    async with opened(size=size) as pilot:
        await pilot.press("h")
        await see(pilot, "4 rounds")
        assert shown(pilot) == text_snapshot
