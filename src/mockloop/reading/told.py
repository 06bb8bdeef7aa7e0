"""A turn of a telling: what its sentences show of a story, beside what they name."""

from collections.abc import Iterable
from dataclasses import replace

from mockloop.reading.story_marks import deniable, marks
from mockloop.reading.turn_reading import TurnText, UnitReading
from mockloop.reading.values import Mention


def told(turn: TurnText, themes: frozenset[str]) -> TurnText:
    """The turn with the markers of a telling; `themes` are the terms of what was asked for."""
    hits = {**turn.hits, **_told(turn.units, turn.folded)}
    named = sorted((m for t in sorted(themes) for m in turn.hits.get(t, ())), key=lambda m: (m.unit, m.start))
    if named:
        hits["@theme"] = tuple(named)
    return replace(turn, hits=hits, keys=turn.keys | hits.keys(), memo={})


def _told(units: Iterable[UnitReading], folded: str) -> dict[str, tuple[Mention, ...]]:
    """The markers of a telling; a deed that stands under a negation is none."""
    found: dict[str, list[Mention]] = {}
    for u in units:
        if u.unit.kind == "code":
            continue
        for name, start, end in marks(folded, u.unit.start, u.unit.end):
            inside = zip(u.denied, u.tokens.starts, u.tokens.ends, strict=True)
            if not (deniable(name) and any(no and start <= a and b <= end for no, a, b in inside)):
                found.setdefault(name, []).append(Mention(name, u.unit.index, start, end, False, folded[start:end]))
    return {name: tuple(sorted(ms, key=lambda m: (m.unit, m.start))) for name, ms in found.items()}
