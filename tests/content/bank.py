"""A bank in a folder of its own: a copy of the real one, or single files of it changed by hand."""

import shutil
from pathlib import Path

from mockloop.content.data_path import data_root
from mockloop.content.library import Library


class Bank:
    """A copy of the bank, to be damaged."""

    def __init__(self, root: Path) -> None:
        """The whole bank."""
        self.root = root
        for folder in ("question_bank", "rubrics", "prompts"):
            shutil.copytree(data_root() / folder, root / folder)

    @classmethod
    def small(cls, root: Path) -> "Bank":
        """One question, one card, and all that is not a question or card."""
        bank = cls(root)
        for path in (root / "question_bank").glob("*/*.yaml"):
            if path.parent.name in ("hld", "choices") and path.stem not in ("url-shortener", "postgres"):
                path.unlink()
        return bank

    def path(self, name: str) -> Path:
        return self.root / name

    def read(self, name: str) -> str:
        return self.path(name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> Path:
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def change(self, name: str, old: str, new: str) -> int:
        """Replaces the first `old` in a file; gives the line it stood in."""
        text = self.read(name)
        assert old in text, f"{name} holds no {old!r}"
        self.write(name, text.replace(old, new, 1))
        return text[: text.index(old)].count("\n") + 1

    def library(self, home: Path | None = None) -> Library:
        return Library(self.root, home)
