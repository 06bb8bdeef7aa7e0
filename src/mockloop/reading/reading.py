"""A reading: all turns of the candidate so far, and where in them a thing stands."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mockloop.reading.lexicon import match_phrase
from mockloop.reading.negation import is_negator
from mockloop.reading.pattern import Leaf, OneOf, Pattern, leaves
from mockloop.reading.story_marks import STORY_MARKS
from mockloop.reading.turn_reading import Place, TurnText, UnitReading
from mockloop.reading.values import Mention, Quantity, Sum, Unit


@dataclass(frozen=True, slots=True)
class Spread:
    """The units of a text that bear out a leaf, or one of several, and those that hear it.

    Sets of bits: bit n stands for unit n.
    """

    units: int
    heard: int
    """Those units, and what stands under such a heading."""
    near: int
    """The first units of all pairs of neighbours of which one hears it."""


_NOWHERE = Spread(0, 0, 0)

First = Mapping[int, tuple[int, Place]]
"""For each unit the rank of the first of several leaves that is borne out there, and its first place."""


def bits(units: Iterable[int]) -> int:
    """A set of units as bits."""
    out = 0
    for unit in units:
        out |= 1 << unit
    return out


def members(units: int) -> list[int]:
    """The units of a set of bits, in order."""
    out = []
    while units:
        low = units & -units
        out.append(low.bit_length() - 1)
        units ^= low
    return out


class Concordance:
    """Which turns hold a key, and how units stand under headings: grown with the text, turn by turn."""

    __slots__ = ("below", "headings", "leads", "over", "size", "turns")

    def __init__(self) -> None:
        self.size = 0
        """How many turns it has taken in."""
        self.turns: dict[str, list[int]] = {}
        """For each key of a turn the positions of the turns that have it."""
        self.below: dict[int, int] = {}
        """For each heading the units that stand directly under it, as bits."""
        self.over = 0
        """Those headings, as bits."""
        self.leads: dict[int, int] = {}
        """For each of those units its heading."""
        self.headings: set[int] = set()

    def add(self, turn: TurnText) -> None:
        """Takes in the next turn."""
        for key in turn.keys:
            self.turns.setdefault(key, []).append(self.size)
        self.size += 1
        for u in turn.units:
            if u.lead >= 0:
                self.below[u.lead] = self.below.get(u.lead, 0) | 1 << u.unit.index
                self.over |= 1 << u.lead
                self.leads[u.unit.index] = u.lead
            if u.unit.kind == "heading":
                self.headings.add(u.unit.index)


@dataclass(frozen=True, slots=True)
class Text:
    """The candidate's turns as read; `places` answers where a leaf of the check language is borne out.

    A text shares its concordance with the longer one that `with_turn` makes of it, so that a turn costs no more late in
    a round than early. Each looks only at turns of its own.
    """

    turns: tuple[TurnText, ...] = ()
    _where: Concordance = field(default_factory=Concordance, compare=False, repr=False)
    _places: dict[Leaf, Mapping[int, Sequence[Place]]] = field(default_factory=dict, compare=False, repr=False)
    _bits: dict[Leaf, int] = field(default_factory=dict, compare=False, repr=False)
    _firsts: dict[Leaf | OneOf, dict[int, tuple[int, Place]]] = field(default_factory=dict, compare=False, repr=False)
    _spreads: dict[Leaf | OneOf, Spread] = field(default_factory=dict, compare=False, repr=False)
    """What was asked of this text before; a function of its turns."""

    def with_turn(self, turn: TurnText) -> "Text":
        """The text with one more turn, which is numbered on from this one's units."""
        where = self.where
        if where.size > len(self.turns):
            # Another text has gone on from here already.
            where = Text(self.turns).where
        where.add(turn)
        return Text((*self.turns, turn), where)

    @property
    def where(self) -> Concordance:
        """The concordance of these turns; of later ones too, where a text has gone on from here."""
        for turn in self.turns[self._where.size :]:
            self._where.add(turn)
        return self._where

    @property
    def base(self) -> int:
        """The index of the first unit."""
        return self.turns[0].base if self.turns else 0

    @property
    def size(self) -> int:
        """The index after the last unit's."""
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

    def since(self, turn: int) -> "Text":
        """The turns from this number on, and before them what may stand in one passage with them: the last turn that
        says something, and as far back as the headings over all these stand."""
        first = bisect_left(self.turns, turn, key=lambda t: t.utterance.turn)
        while first > 0:
            first -= 1
            if self.turns[first].units:
                break
        lead = min((u.lead for t in self.turns[first:] for u in t.units if u.lead >= 0), default=None)
        while lead is not None and first > 0 and self.turns[first].base > lead:
            first -= 1
        return Text(self.turns[first:]) if first > 0 else self

    def names(self, concept: str) -> bool:
        """Whether a turn has the words of a concept, denied or not."""
        return any(position < len(self.turns) for position in self.where.turns.get(concept, ())[:1])

    def may_bear(self, pattern: Pattern) -> bool:
        """Whether a pattern can hold here at all, as far as the words tell without looking where they stand."""
        known = self.where.turns.keys()
        return not any(known.isdisjoint(keys) for keys in pattern.needs)

    def places(self, leaf: Leaf) -> Mapping[int, Sequence[Place]]:
        """Where a leaf is borne out, by unit."""
        found = self._places.get(leaf)
        if found is None:
            found = self._places[leaf] = self._find(leaf)
        return found

    def spread(self, node: Leaf | OneOf) -> Spread:
        """Where a leaf, or one of several, is borne out and heard."""
        found = self._spreads.get(node)
        if found is None:
            found = self._spreads[node] = self._spread(node)
        return found

    def _spread(self, node: Leaf | OneOf) -> Spread:
        units = 0
        for leaf in leaves(node):
            found = self._bits.get(leaf)
            if found is None:
                found = self._bits[leaf] = bits(self.places(leaf)) if leaf.key in self.where.turns else 0
            units |= found
        if not units:
            return _NOWHERE
        heard = self.with_below(units)
        return Spread(units, heard, heard | heard >> 1)

    def first(self, node: Leaf | OneOf) -> First:
        """The leaf of several that is preferred, by unit. Asked for only where the sets of units leave a window."""
        found = self._firsts.get(node)
        if found is None:
            found = self._firsts[node] = {}
            for rank, leaf in enumerate(leaves(node)):
                for unit, places in self.places(leaf).items():
                    if unit not in found:
                        found[unit] = (rank, places[0])
        return found

    def _find(self, leaf: Leaf) -> Mapping[int, Sequence[Place]]:
        by_unit: dict[int, list[Place]] = {}
        for position in self.where.turns.get(leaf.key, ()):
            if position >= len(self.turns):
                break
            turn = self.turns[position]
            here = turn.memo.get(leaf)
            if here is None:
                here = turn.memo[leaf] = _places(turn, leaf)
            for place in here:
                by_unit.setdefault(place.unit, []).append(place)
        return by_unit

    def with_below(self, units: int) -> int:
        """These units, and for a heading among them what stands directly under it."""
        over = units & self.where.over
        if over:
            below, end = self.where.below, (1 << self.size) - 1
            for heading in members(over):
                units |= below[heading] & end
        return units


_STRONG = frozenset(("@code", "@question", *STORY_MARKS))
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
    head, anchor = leaf.phrase[0], leaf.anchor
    for index, found in turn.stems.get(head[anchor], ()):
        unit, at = turn.unit(index), found - anchor
        stems = unit.tokens.stems
        if at < 0 or stems[at] != head[0]:
            continue
        last = match_phrase(leaf.phrase, stems, at)
        if last < 0:
            continue
        no = leaf.kind == "words" and unit.denied[at] and all(unit.denied[at : last + 1])
        if no and not any(map(is_negator, unit.tokens.words[at : last + 1])):
            continue
        out.append(Place(index, unit.tokens.starts[at], unit.tokens.ends[last]))
    return tuple(out)
