"""A telling, read: its parts with their share of the words, and what an interviewer listens for in it."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from mockloop.reading import story_words as w
from mockloop.reading.folding import fold, straighten
from mockloop.reading.quantity import quantities
from mockloop.reading.segments import segments
from mockloop.reading.story_marks import LABEL, body, marks, would

Part = Literal["situation", "task", "action", "result", "reflection"]
PARTS: tuple[Part, ...] = ("situation", "task", "action", "result", "reflection")
_LABELLED: dict[str, Part] = {
    "situation": "situation",
    "context": "situation",
    "background": "situation",
    "task": "task",
    "action": "action",
    "result": "result",
    "outcome": "result",
    "reflection": "reflection",
    "learning": "reflection",
    "lesson": "reflection",
    "takeaway": "reflection",
}
_CLAUSE = re.compile(
    r"; +|, +(?=(?:and|but|so|then|which|because|although|while) )|"
    r",? +(?=(?:and|but|so|because) (?:then )?(?:i|we|he|she|they|it)\b)| - "
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_NAME = re.compile(
    r"(?<![.!?:\"'\n] )(?<![.!?:\"'\n])(?<=[a-z0-9,;(] )[A-Z][A-Za-z0-9+#.]*[A-Za-z0-9+#](?: [A-Z][a-z]+)*"
)
_NO_NAMES = frozenset(
    [
        "I",
        "I'm",
        "I'd",
        "I've",
        "I'll",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Situation",
        "Task",
        "Action",
        "Result",
    ]
)
_TRIVIAL = 1.0
"""A count up to which a number is a manner of speaking ("one of us")."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece `text[start:end]` of the telling."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause or sentence, the part that it tells, and its words."""

    start: int
    end: int
    part: Part
    words: int


@dataclass(frozen=True, slots=True)
class Story:
    """What a telling holds. Offsets are characters of the text as given."""

    clauses: tuple[Clause, ...] = ()
    words: int = 0
    i: int = 0
    """How often "I" is said, and "we"."""
    we: int = 0
    actions: tuple[Piece, ...] = ()
    """What the teller did: "I pulled", "I then wrote", and the verbs that follow under the same "I"."""
    ours: tuple[Piece, ...] = ()
    """What "we" did."""
    figures: tuple[Piece, ...] = ()
    """Numbers that measure something, in digits or words."""
    changes: tuple[Piece, ...] = ()
    """From what to what, by how much, to nothing."""
    tension: tuple[Piece, ...] = ()
    decisions: tuple[Piece, ...] = ()
    alternatives: tuple[Piece, ...] = ()
    reflection: tuple[Piece, ...] = ()
    results: tuple[Piece, ...] = ()
    names: tuple[Piece, ...] = ()
    """People, tools and companies by name, as far as capitals tell, and people by their role."""
    fillers: int = 0
    hypothetical: bool = False
    """What the teller would do, instead of what they did."""

    @property
    def shares(self) -> Mapping[Part, float]:
        """The share of the words that each part takes, from 0 to 1; all zero for an empty telling."""
        told: Counter[str] = Counter()
        for clause in self.clauses:
            told[clause.part] += clause.words
        total = sum(told.values())
        return {part: told[part] / total if total else 0.0 for part in PARTS}

    @property
    def mostly_we(self) -> bool:
        """Whether deeds are told of "us" and hardly one of oneself."""
        return len(self.ours) >= 2 and len(self.actions) * 3 <= len(self.ours)


def read_story(text: str) -> Story:
    """Reads one telling, labelled or not, written or spoken. Several turns of one story are joined by blank lines."""
    folded = fold(text)
    pieces: dict[str, list[Piece]] = {}
    clauses: list[Clause] = []
    label: Part | None = None
    last: Part = "situation"
    would_units, did = 0, 0
    for segment in segments(folded):
        if segment.kind == "code":
            continue
        named = LABEL.match(folded, segment.start, segment.end)
        if named:
            word = named["part"].split()[0]
            label = _LABELLED.get(word, _LABELLED.get(word.rstrip("s"), label))
        begin = body(folded, segment.start, segment.end)
        would_units += would(folded, begin, segment.end)
        for name, start, end in marks(folded, segment.start, segment.end):
            did += name == "@act"
            pieces.setdefault(name, []).append(Piece(start, end, text[start:end]))
        for start, end in _clauses(folded, begin, segment.end):
            count = len(_WORD.findall(folded, start, end))
            if count:
                last = _part(folded, start, end, label, last)
                clauses.append(Clause(start, end, last, count))
    acts, ours = _split(pieces)
    reflected = sorted(
        (*pieces.get("@lesson", ()), *pieces.get("@hindsight", ()), *pieces.get("@since", ())), key=lambda p: p.start
    )
    return Story(
        clauses=tuple(clauses),
        words=sum(c.words for c in clauses),
        i=len(w.I_SAY.findall(folded)),
        we=len(w.WE_SAY.findall(folded)),
        actions=acts,
        ours=ours,
        figures=tuple(
            Piece(q.start, q.end, text[q.start : q.end])
            for q in quantities(straighten(text))
            if not (q.kind in ("count", "users") and (q.value <= _TRIVIAL or (1990 <= q.value <= 2100 and not q.noun)))
        ),
        changes=tuple(pieces.get("@measured", ())),
        tension=tuple(pieces.get("@tension", ())),
        decisions=tuple(pieces.get("@choice", ())),
        alternatives=tuple(pieces.get("@option", ())),
        reflection=tuple(reflected),
        results=tuple(pieces.get("@outcome", ())),
        names=_names(text, pieces.get("@who", [])),
        fillers=len(w.FILLER.findall(folded)),
        hypothetical=would_units > 0 and did == 0 and not pieces.get("@outcome"),
    )


def _clauses(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    out, at = [], start
    for m in _CLAUSE.finditer(folded, start, end):
        if len(_WORD.findall(folded, at, m.start())) >= 3:
            out.append((at, m.start()))
            at = m.end()
    out.append((at, end))
    return [(a, b) for a, b in out if b > a]


def _part(folded: str, start: int, end: int, label: Part | None, last: Part) -> Part:
    """The part of a clause: by what it says, a label where it says nothing of its own, else the part before it."""
    reflects = (
        w.LESSON.search(folded, start, end)
        or w.HINDSIGHT.search(folded, start, end)
        or w.SINCE.search(folded, start, end)
    )
    if reflects:
        return "reflection"
    if label is not None:
        return label
    acts = bool(w.I_ACT.search(folded, start, end) or w.WE_ACT.search(folded, start, end))
    result = bool(w.OUTCOME.search(folded, start, end))
    if result and (not acts or w.MEASURED.search(folded, start, end)):
        return "result"
    if w.TASK.search(folded, start, end) and last in ("situation", "task"):
        return "task"
    if acts:
        return "action"
    if w.SETTING.search(folded, start, end) and last in ("situation", "task"):
        return "situation"
    if result:
        return "result"
    return last


def _split(pieces: Mapping[str, list[Piece]]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """All deeds once, in order: those under "I", and those under "we"."""
    acts = {(p.start, p.end): p for p in pieces.get("@iact", ())}
    ours = {(p.start, p.end): p for p in pieces.get("@weact", ())}
    return tuple(acts[k] for k in sorted(acts)), tuple(ours[k] for k in sorted(ours))


def _names(text: str, roles: list[Piece]) -> tuple[Piece, ...]:
    found = [Piece(m.start(), m.end(), m.group()) for m in _NAME.finditer(text) if m.group() not in _NO_NAMES]
    taken = [p for p in roles if p.text.lower() not in ("he", "she", "him", "her", "his")]
    return tuple(sorted((*found, *taken), key=lambda p: p.start))
