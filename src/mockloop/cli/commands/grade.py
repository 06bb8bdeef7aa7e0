"""Scores a transcript from a file or standard input (-), or a request a line with --jsonl."""

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from mockloop.cli.options import KINDS, grader_of, library, places, with_grader, with_json, with_level
from mockloop.cli.plain import out, print_json
from mockloop.cli.refusal import DONE, Refusal

if TYPE_CHECKING:
    from mockloop.grading.transcript import Transcript
    from mockloop.round.scorecard import Scorecard

LARGEST = 20_000_000
"""Bytes of a transcript file; the transcript itself says how many characters it takes."""


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "transcript", nargs="?", metavar="TRANSCRIPT", help="text, Markdown, VTT, SRT or our JSON; - is standard input"
    )
    parser.add_argument(
        "--jsonl", action="store_true", help="a request a line on standard input, a scorecard a line out"
    )
    parser.add_argument("--kind", choices=KINDS, help="the kind of round (hld)")
    parser.add_argument("--question", metavar="ID", help="the question of the bank that was asked")
    parser.add_argument("--prompt", metavar="TEXT", help="the question's words, where it is not in the bank")
    parser.add_argument("--candidate", metavar="NAME", help="which speaker is the candidate")
    parser.add_argument("--proof", action="store_true", help="every check with its quotes")
    parser.add_argument("--save", action="store_true", help="keep the transcript and its scorecard in the history")
    with_level(parser)
    with_grader(parser)
    with_json(parser, "the scorecard as one JSON document")


def run(options: Namespace) -> int:
    grader_of(options)
    if options.jsonl:
        if options.transcript not in (None, "-"):
            raise Refusal("--jsonl: requests come on standard input; leave TRANSCRIPT out")
        from mockloop.cli.requests import serve

        return serve(library(), sys.stdin.buffer, sys.stdout.buffer)
    if options.transcript is None:
        raise Refusal("TRANSCRIPT is missing; name a file, or - for standard input")
    transcript = _transcript(options)
    card = _card(options, transcript)
    if options.save:
        from mockloop.cli.keeping import keep

        card = keep(places().history, transcript, card)
    _print(card, options)
    return DONE


def _transcript(options: Namespace) -> "Transcript":
    from mockloop.cli.reading import read_text
    from mockloop.grading.transcript import BadTranscript, parse

    text = read_text(options.transcript, LARGEST)
    try:
        return parse(text, options.candidate)
    except BadTranscript as error:
        raise Refusal(f"{options.transcript}: {error}") from None


def _card(options: Namespace, transcript: "Transcript") -> "Scorecard":
    """Grades with what the command line says; an export of ours says the rest itself."""
    from mockloop.grading.grader import OfflineGrader
    from mockloop.round.events import RoundStarted

    started = next((e for e in transcript.events if isinstance(e, RoundStarted)), None)
    kind = options.kind or (started.kind if started else "hld")
    question = options.question or (started.question if started and options.prompt is None else None)
    level = options.level or (started.level if started else "senior")
    bank = library()
    if not bank.index().of("playbook", kind):
        raise Refusal(
            f"--kind: the bank holds nothing to grade {kind} rounds by; `mockloop bank list` shows what there is"
        )
    return OfflineGrader(bank).grade(transcript, kind, question, level, options.prompt)


def _print(card: "Scorecard", options: Namespace) -> None:
    from mockloop.cli.card import card_lines
    from mockloop.round.scorecard import to_json

    if options.json:
        print_json(to_json(card))
        return
    for line in card_lines(card, proof=options.proof):
        out(line)
