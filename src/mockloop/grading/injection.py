"""Paragraphs that speak to the grader, with the rest of their comment or fence and the order after a marker."""

import re
from collections.abc import Sequence

from mockloop.grading.blocks import Block, opens_fence
from mockloop.reading.folding import fold
from mockloop.reading.scramble import scrambled
from mockloop.reading.steering import is_marker, steers, talks_of_grading
from mockloop.reading.story_words import I_ACT

_BARE_LINE = re.compile(r"[\W_]*")


def injected_blocks(blocks: Sequence[Block]) -> list[int]:
    """The indices of the paragraphs of one turn to be withheld whole.

    What follows a steering paragraph goes with it where it speaks of this grading too; what stands before never does.
    """
    taken: set[int] = set()
    inside = ""
    for index, block in enumerate(blocks):
        if inside:
            taken.add(index)
            inside = "" if inside in block.text else inside
            continue
        after_one = index - 1 in taken
        if (steers(block.text) and not scrambled(block.text)) or (
            after_one and ((talks_of_grading(block.text) and not _tells(block.text)) or is_marker(block.text))
        ):
            taken.add(index)
            if "<!--" in block.text and "-->" not in block.text[block.text.rindex("<!--") :]:
                inside = "-->" if any("-->" in b.text for b in blocks[index + 1 :]) else ""
            elif opens_fence(block) and index + 1 < len(blocks) and opens_fence(blocks[index + 1]):
                taken.add(index + 1)
        elif after_one and _BARE_LINE.fullmatch(block.text):
            taken.add(index)
    return sorted(taken)


_TELLS = 25
"""Words of a paragraph that tells of something done, and is no order."""


def _tells(text: str) -> bool:
    """Whether a paragraph tells what somebody did: "I passed the audit" speaks of no grading."""
    return len(text.split()) >= _TELLS and I_ACT.search(fold(text)) is not None
