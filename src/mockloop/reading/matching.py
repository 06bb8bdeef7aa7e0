"""Where a pattern holds: the windows of a text in which all of it is said, and the places that show it.

Two stages. Sets of units tell which windows may hold at all (unions and intersections, so that most are never looked
at); those are then gone through place by place, since two parts of a pattern cannot live on one word.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Literal

from mockloop.reading.pattern import AtLeast, Either, Every, Leaf, Node, Pattern, Within, leaves
from mockloop.reading.reading import Place, Text

Scope = Literal["sentence", "passage", "round"]
Window = tuple[int, ...]


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
    if scope == "round":
        units = sorted(set().union(*(text.places(leaf).by_unit for leaf in leaves(pattern.root))))
        found = _holds(pattern.root, text, tuple(units)) if units else ()
        spoken = any(text.unit(p.unit).unit.kind != "heading" for p in found)
        return (Match(found),) if spoken else ()
    return tuple(_windows(pattern.root, text, scope))


def _alone(node: Node, text: Text) -> frozenset[int]:
    """Units that may bear out a node by themselves, no heading helping."""
    if isinstance(node, Leaf):
        return frozenset(text.places(node).by_unit)
    if isinstance(node, Within | AtLeast):
        return _alone(node.part, text)
    sets = [_alone(part, text) for part in node.parts]
    return frozenset().union(*sets) if isinstance(node, Either) else reduce(frozenset.intersection, sets)


def _one(node: Node, text: Text) -> frozenset[int]:
    """Units that may bear out a node, with the heading over them."""
    if isinstance(node, Leaf):
        return text.places(node).heard
    if isinstance(node, Within):
        alone = _alone(node.part, text)
        return alone.union(*(text.below.get(u, ()) for u in alone)) if alone else alone
    if isinstance(node, AtLeast):
        return _one(node.part, text)
    sets = [_one(part, text) for part in node.parts]
    return frozenset().union(*sets) if isinstance(node, Either) else reduce(frozenset.intersection, sets)


def _two(node: Node, text: Text) -> frozenset[int]:
    """First units of the pairs that may bear out a node."""
    if isinstance(node, Leaf | Within):
        one = _one(node, text)
        return one | {u - 1 for u in one}
    if isinstance(node, AtLeast):
        return _two(node.part, text)
    sets = [_two(part, text) for part in node.parts]
    return frozenset().union(*sets) if isinstance(node, Either) else reduce(frozenset.intersection, sets)


def _windows(root: Node, text: Text, scope: Scope) -> Iterable[Match]:
    """The matches from left to right; of a unit alone and a pair, the one that is met first and is shorter."""
    last = text.size - 1
    windows: list[Window] = [(u,) for u in _one(root, text)]
    if scope == "passage":
        windows += [(u, u + 1) for u in _two(root, text) if 0 <= u < last]
    used: set[int] = set()
    for window in sorted(windows, key=lambda w: (w[-1], len(w))):
        if not used.isdisjoint(window):
            continue
        leads = {text.unit(u).lead for u in window}.difference((-1, *window))
        found = _holds(root, text, (*window, *sorted(leads)))
        said = [p for p in found if text.unit(p.unit).unit.kind != "heading"]
        spoken = {p.unit for p in said}
        if not all(p.weak for p in said):
            used |= spoken
            yield Match(tuple(sorted(found, key=lambda p: (p.unit, p.start))))


def _holds(node: Node, text: Text, window: Window) -> tuple[Place, ...]:
    """The places that bear the node out inside the window of units; empty where it does not hold."""
    if isinstance(node, Leaf):
        by_unit = text.places(node).by_unit
        return next((tuple(by_unit[u][:1]) for u in window if u in by_unit), ())
    if isinstance(node, Within):
        return next((found for u in window if (found := _holds(node.part, text, (u,)))), ())
    if isinstance(node, AtLeast):
        return _at_least(node, text, window)
    if isinstance(node, Either):
        return next((found for part in node.parts if (found := _holds(part, text, window))), ())
    return _every(node, text, window)


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
    return any(
        place.unit == t.unit and place.start < t.end and t.start < place.end and place.figure is t.figure for t in taken
    )


def _others(part: Node, text: Text, window: Window, taken: list[Place]) -> list[Place]:
    """Another bearing-out of a part whose first one is spent: two parts cannot live on one word."""
    if isinstance(part, Leaf):
        by_unit = text.places(part).by_unit
        return next(([p] for u in window for p in by_unit.get(u, ()) if not _overlaps(p, taken)), [])
    if isinstance(part, Either):
        for option in part.parts:
            fresh = [p for p in _holds(option, text, window) if not _overlaps(p, taken)]
            if fresh or (fresh := _others(option, text, window, taken)):
                return fresh
    if isinstance(part, Every | AtLeast):
        return [p for p in _holds(part, text, window) if not _overlaps(p, taken)]
    return []


def _at_least(node: AtLeast, text: Text, window: Window) -> tuple[Place, ...]:
    if not isinstance(node.part, Leaf | Either):
        found = [f for u in window if (f := _holds(node.part, text, (u,)))]
        return tuple(p for f in found for p in f) if len(found) >= node.count else ()
    places: list[Place] = []
    keys: set[str] = set()
    for u in window:
        here = [p for leaf in leaves(node.part) for p in text.places(leaf).by_unit.get(u, ())]
        for place in sorted(here, key=lambda p: (p.start, -p.end)):
            if not _overlaps(place, places) and not (place.key and place.key in keys):
                places.append(place)
                keys.add(place.key)
    return tuple(places) if len(places) >= node.count else ()
