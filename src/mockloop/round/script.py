"""A scripted candidate: reading the YAML that `mockloop play` takes. Text in, value out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from mockloop.content.base import KINDS, LEVELS, MODES
from mockloop.round.events import Pane

GAP = 20.0
"""Seconds after the turn before, where a turn does not say when."""

DEEPEST = 20
"""Levels of nesting; a script has four."""

Verb = Literal["next", "back", "goto", "pause", "resume", "hint", "finish"]
VERBS: tuple[Verb, ...] = get_args(Verb)
PANES: tuple[Pane, ...] = get_args(Pane)
_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d)")


class BadScript(ValueError):
    """A script that cannot be played: says the file, the line, the field and how to mend it."""

    def __init__(self, name: str, line: int, field: str, message: str) -> None:
        self.line, self.field, self.message = line, field, message
        place = f"{name}:{line}: {field}" if field else f"{name}:{line}"
        super().__init__(f"{place}: {message}")


@dataclass(frozen=True, slots=True)
class Say:
    text: str


@dataclass(frozen=True, slots=True)
class Do:
    verb: Verb
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Write:
    pane: Pane
    text: str
    file: str | None = None
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the candidate does, `at` seconds from the start, pauses included; `line` of the file holds it."""

    at: float
    act: Say | Do | Write
    line: int


@dataclass(frozen=True, slots=True)
class Script:
    """What to play. None stands for "not said"."""

    kind: str
    question: str | None
    playbook: str | None
    level: str | None
    mode: str | None
    backend: str | None
    seed: int | None
    minutes: float | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A mapping of the file, with the lines of its fields."""

    file: str
    name: str
    line: int
    node: Any
    data: Mapping[str, Any]

    @property
    def lines(self) -> dict[str, int]:
        """The lines of its fields."""
        return {str(key.value): key.start_mark.line + 1 for key, _ in self.node.value}

    def bad(self, field: str, message: str) -> BadScript:
        full = f"{self.name}.{field}".strip(".") if field else self.name
        return BadScript(self.file, self.lines.get(field, self.line), full, message)

    def get(self, field: str, kind: type | tuple[type, ...], wanted: str) -> Any:
        """The field, None where it is missing or empty. Raises `BadScript` where it is of another type."""
        value = self.data.get(field)
        if value is None:
            return None
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.bad(field, f"{wanted} is needed here, not {_shown(value)}")
        return value

    def text(self, field: str) -> str | None:
        """The field as it was typed, so that `say: yes` is the word; None where it is missing or empty."""
        if self.data.get(field) is None:
            return None
        node = next(value for key, value in self.node.value if key.value == field)
        if not isinstance(node.value, str):
            raise self.bad(field, f"a text is needed here, not {_shown(self.data[field])}")
        return node.value

    def one_of(self, field: str, allowed: tuple[str, ...]) -> str | None:
        value = self.get(field, str, f"one of {', '.join(allowed)}")
        if value is not None and value not in allowed:
            raise self.bad(field, f"{_shown(value)} is not known; take one of {', '.join(allowed)}")
        return None if value is None else str(value)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _seconds(place: _Place, before: float) -> float:
    value = place.data.get("at")
    if value is None:
        return before + GAP
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return float(value)
    match = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise place.bad("at", f'{_shown(value)} is no time; write minutes and seconds ("05:10") or whole seconds (310)')
    return int(match[1]) * 60.0 + int(match[2])


def _do(place: _Place) -> Do:
    words = place.get("do", str, "an action").split()
    verb = next((v for v in VERBS if words and v == words[0]), None)
    if verb is None:
        raise place.bad(
            "do", f"{_shown(place.data['do'])} is no action; take one of {', '.join(VERBS)} (goto with a step)"
        )
    if len(words) != (2 if verb == "goto" else 1):
        raise place.bad(
            "do", "goto takes one step: goto data_model" if verb == "goto" else f"{verb} takes nothing more"
        )
    return Do(verb, words[1] if verb == "goto" else None)


def _write(place: _Place, inner: _Place) -> Write:
    if not isinstance(place.data["write"], dict):
        raise place.bad("write", "a pane and a text are needed here: {pane: notes, text: ...}")
    pane = inner.one_of("pane", PANES)
    text = inner.text("text")
    if pane is None or text is None:
        raise inner.bad("", f"{'pane' if pane is None else 'text'} is missing; write {{pane: notes, text: ...}}")
    kept: Pane = next(p for p in PANES if p == pane)
    replace = bool(inner.get("replace", bool, "true or false"))
    return Write(kept, text, inner.get("file", str, "a file name"), replace)


def _entry(place: _Place, inner: _Place, before: float) -> Entry:
    acts = [key for key in ("say", "do", "write") if key in place.data]
    if len(acts) != 1:
        raise place.bad("", f"exactly one of say, do, write is needed in a turn, not {' and '.join(acts) or 'none'}")
    at = _seconds(place, before)
    if at < before:
        raise place.bad("at", "this is earlier than the turn before; put the turns in the order of their times")
    act: Say | Do | Write
    if acts == ["say"]:
        act = Say(place.text("say") or "")
    else:
        act = _do(place) if acts == ["do"] and place.data["do"] is not None else _write_or_none(place, inner, acts[0])
    return Entry(at, act, place.line)


def _write_or_none(place: _Place, inner: _Place, act: str) -> Write:
    if act == "do" or place.data["write"] is None:
        raise place.bad(act, "nothing stands here; say what is to be done or leave the turn out")
    return _write(place, inner)


def _refuse_deep(text: str, name: str, loader: Any) -> None:
    """Raises `BadScript` for nesting that would overrun libyaml's composer, which does not survive that."""
    import yaml

    depth = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise BadScript(
                    name,
                    event.start_mark.line + 1 if event.start_mark else 1,
                    "",
                    "this is nested too deep for a script; write it flat",
                )
    except yaml.YAMLError:
        # Told with its line by whoever reads the text for good.
        return


