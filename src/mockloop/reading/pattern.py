"""The check language: an expression over what was said, parsed once, evaluated on a reading.

    pattern := all ("|" all)*                 all := item ("&" item)*
    item    := [NUMBER "*"] atom              atom := "(" pattern ")" | "[" pattern "]" | leaf
    leaf    := concept | ~concept | @marker | #kind | =quantity | 'words .. words' | !'words'

`question_bank/README.md` says what each leaf matches. An expression is evaluated over a *window* of units; a square
bracket narrows the window to one unit. The result is the places that bear it out, or nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
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


@cache
def _leaf(kind: LeafKind, name: str, phrase: Phrase = (), *, low: float = 0.0, high: float = 0.0, of: str = "") -> Leaf:
    key = name
    if phrase:
        # The longest word is the rarest, as a rule.
        key = word_key(max((stem for part in phrase for stem in part), key=len))
    elif kind in ("quantity", "range"):
        key = figure_key(of or "number" if kind == "range" else name)
    return Leaf(kind, name, phrase, low, high, of, key)


def word_key(stem: str) -> str:
    """The key of a turn that has this stem; that of a concept or marker is its id."""
    return f"'{stem}"


def figure_key(kind: str) -> str:
    """The key of a turn that has a quantity of this kind; "number" stands for any."""
    return f"#{kind}"


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


Node = Leaf | Every | Either | Within | AtLeast


@dataclass(frozen=True, slots=True)
class Pattern:
    """A parsed expression and its source. Where one of the `needs` has none of its keys in a text, it cannot hold."""

    source: str
    root: Node
    needs: tuple[frozenset[str], ...]


class _Parser:
    def __init__(self, source: str, known: frozenset[str] | None, ranges: Mapping[str, Range]) -> None:
        self.source, self.known, self.ranges = source, known, ranges
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
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

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
        known = f"@{name}" if sigil == "@" else name
        if self.known is not None and known not in self.known:
            raise BadPattern(f"no {'marker' if sigil == '@' else 'concept or choice card'} {known!r}")
        return _leaf("marker" if sigil == "@" else "denied" if sigil == "~" else "concept", known)


def compile_pattern(
    source: str,
    known: frozenset[str] | None = None,
    ranges: Mapping[str, Range] | None = None,
) -> Pattern:
    """Parses an expression.

    `known` are the ids that concepts and markers may have (None: any), `ranges` the accepted values of the
    question's quantities. Raises `BadPattern`, with words for the person who wrote it.
    """
    parser = _Parser(source, known, ranges or {})
    if not parser.tokens:
        raise BadPattern("an empty pattern")
    root = parser.either()
    if parser.at != len(parser.tokens):
        raise BadPattern(f"{parser.tokens[parser.at].group().strip()!r} is left over in {source!r}")
    return Pattern(source, root, _needs(root))


def _needs(node: Node) -> tuple[frozenset[str], ...]:
    if isinstance(node, Leaf):
        return (frozenset((node.key,)),)
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
    if isinstance(node, Within | AtLeast):
        return leaves(node.part)
    return tuple(leaf for part in node.parts for leaf in leaves(part))
