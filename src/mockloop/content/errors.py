"""How the question bank fails, in words for the person who can put it right."""

from collections.abc import Iterable
from pathlib import Path


class ContentError(Exception):
    """Anything wrong with the question bank; its text is one sentence for a person."""


class NotInBank(ContentError):
    """Nothing of that type has that id. `near` holds ids that look alike, best first."""

    def __init__(self, wanted: str, *, what: str = "item", near: Iterable[str] = ()) -> None:
        self.id = wanted
        self.type = what
        self.near = tuple(near)
        shown = wanted if len(wanted) <= 60 else wanted[:60] + "…"
        hint = f"did you mean {' or '.join(self.near)}?" if self.near else "`mockloop bank list` shows what there is."
        super().__init__(f"no {what} {shown!r} in the bank; {hint}")


class BadFile(ContentError):
    """A file that cannot be used. `line` counts from 1, 0 where no line is to blame; `field` is a dotted path or ""."""

    def __init__(self, path: Path, line: int, field: str, message: str) -> None:
        self.path = path
        self.line = line
        self.field = field
        self.message = message
        place = f"{path}:{line}" if line else str(path)
        super().__init__(f"{place}: {field}: {message}" if field else f"{place}: {message}")

    def __reduce__(self) -> tuple[type["BadFile"], tuple[Path, int, str, str]]:
        return BadFile, (self.path, self.line, self.field, self.message)
