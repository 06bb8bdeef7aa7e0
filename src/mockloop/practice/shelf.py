"""The folder of stories: the one place here that reads and writes files."""

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mockloop.content.errors import BadFile
from mockloop.content.yaml_file import read_text
from mockloop.practice.story_file import BrokenStory, StoryFile, parse

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MAX_ID = 64


class StoryError(Exception):
    """A story cannot be had or kept; its text is one sentence for a person."""


class ChangedMeanwhile(StoryError):
    """The file is no longer the one that was read. `path` holds the other's words, `words` what was to be written."""

    def __init__(self, path: Path, words: str) -> None:
        super().__init__(f"{path} was changed by somebody else meanwhile; nothing was written, choose which to keep")
        self.path, self.words = path, words


def digest(text: str) -> str:
    """What tells one state of a file from another."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def slug(title: str) -> str:
    """An id for a title, "story" where it has no letter that an id may hold."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))[:48].strip("-") or "story"


class Shelf:
    """The stories in a folder. A folder that is not there is an empty one, until a story is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, id_: str) -> Path:
        """Where a story of that id is kept. Raises `StoryError` for what is no id."""
        if len(id_) > _MAX_ID or not _ID.fullmatch(id_):
            raise StoryError(f"{id_[:60]!r} is no story's id; take lower-case words joined by '-'")
        return self.folder / f"{id_}.md"

    def all(self) -> tuple[StoryFile | BrokenStory, ...]:
        """Every story by id, those that are broken among them. A file whose name is no id is broken too."""
        return tuple(self._each())

    def _each(self) -> Iterator[StoryFile | BrokenStory]:
        try:
            names = sorted(name for name in os.listdir(self.folder) if name.endswith(".md") and name[0] != ".")  # noqa: PTH208
        except FileNotFoundError:
            return
        except OSError as error:
            raise StoryError(f"{self.folder} cannot be read ({error.strerror}); check its rights") from None
        for name in names:
            path = self.folder / name
            try:
                if not _ID.fullmatch(path.stem) or len(path.stem) > _MAX_ID:
                    raise BadFile(path, 0, "", "its name must be lower-case words joined by '-'; rename it")
                yield parse(path, _read(path))
            except BadFile as error:
                yield BrokenStory(path.stem, error)

    def stories(self) -> tuple[StoryFile, ...]:
        """Those that can be read."""
        return tuple(one for one in self._each() if isinstance(one, StoryFile))

    def read(self, id_: str) -> StoryFile:
        """A story. Raises `StoryError` where there is none, `BadFile` where it is broken."""
        path = self.path(id_)
        if not path.exists():
            from difflib import get_close_matches

            near = get_close_matches(id_, [p.stem for p in self.folder.glob("*.md")], 3)
            hint = f"did you mean {' or '.join(near)}?" if near else "`mockloop stories list` shows what there is"
            raise StoryError(f"there is no story {id_!r}; {hint}")
        return parse(path, _read(path))

    def create(self, id_: str, text: str) -> Path:
        """Writes a new story. Raises `StoryError` where the id is taken or the disk refuses."""
        path = self.path(id_)
        parse(path, text)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="") as file:
                file.write(text)
        except FileExistsError:
            raise StoryError(f"{path} is there already; take another id, or edit that story") from None
        except OSError as error:
            raise StoryError(f"{path} cannot be written ({error.strerror}); check the disk and its rights") from None
        return path

    def free(self, id_: str) -> str:
        """The id, or it with a number behind it where it is taken."""
        taken, n, name = {p.stem for p in self.folder.glob("*.md")}, 1, id_
        while name in taken:
            n += 1
            name = f"{id_[: _MAX_ID - 4]}-{n}"
        return name

    def save(self, id_: str, text: str, before: str | None) -> StoryFile:
        """Puts a text in place of the one whose `digest` is `before`; None overwrites whatever is there.

        Whole or not at all. Raises `ChangedMeanwhile` where the file is another by now, `BadFile` where the text or
        the file is broken, `StoryError` where the disk refuses.
        """
        path = self.path(id_)
        story = parse(path, text)
        if before is not None and (not path.exists() or digest(_read(path)) != before):
            raise ChangedMeanwhile(path, text)
        if path.exists():
            parse(path, _read(path))
        target, part = path.resolve(), None
        try:
            handle, part = tempfile.mkstemp(prefix=f".{id_}.", suffix=".part", dir=target.parent)
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(part).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
            Path(part).replace(target)
        except OSError as error:
            if part is not None:
                with contextlib.suppress(OSError):
                    Path(part).unlink()
            raise StoryError(f"{path} cannot be written ({error.strerror}); check the disk and its rights") from None
        return story


def _read(path: Path) -> str:
    return read_text(path)
