"""What the clock of a round makes the interviewer say: the opening, time, silence, the change, the close."""

from mockloop.interviewer.move import Move
from mockloop.interviewer.room import Room
from mockloop.interviewer.words import draw, wordings


def opening(room: Room) -> Move:
    """The question as it is put, and how to begin where it does not say so itself."""
    if room.question.prompt.rstrip().endswith("?"):
        return Move("open", None, (room.question.prompt,))
    begin = sorted(room.words.lines("begin", room.persona), key=lambda line: draw(room, "begin", line))
    return Move("open", None, tuple(f"{room.question.prompt} {line}" for line in begin))


def time(room: Room) -> Move:
    """A step's box is over: the playbook's words for it, in their order."""
    step = next((s for s in room.playbook.steps if s.id == room.step), None)
    said = {turn.text for turn in room.spoken}
    left = tuple(line for line in step.overrun if line not in said) if step is not None else ()
    title = step.title.lower() if step is not None else room.step
    left = left or wordings(room, "nudge_time", "time", room.words.time, {"step": title})
    return Move("nudge_time", None, left or (f"Time is up for {title}.",))


def silence(room: Room) -> Move:
    """A long silence is broken, once."""
    options = wordings(room, "nudge_silence", f"silence:{room.step}", room.words.lines("silence", room.persona))
    return Move("nudge_silence", None, options or room.words.silence[:1])


def change(room: Room) -> Move:
    """The requirement change that is due."""
    changes = room.question.changes
    due = next((c for c in changes if c.id == room.change), changes[room.seed % len(changes)])
    return Move("change", due.id, (due.say,))


def closing(room: Room) -> Move:
    """The end: time is up, or they have finished."""
    up = any(call.scope == "round" for call in room.state.calls)
    family = "time_up" if up else "finished"
    lines = sorted(room.words.lines(family, room.persona), key=lambda line: draw(room, "close", line))
    return Move("close", None, tuple(lines))
