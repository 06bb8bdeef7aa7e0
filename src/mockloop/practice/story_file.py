"""A story as its file tells it: a head of fields, five sections of Markdown, and where each stands in the text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar, get_args

from mockloop.content.errors import BadFile
from mockloop.practice.front_matter import Value, fields

Scope = Literal["self", "team", "several_teams", "organisation"]
Status = Literal["draft", "ready", "retired"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
STATUSES: tuple[Status, ...] = get_args(Status)
SECTIONS = ("situation", "task", "action", "result", "reflection")

_T = TypeVar("_T", bound=str)
_FENCE = re.compile(r"---[ \t]*\r?\n")
_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<name>[^\r\n#]+?)[ \t#]*\r?$", re.MULTILINE)
_CODE = re.compile(r"^(```|~~~).*?(?:^\1|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece `text[start:end]` of the file."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StoryFile:
    """A story that could be read. `text` is the file, byte for byte but for its encoding."""

    id: str
    text: str
    title: str
    when: str = ""
    competencies: tuple[str, ...] = ()
    principles: tuple[str, ...] = ()
    scope: Scope = "team"
    figures: tuple[str, ...] = ()
    people: Mapping[str, str] = field(default_factory=dict)
    """Names, and the role of each in the story."""
    employers: tuple[str, ...] = ()
    status: Status = "draft"
    head: Span = Span(0, 0)
    """What stands between the two fences."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each field, from 1, in the file's order; those that we do not know too."""
    sections: Mapping[str, Span] = field(default_factory=dict)
    """What stands under each heading, the heading itself left out."""

    @property
    def shown(self) -> tuple[str, ...]:
        """The competencies that its author says it shows, principles too."""
        return (*self.competencies, *self.principles)

    def section(self, name: str) -> str:
        """The text of a section, "" where it has none."""
        span = self.sections.get(name)
        return self.text[span.start : span.end].strip() if span else ""

    @property
    def missing(self) -> tuple[str, ...]:
        """Sections with nothing in them."""
        return tuple(name for name in SECTIONS if not self.section(name))

    @property
    def telling(self) -> str:
        """The sections in order, labelled, as `reading.story` reads them."""
        return "\n\n".join(f"{name.title()}: {self.section(name)}" for name in SECTIONS if self.section(name))


@dataclass(frozen=True, slots=True)
class BrokenStory:
    """A file that cannot be read as a story; it is never written."""

    id: str
    error: BadFile


def parse(path: Path, text: str) -> StoryFile:
    """The story in the text of a file. Raises `BadFile` with the line of the first thing that is wrong."""
    opening = _FENCE.match(text)
    if opening is None:
        raise BadFile(path, 1, "", "must begin with `---`, the fields of the story, and `---` again")
    closing = re.compile(r"^---[ \t]*\r?$", re.MULTILINE).search(text, opening.end())
    if closing is None:
        raise BadFile(path, 1, "", "the fields that begin here never end; put `---` on a line of its own under them")
    head = Span(opening.end(), closing.start())
    found = fields(path, text[head.start : head.end], 1)
    given = {one.name: one.value for one in found}
    lines = {one.name: one.line + 2 for one in found}
    check = _Checked(path, given, lines)
    check.schema()
    return StoryFile(
        id=path.stem,
        text=text,
        title=check.text("title", needed=True),
        when=check.text("when"),
        competencies=check.texts("competencies"),
        principles=check.texts("principles"),
        scope=check.one_of("scope", SCOPES, "team"),
        figures=check.texts("figures"),
        people=check.pairs("people"),
        employers=check.texts("employers"),
        status=check.one_of("status", STATUSES, "draft"),
        head=head,
        lines=lines,
        sections=_sections(text, closing.end()),
    )


def _sections(text: str, start: int) -> dict[str, Span]:
    code = [(m.start(), m.end()) for m in _CODE.finditer(text, start)]
    heads = [m for m in _HEADING.finditer(text, start) if not any(a <= m.start() < b for a, b in code)]
    out: dict[str, Span] = {}
    for n, heading in enumerate(heads):
        end = heads[n + 1].start() if n + 1 < len(heads) else len(text)
        out.setdefault(heading["name"].strip().lower(), Span(min(heading.end() + 1, end), end))
    return out


class _Checked:
    """The given fields, each under the type that it must have."""

    def __init__(self, path: Path, given: Mapping[str, Value], lines: Mapping[str, int]) -> None:
        self._path, self._given, self._lines = path, given, lines

    def _bad(self, name: str, message: str) -> BadFile:
        return BadFile(self._path, self._lines.get(name, 1), name, message)

    def schema(self) -> None:
        said = self._given.get("schema")
        if said is None:
            raise self._bad("schema", "is missing; write `schema: 1`")
        if said != "1":
            raise self._bad("schema", "must be 1; this program reads no other schema")

    def text(self, name: str, *, needed: bool = False) -> str:
        value = self._given.get(name, "")
        if not isinstance(value, str):
            raise self._bad(name, "must be text; put it in quotes")
        if needed and not value.strip():
            raise self._bad(name, "is missing" if name not in self._given else "is empty")
        return value.strip()

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._given.get(name, ())
        if value == "":
            return ()
        if not isinstance(value, tuple) or not all(isinstance(one, str) for one in value):
            raise self._bad(name, "must be a list of texts, such as `[one, two]`")
        return tuple(one for one in value if isinstance(one, str) and one)

    def pairs(self, name: str) -> dict[str, str]:
        value = self._given.get(name, {})
        if value == "":
            return {}
        if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
            raise self._bad(name, "must name people with their roles, such as `{Ana: tech lead}`")
        return {key: one for key, one in value.items() if isinstance(one, str)}

    def one_of(self, name: str, allowed: tuple[_T, ...], fallback: _T) -> _T:
        value = self.text(name)
        if not value:
            return fallback
        for one in allowed:
            if one == value:
                return one
        raise self._bad(name, f"must be one of {', '.join(allowed)}, is {value!r}")
