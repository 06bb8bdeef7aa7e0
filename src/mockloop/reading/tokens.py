"""Words of a folded text, with their stems and places."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from mockloop.reading.folding import fold
from mockloop.reading.stemming import stem

WORD = re.compile(r"c\*(?!\*)|[^\W_]+(?:'[^\W_]+)?|(?<=\d)%")
_PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel tuples, one entry a word."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)


_VERBS = frozenset(("get", "post", "put", "patch", "delete"))
_PATH = re.compile(r" +(?:/|slash )")


def _stem_at(word: str, end: int, folded: str, given: str) -> str:
    """The stem; an HTTP verb (in capitals, or before a path) is a word of its own: "POST /links" posts no letter."""
    if word in _VERBS and (given.isupper() or _PATH.match(folded, end)):
        return f"http-{word}"
    return stem(word)


def tokenise(folded: str, text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The words of `folded[start:end]`, with offsets into the whole; `text` is the same as given, in its own case."""
    words, stems, starts, ends = [], [], [], []
    for m in WORD.finditer(folded, start, len(folded) if end is None else end):
        word, a, b = m.group(), m.start(), m.end()
        if word == "%":
            word = _PERCENT
        words.append(word)
        stems.append(_stem_at(word, b, folded, text[a:b]) if word in _VERBS else stem(word))
        starts.append(a)
        ends.append(b)
    return Tokens(tuple(words), tuple(stems), tuple(starts), tuple(ends))


def apart(tokens: Tokens, parts: Callable[[str], tuple[str, ...]]) -> Tokens:
    """The tokens with run-together names taken apart, as code writes them."""
    words, stems, starts, ends = [], [], [], []
    for word, root, start, end in zip(tokens.words, tokens.stems, tokens.starts, tokens.ends, strict=True):
        pieces = parts(word)
        if len(pieces) == 1:
            words.append(word)
            stems.append(root)
            starts.append(start)
            ends.append(end)
            continue
        at = start
        for piece in pieces:
            words.append(piece)
            stems.append(stem(piece))
            starts.append(at)
            at += len(piece)
            ends.append(at)
    return Tokens(tuple(words), tuple(stems), tuple(starts), tuple(ends))


@lru_cache(maxsize=32768)
def stems_of(phrase: str) -> tuple[str, ...]:
    """The stems of a phrase of the vocabulary, written as people write it; HTTP verbs in capitals."""
    return tokenise(fold(phrase), phrase).stems
