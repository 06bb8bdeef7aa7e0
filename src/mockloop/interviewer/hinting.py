"""Hints of a guided round: a rung of the ladder of the check that the step lacks most."""

from mockloop.content.check import Check
from mockloop.interviewer.move import Move
from mockloop.interviewer.redirecting import no_help
from mockloop.interviewer.room import Room
from mockloop.interviewer.words import wordings


def hint(room: Room) -> Move | None:
    """The hint that was asked for, aloud or by command; declined in an exam. None where none was asked for."""
    if room.occasion != "hint":
        wants = room.heard.manner.asks_hint or room.heard.manner.asks_answer
        if not wants:
            return None
        if not room.guided:
            return no_help(room)
    elif not room.guided:
        options = wordings(room, "redirect", "no_hint", room.words.lines("no_hint", room.persona))
        return Move("redirect", room.step, options or room.words.no_hint[:1])
    return _next(room)


def _next(room: Room) -> Move:
    for check in sorted(_open(room), key=lambda c: (not c.must, -c.weight)):
        given = [h.rung for h in room.state.hints if h.check == check.id]
        rung = max(given, default=0) + 1
        if rung <= len(check.hints):
            options = wordings(room, "hint", f"hint:{check.id}", check.hints[rung - 1 : rung])
            if options:
                return Move("hint", None, options, check.id, rung)
    options = wordings(room, "hint", "last_hint", room.words.last_hint)
    return Move("hint", None, options or room.words.last_hint[:1])


def _open(room: Room) -> list[Check]:
    """The checks of this step that are not met; of the whole round where this step has no hint."""
    unmet = [c for c in room.checks if c.id not in room.met and c.hints]
    return [c for c in unmet if c.step == room.step] or unmet
