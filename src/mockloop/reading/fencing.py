"""Speech put between marks for a model, so that it cannot end its own marks: what stands inside them is data."""

import re
import unicodedata
from typing import Literal

Speaker = Literal["candidate", "interviewer"]

_MARK = re.compile(r"[<\uff1c\ufe64](?=[\s/\uff0f]*(?:candidate|interviewer)\b)", re.IGNORECASE)
_KEPT = "\n\t"


def neutral(text: str) -> str:
    """The text with nothing in it that reads as one of our marks, and no invisible characters; as long as the text.

    One character stands for one: an offset into it is an offset into the text as given, so quotes can be found again.
    """
    visible = "".join(" " if unicodedata.category(c) in ("Cc", "Cf") and c not in _KEPT else c for c in text)
    return _MARK.sub("‹", visible)


def fenced(speaker: Speaker, turn: int, text: str) -> str:
    """A turn between its marks."""
    return f'<{speaker} turn="{turn}">\n{neutral(text)}\n</{speaker}>'
