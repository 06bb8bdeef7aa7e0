"""What the interviewer does next: the first rule that has something to say."""

from collections.abc import Callable

from mockloop.interviewer.absolutes import absolute
from mockloop.interviewer.answering import answer
from mockloop.interviewer.challenging import challenge, recall, vague, wrong_sum
from mockloop.interviewer.deepening import axis, changed, deepen, follow, sharper
from mockloop.interviewer.facts import has_row
from mockloop.interviewer.hinting import hint
from mockloop.interviewer.memory import last_spoken, open_probe
from mockloop.interviewer.missing import cost, missing, operations
from mockloop.interviewer.move import Move
from mockloop.interviewer.opening import change, closing, opening, silence, time
from mockloop.interviewer.redirecting import early, jumped, long, noise, orders
from mockloop.interviewer.room import Room
from mockloop.interviewer.why_not import why_not
from mockloop.interviewer.words import bag, draw
from mockloop.reading.tokens import stems_of

Rule = Callable[[Room], Move | None]

SHORT = 25
"""Words up to which an "I don't know" or a "let me think" is all that a turn says."""


def given_up(room: Room) -> Move | None:
    """ "I don't know" closes the probe, neutrally."""
    if not room.heard.manner.dont_know or room.heard.words > SHORT or open_probe(room) is None:
        return None
    return _nod(room, room.words.lines("drop", room.persona))


def thinking(room: Room) -> Move | None:
    """Somebody who asks for a moment gets it."""
    stems = stems_of(room.last.text)
    if room.heard.words > SHORT or not any(has_row(stems, stems_of(phrase)) for phrase in room.words.thinking):
        return None
    return _nod(room, room.words.wait)


def nod(room: Room) -> Move:
    """Nothing needs saying: go on, or, when they are through, all right."""
    if room.step == room.steps[-1] and room.heard.manner.moves_on:
        return _nod(room, room.words.done)
    return _nod(room, room.words.lines("nod", room.persona))


def _nod(room: Room, lines: tuple[str, ...]) -> Move:
    """One of a few words, not the same twice running."""
    before = last_spoken(room)
    said = bag(before.text) if before is not None else ()
    ranked = sorted(lines, key=lambda line: (bag(line) == said, draw(room, f"nod:{room.last.turn}", line)))
    return Move("acknowledge", None, tuple(ranked))


REPLIES: tuple[Rule, ...] = (
    orders,
    noise,
    hint,
    answer,
    long,
    jumped,
    early,
    challenge,
    why_not,
    given_up,
    thinking,
    vague,
    wrong_sum,
    recall,
    absolute,
    sharper,
    changed,
    cost,
    operations,
    missing,
    follow,
    deepen,
    axis,
)
"""In order: what is not about the design; their question; back to the plan; what was said that is wrong, unquestioned,
empty or at odds; what is missing; what lies deeper."""


def decide(room: Room) -> Move:
    """The interviewer's next turn. Pure: the same room gives the same move."""
    match room.occasion:
        case "open":
            return opening(room)
        case "nudge_time":
            return time(room)
        case "nudge_silence":
            return silence(room)
        case "change":
            return change(room)
        case "close":
            return closing(room)
        case "hint":
            return hint(room) or nod(room)
        case "reply":
            return next((move for rule in REPLIES if (move := rule(room)) is not None), None) or nod(room)
