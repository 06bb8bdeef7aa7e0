"""A prompt file: a head between two lines of three dashes, then the words that a model is sent."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mockloop.content.errors import BadFile
from mockloop.content.yaml_file import parse

_RULE = "---"
_BLANK = re.compile(r"\{([a-z][a-z_]*)\}")

BLANKS: Mapping[str, frozenset[str]] = {
    "interviewer": frozenset(("kind", "level", "persona", "question")),
    "interviewer-turn": frozenset(("ledger", "turns", "intent", "wording", "facts", "forbidden")),
    "judge": frozenset(("kind", "level", "question", "transcript")),
    "judge-dimension": frozenset(("dimension", "checks")),
}
"""The blanks that the program fills, for each prompt that it uses; a file of ours or of a user has exactly these."""


class BadBlanks(ValueError):
    """Values that do not go with the blanks of a prompt."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """The file `prompts/<id>.md`. `text` has named blanks in braces; whoever renders it fills every one of them."""

    id: str
    title: str
    text: str
    hash: str

    @property
    def blanks(self) -> frozenset[str]:
        """The names of its blanks."""
        return frozenset(_BLANK.findall(self.text))

    def fill(self, values: Mapping[str, str]) -> str:
        """The words with every blank filled, in one pass: braces inside a value stay what they are.

        Raises `BadBlanks` where a blank has no value, or a value no blank.
        """
        lacking, surplus = sorted(self.blanks - set(values)), sorted(set(values) - self.blanks)
        if lacking or surplus:
            told = [f"{{{name}}} is not filled" for name in lacking]
            told += [f"nothing in it is called {{{name}}}" for name in surplus]
            raise BadBlanks(f"prompt {self.id}: {'; '.join(told)}")
        return _BLANK.sub(lambda blank: values[blank[1]], self.text)


def split(path: Path, text: str) -> tuple[dict[str, Any], str]:
    """The head's fields and the body. Raises `BadFile` where the head is missing, or lacks schema or title.

    So it does where a prompt that the program uses lacks one of its blanks, or has one that nobody fills.
    """
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
    _check_blanks(path, text, body)
    return data, body.strip() + "\n"


def _check_blanks(path: Path, text: str, body: str) -> None:
    wanted = BLANKS.get(path.stem)
    if wanted is None:
        return
    found = {blank[1]: text.count("\n", 0, text.find(blank[0])) + 1 for blank in _BLANK.finditer(body)}
    lacking, surplus = sorted(wanted - set(found)), sorted(set(found) - wanted)
    if surplus:
        allowed = ", ".join(f"{{{name}}}" for name in sorted(wanted))
        raise BadFile(path, found[surplus[0]], surplus[0], f"is a blank that nobody fills; this prompt has {allowed}")
    if lacking:
        raise BadFile(path, 0, lacking[0], f"is missing: put {{{lacking[0]}}} where it belongs in the text")
