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

    Questions with the fewest stories choose first, so that the only story for one is not spent on another.
    """
    questions = [question for question in questions if question.answer in ("", "story")]
    live = [story for story in stories if story.status != "retired"]
    serves = {story.id: competencies.served_by(story.shown) for story in live}
    by_id = {story.id: story for story in live}
    fits = {q.id: [s.id for s in live if serves[s.id].intersection(q.competencies)] for q in questions}
    uses: Counter[str] = Counter()
    given: dict[str, str] = {}
    for question in sorted(questions, key=lambda q: (len(fits[q.id]), q.id)):
        free = [id_ for id_ in fits[question.id] if uses[id_] < MOST_USES]
        if free:
            best = min(free, key=lambda id_: _rank(by_id[id_], question, uses[id_]))
            given[question.id] = best
            uses[best] += 1
    out = []
    for question in questions:
        story = given.get(question.id, "")
        out.append(Line(question.id, question.title, story, sentence(by_id[story]) if story else ""))
    return tuple(out)


def _rank(story: StoryFile, question: Item, used: int) -> tuple[int, int, int, str]:
    """Least is best: that which the question asks for first, told least, ready before draft."""
    first = next((n for n, id_ in enumerate(question.competencies) if id_ in story.shown), len(question.competencies))
    return (_READY[story.status], first, used, story.id)
