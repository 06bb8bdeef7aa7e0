"""What a story lacks most, as a bar raiser would hear it: the aims that are still worth asking for, in order."""

from collections.abc import Iterator

from mockloop.interviewer.hall import Hall

_MANY_WE = 2
_FEW_DEEDS = 2
_TURNS = ("but", "however", "although", "though", "despite")
"""Words that turn a sentence, and name no resistance by themselves."""
_FEW_FACTS = 3
"""Figures and names together, below which a story could be anybody's."""


def thin(hall: Hall) -> Iterator[str]:
    """The aims that the story of now leaves open, in the order in which they are asked for."""
    story = hall.story
    if hall.prompt.answer != "story":
        yield from ("answer", "specificity", "answer")
        return
    deeds, ours = len(story.actions), len(story.ours)
    if (ours >= _MANY_WE and deeds * 3 <= ours) or (deeds == 0 and story.we > story.i):
        yield "ownership"
    if deeds + ours == 0:
        yield "action"
    if not story.results and not story.changes:
        yield "result"
    elif not _measured(hall):
        yield "measure"
    if not story.reflection:
        yield "reflection"
    if deeds < _FEW_DEEDS:
        yield "action"
    if not story.alternatives:
        yield "alternative"
    if all(p.text.lower() in _TURNS for p in story.tension):
        yield "disagreed"
    if not hall.reading.text.names("@cost"):
        yield "cost"
    if len(story.figures) + len(story.names) < _FEW_FACTS:
        yield "specificity"
    if story.shares["situation"] == 0:
        yield "situation"
    yield from ("alternative", "cost", "disagreed", "specificity")


def _measured(hall: Hall) -> bool:
    """Whether the outcome is carried by a figure or by what it changed from and to."""
    story = hall.story
    if story.changes:
        return True
    results = [c for c in story.clauses if c.part == "result"]
    return any(c.start <= f.start < c.end for f in story.figures for c in results)


def heard_enough(hall: Hall) -> bool:
    """Whether action, result and reflection have been heard: deeds of one's own, an outcome that one can picture."""
    story = hall.story
    return bool(story.actions) and bool(story.reflection) and not story.mostly_we and _measured(hall)
