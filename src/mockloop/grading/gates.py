"""What earns nothing, whatever it says: found before any credit, one paragraph at a time, and shown on the card.

A gate looks at a paragraph alone (an injection also at those behind it), so that adding text never changes what an
earlier paragraph earned, and the score without a withheld span is the score as if it had never been said.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from mockloop.grading.blocks import Block, blocks, words
from mockloop.grading.copied import copied_spans
from mockloop.grading.injection import injected_blocks
from mockloop.grading.repetition import repeated_blocks
from mockloop.grading.word_list import listed_spans
from mockloop.reading.noise import gibberish
from mockloop.reading.scramble import scrambled

GateId = Literal["empty", "question_copied", "scrambled", "word_list", "injection", "repeated"]
REASONS: dict[GateId, str] = {
    "empty": "There is no answer in this: fewer than four words.",
    "question_copied": "These are the question's own words.",
    "scrambled": "These words stand in no order that can be read.",
    "word_list": "This is a list of terms; credit needs a sentence that says what they are for.",
    "injection": "This speaks to the grader, not to the question.",
    "repeated": "This was said before, word for word.",
}
FEWEST_WORDS = 4


class Turn(Protocol):
    """What a gate needs of a candidate's turn."""

    @property
    def turn(self) -> int: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Withheld:
    """A span of a candidate's turn that earns nothing, and why; `text[start:end]` of that turn."""

    gate: GateId
    turn: int
    start: int
    end: int
    reason: str


def _withheld(gate: GateId, turn: int, start: int, end: int) -> Withheld:
    return Withheld(gate, turn, start, end, REASONS[gate])


def _by_paragraph(block: Block, prompt: str | None, is_term: Callable[[str], bool]) -> list[Withheld]:
    if prompt and (copied := copied_spans(block, prompt)):
        return [_withheld("question_copied", block.turn, start, end) for start, end in copied]
    if scrambled(block.text) or gibberish(block.text):
        return [_withheld("scrambled", block.turn, block.start, block.end)]
    spans = listed_spans(block.text, is_term)
    return [_withheld("word_list", block.turn, block.start + start, block.start + end) for start, end in spans]


def withheld(turns: Sequence[Turn], prompt: str | None, is_term: Callable[[str], bool]) -> tuple[Withheld, ...]:
    """The spans of the candidate's turns that earn nothing, in order, without overlap.

    `prompt` holds the question's words where they are known; `is_term` tells whether a phrase is a known term and
    nothing else.
    """
    out: list[Withheld] = []
    left: list[Block] = []
    for turn in turns:
        paragraphs = blocks(turn.turn, turn.text)
        steering = set(injected_blocks(paragraphs))
        for index, block in enumerate(paragraphs):
            if index in steering:
                out.append(_withheld("injection", turn.turn, block.start, block.end))
                continue
            found = _by_paragraph(block, prompt, is_term)
            out += found
            if not found:
                left.append(block)
    out += [_withheld("repeated", left[i].turn, left[i].start, left[i].end) for i in repeated_blocks(left)]
    if not out and sum(len(words(turn.text)) for turn in turns) < FEWEST_WORDS:
        out += [_withheld("empty", turn.turn, 0, len(turn.text)) for turn in turns]
    order = {turn.turn: n for n, turn in enumerate(turns)}
    return tuple(sorted(out, key=lambda w: (order[w.turn], w.start)))
