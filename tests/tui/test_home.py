"""Home: everything begins here, by one key."""

from mockloop.session import Start
from mockloop.tui.screens.confirm import ConfirmScreen
from mockloop.tui.screens.history import HistoryScreen
from mockloop.tui.screens.round import RoundScreen
from mockloop.tui.screens.scorecard import ScorecardScreen
from mockloop.tui.screens.setup import SetupScreen
from tests.tui.conftest import Opened, see, shown, until
from tests.tui.stage import Stage, fill


async def test_the_first_time_it_says_what_a_round_is_and_enter_starts_the_taste(data: Stage, opened: Opened) -> None:
    async with opened() as pilot:
        assert "quotes your own words" in shown(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, RoundScreen))
        assert data.begun == [Start(kind="hld", playbook="hld-10")]


async def test_only_what_the_bank_holds_is_offered(opened: Opened) -> None:
    async with opened() as pilot:
        assert "System design" in shown(pilot)
        assert "Behavioral" not in shown(pilot)
        await pilot.press("b")
        assert not isinstance(pilot.app.screen, SetupScreen)


async def test_the_newest_rounds_what_is_due_and_what_was_left_are_in_sight(data: Stage, opened: Opened) -> None:
    await fill(data)
    async with opened() as pilot:
        screen = shown(pilot)
        assert "lean hire" in screen
        assert "Trade-offs" in screen
        assert "Estimation" in screen
        assert "quotes your own words" not in screen


async def test_s_asks_what_kind_of_round_and_h_opens_the_history(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, SetupScreen))
        await pilot.press("escape")
        await pilot.press("h")
        await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))


async def test_u_goes_on_where_the_last_round_was_left(data: Stage, opened: Opened) -> None:
    await fill(data, rounds=1)
    async with opened() as pilot:
        await pilot.press("u")
        await see(pilot, "Paused")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, RoundScreen))
        assert "Below two terabytes I would" in shown(pilot)
        assert "Estimation" in shown(pilot)


async def test_enter_on_a_round_opens_its_scorecard(data: Stage, opened: Opened) -> None:
    await fill(data, rounds=1)
    async with opened() as pilot:
        pilot.app.screen.query_one("#last").focus()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ScorecardScreen))


async def test_a_click_stands_on_a_row_and_another_opens_it(data: Stage, opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.click("#start", offset=(6, 1))
        await pilot.click("#start", offset=(6, 1))
        await until(pilot, lambda: isinstance(pilot.app.screen, SetupScreen))


async def test_a_history_that_cannot_be_read_is_set_aside_only_when_one_agrees(data: Stage, opened: Opened) -> None:
    data.locations.history.write_bytes(b"this is no database, and never was one" * 200)
    async with opened() as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        assert data.locations.history.read_bytes().startswith(b"this is no")
        await pilot.press("y")
        await until(pilot, lambda: not data.locations.history.exists())
        assert len(list(data.locations.home.glob("history.set-aside-*"))) == 1


async def test_titles_from_the_bank_are_shown_literally(data: Stage, opened: Opened) -> None:
    await fill(data, rounds=1)
    async with opened() as pilot:
        pilot.app.data.title = lambda *_: "[red]x[/red] \x1b[2J"  # type: ignore[attr-defined]
        pilot.app.screen._fill()  # type: ignore[attr-defined]
        await see(pilot, "[red]x[/red] ␛[2J")
