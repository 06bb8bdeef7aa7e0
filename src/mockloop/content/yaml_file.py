"""Reading a YAML file of the bank: safe loader only, bounded, and with lines for its fields when something is wrong."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from mockloop.content.errors import BadFile

MAX_BYTES = 1_000_000
MAX_DEPTH = 40

Loc = Sequence[str | int]
"""Where a field is: names of mappings and positions in lists, outermost first."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Anchors, tags, hundreds of brackets or a deep indent may hide what the loader must not see: a bomb of aliases, or
# nesting that overruns the C stack of libyaml's composer. Files with a sign of it are walked event by event first.
_SUSPECT = re.compile(r"(?:^|[\s\[{,])(?:&[^\s&,\[\]{}]|![!<\w])|^[ \t?:-]{200}", re.MULTILINE)
_MAX_BRACKETS = 2000


def read_text(path: Path) -> str:
    """The file's text. Raises `BadFile` where it is missing, unreadable, too big or not UTF-8."""
    return decode(path, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """The file's bytes, no more than one beyond what a file may hold. Raises `BadFile` where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        why = error.strerror or error
        raise BadFile(path, 0, "", f"cannot be read ({why}); check the file and its rights") from None


def decode(path: Path, data: bytes) -> str:
    """The bytes of a file as text. Raises `BadFile` where they are too many or not UTF-8."""
    if len(data) > MAX_BYTES:
        raise BadFile(path, 0, "", f"is too big: a file of the bank holds at most {MAX_BYTES:,} bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadFile(path, line, "", "is not UTF-8 text; save it as UTF-8") from None


def parse(path: Path, text: str) -> dict[str, Any]:
    """The mapping that the text holds. Raises `BadFile` with the line where it is no YAML, no mapping, or unsafe."""
    _refuse_unsafe(path, text)
    try:
        data = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise _not_yaml(path, error) from None
    except (ValueError, RecursionError) as error:
        raise BadFile(path, 0, "", f"is not readable as YAML ({error})") from None
    if not isinstance(data, dict):
        raise BadFile(path, 1, "", "must hold fields (`name: value` lines), it does not")
    return data


class Lines:
    """Where the fields of a file stand. The text is read a second time for it, so only when something is wrong."""

    def __init__(self, text: str) -> None:
        try:
            self._root: Any = yaml.compose(text, Loader=_LOADER)
        except (yaml.YAMLError, ValueError, RecursionError):
            self._root = None

    def at(self, loc: Loc) -> int:
        """The line (from 1) of the field at `loc`, or of the nearest thing around it."""
        node, line = self._root, 1
        for part in loc:
            found = _child(node, part)
            if found is None:
                break
            line, node = found
        return line

    def repeats(self) -> tuple[tuple[int, str], ...]:
        """Fields given twice in one mapping, as (line of the second, name): loading would silently keep the last."""
        return tuple(_repeats(self._root))


def _repeats(node: Any) -> Iterator[tuple[int, str]]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if str(key.value) in seen:
                yield _line(key.start_mark), str(key.value)
            seen.add(str(key.value))
            yield from _repeats(value)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _repeats(child)


def _child(node: Any, part: str | int) -> tuple[int, Any] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if str(key.value) == str(part):
                return _line(key.start_mark), value
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        child = node.value[part]
        return _line(child.start_mark), child
    return None


def _refuse_unsafe(path: Path, text: str) -> None:
    if not _SUSPECT.search(text) and text.count("[") + text.count("{") <= _MAX_BRACKETS:
        return
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            line = _line(event.start_mark)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise BadFile(path, line, "", "anchors and aliases (`&name`, `*name`) are not used here; write it out")
            if getattr(event, "tag", None):
                raise BadFile(path, line, "", "tags (`!name`) are not used here; leave it out")
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                raise BadFile(path, line, "", f"is nested more than {MAX_DEPTH} levels deep")
    except yaml.YAMLError as error:
        raise _not_yaml(path, error) from None


def _not_yaml(path: Path, error: yaml.YAMLError) -> BadFile:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    if "mapping values are not allowed" in problem:
        problem += "; quote a text that holds `: `"
    return BadFile(path, _line(mark), "", f"is not YAML: {problem}")


def _line(mark: Any) -> int:
    return int(mark.line) + 1 if mark else 0
