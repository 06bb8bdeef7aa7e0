"""A prompt file: a head between two lines of three dashes, then the words that a model is sent."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mockloop.content.errors import BadFile
from mockloop.content.yaml_file import parse

_RULE = "---"


@dataclass(frozen=True, slots=True)
class Prompt:
    """The file `prompts/<id>.md`. `text` has named blanks in braces; whoever renders it fills every one of them."""

    id: str
    title: str
    text: str
    hash: str


def split(path: Path, text: str) -> tuple[dict[str, Any], str]:
    """The head's fields and the body. Raises `BadFile` where the head is missing, or lacks schema or title."""
    first, _, rest = text.partition("\n")
    head, rule, body = rest.partition(f"\n{_RULE}\n")
    if first.strip() != _RULE or not rule:
        raise BadFile(path, 1, "", "must begin with a head of four lines: `---`, `schema: 1`, `title: …`, `---`")
    data = parse(path, f"\n{head}")
    if data.get("schema") != 1:
        raise BadFile(path, 2, "schema", "must be 1; this program reads no other schema")
    if not isinstance(data.get("title"), str) or not data["title"].strip():
        raise BadFile(path, 2, "title", "is missing; say in a few words what the prompt is for")
    unknown = sorted(set(data) - {"schema", "title", "id"})
    if unknown:
        raise BadFile(path, 2, unknown[0], "is no field here")
    if not body.strip():
        raise BadFile(path, 0, "", "holds no words after its head")
    return data, body.strip() + "\n"
