"""Turns that are no answer: keyboard noise, and text that steers whoever reads it."""

import re

from mockloop.reading.steering import steers
from mockloop.reading.stemming import word_set

_WORD = re.compile(r"[a-z]+")
_VOWELS = frozenset("aeiouy")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_RUNS = frozenset(row[i : i + 4] for line in _ROWS for row in (line, line[::-1]) for i in range(len(row) - 3)) - {
    "rewq",
    "poiu",
    "uyte",
    "prop",
    "tree",
}
_TOO_LONG = 600
"""Characters beyond which nobody hits keys at random."""
_ENOUGH = 160
"""Characters at a paragraph's start that tell."""
_ENGLISH = frozenset({"the", "and", "to", "of", "is", "we", "for", "in", "with", "it", "i", "you", "that", "not"})
_CODE = re.compile(r"[{}=()_]")
_SAME = re.compile(r"(.)\1{3,}|(.{2,3})\2{2,}")
_ONSETS = word_set(
    "bh bl br ch cl cr dh dr dw dy fj fl fr gh gl gn gr gy hy jp kh kl kn kr ky ll ly mc mn my ny ph pl pn pr ps pt py "
    "rh ry sc sh sk sl sm sn sp sq sr st sv sw sy th tr ts tw ty vl wh wr wy xy"
)
"""The pairs of consonants that an English word, or a name of the field, begins with."""
_BREAK = re.compile(r"\r?\n[ \t\u00a0]*\r?\n")


def _noisy(word: str) -> bool:
    if len(word) < 4:
        return False
    if _SAME.search(word) or any(word[i : i + 4] in _RUNS for i in range(len(word) - 3)):
        return word not in ("power", "powers", "property", "rewrite", "typewriter", "qwerty")
    if len(word) >= 5 and not _VOWELS.intersection(word[:2]) and word[:2] not in _ONSETS:
        return True
    vowels = sum(c in _VOWELS for c in word)
    return len(word) >= 5 and (vowels == 0 or bool(re.search(r"[^aeiouy]{6,}", word)))


def gibberish(text: str) -> bool:
    """Whether a text is keyboard noise: most of its longer words are runs of keys or have no vowels. ASCII only."""
    if not text or not text.isascii() or len(text) > _TOO_LONG or _CODE.search(text):
        return False
    words = _WORD.findall(text[:_ENOUGH].lower())
    if len(_ENGLISH.intersection(words)) >= 2:
        return False
    long = [w for w in words if len(w) >= 4]
    if not long:
        return False
    noisy = sum(1 for w in long if _noisy(w))
    return noisy >= 0.5 * len(long) and noisy >= (1 if len(words) <= 4 else 2)


def injected(text: str) -> bool:
    """Whether any paragraph of a turn tries to steer the interviewer or the grader."""
    return any(steers(paragraph.strip()) for paragraph in _BREAK.split(text))
