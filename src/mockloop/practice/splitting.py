"""A pasted story or a line of a CV, split into the sections of a story file, with what is missing named. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mockloop.practice.story_file import SECTIONS
from mockloop.reading.story import Part, Story, read_story
from mockloop.reading.story_marks import LABEL

MISSING: Mapping[str, str] = {
    "situation": "Situation: where it was, when, and what was at stake",
    "task": "Task: what was yours to achieve, by when",
    "action": "Action: what you did yourself, step by step",
    "result": "Result: what came of it, from what to what",
    "reflection": "Reflection: what you would do differently, and what you do since",
}
_BULLET = re.compile(r"^\s*(?:[-*•·–]|\d+[.)])\s+")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?")
_DEED = re.compile(
    r"(?:[a-z]+ed|led|built|wrote|cut|drove|ran|made|set|grew|won|brought|took|shipped)\b", re.IGNORECASE
)
_SO = re.compile(r",?\s+(?=(?:which|cutting|reducing|saving|raising|lowering|improving|resulting|bringing|so that|"
                 r"from \S+ to|by \d)\b)")  # fmt: skip
_CV_WORDS = 45
"""A line of a CV is one sentence of about so many words at most."""


@dataclass(frozen=True, slots=True)
class Split:
    """Sections by name, what to ask for, and the figures that were in it."""

    title: str
    sections: Mapping[str, str]
    missing: tuple[str, ...]
    figures: tuple[str, ...]


def split(text: str) -> Split:
    """The parts of a pasted text. Sentences are kept word for word and in order; none is lost."""
    clean = text.replace("\r\n", "\n").strip()
    bullet = _bullet(clean)
    if bullet:
        clean = bullet
        sections = _cv(clean)
    else:
        sections = _told(clean, read_story(clean))
    read = read_story(clean)
    missing = [MISSING[name] for name in SECTIONS if not sections.get(name)]
    if not read.figures:
        missing.append("a figure: how many, how long, how much")
    elif not read.changes:
        missing.append("from what to what the figure moved")
    if read.mostly_we:
        missing.append("your own part: it says we, hardly ever I")
    if not read.tension:
        missing.append("what was hard, or who disagreed")
    figures = tuple(dict.fromkeys(piece.text.strip() for piece in read.figures))
    return Split(_title(clean), sections, tuple(missing), figures[:6])


def _bullet(text: str) -> str:
    """The line of a CV that the text is, without its dot; "" where it is more than one."""
    said = _BULLET.sub("", text).strip()
    first = _DEED.match(said)
    return said if "\n" not in said and len(said.split()) <= _CV_WORDS and first else ""


def _cv(line: str) -> dict[str, str]:
    found = _SO.split(line, maxsplit=1)
    out = {"action": f"I {found[0][:1].lower()}{found[0][1:]}".rstrip(" ,")}
    if len(found) > 1:
        out["result"] = found[1].strip()
    return out


def _told(text: str, read: Story) -> dict[str, str]:
    out: dict[str, list[str]] = {}
    before: Part = "situation"
    for m in _SENTENCE.finditer(text):
        words = m.group().strip()
        if not words:
            continue
        weight: dict[Part, int] = {}
        for clause in read.clauses:
            shared = min(clause.end, m.end()) - max(clause.start, m.start())
            if shared > 0:
                weight[clause.part] = weight.get(clause.part, 0) + shared
        before = max(weight, key=lambda p: weight[p]) if weight else before
        label = LABEL.match(words.lower())
        words = words[label.end() :] if label else words
        if words:
            out.setdefault(before, []).append(words)
    return {name: "\n".join(out[name]) for name in SECTIONS if name in out}


def _title(text: str) -> str:
    first = next((m.group().strip() for m in _SENTENCE.finditer(text) if m.group().strip()), "")
    label = LABEL.match(first.lower())
    words = (first[label.end() :] if label else first).rstrip(".!?").split()
    short = " ".join(words[:9])
    return (short[:1].upper() + short[1:])[:80] or "A story"
