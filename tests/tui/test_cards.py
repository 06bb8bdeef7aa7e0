"""After the round: rate yourself, see the score, open it down to your own words, disagree."""

from typing import Any

from textual.pilot import Pilot

from mockloop.tui.screens.checks import ChecksScreen
from mockloop.tui.screens.home import HomeScreen
from mockloop.tui.screens.rating import RatingScreen
from mockloop.tui.screens.review import ReviewScreen
from mockloop.tui.screens.scorecard import ScorecardScreen
from mockloop.tui.screens.setup import SetupScreen
from mockloop.tui.widgets.conversation import Conversation
from mockloop.tui.widgets.rows import Rows
from tests.tui.conftest import ROUND, Opened, see, shown, until, write
from tests.tui.stage import TALK, Stage, play


async def finish(pilot: Pilot[Any]) -> RatingScreen:
    """Says one turn and finishes."""
    await see(pilot, "Design a service")
    await pilot.app.screen.session.say(TALK[0])  # type: ignore[attr-defined]
    await pilot.press("f9", "y")
    await until(pilot, lambda: isinstance(pilot.app.screen, RatingScreen))
    screen = pilot.app.screen
    assert isinstance(screen, RatingScreen)
    return screen


async def card(data: Stage, pilot: Pilot[Any]) -> ScorecardScreen:
    """Opens the scorecard of a played round."""
    pilot.app.open_scorecard(await play(data, 3))  # type: ignore[attr-defined]
    await until(pilot, lambda: isinstance(pilot.app.screen, ScorecardScreen))
    screen = pilot.app.screen
    assert isinstance(screen, ScorecardScreen)
    await pilot.pause()
    return screen


async def test_a_key_a_line_rates_and_the_difference_is_shown(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        await finish(pilot)
        await pilot.press("2", "4")
        await see(pilot, "[4]")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ScorecardScreen))
        await see(pilot, "you 2")
        assert "you rated yourself 3.0 of 4" in shown(pilot)


async def test_the_rating_is_kept_with_the_round(data: Stage, opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        screen = await finish(pilot)
        assert screen.session.state.start is not None
        await pilot.press("2", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ScorecardScreen))
        document = await data.document(screen.session.state.start.round)
        assert [note["data"] for note in document["annotations"]] == [{"levels": {"requirements": 2}}]


async def test_the_score_is_not_seen_before_the_rating_is_done_or_skipped(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        await finish(pilot)
        assert "lean hire" not in shown(pilot)
        await pilot.press("escape")
        await see(pilot, "lean hire")
        assert "you rated" not in shown(pilot)


async def test_a_rating_can_be_taken_back(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        screen = await finish(pilot)
        await pilot.press("2", "up", "0")
        assert screen._levels == {}


async def test_the_card_says_who_graded_what_stands_against_it_and_what_to_do(data: Stage, opened: Opened) -> None:
    async with opened() as pilot:
        await card(data, pilot)
        screen = shown(pilot)
        for words in (
            "graded offline: coverage with evidence",
            "64 (58-70)  lean hire",
            "560 of 870 words counted",
            "between two snapshots Redis loses",
            "it comes to 38.6",
            "Set aside (injection)",
            "Say what you give up when you pick a store",
            "no alternative named, 3 times",
        ):
            assert words in screen, words


async def test_bars_carry_numbers_and_what_had_no_room_says_so(data: Stage, opened: Opened) -> None:
    async with opened() as pilot:
        await card(data, pilot)
        line = next(row for row in shown(pilot).splitlines() if "Estimation" in row)
        assert "━" in line
        assert "84" in line
        assert "no room for it here" in shown(pilot)


async def test_at_80_columns_the_score_is_in_sight_and_the_fixes_stand_under_the_bars(
    data: Stage, opened: Opened
) -> None:
    async with opened(size="80x24") as pilot:
        await card(data, pilot)
        assert "64 (58-70)  lean hire" in shown(pilot)
        rows = pilot.app.screen.query_one("#dimensions").region
        fixes = pilot.app.screen.query_one("#fixes").region
        assert fixes.y >= rows.bottom


async def test_a_dimension_opens_its_checks_and_an_unmet_one_says_where_it_belonged(
    data: Stage, opened: Opened
) -> None:
    async with opened() as pilot:
        await card(data, pilot)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChecksScreen))
        await see(pilot, "It belongs in Estimation.")
        assert "A strong answer:" in shown(pilot)
        await pilot.press("down")
        await see(pilot, "How many new links should I")
        assert "Requirements, 2:30, you said:" in shown(pilot)


async def test_enter_on_a_quote_goes_to_its_place_in_the_transcript(data: Stage, opened: Opened) -> None:
    async with opened(size="80x24") as pilot:
        await card(data, pilot)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChecksScreen))
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
        await see(pilot, TALK[0][:30])
        conversation = pilot.app.screen.query_one(Conversation)
        marked = [t for t in conversation.turns if t.marks]
        assert [t.text[slice(*m)] for t in marked for m in t.marks] == ["How many new links should I"]


async def test_a_warning_goes_to_what_it_is_about(data: Stage, opened: Opened) -> None:
    async with opened() as pilot:
        await card(data, pilot)
        pilot.app.screen.query_one("#warnings").focus()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))


async def test_the_review_shows_the_course_of_the_round(data: Stage, opened: Opened) -> None:
    async with opened() as pilot:
        await card(data, pilot)
        await pilot.press("v")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
        await see(pilot, "Requirements 2:30")
        assert "longest silence" in shown(pilot)


async def test_one_can_disagree_and_both_judgements_are_kept(data: Stage, opened: Opened) -> None:
    async with opened() as pilot:
        screen = await card(data, pilot)
        await pilot.press("v")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
        await pilot.press("x")
        await see(pilot, "Why is that wrong?")
        await write(pilot, "I said so")
        await pilot.press("enter")
        await see(pilot, "You say met: I said so")
        assert "≠ open" in shown(pilot)
        document = await data.document(screen.record.round)
        (kept,) = [n["data"] for n in document["annotations"] if n["kind"] == "overturned"]
        assert (kept["check"], kept["dimension"]) == ("requirements_price", "requirements")
        assert (kept["was"], kept["now"], kept["reason"], kept["scorecard"]) == (False, True, "I said so", 1)
        assert document["scorecards"][-1]["overall"]["score"] == 64.0


async def test_the_card_shows_both_totals_and_a_check_is_given_back(data: Stage, opened: Opened) -> None:
    async with opened() as pilot:
        await card(data, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChecksScreen))
        await pilot.press("x")
        await see(pilot, "Why is that wrong?")
        await write(pilot, "I said so")
        await pilot.press("enter")
        await see(pilot, "You say met: I said so")
        await pilot.press("escape")
        await see(pilot, "with your corrections")
        assert "64 (58-70)" in shown(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChecksScreen))
        await pilot.press("x")
        await until(pilot, lambda: "≠" not in shown(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ScorecardScreen))
        assert "corrections" not in shown(pilot)


async def test_again_offers_the_same_question(data: Stage, opened: Opened) -> None:
    async with opened() as pilot:
        await card(data, pilot)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, SetupScreen))
        here = pilot.app.screen.query_one("#questions", Rows).here
        assert here is not None
        assert here.id == "url-shortener"


async def test_from_the_card_one_comes_home_to_a_history_that_holds_it(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        await finish(pilot)
        await pilot.press("escape")
        await see(pilot, "lean hire")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        await see(pilot, "lean hire")
