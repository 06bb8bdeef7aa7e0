"""The parts of a written answer, by its headings."""

from collections.abc import Iterable, Mapping

from mockloop.reading.reading import Text
from mockloop.reading.tokens import stems_of

Heads = Iterable[tuple[str, tuple[str, ...]]]
"""Sections as (id, the phrases that name it in a heading), the first that fits wins."""


def sections(text: Text, heads: Heads) -> Mapping[int, str]:
    """The section of each unit, by index; units under no telling heading are left out.

    A heading that tells nothing belongs to the one above it. A line such as "Storage:" names a section only where no
    heading has.
    """
    named = [(name, tuple(map(stems_of, phrases))) for name, phrases in heads]
    out: dict[int, str] = {}
    for turn in text.turns:
        for u in turn.units:
            above = out.get(u.lead, "")
            if u.unit.kind == "heading":
                hashed = turn.folded.startswith("#", u.unit.start)
                own = _named(u.tokens.stems, named) if hashed or not above else ""
                above = own or above
            if above:
                out[u.unit.index] = above
    return out


def _named(stems: tuple[str, ...], named: list[tuple[str, tuple[tuple[str, ...], ...]]]) -> str:
    for name, phrases in named:
        for phrase in phrases:
            if phrase[0] in stems and any(stems[i : i + len(phrase)] == phrase for i in range(len(stems))):
                return name
    return ""
