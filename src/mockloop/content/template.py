"""A new file of the bank to begin from: one that lints, with every field explained."""

from dataclasses import dataclass
from pathlib import Path

from mockloop.content.data_path import SLUG, data_root
from mockloop.content.errors import ContentError
from mockloop.content.yaml_file import read_text

_FOLDERS = {
    "hld": "question_bank/hld",
    "behavioral": "question_bank/behavioral",
    "choice": "question_bank/choices",
    "playbook": "question_bank/playbooks",
    "rubric": "rubrics",
}
KINDS = tuple(_FOLDERS)
"""What `bank new` can begin: a question by its kind, or another type of file."""


@dataclass(frozen=True, slots=True)
class Template:
    """`path` is where the file goes, under the user's home."""

    path: Path
    text: str


def template(kind: str, id_: str) -> Template:
    """The file to begin from. Raises `ContentError` for a kind that has none, or for what cannot be an id."""
    if kind not in _FOLDERS:
        raise ContentError(f"there is no template for {kind!r}; take one of {', '.join(KINDS)}")
    if len(id_) > 40 or not SLUG.fullmatch(id_):
        raise ContentError(f"{id_[:60]!r} cannot be an id; take lower-case words joined by '-', at most 40 characters")
    text = read_text(data_root() / "question_bank" / "templates" / f"{kind}.yaml")
    text = text.replace("THE-ID", id_).replace("THE_ID", id_.replace("-", "_"))
    title = id_.replace("-", " ")
    return Template(Path(_FOLDERS[kind]) / f"{id_}.yaml", text.replace("THE-TITLE", title[0].upper() + title[1:]))
