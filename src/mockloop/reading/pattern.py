"""The check language: an expression over what was said, parsed once, evaluated on a reading.

    pattern := all ("|" all)*                 all := item ("&" item)*
    item    := [NUMBER "*"] atom              atom := "(" pattern ")" | "[" pattern "]" | leaf
    leaf    := concept | ~concept | @marker | #kind | =quantity | 'words .. words' | !'words'

`question_bank/README.md` says what each leaf matches. An expression is evaluated over a *window* of units; a square
bracket narrows the window to one unit. The result is the places that bear it out, or nothing.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Literal

from mockloop.reading.lexicon import Phrase, parts_of

LeafKind = Literal["concept", "denied", "marker", "quantity", "range", "words", "literal"]
QUANTITY_KINDS = frozenset(("rate", "bytes", "bandwidth", "users", "time", "money", "percent", "count", "number"))
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+)\s*\*|(?P<op>[&|()\[\]])|(?P<bang>!)?'(?P<words>[^']*)'"
    r"|(?P<sigil>[~@#=]?)(?P<name>[a-z0-9][a-z0-9_-]*))"
)


Range = tuple[float, float, str]
"""What counts as a quantity of the question: from, to, and its kind ("" for any)."""


class BadPattern(ValueError):
    """An expression that does not parse, or names what is not there."""


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """What can be found at one place. `phrase` is set for words, `low` and `high` for a range of a quantity.

    Equal leaves are one object, so that what a text holds for a leaf is looked up by identity.
    """

    kind: LeafKind
    name: str
    phrase: Phrase = ()
    low: float = 0.0
    high: float = 0.0
    of: str = ""
    """The kind that a quantity in the range must have; "" for any."""
    key: str = ""
    """What a turn must have among its `keys` for this to be found there."""
    anchor: int = 0
    """Of words: which one of the first unbroken part is looked up, the others being compared around it."""


@cache
def _leaf(kind: LeafKind, name: str, phrase: Phrase = (), *, low: float = 0.0, high: float = 0.0, of: str = "") -> Leaf:
    key, anchor = name, 0
    if phrase:
        # The longest word is the rarest, as a rule.
        key = word_key(max((stem for part in phrase for stem in part), key=len))
        anchor = phrase[0].index(max(phrase[0], key=len))
    elif kind in ("quantity", "range"):
        key = figure_key(of or "number" if kind == "range" else name)
    return Leaf(kind, name, phrase, low, high, of, key, anchor)


def word_key(stem: str) -> str:
    """The key of a turn that has this stem; that of a concept or marker is its id."""
    return f"'{stem}"


def figure_key(kind: str) -> str:
    """The key of a turn that has a quantity of this kind; "number" stands for any."""
    return f"#{kind}"


@dataclass(frozen=True, slots=True, eq=False)
class OneOf:
    """Any of some leaves, the earlier preferred. Most alternatives are no more than that, and are looked up as one.

    Equal ones are one object, as leaves are.
    """

    leaves: tuple[Leaf, ...]


_one_of = cache(OneOf)


@dataclass(frozen=True, slots=True)
class Every:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Within:
    """All of it inside one unit."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The leaf or group at so many distinct places."""

    count: int
    part: "Node"


Node = Leaf | OneOf | Every | Either | Within | AtLeast


@dataclass(frozen=True, slots=True)
class Pattern:
    """A parsed expression and its source. Where one of the `needs` has none of its keys in a text, it cannot hold."""

    source: str
    root: Node
    needs: tuple[frozenset[str], ...]


