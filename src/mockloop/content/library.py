"""The bank as the program sees it: files on shelves, the user's in front of the built-in ones, opened when asked for.

The one place where data files are read. YAML and the models are imported when a file has to be opened: a start that
finds the index as it was needs neither. A file that cannot be used is left out of the index and named in `broken`.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

from mockloop.content import index as index_module
from mockloop.content.data_path import SHELVES, SLUG, FileType, ItemType, Shelf, Source, built_index, data_root
from mockloop.content.errors import BadFile, NotInBank
from mockloop.content.index import Broken, Entry, Index, Item

if TYPE_CHECKING:
    from mockloop.content.axis import Axes
    from mockloop.content.behavioral_question import BehavioralQuestion
    from mockloop.content.choice import Choice
    from mockloop.content.competency import Competencies
    from mockloop.content.concept import Concepts
    from mockloop.content.playbook import Playbook
    from mockloop.content.problem import Problem
    from mockloop.content.prompt import Prompt
    from mockloop.content.question import Question
    from mockloop.content.rubric import Rubric


class BankFile:
    """A file on a shelf: whose it is, and its name among the index entries."""

    __slots__ = ("path", "shelf", "source")

    def __init__(self, shelf: Shelf, source: Source, path: Path) -> None:
        self.shelf = shelf
        self.source = source
        self.path = path

    @property
    def name(self) -> str:
        return f"{self.source}:{self.shelf.folder}/{self.path.name}"

    @property
    def key(self) -> tuple[str, str]:
        """What a user's file must share with a built-in one to stand in its place."""
        return self.shelf.type, self.path.stem


class Library:
    """The built-in data under `data`, overlaid by the user's own under `home`, which also holds the index cache."""

    def __init__(self, data: Path, home: Path | None = None, built: Path | None = None) -> None:
        self._data = data
        self._home = home
        self._built = built
        self._opened: dict[tuple[str, str], Any] = {}
        self._index: Index | None = None

    @classmethod
    def open(cls, home: Path | None) -> Self:
        """The bank that came with the program, and what the user put under `home`. Reads nothing yet."""
        return cls(data_root(), home, built_index())

    def question(self, id_: str) -> "Problem":
        """A question of any kind: of `hld` a `Question`, of `behavioral` a `BehavioralQuestion`.

        Raises `NotInBank` and `BadFile`, as do all that open a file.
        """
        return cast("Problem", self._open("question", id_))

    def system_design(self, id_: str) -> "Question":
        """A question of system design; one of another kind is not in the bank either."""
        return cast("Question", self._of_kind(id_, "hld"))

    def behavioral(self, id_: str) -> "BehavioralQuestion":
        """A behavioral question; one of another kind is not in the bank either."""
        return cast("BehavioralQuestion", self._of_kind(id_, "behavioral"))

    def _of_kind(self, id_: str, kind: str) -> "Problem":
        found = self.question(id_)
        if found.kind != kind:
            raise NotInBank(id_, what=f"{kind} question", near=[])
        return found

    def choice(self, id_: str) -> "Choice":
        return cast("Choice", self._open("choice", id_))

    def playbook(self, id_: str) -> "Playbook":
        return cast("Playbook", self._open("playbook", id_))

    def rubric(self, id_: str) -> "Rubric":
        return cast("Rubric", self._open("rubric", id_))

    def prompt(self, id_: str) -> "Prompt":
        return cast("Prompt", self._open("prompt", id_))

    def axes(self) -> "Axes":
        """The trade-off axes of the field."""
        return cast("Axes", self._open("axes", "axes"))

    def competencies(self) -> "Competencies":
        """What behavioral rounds look for, list by list."""
        return cast("Competencies", self._open("competencies", "competencies"))

    def words(self, kind: str) -> dict[str, Any]:
        """The phrases of `words/<kind>.yaml` as they stand there."""
        return cast("dict[str, Any]", self._open("words", kind))

    def concepts(self) -> "Concepts":
        """All files of `concepts/` as one. A file that is broken is left out; the index names it."""
        from mockloop.content.concept import Concepts

        if ("concepts", "") not in self._opened:
            parts: list[Concepts] = []
            for stem in sorted({f.path.stem for f in self.files() if f.shelf.type == "concepts"}):
                with contextlib.suppress(BadFile):
                    parts.append(self._open("concepts", stem))
            self._opened["concepts", ""] = Concepts(
                schema=1,
                concepts=tuple(c for part in parts for c in part.concepts),
                markers=tuple(m for part in parts for m in part.markers),
                oppositions=tuple(o for part in parts for o in part.oppositions),
                vague=tuple(v for part in parts for v in part.vague),
                topics={k: v for part in parts for k, v in part.topics.items()},
            )
        return cast("Concepts", self._opened["concepts", ""])

    def index(self) -> Index:
        """What there is. A file that is unchanged since it was last looked at is not read again."""
        if self._index is None:
            self._index = self._make_index()
        return self._index

    def files(self) -> Iterator[BankFile]:
        """Every file of the bank, built-in ones first, broken ones too."""
        roots: list[tuple[Source, Path | None]] = [("builtin", self._data), ("user", self._home)]
        for source, root in roots:
            if root is None:
                continue
            for shelf in SHELVES:
                for path in sorted((root / shelf.folder).glob(shelf.glob)):
                    if not path.name.startswith(".") and path.stem != "README":
                        yield BankFile(shelf, source, path)

    def write_index(self, path: Path) -> tuple[Broken, ...]:
        """Writes what `open` takes for the index that came with the program; gives the files that are broken."""
        entries = {file.name: _entry(file) for file in self.files()}
        # Times of change mean nothing on another machine; without them a file is known again by its hash.
        index_module.write_entries(path, {name: replace(e, mtime=0) for name, e in entries.items()})
        return tuple(Broken(str(f.path), *wrong) for f in self.files() if (wrong := entries[f.name].wrong))

    def _make_index(self) -> Index:
        cached = index_module.read_entries(self._cache) if self._cache else {}
        files = list(self.files())
        entries = {file.name: _entry(file, cached.get(file.name)) for file in files if file.name in cached}
        built: dict[str, Entry] = {}
        if len(entries) < len(files) and self._built:
            built = index_module.read_entries(self._built)
        items: dict[tuple[str, str], Item] = {}
        broken: list[Broken] = []
        for file in files:
            entry = entries.get(file.name) or _entry(file, built.get(file.name))
            entries[file.name] = entry
            if entry.wrong:
                broken.append(Broken(str(file.path), *entry.wrong))
            elif entry.fields is not None:
                items[file.key] = index_module.item(cast("ItemType", file.shelf.type), file.source, file.path, entry)
        if self._cache and entries != cached:
            with contextlib.suppress(OSError):
                index_module.write_entries(self._cache, entries)
        order = {shelf.type: n for n, shelf in reversed(list(enumerate(SHELVES)))}
        return Index(
            items=tuple(sorted(items.values(), key=lambda i: (order[i.type], i.kind, not i.default, i.id))),
            broken=tuple(broken),
            fingerprint=index_module.fingerprint((name, e.hash) for name, e in entries.items())[:12],
        )

    @property
    def _cache(self) -> Path | None:
        if self._home is None:
            return None
        name = index_module.digest(str(self._data).encode())[:12]
        return self._home / "cache" / f"index-{name}.json"

    def _open(self, type_: FileType, id_: str) -> Any:
        key = (type_, id_)
        if key not in self._opened:
            self._opened[key] = self._read(type_, id_)
        return self._opened[key]

    def _read(self, type_: FileType, id_: str) -> Any:
        """The user's file where it is there and in order, else the built-in one."""
        fault: BadFile | None = None
        for file in self._named(type_, id_):
            try:
                return opened(file)
            except BadFile as bad:
                fault = fault or bad
        if fault:
            raise fault
        import difflib

        stems = sorted({f.path.stem for f in self.files() if f.shelf.type == type_})
        raise NotInBank(id_, what=type_, near=difflib.get_close_matches(id_, stems, n=3))

    def _named(self, type_: FileType, id_: str) -> Iterator[BankFile]:
        if len(id_) > 64 or not SLUG.fullmatch(id_):
            return
        roots: list[tuple[Source, Path | None]] = [("user", self._home), ("builtin", self._data)]
        for source, root in roots:
            for shelf in SHELVES:
                if root is None or shelf.type != type_:
                    continue
                path = root / shelf.folder / f"{id_}{Path(shelf.glob).suffix}"
                if path.is_file():
                    yield BankFile(shelf, source, path)


