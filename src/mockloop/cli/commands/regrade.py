"""Grades rounds again; their older scorecards stay."""

import asyncio
from argparse import ArgumentParser, Namespace

from mockloop.cli.options import grader_of, library, places, with_grader, with_json
from mockloop.cli.plain import out, print_line
from mockloop.cli.refusal import DONE


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("rounds", nargs="+", metavar="ROUND", help="the beginning of an id, or `last`")
    with_grader(parser)
    with_json(parser, "a scorecard a line")


def run(options: Namespace) -> int:
    grader_of(options)
    return asyncio.run(_regrade(options))


async def _regrade(options: Namespace) -> int:
    from mockloop.cli.card import card_lines
    from mockloop.history.store import History
    from mockloop.round.scorecard import to_json
    from mockloop.session.scoring import score

    bank = library()
    history = History.open(places().history)
    try:
        for name in [await history.find(name) for name in options.rounds]:
            card = score(bank, tuple(await history.events(name)))
            await history.add_scorecard(name, to_json(card))
            if options.json:
                print_line(to_json(card))
                continue
            for line in card_lines(card):
                out(line)
            out()
    finally:
        await history.close()
    return DONE
