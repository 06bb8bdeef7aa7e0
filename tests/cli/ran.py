"""What a command left behind, and how one is run in these tests."""

from collections.abc import Callable
from typing import NamedTuple


class Ran(NamedTuple):
    status: int
    out: str
    err: str


Mockloop = Callable[..., Ran]
"""Runs a command line and gives what it left."""
