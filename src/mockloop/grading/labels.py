"""Speaker labels at the start of a line: "Interviewer:", "**CANDIDATE**:", "[12:30] Ana:"."""

import re
from collections import Counter
from itertools import pairwise

from mockloop.grading.turns import CANDIDATES, INTERVIEWERS, Line, Transcript, key, numbered

_TIME = r"(?:[\[(]?(?P<time>\d{1,2}:\d{2}(?::\d{2})?)[\])]?[ \t]*)?"
_ROLE = re.compile(
    rf"^[ \t]*{_TIME}(?:\*\*|__)?(?P<name>interviewer|candidate)(?:\*\*|__)?[ \t]*:(?:\*\*|__)?[ \t]*", re.I | re.M
)
_NAME = re.compile(
    rf"^[ \t]*{_TIME}(?:\*\*|__)?(?P<name>[^\W\d_][\w.'’-]*(?:[ \t][\w.'’()-]+){{0,2}})(?:\*\*|__)?[ \t]*:(?:\*\*|"
    rf"__)?(?=\s)[ \t]*",
    re.M,
)
# Headings that recur and take turns in written answers, and are nobody's name.
_SECTIONS = frozenset({
    "pros", "cons", "request", "response", "input", "output", "key", "value", "note", "decision", "reason",
    "rationale", "option", "problem", "solution", "before", "after", "advantages", "disadvantages", "read", "write",
    "reads", "writes", "example", "method", "path", "body", "returns", "situation", "task", "action", "result",
    "get", "post", "put", "delete", "client", "server", "started", "question", "answer", "todo", "step", "why",
    "what", "how", "functional", "non-functional", "cost", "benefit", "risk", "mitigation", "system", "assistant",
    "user", "class", "interface", "entity", "attributes", "methods", "fields",
})  # fmt: skip


def seconds(clock: str | None) -> float | None:
    """The seconds of "mm:ss" or "h:mm:ss"; None for None."""
    if clock is None:
        return None
    total = 0.0
    for part in clock.split(":"):
        total = total * 60 + int(part)
    return total


def _lines(text: str, labels: list[re.Match[str]]) -> list[Line]:
    ends = [label.start() for label in labels[1:]] + [len(text)]
    return [
        Line(label["name"], text[label.end() : end].strip(), seconds(label["time"]))
        for label, end in zip(labels, ends, strict=True)
    ]


def _opens(text: str, label: re.Match[str]) -> bool:
    """Whether nothing but headings and blank lines stands before a label."""
    return all(
        not line.strip() or line.lstrip().startswith(("#", "---", "===")) for line in text[: label.start()].split("\n")
    )


def _alternate(names: list[str]) -> bool:
    """Whether two of the names recur and mostly answer one another."""
    if len(names) < 4 or len(set(names)) > 6:
        return False
    turns = sum(1 for a, b in pairwise(names) if a != b)
    return turns >= 0.7 * (len(names) - 1)


def _named(text: str) -> list[re.Match[str]]:
    """Labels by other names that speak for the whole text: from its first line on, recurring, taking turns."""
    found = [m for m in _NAME.finditer(text) if key(m["name"]) not in _SECTIONS and m["name"][0].isupper()]
    counts = Counter(key(m["name"]) for m in found)
    recurring = {name for name, n in counts.items() if n >= 2}
    short = {"q", "a", "c", "i"} & set(counts)
    if len(recurring) < 2:
        return []
    labels = [m for m in found if key(m["name"]) in recurring]
    names = [key(m["name"]) for m in labels]
    if not _opens(text, labels[0]) or not _alternate(names):
        return []
    if short and recurring not in ({"q", "a"}, {"c", "i"}):
        return []
    return labels


def _given(text: str, candidate: str) -> list[re.Match[str]]:
    """Labels where one name is known: that one, the roles, and every other that recurs or opens the text."""
    found = list(_NAME.finditer(text))
    mine = [m for m in found if key(m["name"]) == key(candidate)]
    if not mine:
        return []
    counts = Counter(key(m["name"]) for m in found if key(m["name"]) not in _SECTIONS)

    def known(label: re.Match[str]) -> bool:
        name = key(label["name"])
        if name == key(candidate) or name in INTERVIEWERS | CANDIDATES:
            return True
        return name not in _SECTIONS and ((counts[name] >= 2 and label["name"][0].isupper()) or _opens(text, label))

    return [m for m in found if known(m)]


def labelled(text: str, candidate: str | None) -> Transcript | None:
    """The turns of a text by its speaker labels, None where it has none; what stands before the first is left out."""
    labels = _given(text, candidate) if candidate is not None else []
    labels = labels or list(_ROLE.finditer(text)) or ([] if candidate is not None else _named(text))
    return numbered(_lines(text, labels), candidate) if labels else None
