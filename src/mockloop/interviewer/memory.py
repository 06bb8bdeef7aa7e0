"""What the interviewer remembers: what it asked, what became of it, and what it let pass when it was said."""

from dataclasses import dataclass

from mockloop.interviewer.evidence import holds
from mockloop.interviewer.room import Room
from mockloop.interviewer.words import PROBES
from mockloop.reading.reader import TurnReading
from mockloop.reading.values import ChoiceMade, ClaimMade
from mockloop.round.events import Intent, Said

PENDING_TURNS = 3
"""Candidate turns for which a claim or a choice that was passed over may still be taken up."""
EVASIVE_WORDS = 9
"""A reply of fewer words, with no figure and nothing named, has not answered a probe."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A probe that was put, and the candidate's next turn after it (None: not yet)."""

    intent: Intent
    target: str | None
    text: str
    turn: int
    reply: Said | None


def asked(room: Room) -> tuple[Asked, ...]:
    """All probes so far, in order."""
    out = []
    turns = room.state.turns
    for at, turn in enumerate(turns):
        if turn.speaker == "interviewer" and turn.intent in PROBES:
            reply = next((t for t in turns[at + 1 :] if t.speaker == "candidate"), None)
            out.append(Asked(turn.intent, turn.target, turn.text, turn.turn, reply))
    return tuple(out)


def targets(room: Room, *intents: Intent) -> frozenset[str]:
    """What was aimed at so far with any of these intents."""
    return frozenset(t.target for t in room.spoken if t.intent in intents and t.target is not None)


def last_spoken(room: Room) -> Said | None:
    """The interviewer's turn before the one that is due, the clock's left out."""
    clock = ("nudge_time", "nudge_silence", "change")
    return next((turn for turn in reversed(room.spoken) if turn.intent not in clock), None)


def open_probe(room: Room) -> Asked | None:
    """The probe to which the candidate's last turn replies."""
    before = last_spoken(room)
    if before is None or before.intent not in PROBES:
        return None
    return next((probe for probe in reversed(asked(room)) if probe.turn == before.turn), None)


def complained(room: Room, target: str | None) -> bool:
    """Whether the candidate said that the probe for this was already answered."""
    return any(c.target == target for c in room.state.covered)


def evaded(probe: Asked, room: Room) -> bool:
    """Whether the reply to a probe went past it: too short to hold an answer, and nothing named or counted."""
    if probe.reply is None or complained(room, probe.target):
        return False
    heard = room.read(probe.reply.turn)
    if _excused(heard):
        return False
    if probe.intent == "why_not" and probe.target is not None:
        return not defended(probe.target, room, probe.reply.turn)
    if probe.intent == "probe_missing":
        return probe.target not in room.met and heard.words < 2 * EVASIVE_WORDS
    return heard.words < EVASIVE_WORDS and not heard.concepts and not heard.quantities


def _excused(heard: TurnReading) -> bool:
    """A turn that is no attempt at an answer, and no evasion either."""
    asks = heard.manner.asks_hint or heard.manner.asks_answer or bool(heard.asked)
    return heard.manner.dont_know or heard.gibberish or heard.injection or asks


def defended(card: str, room: Room, turn: int) -> bool:
    """Whether a turn says something for a choice: a reason, a comparison, a figure, or what its card would hear."""
    heard = room.read(turn)
    if heard.words < EVASIVE_WORDS:
        return False
    known = room.cards.get(card)
    if known is not None and any(holds(w.needs, room, turn) for w in known.why_not):
        return True
    argued = holds("@reason | @contrast | @price | @condition", room, turn, "sentence")
    return argued or bool(heard.quantities) or heard.words >= 2 * EVASIVE_WORDS


def recent(room: Room) -> tuple[int, ...]:
    """The numbers of the candidate's last few turns, the newest first."""
    return tuple(turn.turn for turn in reversed(room.said[-PENDING_TURNS:]))


def pending_claims(room: Room) -> tuple[ClaimMade, ...]:
    """Misconceptions of the last few turns that were not taken up, the newest turn's first."""
    done = targets(room, "challenge")
    return tuple(c for n in recent(room) for c in room.read(n).claims if c.id not in done)


def pending_choices(room: Room) -> tuple[ChoiceMade, ...]:
    """Choices that nobody has questioned: of this turn, or of one whose reply had to be about something else.

    A choice that was passed over in favour of another of the same turn has had its chance; one that has been
    defended with a reason and an alternative needs no question.
    """
    done = targets(room, "why_not")
    turns = [n for n in recent(room) if n == room.last.turn or _preempted(room, n)]
    return tuple(c for n in turns for c in room.read(n).choices if c.card not in done)


def _preempted(room: Room, number: int) -> bool:
    """Whether the reply to a turn was about something that had to come first."""
    reply = next(
        (t for t in room.spoken if t.turn > number and t.intent not in ("nudge_time", "nudge_silence", "change")), None
    )
    return reply is not None and reply.intent in ("answer", "challenge", "redirect", "recall", "hint")
