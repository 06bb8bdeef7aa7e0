"""One turn of the candidate, read once: its units, words, concepts and figures. Immutable after it is made."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from mockloop.reading.arithmetic import sums
from mockloop.reading.folding import fold, straighten
from mockloop.reading.lexicon import Lexicon
from mockloop.reading.negation import denied
from mockloop.reading.pattern import Leaf, figure_key, word_key
from mockloop.reading.quantity import quantities
from mockloop.reading.segments import segments
from mockloop.reading.tokens import Tokens, apart, tokenise
from mockloop.reading.values import Mention, Quantity, Sum, Unit


@dataclass(frozen=True, slots=True)
class Utterance:
    """What the candidate said in one turn. `step` is where the round was, "" in a bare transcript; `t` in seconds."""

    turn: int
    text: str
    step: str = ""
    t: float | None = None


@dataclass(frozen=True, slots=True)
class UnitReading:
    """A unit with its words, and which of them are denied. `lead` is the index of the heading above it, or -1."""

    unit: Unit
    tokens: Tokens
    denied: bytes
    lead: int

    @property
    def key(self) -> tuple[str, ...]:
        return self.tokens.stems


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
class TurnText:
    """A turn as units. `hits` maps a concept or marker to its mentions, `stems` a stem to its places (unit, word).

    Unit indices run on over the turns of a reading, so that neighbours are neighbours across turns too.
    """

    utterance: Utterance
    folded: str
    units: tuple[UnitReading, ...]
    base: int
    mentions: tuple[Mention, ...]
    hits: Mapping[str, tuple[Mention, ...]]
    stems: Mapping[str, tuple[tuple[int, int], ...]]
    quantities: tuple[tuple[int, Quantity], ...]
    sums: tuple[Sum, ...]
    words: int
    keys: frozenset[str]
    """The ids of `hits`, and the keys of `stems` and `quantities`: what is not among them need not be looked for."""
    memo: dict[Leaf, tuple[Place, ...]] = field(default_factory=dict, compare=False, repr=False)
    """Where leaves of patterns stand here: filled as it is asked for, a function of the fields above."""

    def unit(self, index: int) -> UnitReading:
        return self.units[index - self.base]


_SAME_WORDS = 4
"""Words from which a unit that was said before, word for word, is not heard again."""


def read_turn(
    utterance: Utterance,
    lexicon: Lexicon,
    base: int,
    heard: frozenset[tuple[str, ...]],
    lead: tuple[tuple[int, int], ...] = (),
) -> tuple[TurnText, frozenset[tuple[str, ...]], tuple[tuple[int, int], ...]]:
    """Reads one turn.

    `base` is the index of its first unit, `heard` the words of all units so far (what is said again word for word is
    left out), `lead` the headings that still stand, outermost first, as (depth, index). Gives the turn, and the last
    two as they are after it.
    """
    folded, straight = fold(utterance.text), straighten(utterance.text)
    units: list[UnitReading] = []
    seen, open_heads = set(heard), list(lead)
    for segment in segments(folded):
        tokens = tokenise(folded, utterance.text, segment.start, segment.end)
        if not tokens.words:
            continue
        if segment.kind == "code":
            tokens = apart(tokens, lexicon.parts)
        if len(tokens) >= _SAME_WORDS:
            if tokens.stems in seen:
                continue
            seen.add(tokens.stems)
        index = base + len(units)
        if segment.kind == "heading":
            while open_heads and open_heads[-1][0] >= segment.depth:
                open_heads.pop()
        unit = Unit(index, utterance.turn, segment.start, segment.end, segment.kind, utterance.step, len(tokens))
        above = open_heads[-1][1] if open_heads else -1
        units.append(UnitReading(unit, tokens, bytes(denied(tokens, folded)), above))
        if segment.kind == "heading":
            open_heads.append((segment.depth, index))
        elif segment.kind == "sentence" and open_heads and open_heads[-1][0] == 7:
            open_heads.pop()
    mentions, hits = _mentions(units, lexicon)
    questions = tuple(
        _whole(u.unit, "@question") for u in units if folded[u.unit.start : u.unit.end].rstrip("*_\"') ").endswith("?")
    )
    if questions:
        hits["@question"] = questions
    code = tuple(_whole(u.unit, "@code") for u in units if _CODE.match(folded, u.unit.start, u.unit.end))
    if code:
        hits["@code"] = code
    arrows = tuple(_whole(u.unit) for u in units if _ARROW.search(folded, u.unit.start, u.unit.end))
    if arrows:
        hits["@flow"] = tuple(sorted((*hits.get("@flow", ()), *arrows), key=lambda m: (m.unit, m.start)))
    stems, figures = _stems(units), _figures(units, straight, utterance.text)
    return (
        TurnText(
            utterance,
            folded,
            tuple(units),
            base,
            mentions,
            hits,
            stems,
            figures,
            tuple(replace(x, text=utterance.text[x.start : x.end]) for x in sums(straight)),
            sum(u.unit.words for u in units),
            _keys(hits, stems, figures),
        ),
        frozenset(seen),
        tuple(open_heads),
    )


_ARROW = re.compile(r"[-=─]>|──|--[>|]|[a-z)\]] > [a-z(\[]")
"""What drawn lines and arrows look like in a folded text."""


_CODE = re.compile(
    r"(?:[a-z]+ )*(?:func|function|def|class|interface|struct|enum)\b.*[({:]|type \w+ (?:struct|interface)"
)
"""How a definition begins, in the languages that people write on a whiteboard."""


def _whole(unit: Unit, marker: str = "@flow") -> Mention:
    """What the signs of a unit say rather than its words: a question mark, an arrow."""
    return Mention(marker, unit.index, unit.end - 1, unit.end, False)


def _mentions(units: list[UnitReading], lexicon: Lexicon) -> tuple[tuple[Mention, ...], dict[str, tuple[Mention, ...]]]:
    found: list[Mention] = []
    hits: dict[str, list[Mention]] = {}
    for u in units:
        for hit in lexicon.find(u.tokens):
            start, end = u.tokens.starts[hit.first], u.tokens.ends[hit.last]
            no = all(u.denied[hit.first : hit.last + 1])
            for name in lexicon.wider.get(hit.id, (hit.id,)):
                key = hit.id if name != hit.id else " ".join(u.tokens.stems[hit.first : hit.last + 1])
                mention = Mention(name, u.unit.index, start, end, no, key)
                hits.setdefault(name, []).append(mention)
                if name == hit.id and not name.startswith("@"):
                    found.append(mention)
    return tuple(found), {k: tuple(v) for k, v in hits.items()}


def _stems(units: list[UnitReading]) -> dict[str, tuple[tuple[int, int], ...]]:
    out: dict[str, list[tuple[int, int]]] = {}
    for u in units:
        for at, stem in enumerate(u.tokens.stems):
            out.setdefault(stem, []).append((u.unit.index, at))
    return {k: tuple(v) for k, v in out.items()}


def _keys(hits: Iterable[str], stems: Iterable[str], figures: Iterable[tuple[int, Quantity]]) -> frozenset[str]:
    kinds = {q.kind for _, q in figures}
    return frozenset((*hits, *map(word_key, stems), *map(figure_key, ("number", *kinds) if kinds else ())))


def _figures(units: list[UnitReading], text: str, given: str) -> tuple[tuple[int, Quantity], ...]:
    out: list[tuple[int, Quantity]] = []
    at = 0
    for q in quantities(text):
        while at < len(units) and units[at].unit.end <= q.start:
            at += 1
        if at < len(units) and units[at].unit.start <= q.start:
            out.append((units[at].unit.index, replace(q, text=given[q.start : q.end])))
    return tuple(out)
