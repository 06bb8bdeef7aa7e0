"""The program in a real pseudo-terminal: bytes in, a screen out."""

import os
import sys
import time
from pathlib import Path

import pexpect  # type: ignore[import-untyped]
import pyte
import pytest

OPEN = """
import asyncio, sys
from pathlib import Path
from mockloop.round.clock import MonotonicClock
from mockloop.session import Start
from mockloop.tui.app import MockloopApp
from tests.tui.stage import stage
data = stage(Path(sys.argv[1]))
data.clock = MonotonicClock()
sys.exit(MockloopApp(data, Start(kind="hld", question="url-shortener")).run())
"""
ROOT = Path(__file__).parents[2]


class Terminal:
    """A child program and the screen that its bytes make."""

    def __init__(self, home: Path, cols: int, rows: int, **environ: str) -> None:
        self.screen = pyte.Screen(cols, rows)
        self.stream = pyte.ByteStream(self.screen)
        env = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), **environ}
        self.child = pexpect.spawn(
            sys.executable, ["-c", OPEN, str(home)], dimensions=(rows, cols), env=env, cwd=str(ROOT), timeout=10
        )
        self.raw = b""

    def text(self) -> str:
        return "\n".join(self.screen.display)

    def wait(self, words: str, seconds: float = 20.0) -> None:
        end = time.monotonic() + seconds
        while words not in self.text():
            assert time.monotonic() < end, f"{words!r} never came:\n{self.text()}"
            self.pump()

    def pump(self) -> None:
        try:
            some = self.child.read_nonblocking(65536, 0.05)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.raw += some
        self.stream.feed(some)

    def ended(self) -> int:
        end = time.monotonic() + 10
        while self.child.isalive():
            assert time.monotonic() < end, self.text()
            self.pump()
        return int(self.child.exitstatus)


@pytest.mark.parametrize(("cols", "rows"), [(80, 24), (120, 40)])
def test_a_turn_is_typed_said_answered_and_left(tmp_path: Path, cols: int, rows: int) -> None:
    terminal = Terminal(tmp_path, cols, rows)
    terminal.wait("Design a service")
    terminal.child.send("How many links?\nsecond line")
    terminal.wait("second line")
    terminal.child.send("\r")
    terminal.wait("100 million a month")
    terminal.child.send("\x11")
    terminal.wait("Quit?")
    terminal.child.send("q")
    assert terminal.ended() == 0


def test_a_pasted_text_waits_for_enter(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, 80, 24)
    terminal.wait("Design a service")
    terminal.child.send("\x1b[200~one\rtwo\r\x1b[201~")
    terminal.wait("two")
    assert "You " not in terminal.text()
    terminal.child.close(force=True)


def test_no_colour_is_sent_where_none_is_wanted(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, 80, 24, NO_COLOR="1", COLORTERM="truecolor")
    terminal.wait("Design a service")
    terminal.child.close(force=True)
    colours = {tuple(rgb.split(b";")) for rgb in _truecolours(terminal.raw)}
    assert colours
    assert all(red == green == blue for red, green, blue in colours)


def _truecolours(raw: bytes) -> list[bytes]:
    import re

    return re.findall(rb"[34]8;2;(\d+;\d+;\d+)", raw)
