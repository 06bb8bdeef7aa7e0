"""An export of rounds, or a transcript, into the history; rounds that are there already are left alone."""

import asyncio
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from mockloop.cli.options import KINDS, library, places, with_json, with_level
from mockloop.cli.plain import note, out, print_json
from mockloop.cli.refusal import BAD_INPUT, DONE, Refusal

if TYPE_CHECKING:
    from mockloop.history.export import Imported

LARGEST = 500_000_000
"""Bytes of an export: ten thousand rounds with their scorecards."""


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="an export (json, jsonl) or a transcript; - is standard input")
    parser.add_argument("--kind", choices=KINDS, default="hld", help="the kind of round, for a transcript (hld)")
    parser.add_argument("--question", metavar="ID", help="the question that was asked, for a transcript")
    parser.add_argument("--candidate", metavar="NAME", help="which speaker is the candidate, for a transcript")
    with_level(parser)
    with_json(parser)


def run(options: Namespace) -> int:
    from mockloop.cli.reading import read_text
    from mockloop.history.export import Imported, NotAnExport

    text = read_text(options.file, LARGEST)
    try:
        done = asyncio.run(_take_in(text))
    except NotAnExport as error:
        if text.lstrip().startswith(("{", "[")):
            raise Refusal(f"{options.file}: {error}") from None
        done = Imported((_transcript(options, text),), (), ())
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


def _transcript(options: Namespace, text: str) -> str:
    """Keeps a transcript, graded, as a round of its own; gives the round's id."""
    from mockloop.cli.keeping import keep
    from mockloop.grading.grader import OfflineGrader
    from mockloop.grading.transcript import BadTranscript, parse

    try:
        transcript = parse(text, options.candidate)
    except BadTranscript as error:
        raise Refusal(f"{options.file}: {error}") from None
    if not any(turn.text for turn in transcript.candidate):
        raise Refusal(f"{options.file}: nobody says anything in it; give an export or a transcript")
    bank = library()
    if not bank.index().of("playbook", options.kind):
        raise Refusal(f"--kind: the bank holds nothing to grade {options.kind} rounds by yet")
    card = OfflineGrader(bank).grade(transcript, options.kind, options.question, options.level or "senior")
    return keep(places().history, transcript, card).round or ""
