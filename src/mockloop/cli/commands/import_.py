"""An export of rounds into the history; rounds that are there already are left alone."""

import asyncio
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from mockloop.cli.options import places, with_json
from mockloop.cli.plain import note, out, print_json
from mockloop.cli.refusal import BAD_INPUT, DONE

if TYPE_CHECKING:
    from mockloop.history.export import Imported

LARGEST = 500_000_000
"""Bytes of an export: ten thousand rounds with their scorecards."""


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", help="what `mockloop export` wrote as json or jsonl; - is standard input"
    )
    with_json(parser)


def run(options: Namespace) -> int:
    from mockloop.cli.reading import read_text

    text = read_text(options.file, LARGEST)
    done = asyncio.run(_take_in(text))
    for problem in done.problems:
        note(f"{options.file}:{problem.line}: left out: {problem.why}")
    if options.json:
        problems = [{"line": p.line, "why": p.why} for p in done.problems]
        print_json({"added": list(done.added), "skipped": list(done.skipped), "problems": problems})
    else:
        out(f"rounds added: {len(done.added)}, already there: {len(done.skipped)}, left out: {len(done.problems)}")
    return BAD_INPUT if done.problems else DONE


async def _take_in(text: str) -> "Imported":
    from mockloop.history.store import History

    history = History.open(places().history)
    try:
        return await history.take_in(text)
    finally:
        await history.close()
