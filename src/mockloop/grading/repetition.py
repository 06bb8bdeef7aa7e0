"""Paragraphs that were said before, word for word."""

from collections.abc import Sequence

from mockloop.grading.blocks import Block, words

MIN_WORDS = 8
SHARE = 0.25


def repeated_blocks(blocks: Sequence[Block]) -> list[int]:
    """The paragraphs that repeat an earlier one, where they are a quarter of all the words; the first telling stays."""
    seen: set[tuple[str, ...]] = set()
    out, total, again = [], 0, 0
    for index, block in enumerate(blocks):
        said = tuple(words(block.text))
        total += len(said)
        if len(said) >= MIN_WORDS and said in seen:
            out.append(index)
            again += len(said)
        seen.add(said)
    return out if again >= SHARE * total else []
