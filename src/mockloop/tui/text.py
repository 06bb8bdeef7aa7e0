"""Text on its way to the screen: made harmless, broken into lines, and figures written as people read them. Pure."""

import re
from functools import lru_cache
from unicodedata import combining

from rich.cells import cell_len, split_graphemes

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}

MAX_ACCENTS = 4
"""Accents kept upon one letter; a tower of them would climb over other lines."""


def plain(text: str) -> str:
    """The text with every control character and direction mark made visible or dropped; line breaks and tabs stay.

    What a candidate, a pack or a model wrote can then neither move the cursor nor colour, hide or reorder anything.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    text = _CONTROLS.sub(lambda m: chr(_PICTURES.get(ord(m[0]), 0xFFFD)), text)
    return text if text.isascii() else _without_towers(text)


def one_line(text: str) -> str:
    """`plain`, with every run of spaces and line breaks as one space."""
    return " ".join(plain(text).split())


def _without_towers(text: str) -> str:
    out: list[str] = []
    height = 0
    for char in text:
        height = height + 1 if combining(char) else 0
        if height <= MAX_ACCENTS:
            out.append(char)
    return "".join(out)


def clip(text: str, width: int) -> str:
    """The text cut to so many cells, its last cell an ellipsis where something was cut."""
    if cell_len(text) <= width:
        return text
    if width <= 1:
        return "…"[:width]
    out = _take(text, width - 1)
    return out.rstrip() + "…"


def _take(text: str, width: int) -> str:
    if text.isascii():
        return text[:width]
    used, end = 0, 0
    for start, stop, cells in split_graphemes(text)[0]:
        if used + cells > width:
            return text[:start]
        used, end = used + cells, stop
    return text[:end]


@lru_cache(maxsize=4096)
def wrap(text: str, width: int) -> tuple[str, ...]:
    """Lines of at most `width` cells, broken at spaces where there are any; the text's own line breaks stay."""
    width = max(1, width)
    out: list[str] = []
    for paragraph in text.split("\n"):
        indent = paragraph[: len(paragraph) - len(paragraph.lstrip(" "))][: width // 2]
        line, used = indent, len(indent)
        begun = False
        for whole in paragraph.split():
            word, cells = whole, cell_len(whole)
            if begun and used + 1 + cells <= width:
                line, used = f"{line} {word}", used + 1 + cells
                continue
            if begun:
                out.append(line)
                line, used = indent, len(indent)
            while used + cells > width:
                head = _take(word, width - used) or word[:1]
                out.append(line + head)
                word = word[len(head) :]
                line, used, cells = indent, len(indent), cell_len(word)
            line, used, begun = line + word, used + cells, True
        out.append(line.rstrip() if not begun else line)
    return tuple(out)


def clock(seconds: float) -> str:
    """Minutes and seconds, "27:41"; less than nothing is nothing."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def pace(seconds: float) -> str:
    """ "2:10 behind", "0:40 ahead", or "on time" within fifteen seconds of the plan."""
    if abs(seconds) < 15:
        return "on time"
    return f"{clock(abs(seconds))} {'behind' if seconds > 0 else 'ahead'}"


def bar(share: float, width: int) -> str:
    """A bar of so many cells, of which `share` (0 to 1) is full."""
    full = round(max(0.0, min(1.0, share)) * width)
    return "━" * full + "─" * (width - full)


def spark(values: tuple[float, ...]) -> str:
    """A curve of scores from 0 to 100, a cell each."""
    return "".join("▁▂▃▄▅▆▇█"[min(7, int(max(0.0, v) / 100 * 8))] for v in values)


def words(id_: str) -> str:
    """An id as a person says it: `lean_no_hire` is "lean no hire"."""
    return id_.replace("_", " ").replace("-", " ")


SPELT = {"api": "API", "tradeoffs": "Trade-offs", "hld": "System design", "lld": "Low-level design"}
"""Ids whose heading is not the id with a capital."""


def title(id_: str) -> str:
    """An id as a heading: `data_model` is "Data model"."""
    if id_ in SPELT:
        return SPELT[id_]
    said = words(id_)
    return said[:1].upper() + said[1:]


def short(question: str) -> str:
    """What a check asks, as a thing to do: "Does the candidate name a store?" is "Name a store"."""
    whole = one_line(question)
    rest = whole.removeprefix("Does the candidate ")
    return whole if rest == whole else (rest[:1].upper() + rest[1:]).rstrip("?")
