"""The sheet for the day: a line for each likely question, with the story to tell and the sentence that must land."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mockloop.content.competency import Competencies
from mockloop.content.index import Item
from mockloop.practice.coverage import MOST_USES
from mockloop.practice.story_file import StoryFile
from mockloop.reading.story import read_story

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?")
_READY = {"ready": 0, "draft": 1}


@dataclass(frozen=True, slots=True)
class Line:
    """A question; `story` is "" where none fits that has not been given twice already."""

    question: str
    title: str
    story: str
    sentence: str


def sentence(story: StoryFile) -> str:
    """The sentence of the result that must land: one with a from → to, else one with a figure, else the first."""
    result = " ".join(story.section("result").split())
    said = [(m.start(), m.end(), m.group().strip()) for m in _SENTENCE.finditer(result) if m.group().strip()]
    read = read_story(result)
    for pieces in (read.changes, read.figures):
        for start, end, words in said:
            if any(start <= piece.start < end for piece in pieces):
                return words
    return said[0][2] if said else ""


def day_sheet(stories: Sequence[StoryFile], questions: Sequence[Item], competencies: Competencies) -> tuple[Line, ...]:
    """A line for each question that asks for a story, in their order.

    No story stands on it a third time; those that are ready go first.

    The pairs that fit best are taken first: what a story shows best with the question that asks for it first. Of the
    likeliest questions (tier 1) each has a line; another has one where a story is left for it, so that it stays a page.
    """
    questions = [question for question in questions if question.answer in ("", "story")]
    by_id = {story.id: story for story in stories if story.status != "retired"}
    serves = {id_: competencies.served_by(story.shown) for id_, story in by_id.items()}
    pairs = [
        (_rank(story, question), question.id, id_)
        for question in questions
        for id_, story in by_id.items()
        if serves[id_].intersection(question.competencies)
    ]
    uses: Counter[str] = Counter()
    given: dict[str, str] = {}
    for _, question_id, id_ in sorted(pairs):
        if question_id not in given and uses[id_] < MOST_USES:
            given[question_id] = id_
            uses[id_] += 1
    out = []
    for question in questions:
        story = given.get(question.id, "")
        if story or question.tier in (None, 1):
            out.append(Line(question.id, question.title, story, sentence(by_id[story]) if story else ""))
    return tuple(out)


def _rank(story: StoryFile, question: Item) -> tuple[int, int, int]:
    """Least is best: that which the question asks for first, ready before draft, likely questions before others."""
    first = next((n for n, id_ in enumerate(question.competencies) if id_ in story.shown), len(question.competencies))
    return (first, _READY[story.status], question.tier or 1)
