"""A scripted candidate through the same engine, headless, on a virtual clock."""

import asyncio
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mockloop.cli.options import (
    backend_of,
    grader_of,
    library,
    opener,
    places,
    settings,
    with_grader,
    with_json,
    with_round,
)
from mockloop.cli.plain import note, print_line
from mockloop.cli.refusal import DONE, Refusal

if TYPE_CHECKING:
    from mockloop.round.script import Script
    from mockloop.session.live import Session

LARGEST = 20_000_000
"""Bytes of a script: a hundred times the longest round."""


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("script", metavar="SCRIPT", help="a YAML file, - for standard input")
    with_round(parser)
    with_grader(parser)
    with_json(parser, "the round's events as JSON lines")
    parser.add_argument("--save", action="store_true", help="keep the round in the history")
    parser.add_argument("--grade", action="store_true", help="add the scorecard as a last event")


def _script(name: str) -> "Script":
    from mockloop.cli.reading import read_text
    from mockloop.round.script import parse

    return parse(read_text(name, LARGEST), "standard input" if name == "-" else str(Path(name)))


def run(options: Namespace) -> int:
    script = _script(options.script)
    backend = backend_of(options, script.backend)
    if options.grade:
        grader_of(options)
    return asyncio.run(_play(options, script, backend))


async def _play(options: Namespace, script: "Script", backend: str) -> int:
    import time

    from mockloop.cli.told import Teller
    from mockloop.history.store import History
    from mockloop.round.clock import VirtualClock
    from mockloop.round.events import Event, to_json
    from mockloop.session.desk import Desk, lay
    from mockloop.session.live import Session
    from mockloop.session.player import check_steps, play

    bank = library()
    asked: dict[str, Any] = {
        "playbook": options.playbook or script.playbook,
        "level": options.level or script.level,
        "mode": options.mode or script.mode,
        "minutes": script.minutes if options.minutes is None else options.minutes,
        "seed": next((s for s in (options.seed, script.seed) if s is not None), 0),
        "backend": backend,
    }
    # Before anything is kept: a script that cannot be played leaves no trace.
    table = lay(bank, script.kind, question=script.question, **asked)
    check_steps(script, tuple(step.id for step in table.playbook.steps), options.script)
    clock = VirtualClock(time.time())
    history = History.open(places().history) if options.save else None
    teller = Teller()

    def tell(event: Event) -> None:
        if options.json:
            print_line(to_json(event))
        else:
            teller.tell(event)

    try:
        desk = Desk(bank, history, clock, opener=opener(), ceiling=settings().spend_ceiling)
        session = await Session.begin(desk, script.kind, script.question, **asked)
        for event in session.events:
            tell(event)
        session.subscribe(tell)
        played = await play(session, script, clock)
        if played.dropped:
            first = played.dropped[0]
            note(f"the round ended before line {first.line} of the script; turns dropped: {len(played.dropped)}")
        if options.grade:
            await _grade(session, options.json)
        await session.close()
        if options.save and session.storage != "saved":
            raise Refusal(session.storage_note or "the round was not saved")
    finally:
        if history is not None:
            await history.close()
    return DONE


async def _grade(session: "Session", as_lines: bool) -> None:
    from mockloop.cli.card import card_lines
    from mockloop.cli.plain import out
    from mockloop.round.scorecard import to_json

    card = await session.grade()
    if as_lines:
        state = session.state
        scored = {"seq": state.seq + 1, "t": state.t, "type": "scored", "step": state.step, "scorecard": to_json(card)}
        print_line(scored)
        return
    out()
    for line in card_lines(card):
        out(line)
