"""To what is said as if it had no limit."""

import re

from mockloop.interviewer.blanks import clip
from mockloop.interviewer.challenging import CLAUSE, JOINT, SAID_BACK
from mockloop.interviewer.move import Move
from mockloop.interviewer.room import Room
from mockloop.interviewer.words import wordings

ABSOLUTES = 3
"""How often in a round somebody is asked where "always" ends."""
_STILL_FRAMING = ("requirements", "estimation", "api")
_ABSOLUTE = re.compile(
    r"\b(?:always|never|infinite(?:ly)?|unlimited|guarantee[sd]?|impossible|no matter (?:what|how)|for free|under any"
    r"|can(?:'t|not) (?:ever|be|have|happen|fail|go down)|anywhere|zero (?:downtime|loss|lag)"
    r"|no (?:downsides?|limits?|risks?))\b",
    re.I,
)
_NAME = re.compile(r"\b\d?[A-Z]{2,}\b")
"""A short name that the vocabulary does not know: "2PC"."""
_MEANT = re.compile(
    r"\b(?:must|should|shall|ha(?:s|ve) to|needs? to|wants?|would like|require\w*|to"
    r"|if|unless|assum\w+|not|isn't|doesn't|nothing is|promise\w*|because|since"
    r"|almost|nearly|even|who|so (?:that|we|i))\b[^.;]*$",
    re.I,
)
_BUT = re.compile(r"^[^.;]*\b(?:unless|until|except|as long as|only (?:if|when|within)|provided)\b", re.I)


def absolute(room: Room) -> Move | None:
    """Asks for the limit of something said as if it had none: "a replica is always up to date". A few times a round.

    A requirement ("must never be lost"), a purpose ("so that we never") and a condition ("never, unless") are none.
    """
    if room.step in _STILL_FRAMING:
        return None
    said = [turn for turn in room.spoken if turn.intent == "follow_up" and _is_limit(turn.text, room)]
    if len(said) >= ABSOLUTES:
        return None
    turn = room.reading.text.turns[-1]
    for unit in turn.units:
        text = turn.utterance.text[unit.unit.start : unit.unit.end]
        named = [m.start - unit.unit.start for m in turn.mentions if m.unit == unit.unit.index and not m.denied]
        for found in _ABSOLUTE.finditer(text) if not text.rstrip().endswith("?") else ():
            clause = next(c for c in _pieces(text) if found.group() in c)
            subject = any(at < found.start() for at in named) or _NAME.search(clause.partition(found.group())[0])
            before = text[max(0, found.start() - 60) : found.start()]
            if not subject or _MEANT.search(before) or _BUT.search(text[found.end() :]):
                continue
            slots = {"said": clip(JOINT.sub("", clause.strip()), SAID_BACK)}
            options = wordings(room, "follow_up", f"absolute:{room.last.turn}", room.words.holds, slots)
            if options:
                return Move("follow_up", None, options)
    return None


def _is_limit(text: str, room: Room) -> bool:
    """Whether a turn was one of the questions for a limit."""
    ends = [line.rsplit("}", 1)[-1] for line in room.words.holds]
    return any(len(end) > 1 and text.endswith(end) for end in ends)


def _pieces(text: str) -> list[str]:
    return [*CLAUSE.split(text), text]
