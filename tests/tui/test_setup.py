"""Setup: a question, and lines that are right as they stand."""

from mockloop.session import Start
from mockloop.tui.screens.round import RoundScreen
from tests.tui.conftest import Opened, see, shown, until, write
from tests.tui.stage import Stage

SETUP = Start(kind="hld", setup=True)


async def test_enter_on_a_question_begins_it_with_the_defaults(data: Stage, opened: Opened) -> None:
    async with opened(SETUP) as pilot:
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, RoundScreen))
        begun = data.begun[0]
        assert (begun.question, begun.level, begun.mode, begun.minutes) == ("news-feed", "senior", "exam", None)


async def test_the_lines_change_the_round(data: Stage, opened: Opened) -> None:
    async with opened(SETUP) as pilot:
        pilot.app.screen.query_one("#choices").focus()
        await pilot.press("down", "right", "down", "right", "down", "left")
        pilot.app.screen.query_one("#questions").focus()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, RoundScreen))
        begun = data.begun[0]
        assert (begun.level, begun.mode, begun.minutes) == ("staff", "guided", 30.0)


async def test_tier_and_pattern_narrow_the_list(opened: Opened) -> None:
    async with opened(SETUP) as pilot:
        pilot.app.screen.query_one("#choices").focus()
        await pilot.press("down", "down", "down", "down", "right")
        await see(pilot, "2 of 6")
        assert "Rate limiter" in shown(pilot)
        assert "Typeahead" not in shown(pilot)
        await pilot.press("down", "right", "right")
        await see(pilot, "1 of 6")


async def test_another_playbook_brings_its_own_minutes(opened: Opened) -> None:
    async with opened(SETUP) as pilot:
        pilot.app.screen.query_one("#choices").focus()
        await pilot.press("right")
        await see(pilot, "10 min (its own)")


async def test_a_name_is_looked_for_by_slash(opened: Opened) -> None:
    async with opened(SETUP) as pilot:
        await pilot.press("slash")
        await write(pilot, "tick")
        await see(pilot, "1 of 6")
        assert "Ticket booking" in shown(pilot)
        await pilot.press("escape")
        await see(pilot, "6 of 6")


async def test_a_question_that_was_named_is_chosen(data: Stage, opened: Opened) -> None:
    async with opened(Start(kind="hld", question="typeahead", setup=True)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: bool(data.begun))
        assert data.begun[0].question == "typeahead"
