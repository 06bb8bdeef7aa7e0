"""A model's words in the round: they are seen as they arrive, and nothing of the candidate's moves for them."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from textual.widgets import TextArea

from mockloop.session.speech import Moment, Speech, Worded
from mockloop.tui.screens.round import RoundScreen
from mockloop.tui.widgets.conversation import Conversation
from tests.tui import stage
from tests.tui.conftest import ROUND, Opened, see, settle, shown, until, write

WORDS = "You said forty writes a second and four thousand reads: which of the two decides where a link is kept?"


class Streamer(stage.Talker):
    """Speaks word by word, each when the test lets it."""

    steps: asyncio.Queue[int]
    spent = "$0.02"

    def __init__(self) -> None:
        super().__init__()
        Streamer.steps = asyncio.Queue()

    async def word(self, moment: Moment, arrived: Callable[[str], None]) -> Worded:
        said = WORDS.split()
        at = 0
        while at < len(said):
            at += await Streamer.steps.get()
            arrived(" ".join(said[:at]))
        return Worded(Speech("follow_up", WORDS, source="model"))

    async def close(self) -> None:
        return


@pytest.fixture
def streaming(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "Talker", Streamer)


@pytest.mark.parametrize("size", ["80x24", "120x40"])
async def test_words_are_seen_as_they_arrive_and_stand_once_when_they_are_said(
    opened: Opened, streaming: None, size: str
) -> None:
    async with opened(ROUND, size) as pilot:
        await write(pilot, "forty")
        await pilot.press("enter")
        Streamer.steps.put_nowait(6)
        await see(pilot, "You said forty writes a second")
        assert "Interviewer …" in shown(pilot)
        assert "four thousand" not in shown(pilot)
        Streamer.steps.put_nowait(100)
        await until(pilot, lambda: "kept?" in shown(pilot) and "Interviewer …" not in shown(pilot))
        assert shown(pilot).count("You said forty") == 1


async def test_typing_while_words_stream_keeps_draft_cursor_and_focus(opened: Opened, streaming: None) -> None:
    async with opened(ROUND) as pilot:
        await write(pilot, "one")
        await pilot.press("enter")
        composer = pilot.app.screen.query_one("#composer", TextArea)
        for n, letter in enumerate("draft under way"):
            Streamer.steps.put_nowait(1)
            await pilot.press("space" if letter == " " else letter)
            assert composer.cursor_location == (0, n + 1)
        await pilot.press("left", "left")
        where = composer.cursor_location
        Streamer.steps.put_nowait(100)
        await see(pilot, "kept?")
        await settle(pilot)
        assert composer.text == "draft under way"
        assert composer.cursor_location == where
        assert pilot.app.focused is composer


async def test_what_is_being_read_stays_where_it_is_while_words_stream(opened: Opened, streaming: None) -> None:
    async with opened(ROUND, "80x24") as pilot:
        for n in range(4):
            await write(pilot, f"turn {n}")
            await pilot.press("enter")
            Streamer.steps.put_nowait(100)
            await until(pilot, lambda n=n: len(_turns(pilot)) >= 3 + 2 * n)  # type: ignore[misc]
        await settle(pilot)
        await write(pilot, "last")
        await pilot.press("enter")
        await pilot.press("pageup", "pageup")
        await settle(pilot)
        conversation = pilot.app.screen.query_one(Conversation)
        before = conversation.scroll_offset.y
        Streamer.steps.put_nowait(10)
        await settle(pilot)
        assert conversation.scroll_offset.y == before
        Streamer.steps.put_nowait(100)
        await see(pilot, "↓ new")
        assert conversation.scroll_offset.y == before


def _turns(pilot: Any) -> list[Any]:
    screen = pilot.app.screen
    assert isinstance(screen, RoundScreen)
    return [t for t in screen.query_one(Conversation).turns if t.speaker != "step"]


async def test_what_the_words_cost_stands_in_the_last_line(opened: Opened, streaming: None) -> None:
    async with opened(ROUND) as pilot:
        await see(pilot, "$0.02")
        assert shown(pilot).splitlines()[-1].endswith("$0.02")