class _Parser:
    def __init__(self, source: str, ranges: Mapping[str, Range]) -> None:
        self.source, self.ranges = source, ranges
        self.names: list[str] = []
        """The concepts, choice cards and markers that it names."""
        self.tokens: list[re.Match[str]] = []
        at, end = 0, len(source.rstrip())
        while at < end:
            match = _TOKEN.match(source, at)
            if match is None:
                raise BadPattern(f"cannot read {source[at : at + 20]!r} in {source!r}")
            self.tokens.append(match)
            at = match.end()
        self.ops = [match["op"] for match in self.tokens]
        self.at = 0

    def op(self) -> str | None:
        return self.ops[self.at] if self.at < len(self.ops) else None

    def either(self) -> Node:
        parts = [self.every()]
        while self.op() == "|":
            self.at += 1
            parts.append(self.every())
        return _either(parts)

    def every(self) -> Node:
        parts = [self.item()]
        while self.op() == "&":
            self.at += 1
            parts.append(self.item())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def item(self) -> Node:
        if self.at >= len(self.tokens):
            raise BadPattern(f"{self.source!r} ends where something is expected")
        token = self.tokens[self.at]
        if token["number"]:
            self.at += 1
            count = int(token["number"])
            if not 2 <= count <= 12:
                raise BadPattern(f"{count}* in {self.source!r}: from 2 to 12")
            return AtLeast(count, self.item())
        if token["op"] in ("(", "["):
            self.at += 1
            inner = self.either()
            closing = ")" if token["op"] == "(" else "]"
            if self.op() != closing:
                raise BadPattern(f"{closing!r} is missing in {self.source!r}")
            self.at += 1
            return Within(inner) if token["op"] == "[" else inner
        if token["op"]:
            raise BadPattern(f"{token['op']!r} in {self.source!r} where something is expected")
        self.at += 1
        return self.leaf(token)

    def leaf(self, token: re.Match[str]) -> Leaf:
        if token["words"] is not None:
            phrase = parts_of(token["words"])
            if not phrase:
                raise BadPattern(f"no words between the quotes in {self.source!r}")
            return _leaf("literal" if token["bang"] else "words", token["words"], phrase)
        sigil, name = token["sigil"], token["name"]
        if sigil == "#":
            if name not in QUANTITY_KINDS:
                raise BadPattern(f"no quantity of kind {name!r}; there are {', '.join(sorted(QUANTITY_KINDS))}")
            return _leaf("quantity", name)
        if sigil == "=":
            if name not in self.ranges:
                raise BadPattern(f"no quantity {name!r} in this question")
            low, high, of = self.ranges[name]
            return _leaf("range", name, low=low, high=high, of=of)
        named = f"@{name}" if sigil == "@" else name
        self.names.append(named)
        return _leaf("marker" if sigil == "@" else "denied" if sigil == "~" else "concept", named)


def _either(parts: Iterable[Node]) -> Node:
    """The alternatives in their order, neighbouring leaves among them as one."""
    out: list[Node] = []
    for is_leaf, run in groupby(parts, lambda part: isinstance(part, Leaf)):
        same = tuple(run)
        out += [_one_of(same)] if is_leaf and len(same) > 1 else same
    return out[0] if len(out) == 1 else Either(tuple(out))


def compile_pattern(
    source: str,
    known: frozenset[str] | None = None,
    ranges: Mapping[str, Range] | None = None,
) -> Pattern:
    """Parses an expression.

    `known` are the ids that concepts and markers may have (None: any), `ranges` the accepted values of the
    question's quantities. Raises `BadPattern`, with words for the person who wrote it.
    """
    pattern, names = _parsed(source, ranges or {}) if "=" in source else _parsed_alike(source)
    for name in names:
        if known is not None and name not in known:
            raise BadPattern(f"no {'marker' if name.startswith('@') else 'concept or choice card'} {name!r}")
    return pattern


def _parsed(source: str, ranges: Mapping[str, Range]) -> tuple[Pattern, tuple[str, ...]]:
    """The expression, and the names in it that a vocabulary must know."""
    parser = _Parser(source, ranges)
    if not parser.tokens:
        raise BadPattern("an empty pattern")
    root = parser.either()
    if parser.at != len(parser.tokens):
        raise BadPattern(f"{parser.tokens[parser.at].group().strip()!r} is left over in {source!r}")
    return Pattern(source, root, _needs(root)), tuple(parser.names)


@lru_cache(maxsize=8192)
def _parsed_alike(source: str) -> tuple[Pattern, tuple[str, ...]]:
    """The same for one that means the same in every question: a card's claims, a rubric's checks."""
    return _parsed(source, {})


def _needs(node: Node) -> tuple[frozenset[str], ...]:
    if isinstance(node, Leaf):
        return (frozenset((node.key,)),)
    if isinstance(node, OneOf):
        return (frozenset(leaf.key for leaf in node.leaves),)
    if isinstance(node, Within | AtLeast):
        return _needs(node.part)
    if isinstance(node, Every):
        return tuple(keys for part in node.parts for keys in _needs(part))
    # One of the parts is enough: of each the one need that the fewest texts meet.
    return (frozenset().union(*(min(_needs(part), key=len) for part in node.parts)),)


def leaves(node: Node) -> tuple[Leaf, ...]:
    """All leaves of an expression, from left to right."""
    if isinstance(node, Leaf):
        return (node,)
    if isinstance(node, OneOf):
        return node.leaves
    if isinstance(node, Within | AtLeast):
        return leaves(node.part)
    return tuple(leaf for part in node.parts for leaf in leaves(part))
