"""To what is wrong or does not fit: a misconception, a sum, an earlier word of theirs, an empty phrase."""

import re

from mockloop.interviewer.blanks import clip
from mockloop.interviewer.facts import content
from mockloop.interviewer.memory import pending_claims, targets
from mockloop.interviewer.move import Move
from mockloop.interviewer.room import Room
from mockloop.interviewer.words import wordings

ABSOLUTES = 3
"""How often in a round somebody is asked where "always" ends."""
VAGUE_PER_ID = 2
"""How often the same empty phrase is taken up in a round."""
_SAID_BACK = 12
_STILL_FRAMING = ("requirements", "estimation", "api")
_ABSOLUTE = re.compile(
    r"\b(?:always|never|infinite(?:ly)?|unlimited|guarantee[sd]?|impossible|no matter (?:what|how)|for free|under any"
    r"|can(?:'t|not) (?:ever|fail|go down|be lost)|zero (?:downtime|loss|lag)|no (?:downsides?|limits?|risks?))\b",
    re.I,
)
_MEANT = re.compile(
    r"\b(?:must|should|shall|ha(?:s|ve) to|needs? to|wants?|would like|require\w*|to"
    r"|if|unless|assum\w+|not|isn't|doesn't|nothing is|promise\w*|because|since|almost|nearly|even|who|so)\b[^.;]*$",
    re.I,
)
_BUT = re.compile(r"^[^.;]*\b(?:unless|until|except|as long as|only (?:if|when|within)|provided)\b", re.I)
_JOINT = re.compile(r"^(?:(?:and|but|so|since|because|as|then|well|okay|also|plus|which means|that)\b[ ,]*)+", re.I)
_CLAUSE = re.compile(r"(?:[,;:.]|\s-)\s+|\s(?:because|since|so that|which means|and that means)\s", re.I)


def challenge(room: Room) -> Move | None:
    """A question that makes the candidate find the hole in a statement, with their own words before it; once each."""
    for claim in pending_claims(room):
        slots = {"said": gist(claim.text, f"{claim.id.replace('-', ' ')} {claim.why}")}
        key = f"challenge:{claim.id}"
        plain = wordings(room, "challenge", key, claim.asks)
        framed = [
            f"{frame} {ask}" for ask in plain for frame in room.words.quoted if not (frame[-1] == ":" and ":" in ask)
        ]
        options = wordings(room, "challenge", key, framed, slots)
        options = (*options, *plain) or wordings(room, "challenge", key, room.words.holds, slots)
        if options:
            return Move("challenge", claim.id, options)
    return None


def gist(text: str, about: str) -> str:
    """The clause of a sentence that is most about something, short enough to be said back."""
    wanted = content(about)
    clauses = [c for c in _CLAUSE.split(text) if len(c.split()) > 2] or [text]
    best = max(clauses, key=lambda c: len(content(c) & wanted))
    return clip(_JOINT.sub("", best.strip()), _SAID_BACK)


def vague(room: Room) -> Move | None:
    """Asks for the number, the name or the mechanism behind an empty phrase of this turn."""
    for empty in room.heard.vague:
        taken = sum(1 for turn in room.said[:-1] for v in room.read(turn.turn).vague if v.id == empty.id)
        if taken >= VAGUE_PER_ID:
            continue
        own = next((rule.asks for rule in room.vocabulary.vague if rule.id == empty.id), ())
        slots = {"said": clip(empty.text, _SAID_BACK)}
        for lines in (own, room.words.vague):
            options = wordings(room, "follow_up", f"vague:{empty.id}", lines, slots)
            if options:
                return Move("follow_up", None, options)
    return None


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
            subject = any(text.find(clause) <= at < found.start() for at in named)
            before = text[max(0, found.start() - 60) : found.start()]
            if not subject or _MEANT.search(before) or _BUT.search(text[found.end() :]):
                continue
            slots = {"said": clip(_JOINT.sub("", clause.strip()), _SAID_BACK)}
            options = wordings(room, "follow_up", f"absolute:{room.last.turn}", room.words.holds, slots)
            if options:
                return Move("follow_up", None, options)
    return None


def _is_limit(text: str, room: Room) -> bool:
    """Whether a turn was one of the questions for a limit."""
    ends = [line.rsplit("}", 1)[-1] for line in room.words.holds]
    return any(len(end) > 1 and text.endswith(end) for end in ends)


def _pieces(text: str) -> list[str]:
    return [*_CLAUSE.split(text), text]


def wrong_sum(room: Room) -> Move | None:
    """Asks once more for an arithmetic that does not come out."""
    for done in room.heard.sums:
        if done.ok:
            continue
        options = wordings(room, "follow_up", "sum", room.words.sum, {"said": clip(done.text, 2 * _SAID_BACK)})
        if options:
            return Move("follow_up", None, options)
    return None


def recall(room: Room) -> Move | None:
    """Holds the candidate to an earlier word that this turn does not fit."""
    done = targets(room, "recall")
    for conflict in room.reading.ledger.conflicts:
        if conflict.later.turn != room.last.turn or conflict.commitment in done:
            continue
        slots = {"earlier": clip(conflict.earlier_text, _SAID_BACK), "later": clip(conflict.later_text, _SAID_BACK)}
        key = f"recall:{conflict.commitment}"
        options = wordings(room, "recall", key, conflict.asks, slots)
        options = options or wordings(room, "recall", key, room.words.recall, slots)
        if options:
            return Move("recall", conflict.commitment, options)
    return None
