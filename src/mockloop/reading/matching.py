"""Where a pattern holds: the windows of a text in which all of it is said, and the places that show it.

Two stages. Sets of units, as bits of an integer, tell which windows may hold at all (unions and intersections, so that
most are never looked at); those are then gone through place by place, since two parts of a pattern cannot live on one
word.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Literal

from mockloop.reading.pattern import AtLeast, Either, Every, Leaf, Node, OneOf, Pattern, Within, leaves
from mockloop.reading.reading import Text, members
from mockloop.reading.turn_reading import Place

Scope = Literal["sentence", "passage", "round"]
Window = tuple[int, ...]
_LEAVES = (Leaf, OneOf)


@dataclass(frozen=True, slots=True)
class Match:
    """One window in which a pattern holds: the places that bear it out, in order."""

    places: tuple[Place, ...]

    @property
    def units(self) -> tuple[int, ...]:
        return tuple(sorted({p.unit for p in self.places}))


def find(pattern: Pattern, text: Text, scope: Scope = "passage") -> tuple[Match, ...]:
    """All windows in which the pattern holds, in order, no unit shared by two of them.

    A passage is two neighbouring units, each with the heading that stands over it; a heading alone shows nothing.
    """
    if not text.may_bear(pattern):
        return ()
    if scope == "round":
        units = _any(leaves(pattern.root), _alone, text) if _somewhere(pattern.root, text) else 0
        found = _holds(pattern.root, text, tuple(members(units))) if units else ()
        return (Match(found),) if any(p.unit not in text.where.headings for p in found) else ()
    return tuple(_windows(pattern.root, text, scope))


def _all(parts: Iterable[Node], units: Callable[[Node, Text], int], text: Text) -> int:
    """The units that all parts have, none looked for any more once there are none."""
    common = -1
    for part in parts:
        common &= units(part, text)
        if not common:
            break
    return common


def _any(parts: Iterable[Node], units: Callable[[Node, Text], int], text: Text) -> int:
    """The units that one of the parts has."""
    return reduce(or_, (units(part, text) for part in parts))


def _alone(node: Node, text: Text) -> int:
    """Units that may bear out a node by themselves, no heading helping."""
    if isinstance(node, _LEAVES):
        return text.spread(node).units
    if isinstance(node, Every):
        return _all(node.parts, _alone, text)
    if isinstance(node, Either):
        return _any(node.parts, _alone, text)
    return _alone(node.part, text)


def _one(node: Node, text: Text) -> int:
    """Units that may bear out a node, with the heading over them."""
    if isinstance(node, _LEAVES):
        return text.spread(node).heard
    if isinstance(node, Every):
        return _all(node.parts, _one, text)
    if isinstance(node, Either):
        return _any(node.parts, _one, text)
    if isinstance(node, Within):
        return text.with_below(_alone(node.part, text))
    return _one(node.part, text)


def _two(node: Node, text: Text) -> int:
    """First units of the pairs that may bear out a node; all of `_one` is among them."""
    if isinstance(node, _LEAVES):
        return text.spread(node).near
    if isinstance(node, Every):
        return _all(node.parts, _two, text)
    if isinstance(node, Either):
        return _any(node.parts, _two, text)
    if isinstance(node, Within):
        one = _one(node, text)
        return one | one >> 1
    return _two(node.part, text)


def _somewhere(node: Node, text: Text) -> bool:
    """Whether every part of a node is borne out anywhere: where it is not, no window need be gone through."""
    if isinstance(node, Every):
        return all(_somewhere(part, text) for part in node.parts)
    if isinstance(node, Either):
        return any(_somewhere(part, text) for part in node.parts)
    return _alone(node, text) != 0


def _windows(root: Node, text: Text, scope: Scope) -> Iterable[Match]:
    """The matches from left to right; of a unit alone and a pair, the one that is met first and is shorter."""
    pairs = _two(root, text) if scope == "passage" else 0
    if scope == "passage" and not pairs:
        return
    windows: list[Window] = [(u,) for u in members(_one(root, text))]
    windows += [(u, u + 1) for u in members(pairs) if text.base <= u < text.size - 1]
    leads, headings = text.where.leads, text.where.headings
    used: set[int] = set()
    for window in sorted(windows, key=lambda w: (w[-1], len(w))):
        if not used.isdisjoint(window):
            continue
        above = {leads[u] for u in window if u in leads}.difference(window)
        found = _holds(root, text, (*window, *sorted(above)))
        said = [p for p in found if p.unit not in headings]
        if not all(p.weak for p in said):
            used |= {p.unit for p in said}
            yield Match(tuple(sorted(found, key=lambda p: (p.unit, p.start))))


def _holds(node: Node, text: Text, window: Window) -> tuple[Place, ...]:
    """The places that bear the node out inside the window of units; empty where it does not hold."""
    if isinstance(node, _LEAVES):
        first = text.first(node)
        best: tuple[int, Place] | None = None
        for u in window:
            here = first.get(u)
            if here is not None and (best is None or here[0] < best[0]):
                best = here
        return (best[1],) if best is not None else ()
    if isinstance(node, Every):
        return _every(node, text, window)
    if isinstance(node, Either):
        for part in node.parts:
            found = _holds(part, text, window)
            if found:
                return found
        return ()
    if isinstance(node, Within):
        return next((found for u in window if (found := _holds(node.part, text, (u,)))), ())
    return _at_least(node, text, window)


def _every(node: Every, text: Text, window: Window) -> tuple[Place, ...]:
    places: list[Place] = []
    for part in node.parts:
        found = _holds(part, text, window)
        if not found:
            return ()
        fresh = [p for p in found if not _overlaps(p, places)]
        if not fresh:
            fresh = _others(part, text, window, places)
            if not fresh:
                return ()
        places += fresh
    return tuple(places)


def _overlaps(place: Place, taken: Iterable[Place]) -> bool:
    for t in taken:
        if place.unit == t.unit and place.start < t.end and t.start < place.end and place.figure is t.figure:
            return True
    return False


def _others(part: Node, text: Text, window: Window, taken: list[Place]) -> list[Place]:
    """Another bearing-out of a part whose first one is spent: two parts cannot live on one word."""
    if isinstance(part, _LEAVES):
        for leaf in leaves(part):
            by_unit = text.places(leaf)
            for u in window if by_unit else ():
                for place in by_unit.get(u, ()):
                    if not _overlaps(place, taken):
                        return [place]
        return []
    if isinstance(part, Either):
        for option in part.parts:
            fresh = [p for p in _holds(option, text, window) if not _overlaps(p, taken)]
            if fresh or (fresh := _others(option, text, window, taken)):
                return fresh
    if isinstance(part, Every | AtLeast):
        return [p for p in _holds(part, text, window) if not _overlaps(p, taken)]
    return []


def _at_least(node: AtLeast, text: Text, window: Window) -> tuple[Place, ...]:
    if not isinstance(node.part, Leaf | OneOf | Either):
        found = [f for u in window if (f := _holds(node.part, text, (u,)))]
        return tuple(p for f in found for p in f) if len(found) >= node.count else ()
    places: list[Place] = []
    keys: set[str] = set()
    held = [by_unit for leaf in leaves(node.part) if (by_unit := text.places(leaf))]
    anywhere = set().union(*held)
    for u in window:
        if u not in anywhere:
            continue
        here = [p for by_unit in held if u in by_unit for p in by_unit[u]]
        for place in sorted(here, key=lambda p: (p.start, -p.end)):
            if not _overlaps(place, places) and not (place.key and place.key in keys):
                places.append(place)
                keys.add(place.key)
    return tuple(places) if len(places) >= node.count else ()
