"""Names of people and employers, blanked in what leaves the machine. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from unicodedata import normalize

from mockloop.practice.story_file import StoryFile
from mockloop.reading.story import read_story

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SMALL = frozenset(
    re.findall(r"\w+", "the and for van von der den del des los las inc ltd llc gmbh corp company group labs bank")
)
"""Parts of names that are words of their own."""
_IDS = frozenset(
    re.findall(
        r"\w+",
        "schema type step speaker intent target source kind question playbook level mode backend round id state scope "
        "pane verdict severity dimension started_at ended_at made_at grader",
    )
)
"""Fields of a round that hold words of ours: somebody called Said must not take the events' type away."""


class Blanker:
    """Blanks the names that the stories list. Whole names and each of their parts, whatever their case."""

    def __init__(self, stories: Iterable[StoryFile]) -> None:
        self._roles: dict[str, str] = {}
        for story in stories:
            for employer in story.employers:
                self._add(employer, "[employer]")
            for name, role in story.people.items():
                self._add(name, f"[{role or 'colleague'}]")
        longest = sorted(self._roles, key=lambda name: (-len(name), name))
        self._pattern = re.compile(
            rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in longest)})(?!\w)" if longest else r"(?!)", re.IGNORECASE
        )
        # A role may itself hold somebody's name ("Ana's manager").
        self._roles = {name: self._clean_role(role) for name, role in self._roles.items()}

    def _clean_role(self, role: str) -> str:
        return f"[{self._pattern.sub('colleague', role[1:-1])}]"

    def _add(self, name: str, role: str) -> None:
        parts = [p for p in re.split(r"[\s,.]+", name) if len(p) >= 3 and p.lower() not in _SMALL]
        for one in (name.strip(), *parts):
            for form in ("NFC", "NFD"):
                if one:
                    self._roles.setdefault(normalize(form, one).lower(), role)

    def words(self, text: str) -> str:
        """The text with each name as a role in brackets; addresses of mail are blanked too."""
        text = _MAIL.sub("[address]", text)
        return self._pattern.sub(lambda m: self._roles.get(m.group().lower(), "[name]"), text)

    def even(self, text: str) -> str:
        """The text with each name as so many █: places in it stay what they were, so that quotes still hold."""
        text = _MAIL.sub(lambda m: "█" * len(m.group()), text)
        return self._pattern.sub(lambda m: "█" * len(m.group()), text)

    def deep(self, data: Any) -> Any:
        """A JSON value with `words` done to each text in it, names of fields too."""
        return _each(data, self.words, frozenset())

    def evenly(self, data: Any) -> Any:
        """A round's document with `even` done to what people said, wrote and were told of it; ids stay."""
        return _each(data, self.even, _IDS)


def _each(data: Any, change: Callable[[str], str], kept: frozenset[str]) -> Any:
    if isinstance(data, str):
        return change(data)
    if isinstance(data, Mapping):
        return {
            (key if kept else change(key)): value if key in kept else _each(value, change, kept)
            for key, value in data.items()
        }
    if isinstance(data, list | tuple):
        return [_each(value, change, kept) for value in data]
    return data


def unlisted(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Words written like names that are none of `known` (lower case): what a person should look at before sending."""
    found = [piece.text for piece in read_story(text).names if piece.text[:1].isupper()]
    names = frozenset(known)
    return tuple(dict.fromkeys(one for one in found if one.lower() not in names))