def parse(text: str, name: str = "script") -> Script:
    """The script in a YAML text; `name` is the file, for messages. Unknown fields are ignored. Raises `BadScript`."""
    import yaml

    kind_of_loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    _refuse_deep(text, name, kind_of_loader)
    loader = kind_of_loader(text)
    try:
        root = loader.get_single_node()
        data = loader.construct_document(root) if root is not None else None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadScript(name, line, "", f"this is not YAML ({error.problem}); check quotes and indentation") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BadScript(
            name, 1, "", f"this is not YAML ({' '.join(str(error).split())}); write it as plain text"
        ) from None
    finally:
        loader.dispose()
    if not isinstance(data, dict):
        raise BadScript(name, 1, "", "a script begins with kind: hld, lld or behavioral, and holds turns")
    top = _Place(name, "", 1, root, data)
    kind = top.one_of("kind", KINDS)
    if kind is None:
        raise top.bad("kind", f"it is missing; say which: {', '.join(KINDS)}")
    minutes = top.get("minutes", (int, float), "a number of minutes")
    if minutes is not None and not 0 < minutes <= 600:
        raise top.bad("minutes", f"{_shown(minutes)} is out of range; take 1 to 600")
    return Script(
        kind=kind,
        question=top.get("question", str, "the id of a question"),
        playbook=top.get("playbook", str, "the id of a playbook"),
        level=top.one_of("level", LEVELS),
        mode=top.one_of("mode", MODES),
        backend=top.get("backend", str, "the name of a backend"),
        seed=top.get("seed", int, "a whole number"),
        minutes=minutes,
        entries=_entries(top, root),
    )


def _entries(top: _Place, root: Any) -> tuple[Entry, ...]:
    if "turns" not in top.data:
        raise top.bad("turns", "it is missing; a script needs turns, a list of say, do and write")
    turns = top.get("turns", list, "a list of turns") or []
    nodes = next(value for key, value in root.value if key.value == "turns").value
    entries: list[Entry] = []
    before = 0.0
    for number, (turn, node) in enumerate(zip(turns, nodes, strict=False), 1):
        field, line = f"turns[{number}]", node.start_mark.line + 1
        if not isinstance(turn, dict):
            raise BadScript(top.file, line, field, "a turn is a mapping with one of say, do, write, and at")
        place = _Place(top.file, field, line, node, turn)
        inner_node = next((value for key, value in node.value if key.value == "write"), None)
        inner_data = turn.get("write")
        inner = place
        if isinstance(inner_data, dict):
            inner = _Place(top.file, f"{field}.write", place.lines["write"], inner_node, inner_data)
        entry = _entry(place, inner, before)
        before = entry.at
        entries.append(entry)
    return tuple(entries)
