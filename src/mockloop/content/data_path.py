"""Where the data files are: beside the sources in a checkout, inside the package in an installed wheel."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ItemType = Literal["question", "choice", "playbook", "rubric", "prompt"]
FileType = Literal["question", "choice", "playbook", "rubric", "prompt", "axes", "competencies", "concepts", "words"]
Source = Literal["builtin", "user"]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of files of one type; `kind` is the kind of round they belong to, where the folder says it."""

    type: FileType
    kind: str
    folder: str
    glob: str = "*.yaml"


SHELVES = (
    Shelf("question", "hld", "question_bank/hld"),
    Shelf("question", "behavioral", "question_bank/behavioral"),
    Shelf("choice", "", "question_bank/choices"),
    Shelf("playbook", "", "question_bank/playbooks"),
    Shelf("rubric", "", "rubrics"),
    Shelf("prompt", "", "prompts", "*.md"),
    Shelf("axes", "", "question_bank", "axes.yaml"),
    Shelf("competencies", "", "question_bank", "competencies.yaml"),
    Shelf("concepts", "", "question_bank/concepts"),
    Shelf("words", "", "question_bank/words"),
)

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What a file may be called, its ending left out; `Slug` is the same for the models."""

_PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = _PACKAGE.parent.parent


def data_root() -> Path:
    """The folder that holds `question_bank`, `rubrics` and `prompts` as they ship."""
    inside = _PACKAGE / "data"
    return inside if inside.is_dir() else _CHECKOUT


def built_index() -> Path:
    """The index that the build hook wrote: inside the wheel, or in the checkout's build folder. It may be missing."""
    inside = _PACKAGE / "data"
    return inside / "index.json" if inside.is_dir() else _CHECKOUT / "build" / "index.json"
