"""The round, as a person at the keys meets it."""

from functools import partial
from typing import Any

from textual.events import Paste
from textual.pilot import Pilot

from mockloop.round.clock import VirtualClock
from mockloop.round.events import Said
from mockloop.session import Session, Start
from mockloop.tui.screens.confirm import ConfirmScreen
from mockloop.tui.screens.home import HomeScreen
from mockloop.tui.screens.pause import PauseScreen
from mockloop.tui.screens.rating import RatingScreen
from mockloop.tui.screens.round import RoundScreen
from mockloop.tui.widgets.composer import Composer
from mockloop.tui.widgets.conversation import Conversation
from tests.tui.conftest import ROUND, Opened, see, shown, until, write
from tests.tui.stage import Stage

GUIDED = Start(kind="hld", question="url-shortener", mode="guided")


async def in_round(pilot: Pilot[Any]) -> Session:
    await until(pilot, lambda: isinstance(pilot.app.screen, RoundScreen))
    await see(pilot, "Design a service")
    screen = pilot.app.screen
    assert isinstance(screen, RoundScreen)
    return screen.session


def said(session: Session) -> list[str]:
    return [e.text for e in session.events if isinstance(e, Said) and e.speaker == "candidate"]


def composer(pilot: Pilot[Any]) -> Composer:
    return pilot.app.screen.query_one(Composer)


