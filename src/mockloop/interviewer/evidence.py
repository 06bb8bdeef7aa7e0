"""Whether something was said: a pattern of the check language, held against the candidate's words since a turn."""

from collections.abc import Iterable

from mockloop.interviewer.room import Room
from mockloop.reading.matching import Scope, find
from mockloop.reading.pattern import BadPattern


def holds(pattern: str, room: Room, since: int = 0, scope: Scope = "passage") -> bool:
    """Whether the pattern is borne out by a turn from `since` on. A pattern that does not parse never is."""
    try:
        compiled = room.vocabulary.pattern(pattern)
    except BadPattern:
        return False
    text = room.reading.text
    return any(
        text.turn_of(place.unit).utterance.turn >= since for m in find(compiled, text, scope) for place in m.places
    )


def speaks_of(concepts: Iterable[str], room: Room, since: int = 0) -> bool:
    """Whether one of these concepts was named, denied or not, from turn `since` on."""
    turns = [t for t in room.reading.text.turns if t.utterance.turn >= since]
    return any(concept in turn.hits for concept in concepts for turn in turns)
