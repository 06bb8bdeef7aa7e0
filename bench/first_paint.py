"""Home with ten thousand rounds behind it, from the start of the process until it can be read, on a pseudo-terminal."""

import os
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pexpect  # type: ignore[import-untyped]

from bench import bare
from bench.figure import Figure
from bench.past import NEWEST, WEAKEST, home
from bench.timing import alternating

REPEATS = 9
TIMEOUT = 30.0


def measure() -> list[Figure]:
    """Read when the newest round and a due dimension both stand on the screen; the bare app when its line does."""
    name = "first paint of home, 10,000 rounds"
    if find_spec("mockloop.tui.app") is None:
        return [Figure(name, None, 2.0, "x")]
    env = {**os.environ, "MOCKLOOP_HOME": str(home()), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    took = alternating(
        {
            "bare": lambda: until([sys.executable, str(Path(bare.__file__))], env, (bare.MARK,)),
            "home": lambda: until([sys.executable, "-m", "mockloop"], env, (NEWEST, WEAKEST)),
        },
        REPEATS,
    )
    note = f"{took['home'] * 1e3:.0f} ms beside {took['bare'] * 1e3:.0f} ms of a bare Textual app"
    return [Figure(name, took["home"] / took["bare"], 2.0, "x", note=note)]


def until(command: list[str], env: dict[str, str], marks: tuple[str, ...]) -> float:
    """Seconds from starting a program until all marks have been written to its terminal of 120 by 40."""
    begun = time.perf_counter()
    child = pexpect.spawn(command[0], command[1:], env=env, dimensions=(40, 120), encoding="utf-8", timeout=TIMEOUT)
    seen = ""
    try:
        while True:
            seen += child.read_nonblocking(65536, TIMEOUT).lower()
            if all(mark in seen for mark in marks):
                return time.perf_counter() - begun
    except (pexpect.EOF, pexpect.TIMEOUT):
        raise RuntimeError(f"{' '.join(command)} never showed {marks}") from None
    finally:
        child.close(force=True)
