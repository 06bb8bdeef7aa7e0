"""Whether what a model sent may reach a terminal."""

import re
from collections.abc import Iterator
from typing import Any

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""All but tab and line ends: what moves a cursor, colours, rings, or turns the writing's direction."""


def is_plain(text: str) -> bool:
    """False where the text holds control codes; they are never part of an answer, so nothing is cut out of it."""
    return _CONTROL.search(text) is None


def strings(value: Any) -> Iterator[str]:
    """Every text in a value made of mappings and lists."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)
