"""Where a sentence of a telling shows one of its parts: the markers `@iact`, `@outcome` and so on.

Each is found in one sentence by itself, whatever stands around it: a label changes nothing, and more sentences never
take away what an earlier one showed.
"""

import re
from collections.abc import Iterator

from mockloop.content.concept import STORY_MARKERS
from mockloop.reading import story_words as w

LABEL = re.compile(
    r"\W*(?P<part>situation|task|action|result|outcome|reflection|context|background|learnings?|lessons?"
    r"(?: learn(?:ed|t))?|takeaways?)s?\b\W{0,4}:\W*"
)
"""How a written telling names a part at the beginning of a line. It is passed over: only what is told counts."""

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("@iact", w.I_ACT),
    ("@weact", w.WE_ACT),
    ("@setting", w.SETTING),
    ("@when", w.WHEN),
    ("@stakes", w.STAKES),
    ("@task", w.TASK),
    ("@mytask", w.MY_TASK),
    ("@who", w.WHO),
    ("@artefact", w.ARTEFACT),
    ("@outcome", w.OUTCOME),
    ("@measured", w.MEASURED),
    ("@tension", w.TENSION),
    ("@choice", w.CHOICE),
    ("@ichoice", w.I_CHOICE),
    ("@option", w.OPTION),
    ("@cost", w.COST),
    ("@because", w.BECAUSE),
    ("@initiative", w.INITIATIVE),
    ("@fault", w.FAULT),
    ("@lesson", w.LESSON),
    ("@hindsight", w.HINDSIGHT),
    ("@since", w.SINCE),
    ("@reach", w.REACH),
    ("@hypothetical", w.HYPOTHETICAL),
)
STORY_MARKS: tuple[str, ...] = tuple(f"@{name}" for name in STORY_MARKERS)
"""All markers of a telling; `@act` is `@iact` or `@weact`, `@theme` a term of what was asked for."""

_DENIABLE = frozenset(
    ("@iact", "@weact", "@act", "@task", "@mytask", "@ichoice", "@choice", "@lesson", "@artefact", "@initiative")
)
_UNDONE = frozenset(("@iact", "@weact", "@act", "@task", "@mytask", "@ichoice", "@choice", "@outcome", "@setting"))
"""Marks of something that happened: a sentence of what one would do shows none of them."""

_DENIED = frozenset(
    ("@outcome", "@task", "@mytask", "@choice", "@ichoice", "@lesson", "@hindsight", "@since", "@artefact")
)
"""What is not shown where somebody says that it was not done, or that there was none."""

Found = tuple[str, int, int]


def body(folded: str, start: int, end: int) -> int:
    """Where a unit's own words begin, its label passed over."""
    label = LABEL.match(folded, start, end)
    return label.end() if label else start


def would(folded: str, start: int, end: int) -> bool:
    """Whether a sentence says what somebody would do, and not what they did or would do differently."""
    if any(p.search(folded, start, end) for p in (w.HINDSIGHT, w.I_ACT, w.PROMISED)):
        return False
    return bool(w.WISH.search(folded, start, end) or w.HYPOTHETICAL.search(folded, start, end))


def marks(folded: str, start: int, end: int) -> tuple[Found, ...]:
    """The marks of the unit `folded[start:end]` as (marker, start, end), by place in the text for each marker.

    A sentence tells one part: what it says of circumstances beside a deed or an outcome belongs to these.
    """
    plain, at = _plain(folded, start, end)
    found = tuple((name, at[a], at[b - 1] + 1) for name, a, b in _all(plain, 0, len(plain)) if b > a)
    names = {name for name, _, _ in found}
    drop: set[str] = set()
    if "@outcome" in names:
        if "@iact" in names and "@measured" not in names:
            drop.add("@outcome")
        elif "@iact" not in names:
            drop |= {"@act", "@weact"}
        drop |= {"@setting", "@stakes"}
    if "@act" in names:
        drop.add("@stakes")
    if "@mytask" not in names and names & {"@iact", "@outcome"}:
        drop.add("@task")
    if "@iact" not in names and w.DENIAL.search(plain):
        drop |= _DENIED
    return tuple(f for f in found if f[0] not in drop)


def _plain(folded: str, start: int, end: int) -> tuple[str, list[int]]:
    """A unit with single spaces, and where each of its characters stands: a line's end inside it is a space too."""
    piece = folded[start:end].replace("\n", " ")
    if "  " not in piece:
        return piece, list(range(start, end))
    out: list[str] = []
    at: list[int] = []
    for index in range(start, end):
        char = " " if folded[index] == "\n" else folded[index]
        if char != " " or (out and out[-1] != " "):
            out.append(char)
            at.append(index)
    return "".join(out), at


def _all(folded: str, start: int, end: int) -> Iterator[Found]:
    begin = body(folded, start, end)
    empty = would(folded, begin, end)
    acted: list[Found] = []
    for name, pattern in _PATTERNS:
        if empty and name in _UNDONE:
            continue
        for m in pattern.finditer(folded, begin, end):
            found = (name, m.start(), m.end())
            if name in ("@iact", "@weact"):
                acted.append(found)
            yield found
    if acted:
        first = min(acted, key=lambda f: f[1])
        further = [(first[0], m.start("verb"), m.end()) for m in w.AND_ACT.finditer(folded, first[2], end)]
        further = [f for f in further if not any(f[1] < b and a < f[2] for _, a, b in acted)]
        yield from further
        for _, a, b in sorted((*acted, *further), key=lambda f: f[1]):
            yield ("@act", a, b)


def deniable(marker: str) -> bool:
    """Whether a marker is taken away by a negation that stands over it ("I never asked")."""
    return marker in _DENIABLE
