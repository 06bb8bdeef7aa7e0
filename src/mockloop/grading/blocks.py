"""Paragraphs of a turn with their offsets: what a gate takes whole, so that more text changes nothing before it."""

import re
from dataclasses import dataclass

_BREAK = re.compile(r"\r?\n(?:[ \t\u00a0]*\r?\n)+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.M)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: `text[start:end]` of its turn, without the blank lines around it."""

    turn: int
    start: int
    end: int
    text: str


def words(text: str) -> list[str]:
    """The words of a text in lower case, punctuation left out."""
    return [w.replace("’", "'") for w in _WORD.findall(text.lower())]


def blocks(turn: int, text: str) -> list[Block]:
    """The paragraphs of a turn."""
    out = []
    start = 0
    for end, after in [*((m.start(), m.end()) for m in _BREAK.finditer(text)), (len(text), len(text))]:
        piece = text[start:end]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            right = start + len(piece.rstrip())
            out.append(Block(turn, left, right, text[left:right]))
        start = after
    return out


def opens_fence(block: Block) -> bool:
    """Whether a code fence that begins in a paragraph ends in a later one."""
    return len(_FENCE.findall(block.text)) % 2 == 1
