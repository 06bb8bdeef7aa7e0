"""A scripted candidate, played through a session on a virtual clock."""

from dataclasses import dataclass

from mockloop.round.clock import VirtualClock
from mockloop.round.engine import NoSuchStep
from mockloop.round.script import BadScript, Do, Entry, Say, Script, Write
from mockloop.session.live import INSTANT, Session

TAIL = 30.0
"""Seconds that a round goes on after the last turn of a script that ends before it."""


@dataclass(frozen=True, slots=True)
class Played:
    """`dropped` are the entries that came after the round's end."""

    dropped: tuple[Entry, ...]


def check_steps(script: Script, steps: tuple[str, ...], name: str) -> None:
    """Raises `BadScript` for a `goto` to a step that the playbook does not have."""
    for number, entry in enumerate(script.entries, 1):
        if isinstance(entry.act, Do) and entry.act.step is not None and entry.act.step not in steps:
            wrong = NoSuchStep(entry.act.step, steps)
            raise BadScript(name, entry.line, f"turns[{number}].do", str(wrong))


async def _until(session: Session, clock: VirtualClock, at: float) -> None:
    """Lets time pass up to the clock's reading `at`; what falls due before it happens, what falls due at it waits."""
    while (wait := session.next_due()) is not None:
        moment = clock.now() + max(0.0, wait)
        if moment >= at - INSTANT:
            break
        clock.advance(moment - clock.now())
        await session.tick()
    clock.advance(max(0.0, at - clock.now()))


async def _act(session: Session, act: Say | Do | Write) -> None:
    match act:
        case Say(text):
            await session.say(text)
        case Do(verb, step):
            await session.do(verb, step)
        case Write(pane, text, file, replace):
            await session.write(pane, text, replace, file)


async def play(session: Session, script: Script, clock: VirtualClock) -> Played:
    """Plays the entries at their moments and finishes a round that is not over 30 s after the last."""
    for number, entry in enumerate(script.entries):
        await _until(session, clock, entry.at)
        if session.state.ended is not None:
            return Played(script.entries[number:])
        await _act(session, entry.act)
    await _until(session, clock, clock.now() + TAIL)
    if session.state.ended is None:
        await session.do("finish")
    return Played(())
