"""`--version` and `--help` beside a Python that does nothing."""

import os
import sys
from functools import partial

from bench.figure import Figure
from bench.timing import alternating, run

REPEATS = 15


def measure() -> list[Figure]:
    """Whole processes, by the installed module, medians of alternating runs."""
    env = dict(os.environ)
    commands = {
        "bare": [sys.executable, "-c", "pass"],
        "--version": [sys.executable, "-m", "mockloop", "--version"],
        "--help": [sys.executable, "-m", "mockloop", "--help"],
    }
    took = alternating({name: partial(run, command, env) for name, command in commands.items()}, REPEATS)
    bare = took["bare"]
    return [
        Figure(
            f"mockloop {name}",
            took[name] / bare,
            12,
            "x",
            note=f"{took[name] * 1e3:.0f} ms beside {bare * 1e3:.0f} ms of `python -c pass`",
        )
        for name in ("--version", "--help")
    ]
