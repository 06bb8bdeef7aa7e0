"""The question's own words, pasted."""

import re
from functools import lru_cache

from mockloop.grading.blocks import Block, words

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
GRAM = 5


def grams(said: list[str], size: int = GRAM) -> set[tuple[str, ...]]:
    """All runs of `size` words."""
    return {tuple(said[i : i + size]) for i in range(len(said) - size + 1)}


@lru_cache(maxsize=64)
def _asked(prompt: str) -> tuple[list[str], set[tuple[str, ...]]]:
    """The prompt's words, and its runs of them, also over its end into its beginning."""
    asked = words(prompt)
    return asked, grams(asked * 2)


def copied_spans(block: Block, prompt: str) -> list[tuple[int, int]]:
    """The spans (in the turn) of a paragraph that are the prompt said again: four fifths of their five-word runs."""
    asked, known = _asked(prompt)
    if len(asked) < GRAM:
        if block.text.startswith("#"):
            return []
        whole = words(block.text)
        times = len(whole) // len(asked) if asked else 0
        return [(block.start, block.end)] if times and whole == asked * times else []
    whole = words(block.text)
    if known.isdisjoint(zip(whole, whole[1:], whole[2:], whole[3:], whole[4:], strict=False)):
        return []
    if _share(whole, known) >= 0.6:
        return [(block.start, block.end)]
    spans = []
    for sentence in _SENTENCE.finditer(block.text):
        said = words(sentence[0])
        if len(said) >= GRAM + 2 and _share(said, known) >= 0.8:
            spans.append((block.start + sentence.start(), block.start + sentence.end()))
    return spans


def _share(said: list[str], known: set[tuple[str, ...]]) -> float:
    runs = [tuple(said[i : i + GRAM]) for i in range(len(said) - GRAM + 1)]
    return sum(1 for run in runs if run in known) / len(runs) if runs else 0.0
