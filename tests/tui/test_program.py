"""What holds on every screen: help, palette, themes, leaving; and what a first paint may cost."""

import subprocess
import sys

import pytest

from mockloop.tui import themes
from mockloop.tui.app import MockloopApp
from mockloop.tui.screens.help import HelpScreen
from mockloop.tui.screens.history import HistoryScreen
from tests.tui.conftest import ROUND, Opened, see, shown, until, write
from tests.tui.stage import Stage

HEAVY = ("pydantic", "openai", "anthropic", "tiktoken", "mockloop.session.live", "mockloop.round.engine")
LATER = ("round", "scorecard", "review", "rating", "setup", "history")


def test_home_is_painted_without_what_only_a_round_needs(tmp_path: object) -> None:
    script = f"""
import asyncio, sys
from mockloop.locations import Locations
from mockloop.tui.app import MockloopApp
from mockloop.tui.data import Data
from pathlib import Path
async def main():
    home = Path({str(tmp_path)!r})
    async with MockloopApp(Data(Locations(home, home / "config.toml"))).run_test() as pilot:
        await pilot.pause()
asyncio.run(main())
heavy = {HEAVY!r} + tuple("mockloop.tui.screens." + name for name in {LATER!r})
print([name for name in heavy if name in sys.modules])
"""
    # A first look at a bank that has changed may parse it; the second one is every day's.
    runs = [subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True) for _ in (1, 2)]
    assert runs[1].stdout.strip() == "[]"


@pytest.mark.parametrize("key", ["f1", "question_mark"])
async def test_help_lists_the_keys_of_its_screen(opened: Opened, key: str) -> None:
    async with opened() as pilot:
        await pilot.press(key)
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        assert "All rounds" in shown(pilot)
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, HelpScreen)


async def test_a_question_mark_in_the_composer_is_only_a_question_mark(opened: Opened) -> None:
    async with opened(ROUND) as pilot:
        await see(pilot, "Design a service")
        await pilot.press("question_mark")
        assert not isinstance(pilot.app.screen, HelpScreen)
        await pilot.press("f1")
        await see(pilot, "/goto STEP")


async def test_the_palette_does_what_the_keys_do(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+p")
        await write(pilot, "history")
        await see(pilot, "All rounds")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))


async def test_control_c_quits_at_once_where_nothing_is_running(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+c")
        await until(pilot, lambda: pilot.app._exit)


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        ({}, "mockloop-dark"),
        ({"COLORFGBG": "0;15"}, "mockloop-light"),
        ({"COLORFGBG": "15;default;0"}, "mockloop-dark"),
        ({"TEXTUAL_THEME": "nord", "COLORFGBG": "0;15"}, None),
    ],
)
def test_the_terminal_is_asked_for_light_or_dark_unless_a_theme_is_named(
    environ: dict[str, str], name: str | None
) -> None:
    assert themes.preferred(environ) == name


@pytest.mark.parametrize("theme", ["nord", "textual-light", "ansi-dark", "mockloop-light"])
async def test_every_theme_draws_every_part(data: Stage, theme: str) -> None:
    app = MockloopApp(data, ROUND)
    async with app.run_test(size=(120, 40)) as pilot:
        app.theme = theme
        await see(pilot, "Design a service")


async def test_a_theme_that_was_set_is_used(data: Stage) -> None:
    data.settings = type(data.settings)(theme="dracula")
    app = MockloopApp(data)
    async with app.run_test():
        assert app.theme == "dracula"


def test_a_theme_that_does_not_exist_is_passed_over(data: Stage) -> None:
    data.settings = type(data.settings)(theme="no-such-theme")
    assert MockloopApp(data).theme == "mockloop-dark"


async def test_without_colour_marks_and_words_still_tell(data: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = MockloopApp(data)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.no_color
        assert "▸ t" in shown(pilot)
