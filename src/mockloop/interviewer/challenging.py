"""To what is wrong or does not fit: a misconception, a sum, an earlier word of theirs, an empty phrase."""

from mockloop.interviewer.blanks import clip
from mockloop.interviewer.memory import pending_claims, targets
from mockloop.interviewer.move import Move
from mockloop.interviewer.room import Room
from mockloop.interviewer.words import wordings

VAGUE_PER_ID = 2
"""How often the same empty phrase is taken up in a round."""
_SAID_BACK = 12


def challenge(room: Room) -> Move | None:
    """A question that makes the candidate find the hole in a statement; each statement once."""
    for claim in pending_claims(room):
        options = wordings(room, "challenge", f"challenge:{claim.id}", claim.asks)
        if not options:
            slots = {"said": clip(claim.text, _SAID_BACK)}
            options = wordings(room, "challenge", f"challenge:{claim.id}", room.words.holds, slots)
        if options:
            return Move("challenge", claim.id, options)
    return None


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