async def test_enter_says_the_turn_and_the_reply_is_shown(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        await write(pilot, "How many links?")
        await pilot.press("enter")
        await see(pilot, "100 million a month")
        assert said(session) == ["How many links?"]
        assert composer(pilot).text == ""


async def test_control_j_and_shift_enter_break_the_line(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        await pilot.press("a", "ctrl+j", "b", "shift+enter", "c")
        assert composer(pilot).text == "a\nb\nc"
        await pilot.press("enter")
        await until(pilot, lambda: said(session) == ["a\nb\nc"])


async def test_what_is_pasted_is_never_sent(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        pilot.app.post_message(Paste("first line\nsecond line\n"))
        await until(pilot, lambda: composer(pilot).text == "first line\nsecond line\n")
        assert said(session) == []


async def test_a_nod_is_a_dot_and_no_bubble(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        for count, words in enumerate(("How many links?", "So forty a second."), 1):
            await write(pilot, words)
            await pilot.press("enter")
            await until(pilot, partial(lambda wanted: len(said(session)) == wanted and not session.thinking, count))
        await see(pilot, "· 0:00")
        assert "Go on." not in shown(pilot)


async def test_a_command_is_done_and_not_said(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        await write(pilot, "/goto deep")
        await pilot.press("enter")
        await until(pilot, lambda: session.state.step == "deep_dive")
        assert said(session) == []


async def test_tab_completes_a_command(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        await in_round(pilot)
        await write(pilot, "/pa")
        await see(pilot, "stop the clock")
        await pilot.press("tab")
        assert composer(pilot).text == "/pause"


async def test_a_command_that_does_not_exist_is_answered_by_the_program(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        await write(pilot, "/finnish")
        await pilot.press("enter")
        await see(pilot, "There is no /finnish")
        assert said(session) == []


async def test_f6_goes_on_from_inside_the_composer_and_f7_back(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        await pilot.press("f6")
        await until(pilot, lambda: session.state.step == "estimation")
        await pilot.press("f7")
        await until(pilot, lambda: session.state.step == "requirements")
        await pilot.press("ctrl+n")
        await until(pilot, lambda: session.state.step == "estimation")


async def test_a_pause_hides_the_conversation_and_goes_on_by_enter(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, PauseScreen))
        assert session.state.paused
        assert "Design a service" not in shown(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, RoundScreen) and not session.state.paused)


async def test_clock_and_pace_follow_the_round(data: Stage, opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        assert "45:00 left" in shown(pilot)
        assert isinstance(data.clock, VirtualClock)
        data.clock.advance(60)
        await see(pilot, "44:00 left")
        await pilot.press("f6")
        await see(pilot, "4:00 ahead")
        data.clock.advance(600)
        await see(pilot, "3:00 behind")
        await until(pilot, lambda: session.state.step_calls("estimation") == 2)
        assert "7:00 over" in shown(pilot)


async def test_two_minutes_before_the_end_there_is_a_word(data: Stage, opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        await in_round(pilot)
        assert isinstance(data.clock, VirtualClock)
        data.clock.advance(45 * 60 - 119)
        await see(pilot, "Two minutes left.")


async def test_the_draft_is_saved_while_it_is_typed(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        await write(pilot, "half a thou")
        await until(pilot, lambda: session.draft == "half a thou", seconds=2)
        history = session.desk.history
        assert history is not None
        assert session.state.start is not None
        assert await history.draft(session.state.start.round) == "half a thou"


async def test_notes_are_kept_with_the_round(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        pilot.app.screen.query_one("#notes").focus()
        await write(pilot, "40 w/s")
        await until(pilot, lambda: session.state.pane("notes") == "40 w/s")
        await pilot.press("escape")
        assert composer(pilot).has_focus


async def test_f3_goes_round_notes_whiteboard_and_none(opened: Opened) -> None:
    async with opened(ROUND, size="80x24") as pilot:
        await in_round(pilot)
        seen = []
        for _ in range(3):
            await pilot.press("f3")
            await pilot.pause()
            seen.append(tuple(p.id for p in pilot.app.screen.query(".pane") if p.display))
        assert seen == [("notes",), ("whiteboard",), ()]
        assert composer(pilot).has_focus


async def test_f8_gives_a_pane_the_screen_and_leaves_the_clock(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        await in_round(pilot)
        pilot.app.screen.query_one("#notes").focus()
        await pilot.press("f8")
        await until(pilot, lambda: pilot.app.screen.query_one("#notes").size.width > 100)
        assert "45:00 left" in shown(pilot)
        assert "Design a service" not in shown(pilot)
        await pilot.press("f8")
        await see(pilot, "Design a service")


async def test_a_guided_round_ticks_its_checklist_and_gives_hints(opened: Opened) -> None:
    async with opened(GUIDED) as pilot:
        session = await in_round(pilot)
        await see(pilot, "0 of 2 heard")
        await write(pilot, "Accounts are out of scope.")
        await pilot.press("enter")
        await see(pilot, "1 of 2 heard")
        await pilot.press("f4")
        await until(pilot, lambda: bool(session.state.hints))


async def test_an_exam_has_no_hint_key(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        assert "hint" not in shown(pilot).splitlines()[-1]
        await pilot.press("f4")
        assert not session.state.hints


async def test_quitting_asks_once_and_a_second_time_is_an_answer(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        await write(pilot, "unsaid")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("ctrl+c")
        await until(pilot, lambda: not pilot.app.is_running or pilot.app._exit)
        assert session.state.paused
        assert session.draft == "unsaid"
        assert session.state.ended is None


async def test_going_on_instead_changes_nothing(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        await write(pilot, "unsaid")
        for key in ("ctrl+q", "f9", "escape"):
            await pilot.press(key)
            await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(pilot.app.screen, RoundScreen))
        assert composer(pilot).text == "unsaid"
        assert not session.state.paused


async def test_leaving_keeps_the_round_for_later(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("h")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        await see(pilot, "Unfinished")
        assert session.state.ended is None


async def test_finishing_says_what_stands_in_the_composer_first(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        await write(pilot, "and it pages at 1 %")
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: isinstance(pilot.app.screen, RatingScreen))
        assert said(session) == ["and it pages at 1 %"]
        assert session.state.ended == "finished"


async def test_next_on_the_last_step_asks_before_it_ends_the_round(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        await session.do("goto", "tradeoffs")
        await pilot.press("ctrl+n")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        assert session.state.ended is None


async def test_when_time_is_up_the_draft_is_said_and_enter_leads_on(data: Stage, opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        await write(pilot, "last words")
        await until(pilot, lambda: session.draft == "last words")
        assert isinstance(data.clock, VirtualClock)
        data.clock.advance(46 * 60)
        await see(pilot, "That's our time.")
        assert said(session) == ["last words"]
        await see(pilot, "Enter: rate yourself")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, RatingScreen))


async def test_an_interruption_moves_neither_draft_nor_cursor_nor_what_is_read(data: Stage, opened: Opened) -> None:
    async with opened(ROUND, size="80x24") as pilot:
        session = await in_round(pilot)
        for n in range(8):
            await session.say(f"Turn {n}. " + "This is what I would do and why. " * 6)
        conversation = pilot.app.screen.query_one(Conversation)
        await until(pilot, lambda: conversation.max_scroll_y > 20)
        await pilot.press("pageup", "pageup")
        await write(pilot, "half")
        await pilot.press("left")
        before = (conversation.scroll_offset.y, composer(pilot).text, composer(pilot).cursor_location)
        assert isinstance(data.clock, VirtualClock)
        data.clock.advance(301)
        await until(pilot, lambda: session.state.step_calls("requirements") == 1)
        await see(pilot, "↓ new")
        assert (conversation.scroll_offset.y, composer(pilot).text, composer(pilot).cursor_location) == before
        await pilot.press("pagedown", "pagedown", "pagedown")
        await until(pilot, lambda: "↓ new" not in shown(pilot))


async def test_a_resize_keeps_everything(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        await in_round(pilot)
        await write(pilot, "a draft")
        await pilot.resize_terminal(80, 24)
        await see(pilot, "Requirements 0:00 of 5:00")
        assert composer(pilot).text == "a draft"
        assert composer(pilot).has_focus
        await pilot.resize_terminal(120, 40)
        await see(pilot, "Trade-offs")


async def test_what_is_said_is_shown_literally(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        await session.say("[bold]x[/bold] \x1b]0;title\x07 [link=javascript:1]y")
        await see(pilot, "[bold]x[/bold] ␛]0;title␇")
        await see(pilot, "[link=javascript:1]y")


async def test_a_jump_is_offered_by_the_brief_command(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        session = await in_round(pilot)
        await session.say("How many links?")
        await write(pilot, "/brief")
        await pilot.press("enter")
        await see(pilot, "Agreed since:")
        assert "new links: 100 million a month." in shown(pilot)