def opened(file: BankFile) -> Any:
    """The value in a file: its model's, a `Prompt`, or the plain mapping. Raises `BadFile`."""
    from mockloop.content.yaml_file import read_text

    return _value(file, read_text(file.path))[0]


def _value(file: BankFile, text: str) -> tuple[Any, dict[str, Any]]:
    """The value, and the data that it was made of."""
    from mockloop.content.shape import fits, model_of
    from mockloop.content.yaml_file import parse

    if not SLUG.fullmatch(file.path.stem):
        raise BadFile(file.path, 0, "", "must be called by lower-case words joined by '-'")
    if file.shelf.type == "prompt":
        from mockloop.content.prompt import Prompt, split

        data, body = split(file.path, text)
        return Prompt(file.path.stem, data["title"], body, index_module.digest(text.encode())[:12]), data
    data = parse(file.path, text)
    model = model_of(file.shelf, file.path.stem)
    assert model is not None
    value = fits(model, file.path, text, data)
    return (data if file.shelf.type == "words" else value), data


def _entry(file: BankFile, *known: Entry | None) -> Entry:
    """The entry of a file as it is now: a known one as long as it is true, else worked out."""
    try:
        stat = file.path.stat()
        size, mtime = stat.st_size, stat.st_mtime_ns
    except OSError:
        size, mtime = 0, 0
    for entry in known:
        if entry and entry.mtime and (entry.size, entry.mtime) == (size, mtime):
            return entry
    from mockloop.content.yaml_file import decode, read_bytes

    try:
        raw = read_bytes(file.path)
    except BadFile as bad:
        return Entry(0, 0, "", wrong=(bad.line, bad.field, bad.message))
    hash_ = index_module.digest(raw)
    for entry in known:
        if entry and entry.hash == hash_:
            return Entry(size, mtime, hash_, entry.fields, entry.wrong)
    try:
        _, data = _value(file, decode(file.path, raw))
    except BadFile as bad:
        return Entry(size, mtime, hash_, wrong=(bad.line, bad.field, bad.message))
    return Entry(size, mtime, hash_, index_module.entry_fields(file.shelf.type, file.shelf.kind, data))
