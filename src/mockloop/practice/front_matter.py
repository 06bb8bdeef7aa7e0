"""The YAML head of a story file, read with the line of every field. Every value is text, a list or a mapping of texts.

Read from libyaml's events rather than by a loader: that gives the lines at once, leaves `when: 2024-03` the text that
was written, and is fast enough for five hundred files at a look.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from mockloop.content.errors import BadFile

Value = str | tuple["Value", ...] | dict[str, "Value"]

MAX_DEPTH = 8
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_EMPTY = frozenset(("", "~", "null"))


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the head; `line` counts from 0 within the head."""

    name: str
    value: Value
    line: int


def fields(path: Path, head: str, above: int) -> tuple[Field, ...]:
    """The fields of a head that begins below `above` lines of the file. Raises `BadFile` with the file's own line."""
    events = yaml.parse(head, Loader=_LOADER)
    try:
        return tuple(_mapping(path, events, above))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        if "mapping values are not allowed" in problem:
            problem += "; quote a text that holds `: `"
        raise BadFile(path, above + (mark.line if mark else 0) + 1, "", f"is not YAML: {problem}") from None


def _mapping(path: Path, events: Iterator[Any], above: int) -> Iterator[Field]:
    reader = _Reader(path, events, above)
    first = reader.next()
    while isinstance(first, yaml.StreamStartEvent | yaml.DocumentStartEvent):
        first = reader.next()
    if isinstance(first, yaml.StreamEndEvent):
        return
    if not isinstance(first, yaml.MappingStartEvent):
        raise BadFile(path, above + first.start_mark.line + 1, "", "must hold fields (`name: value` lines)")
    seen: set[str] = set()
    while not isinstance(event := reader.next(), yaml.MappingEndEvent):
        name = reader.name(event)
        if name in seen:
            raise BadFile(path, above + event.start_mark.line + 1, name, "is given twice; keep one")
        seen.add(name)
        yield Field(name, reader.value(reader.next(), 1), event.start_mark.line)
    if not isinstance(event := reader.next(), yaml.DocumentEndEvent):
        raise BadFile(path, above + event.start_mark.line + 1, "", "must hold fields only")


class _Reader:
    def __init__(self, path: Path, events: Iterator[Any], above: int) -> None:
        self._path, self._events, self._above = path, events, above

    def next(self) -> Any:
        event = next(self._events)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise self._bad(event, "anchors (`&`, `*`) and tags (`!`) are not used here; write it out in quotes")
        return event

    def _bad(self, event: Any, message: str) -> BadFile:
        return BadFile(self._path, self._above + event.start_mark.line + 1, "", message)

    def name(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise self._bad(event, "a field's name must be text")
        return str(event.value)

    def value(self, event: Any, depth: int) -> Value:
        if depth > MAX_DEPTH:
            raise self._bad(event, f"is nested more than {MAX_DEPTH} levels deep")
        if isinstance(event, yaml.ScalarEvent):
            return "" if event.style is None and event.value in _EMPTY else str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := self.next(), yaml.SequenceEndEvent):
                items.append(self.value(inner, depth + 1))
            return tuple(items)
        out: dict[str, Value] = {}
        while not isinstance(inner := self.next(), yaml.MappingEndEvent):
            out[self.name(inner)] = self.value(self.next(), depth + 1)
        return out
