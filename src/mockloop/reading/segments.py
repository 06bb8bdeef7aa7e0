"""A turn in units: sentences, list items, headings, table rows, lines of code, whatever their case or width."""

import re
from dataclasses import dataclass

from mockloop.reading.values import UnitKind

_FENCE = re.compile(r" *(?:'''+|~~~+) *[\w+#.-]* *$")
_HEADING = re.compile(r" {0,3}#{1,6} +\S")
_ITEM = re.compile(r" *(?:[-*+>]|\d{1,2}[.)]|\([a-z0-9]\)|[a-z][.)]) +(?=\S)")
_BOLD_LINE = re.compile(r" *(?:\*\*|__)[^*_]{2,80}(?:\*\*|__) *:? *$")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]*_]{0,3} +|(?<=;) +")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|resp|cf|no|fig|incl|ca|dr|mr|ms|st)|\b[a-z]|^ *\d{1,2})\.[\"')\]*_]{0,3} +$"
)
_BREATH = re.compile(r",? +(?=(?:and then|so then|but|then|so|and) )|; +|, +")
_WRAPPED = 10
"""Words of a line from which, if it ends in no punctuation, it goes on in the next: a page's width broke it."""
_LONGEST = 60
"""Words after which a sentence without a full stop (speech) is cut at its next breath."""
_INTRO_WORDS = 12


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece `text[start:end]`; `depth` is a heading's level (7 for "Storage:", 0 otherwise)."""

    start: int
    end: int
    kind: UnitKind
    depth: int = 0


def _words(folded: str, start: int, end: int) -> int:
    return len(folded[start:end].split())


def _cut_long(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    if _words(folded, start, end) <= _LONGEST:
        return [(start, end)]
    out, begin, words, last = [], start, 0, start
    for m in _BREATH.finditer(folded, start, end):
        words += _words(folded, last, m.end())
        last = m.end()
        if words >= _LONGEST // 2:
            out.append((begin, m.start()))
            begin, words = m.end(), 0
    out.append((begin, end))
    return [(a, b) for a, b in out if b > a]


def _sentences(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    out, begin = [], start
    for m in _SENTENCE_END.finditer(folded, start, end):
        if _ABBREVIATION.search(folded, max(begin, m.end() - 16), m.end()):
            continue
        out.append((begin, m.start()))
        begin = m.end()
    if begin < end:
        out.append((begin, end))
    return [piece for a, b in out for piece in _cut_long(folded, a, b)]


def _trim(folded: str, start: int, end: int) -> tuple[int, int]:
    while start < end and folded[start] in " \n":
        start += 1
    while end > start and folded[end - 1] in " \n":
        end -= 1
    return start, end


def _heading_depth(line: str) -> int:
    if _HEADING.match(line):
        return len(line.lstrip()) - len(line.lstrip().lstrip("#"))
    bare = line.strip().rstrip("*_ ")
    if _BOLD_LINE.match(line) or (bare.endswith(":") and len(bare.split()) <= _INTRO_WORDS):
        return 7
    return 0


def segments(folded: str) -> tuple[Segment, ...]:
    """The units of a folded text, in order, without the space around them."""
    out: list[Segment] = []
    prose: tuple[int, int, UnitKind] | None = None
    fenced, at = False, 0

    def flush() -> None:
        nonlocal prose
        if prose is not None:
            a, b, kind = prose
            out.extend(Segment(*_trim(folded, s, e), kind) for s, e in _sentences(folded, a, b))
        prose = None

    for line in folded.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        body = line.strip()
        if _FENCE.match(line):
            flush()
            fenced = not fenced
        elif not body:
            flush()
        elif fenced or body.startswith(("$ ", "|")):
            flush()
            out.append(Segment(*_trim(folded, start, end), "code" if fenced else "row"))
        elif depth := _heading_depth(line):
            flush()
            out.append(Segment(*_trim(folded, start, end), "heading", depth))
        elif item := _ITEM.match(line):
            flush()
            prose = (start + item.end(), end, "item")
        elif (
            prose is not None
            and _words(folded, folded.rfind("\n", 0, prose[1]) + 1, prose[1]) >= _WRAPPED
            and body[0] not in "|#"
            and folded[prose[1] - 1] not in ".!?:"
        ):
            prose = (prose[0], end, prose[2])
        else:
            flush()
            prose = (start, end, "sentence")
    flush()
    return tuple(s for s in out if s.end > s.start)
