"""Blanks of a wording, filled from what the candidate has committed to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mockloop.interviewer.room import Room

_BLANK = re.compile(r"\{([A-Za-z_]+)\}")
_FIGURES = {
    "writes": ("write_rate", "writes a second"),
    "reads": ("read_rate", "reads a second"),
    "rate": ("rate", "requests a second"),
    "users": ("users", "users"),
    "storage": ("storage", ""),
    "latency": ("latency", ""),
}
_SAID_AS_RATE = re.compile(r"\S*\d[\d.,]*(?:\s+[\w-]+){1,5}\s+(?:a|per)\s+(?:second|day|month)$", re.I)
"""A rate as somebody says it, fit to be said back: "700 writes a second"."""
_TENS = ("", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_REASON_WORDS = 14
"""Words of a reason that can be said back without reading it out."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A wording with its blanks filled; `own` tells that a figure or reason of the candidate is in it."""

    text: str
    own: bool


def spoken_number(value: float) -> str:
    """A number as it is said: "forty", "1,200", "120 thousand", "3.5 million"."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"{_short(value / size)} {name}"
    if value >= 10_000:
        return f"{_short(value / 1e3)} thousand"
    if value >= 100:
        return f"{round(value):,}"
    whole = round(value)
    if abs(value - whole) > 0.05:
        return _short(value)
    if whole < 20:
        return _ONES[whole]
    tens, ones = divmod(whole, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def _short(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if value < 100 else f"{value:.0f}"


def spoken_bytes(value: float) -> str:
    """An amount of data as it is said: "18 TB"."""
    for size, name in ((1e15, "PB"), (1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "KB")):
        if value >= size:
            return f"{_short(value / size)} {name}"
    return f"{_short(value)} bytes"


def spoken_time(seconds: float) -> str:
    """A length of time as it is said: "50 milliseconds", "2 minutes"."""
    if seconds < 1:
        return f"{_short(seconds * 1e3)} milliseconds"
    for size, name in ((86_400.0, "days"), (3_600.0, "hours"), (60.0, "minutes")):
        if seconds >= 2 * size:
            return f"{_short(seconds / size)} {name}"
    return f"{_short(seconds)} seconds"


def figure(blank: str, room: Room) -> str | None:
    """What the candidate committed to, as it would be said back; None where they have not."""
    name, noun = _FIGURES[blank]
    known = room.reading.ledger.figure(name)
    if known is None or known.value is None or known.value <= 0:
        return None
    if _SAID_AS_RATE.match(known.text) and blank in ("writes", "reads", "rate"):
        return known.text
    if blank == "storage":
        return spoken_bytes(known.value)
    if blank == "latency":
        return spoken_time(known.value)
    return f"{spoken_number(known.value)} {noun}"


def fill(wording: str, room: Room, slots: Mapping[str, str]) -> Filled | None:
    """The wording without blanks, or None where one has no value. A sentence that begins with one is capitalised."""
    own = False
    out, at = "", 0
    for blank in _BLANK.finditer(wording):
        name = blank.group(1)
        value = slots.get(name)
        if value is None and name in _FIGURES:
            value = figure(name, room)
            own = own or value is not None
        if not value:
            return None
        own = own or name in ("reason", "earlier")
        out += wording[at : blank.start()]
        starts = not out.strip() or out.rstrip().endswith((".", "?", "!"))
        out += value[:1].upper() + value[1:] if starts else value
        at = blank.end()
    return Filled(out + wording[at:], own)


def clip(text: str, words: int = _REASON_WORDS) -> str:
    """A piece of the candidate's words that can be said back: one line, asking nothing, no quotes, cut at a word."""
    flat = re.sub(r"[\x00-\x1f\x7f-\x9f]+", " ", text)
    flat = re.sub(r"[!\"“”«»`{}<>]+|\?+(?!\w)", "", " ".join(flat.split())).strip(" .,;:-")
    parts = flat.split(" ")
    return flat if len(parts) <= words else " ".join(parts[:words]) + " …"
