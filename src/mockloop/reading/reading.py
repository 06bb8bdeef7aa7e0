"""A reading: all turns of the candidate so far, and where in them a thing stands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from mockloop.reading.lexicon import match_phrase
from mockloop.reading.negation import is_negator
from mockloop.reading.pattern import Leaf
from mockloop.reading.turn_reading import TurnText, UnitReading
from mockloop.reading.values import Mention, Quantity, Sum, Unit


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of one unit: offsets in the turn's text. Places with one `key` say the same thing twice."""

    unit: int
    start: int
    end: int
    key: str = ""
    weak: bool = False
    """A word of argument, which shows nothing without a word of the field beside it."""
    figure: bool = False
    """A quantity, whose words may be those of a concept as well ("80 million new links")."""


@dataclass(frozen=True, slots=True)
class Places:
    """A leaf in a text: its places by unit, and the units that hear it (its own, and those under such a heading)."""

    by_unit: Mapping[int, list[Place]]
    heard: frozenset[int]


@dataclass(frozen=True, slots=True)
class Text:
    """The candidate's turns as read; `places` answers where a leaf of the check language is borne out."""

    turns: tuple[TurnText, ...] = ()
    memo: dict[object, object] = field(default_factory=dict, compare=False, repr=False)
    """What was asked of this text before; a function of its turns."""

    @property
    def size(self) -> int:
        """How many units there are."""
        return self.turns[-1].base + len(self.turns[-1].units) if self.turns else 0

    @property
    def words(self) -> int:
        return sum(t.words for t in self.turns)

    def unit(self, index: int) -> UnitReading:
        """The unit with this index; units are numbered through over all turns."""
        return self.turn_of(index).unit(index)

    def turn_of(self, index: int) -> TurnText:
        """The turn in which a unit stands."""
        low, high = 0, len(self.turns)
        while high - low > 1:
            middle = (low + high) // 2
            if self.turns[middle].base <= index:
                low = middle
            else:
                high = middle
        return self.turns[low]

    def units(self) -> Iterator[Unit]:
        return (u.unit for t in self.turns for u in t.units)

    def mentions(self) -> Iterator[Mention]:
        return (m for t in self.turns for m in t.mentions)

    def quantities(self) -> Iterator[tuple[int, Quantity]]:
        return (q for t in self.turns for q in t.quantities)

    def sums(self) -> Iterator[tuple[int, Sum]]:
        """Arithmetic as (turn, sum)."""
        return ((t.utterance.turn, s) for t in self.turns for s in t.sums)

    def places(self, leaf: Leaf) -> "Places":
        """Where a leaf is borne out."""
        found = self.memo.get(leaf)
        if found is None:
            by_unit: dict[int, list[Place]] = {}
            for turn in self.turns:
                here = turn.memo.get(leaf)
                if here is None:
                    here = turn.memo[leaf] = _places(turn, leaf)
                for place in here:
                    by_unit.setdefault(place.unit, []).append(place)
            found = self.memo[leaf] = Places(by_unit, self._with_below(by_unit))
        return found  # type: ignore[return-value]

    def _with_below(self, units: Iterable[int]) -> frozenset[int]:
        """These units, and for a heading among them what stands under it."""
        below = self.below
        out = set(units)
        for unit in units:
            out.update(below.get(unit, ()))
        return frozenset(out)

    @property
    def below(self) -> dict[int, tuple[int, ...]]:
        """For each heading the units that stand directly under it."""
        found = self.memo.get("below")
        if found is None:
            made: dict[int, list[int]] = {}
            for turn in self.turns:
                for u in turn.units:
                    if u.lead >= 0:
                        made.setdefault(u.lead, []).append(u.unit.index)
            found = self.memo["below"] = {k: tuple(v) for k, v in made.items()}
        return found  # type: ignore[return-value]


_STRONG = frozenset(("@code", "@question"))
"""Marks that are the thing itself."""


def _places(turn: TurnText, leaf: Leaf) -> tuple[Place, ...]:
    if leaf.kind in ("concept", "marker", "denied"):
        want = leaf.kind == "denied"
        return tuple(
            Place(m.unit, m.start, m.end, m.key, leaf.kind == "marker" and leaf.name not in _STRONG)
            for m in turn.hits.get(leaf.name, ())
            if leaf.kind == "marker" or m.denied is want
        )
    if leaf.kind in ("quantity", "range"):
        return tuple(Place(u, q.start, q.end, figure=True) for u, q in turn.quantities if _fits(leaf, q))
    return _words(turn, leaf)


def _fits(leaf: Leaf, q: Quantity) -> bool:
    if leaf.kind == "range":
        return leaf.low <= q.value <= leaf.high and leaf.of in ("", q.kind)
    return leaf.name in ("number", q.kind)


def _words(turn: TurnText, leaf: Leaf) -> tuple[Place, ...]:
    out = []
    for index, at in turn.stems.get(leaf.phrase[0][0], ()):
        unit = turn.unit(index)
        last = match_phrase(leaf.phrase, unit.tokens.stems, at)
        if last < 0:
            continue
        if leaf.kind == "words" and all(unit.denied[at : last + 1]) and not any(map(is_negator, unit.tokens.words[at : last + 1])):
            continue
        out.append(Place(index, unit.tokens.starts[at], unit.tokens.ends[last]))
    return tuple(out)
