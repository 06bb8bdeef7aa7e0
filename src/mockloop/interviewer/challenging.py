"""To what is wrong or does not fit: a misconception, a sum, an earlier word of theirs, an empty phrase."""

import re

from mockloop.interviewer.blanks import clip
from mockloop.interviewer.facts import has_row
from mockloop.interviewer.memory import pending_claims, targets
from mockloop.interviewer.move import Move
from mockloop.interviewer.room import Room
from mockloop.interviewer.words import wordings
from mockloop.reading.matching import find
from mockloop.reading.tokens import stems_of
from mockloop.reading.values import ClaimMade

VAGUE_PER_ID = 2
"""How often the same empty phrase is taken up in a round."""
SAID_BACK = 12
JOINT = re.compile(r"^(?:(?:and|but|so|since|because|as|then|well|okay|also|plus|which means|that)\b[ ,]*)+", re.I)
CLAUSE = re.compile(r"(?:[,;:.]|\s-)\s+|\s(?:because|since|so that|which means|and that means)\s", re.I)


def challenge(room: Room) -> Move | None:
    """A question that makes the candidate find the hole in a statement, with their own words before it; once each."""
    for claim in pending_claims(room):
        slots = {"said": gist(claim, room)}
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


def _framed(asks: tuple[str, ...], room: Room) -> list[str]:
    """Questions with the candidate's own words before them, in every frame that goes with them."""
    frames = [(frame, ask) for ask in asks for frame in room.words.quoted if ":" not in ask or frame[-1] != ":"]
    return [f"{frame} {ask}" for frame, ask in frames if "“" not in ask]


def _clause_with(text: str, phrases: tuple[str, ...]) -> str:
    """The clause of a sentence in which one of these phrases stands, fit to be said back."""
    rows = [stems_of(phrase) for phrase in phrases]
    clause = next((c for c in CLAUSE.split(text) if any(has_row(stems_of(c), row) for row in rows)), text)
    return clip(JOINT.sub("", clause.strip()), SAID_BACK)


def gist(claim: ClaimMade, room: Room) -> str:
    """The clause of a claim's sentence that states it, short enough to be said back."""
    known = next((k for k in room.vocabulary.claims(claim.card) if k.id == claim.id), None)
    matches = find(known.when, room.reading.text, "sentence") if known is not None else ()
    turns = room.reading.text.turn_of
    marks = [p.start for m in matches for p in m.places if turns(p.unit).utterance.turn == claim.span.turn]
    best, most, at = claim.text, 0, claim.span.start
    for clause in CLAUSE.split(claim.text):
        start = claim.span.start + claim.text.find(clause, at - claim.span.start)
        at = start + len(clause)
        inside = sum(start <= mark < at for mark in marks)
        if inside >= max(most, 1) and len(clause.split()) > 2:
            best, most = clause, inside
    return clip(JOINT.sub("", best.strip()), SAID_BACK)


def vague(room: Room) -> Move | None:
    """Asks for the number, the name or the mechanism behind an empty phrase of this turn."""
    for empty in room.heard.vague:
        taken = sum(1 for turn in room.said[:-1] for v in room.read(turn.turn).vague if v.id == empty.id)
        if taken >= VAGUE_PER_ID:
            continue
        own = next((rule.asks for rule in room.vocabulary.vague if rule.id == empty.id), ())
        phrases = next((rule.says for rule in room.vocabulary.vague if rule.id == empty.id), ())
        slots = {"said": _clause_with(empty.text, phrases)}
        for lines in (own, room.words.vague):
            key = f"vague:{empty.id}"
            plain = wordings(room, "follow_up", key, lines, slots)
            options = (*wordings(room, "follow_up", key, _framed(plain, room), slots), *plain)
            if options:
                return Move("follow_up", None, options)
    return None


def wrong_sum(room: Room) -> Move | None:
    """Asks once more for an arithmetic that does not come out."""
    for done in room.heard.sums:
        if done.ok:
            continue
        options = wordings(room, "follow_up", "sum", room.words.sum, {"said": clip(done.text, 2 * SAID_BACK)})
        if options:
            return Move("follow_up", None, options)
    return None


def recall(room: Room) -> Move | None:
    """Holds the candidate to an earlier word that this turn does not fit."""
    done = targets(room, "recall")
    for conflict in room.reading.ledger.conflicts:
        if conflict.later.turn != room.last.turn or conflict.commitment in done:
            continue
        slots = {"earlier": clip(conflict.earlier_text, SAID_BACK), "later": clip(conflict.later_text, SAID_BACK)}
        key = f"recall:{conflict.commitment}"
        options = wordings(room, "recall", key, conflict.asks, slots)
        options = options or wordings(room, "recall", key, room.words.recall, slots)
        if options:
            return Move("recall", conflict.commitment, options)
    return None
