"""Where a pattern holds: the windows of a text in which all of it is said, and the places that show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from mockloop.reading.pattern import AtLeast, Either, Every, Leaf, Node, Pattern, Within, leaves
from mockloop.reading.reading import Place, Text

Scope = Literal["sentence", "passage", "round"]


@dataclass(frozen=True, slots=True)
class Match:
    """One window in which a pattern holds: the places that bear it out, in order."""

    places: tuple[Place, ...]

    @property
    def units(self) -> tuple[int, ...]:
        return tuple(sorted({p.unit for p in self.places}))


class _Finder:
    """Places of each leaf by unit, found once for a pattern."""

    def __init__(self, text: Text, root: Node) -> None:
        self.by_leaf: dict[Leaf, dict[int, list[Place]]] = {}
        for leaf in leaves(root):
            if leaf in self.by_leaf:
                continue
            by_unit: dict[int, list[Place]] = {}
            for place in text.places(leaf):
                by_unit.setdefault(place.unit, []).append(place)
            self.by_leaf[leaf] = by_unit

    def candidates(self, node: Node) -> set[int]:
        """Units in which at least one part that must hold is borne out."""
        if isinstance(node, Leaf):
            return set(self.by_leaf[node])
        if isinstance(node, Within | AtLeast):
            return self.candidates(node.part)
        sets = [self.candidates(part) for part in node.parts]
        if isinstance(node, Either):
            return set().union(*sets)
        return min(sets, key=len)

    def all_units(self, node: Node) -> set[int]:
        return set().union(*(self.by_leaf[leaf] for leaf in leaves(node)))

    def holds(self, node: Node, window: Iterable[int]) -> tuple[Place, ...]:
        """The places that bear the node out inside the window of units; empty where it does not hold."""
        window = tuple(window)
        if isinstance(node, Leaf):
            by_unit = self.by_leaf[node]
            return next((tuple(by_unit[u][:1]) for u in window if u in by_unit), ())
        if isinstance(node, Within):
            return next((found for u in window if (found := self.holds(node.part, (u,)))), ())
        if isinstance(node, AtLeast):
            return self._at_least(node, window)
        if isinstance(node, Either):
            return max((self.holds(part, window) for part in node.parts), key=bool)
        places: list[Place] = []
        for part in node.parts:
            found = self.holds(part, window)
            if not found:
                return ()
            fresh = [p for p in found if p not in places]
            if not fresh:
                again = self._others(part, window, places)
                if not again:
                    return ()
                fresh = again
            places += fresh
        return tuple(places)

    def _others(self, part: Node, window: tuple[int, ...], taken: list[Place]) -> list[Place]:
        """Another bearing-out of a part whose first one is spent: two leaves cannot live on one word."""
        if isinstance(part, Leaf):
            for u in window:
                for place in self.by_leaf[part].get(u, ()):
                    if not any(place.unit == t.unit and place.start < t.end and t.start < place.end for t in taken):
                        return [place]
            return []
        if isinstance(part, Either):
            for option in part.parts:
                found = self.holds(option, window)
                if found and any(p not in taken for p in found):
                    return [p for p in found if p not in taken]
                again = self._others(option, window, taken)
                if again:
                    return again
        return []

    def _at_least(self, node: AtLeast, window: tuple[int, ...]) -> tuple[Place, ...]:
        if isinstance(node.part, Leaf | Either):
            places: list[Place] = []
            for u in window:
                for leaf in leaves(node.part):
                    for place in self.by_leaf[leaf].get(u, ()):
                        if not any(p.unit == u and place.start < p.end and p.start < place.end for p in places):
                            places.append(place)
            return tuple(places) if len(places) >= node.count else ()
        found = [f for u in window if (f := self.holds(node.part, (u,)))]
        return tuple(p for f in found for p in f) if len(found) >= node.count else ()


def find(pattern: Pattern, text: Text, scope: Scope = "passage") -> tuple[Match, ...]:
    """All windows in which the pattern holds, in order, no unit shared by two of them.

    A passage is two neighbouring units, each with the heading that stands over it; a heading alone shows nothing.
    """
    finder = _Finder(text, pattern.root)
    if scope == "round":
        units = sorted(finder.all_units(pattern.root))
        found = finder.holds(pattern.root, units) if units else ()
        return (Match(found),) if found and _spoken(text, found) else ()
    return tuple(_windows(finder, pattern.root, text, scope))


def _spoken(text: Text, places: tuple[Place, ...]) -> bool:
    return any(text.unit(p.unit).unit.kind != "heading" for p in places)


def _anchors(finder: _Finder, root: Node, text: Text) -> list[int]:
    """Units at which a window may stand: those that bear out the rarest part, and what stands under such a heading."""
    anchors = finder.candidates(root)
    for head in [a for a in anchors if text.unit(a).unit.kind == "heading"]:
        for below in range(head + 1, text.size):
            if text.unit(below).lead == head:
                anchors.add(below)
            elif text.unit(below).lead < head:
                break
    return sorted(anchors)


def _windows(finder: _Finder, root: Node, text: Text, scope: Scope) -> Iterable[Match]:
    used: set[int] = set()
    last = text.size - 1
    for anchor in _anchors(finder, root, text):
        windows = [(anchor,)]
        if scope == "passage":
            windows += [(anchor, anchor + 1)] if anchor < last else []
            windows += [(anchor - 1, anchor)] if anchor else []
        for window in windows:
            leads = {text.unit(u).lead for u in window} - {-1, *window}
            found = finder.holds(root, (*window, *sorted(leads)))
            spoken = {p.unit for p in found if text.unit(p.unit).unit.kind != "heading"}
            if not spoken or spoken & used:
                continue
            used |= spoken
            yield Match(tuple(sorted(found, key=lambda p: (p.unit, p.start))))
            break
