"""Whether something was said: a pattern of the check language, held against the candidate's words since a turn."""

from collections.abc import Iterable

from mockloop.interviewer.room import Room
from mockloop.reading.matching import Scope, find
from mockloop.reading.pattern import BadPattern


def matches(pattern: str, room: Room, since: int = 0, scope: Scope = "passage") -> int:
    """At how many places turns from `since` on bear the pattern out. One that does not parse never holds."""
    try:
        compiled = room.vocabulary.pattern(pattern)
    except BadPattern:
        return 0
    text = room.reading.text
    if since > 0 and scope != "round":
        text = text.since(since)
    found = find(compiled, text, scope)
    return sum(any(text.turn_of(p.unit).utterance.turn >= since for p in match.places) for match in found)


def holds(pattern: str, room: Room, since: int = 0, scope: Scope = "passage") -> bool:
    """Whether the pattern is borne out by a turn from `since` on."""
    return matches(pattern, room, since, scope) > 0


def speaks_of(concepts: Iterable[str], room: Room, since: int = 0) -> bool:
    """Whether one of these concepts was named, denied or not, from turn `since` on."""
    turns = [t for t in room.reading.text.turns if t.utterance.turn >= since]
    return any(concept in turn.hits for concept in concepts for turn in turns)
