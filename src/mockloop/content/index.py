"""The index of the bank: what must be known of every file without opening it. Plain values, no pydantic.

A file's entry is worked out once and then believed as long as its content has the same hash; size and time of change
spare the reading. Entries come from the cache in the user's home folder, from the index that was built into the
package, or, for a file that is new or changed, from the file.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from mockloop.content.data_path import ItemType, Source


class ClaimEntry(NamedTuple):
    """A claim of a choice card, as the reader needs it."""

    id: str
    severity: str
    when: str
    why: str
    asks: tuple[str, ...]


class Term(NamedTuple):
    """A concept of a question's own vocabulary."""

    id: str
    says: tuple[str, ...]
    near: tuple[str, ...]
    includes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One file of the bank. Fields that its type does not have are empty."""

    type: ItemType
    kind: str
    id: str
    title: str
    path: str
    source: Source
    hash: str
    """Of the file's content, twelve hexadecimal digits."""
    tier: int | None = None
    patterns: tuple[str, ...] = ()
    brief: str = ""
    terms: tuple[Term, ...] = ()
    answer: str = ""
    """What a behavioral prompt asks for: a story, a motivation, …"""
    prompt: str = ""
    """The words by which a behavioral prompt asks."""
    suits: tuple[str, ...] = ()
    """The levels that a behavioral prompt suits."""
    competencies: tuple[str, ...] = ()
    default: bool = False
    minutes: float | None = None
    group: str = ""
    family: str = ""
    says: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    claims: tuple[ClaimEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """A file that was left out, and why."""

    path: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.field}: {self.message}" if self.field else f"{place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Index:
    """All items, those of the user in place of built-in ones of the same id; `fingerprint` names the whole content."""

    items: tuple[Item, ...]
    broken: tuple[Broken, ...]
    fingerprint: str

    def of(self, type_: ItemType, kind: str | None = None) -> tuple[Item, ...]:
        """The items of a type, and of a kind where one is named."""
        return tuple(i for i in self.items if i.type == type_ and kind in (None, i.kind))

    def find(self, id_: str, type_: ItemType | None = None) -> tuple[Item, ...]:
        """The items with that id: at most one a type."""
        return tuple(i for i in self.items if i.id == id_ and type_ in (None, i.type))

    def prompt_in(self, said: str) -> Item | None:
        """The behavioral prompt whose words stand in what was said, None where there is none."""
        flat = " ".join(said.split())
        found = [i for i in self.of("question", "behavioral") if i.prompt and " ".join(i.prompt.split()) in flat]
        return max(found, key=lambda item: len(item.prompt), default=None)

    def counts(self) -> dict[tuple[str, str], int]:
        """How many items there are of each type and kind."""
        out: dict[tuple[str, str], int] = {}
        for item in self.items:
            out[item.type, item.kind] = out.get((item.type, item.kind), 0) + 1
        return out


@dataclass(frozen=True, slots=True)
class Entry:
    """What is remembered of a file: how to tell that it is unchanged, and what it holds or what is wrong with it."""

    size: int
    mtime: int
    hash: str
    fields: Mapping[str, Any] | None = None
    """Of an `Item`; None for files that are none (axes, concepts, words)."""
    wrong: tuple[int, str, str] | None = None


def entry_fields(type_: str, kind: str, data: Mapping[str, Any]) -> dict[str, Any] | None:
    """The fields of an `Item` from the data of a file that fits its model; None where the file is no item."""
    base = {"kind": str(data.get("kind", kind)), "title": data.get("title", "")}
    match type_:
        case "question":
            terms = [
                [t["id"], t.get("says", []), t.get("near", []), t.get("includes", [])] for t in data.get("terms", [])
            ]
            own = {"tier": data.get("tier"), "patterns": data.get("patterns", []), "brief": data.get("brief", "")}
            if base["kind"] == "behavioral":
                own["answer"] = data.get("answer", "story")
                own["prompt"] = data["prompt"]
                own["suits"] = data.get("suits", ["mid", "senior", "staff"])
                own["competencies"] = data["competencies"]
            return base | own | {"terms": terms}
        case "choice":
            claims = [[c["id"], c["severity"], c["when"], c["why"], c["asks"]] for c in data["claims"]]
            own = {name: data.get(name, []) for name in ("group", "family", "says", "near")}
            return base | own | {"claims": claims}
        case "playbook":
            return base | {"default": data.get("default", False), "minutes": data["minutes"]}
        case "rubric" | "prompt":
            return base
        case _:
            return None


def item(type_: ItemType, source: Source, path: Path, entry: Entry) -> Item:
    """The item that an entry without fault describes."""
    own = dict(entry.fields or {})
    for name in ("patterns", "says", "near", "suits", "competencies"):
        own[name] = tuple(own.get(name, ()))
    own["claims"] = tuple(ClaimEntry(a, b, c, d, tuple(e)) for a, b, c, d, e in own.get("claims", ()))
    own["terms"] = tuple(Term(a, tuple(b), tuple(c), tuple(d)) for a, b, c, d in own.get("terms", ()))
    return Item(type=type_, id=path.stem, path=str(path), source=source, hash=entry.hash[:12], **own)


def digest(data: bytes) -> str:
    """The hash by which a file's content is known."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def fingerprint(hashes: Iterable[tuple[str, str]]) -> str:
    """One hash for many named ones, whatever their order."""
    return digest("\n".join(f"{name} {value}" for name, value in sorted(hashes)).encode())


@cache
def shape_version() -> str:
    """Changes whenever the models or this file do: an entry written under another one is worked out again."""
    here = Path(__file__).parent
    names = (
        "axis base behavioral_question check choice competency concept index phrases playbook problem prompt question "
        "red_flag rubric shape yaml_file"
    )
    return fingerprint((name, digest((here / f"{name}.py").read_bytes())) for name in names.split())


def read_entries(path: Path) -> dict[str, Entry]:
    """The entries of a cache or built index by file name; none where it is missing, damaged or of another version."""
    try:
        raw = json.loads(path.read_bytes())
        if raw["version"] != shape_version():
            return {}
        return {
            name: Entry(size, mtime, hash_, fields_, tuple(wrong) if wrong else None)
            for name, (size, mtime, hash_, fields_, wrong) in raw["files"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_entries(path: Path, entries: Mapping[str, Entry]) -> None:
    """Puts the entries where `read_entries` finds them, whole or not at all. Raises `OSError`."""
    rows = {name: [getattr(e, f.name) for f in fields(Entry)] for name, e in sorted(entries.items())}
    text = json.dumps({"version": shape_version(), "files": rows}, ensure_ascii=False, separators=(",", ":"))
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
