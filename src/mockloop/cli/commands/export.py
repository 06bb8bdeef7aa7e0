"""Rounds as JSON lines, JSON or Markdown, to standard output or a file."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mockloop.cli.options import places
from mockloop.cli.plain import as_json, minutes, note, shown
from mockloop.cli.refusal import DONE, Refusal

FORMATS = ("jsonl", "json", "markdown")


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("rounds", nargs="*", metavar="ROUND", help="the beginning of an id, or `last`")
    parser.add_argument("--all", action="store_true", help="every round, oldest first")
    parser.add_argument("--format", choices=FORMATS, default="jsonl", help="jsonl (a round a line) unless said")
    parser.add_argument("--anonymous", action="store_true", help="names that your stories list are blanked")
    parser.add_argument("--output", metavar="FILE", help="a file in place of standard output")


def run(options: Namespace) -> int:
    from mockloop.history.archive import Archive

    if options.all == bool(options.rounds):
        raise Refusal("ROUND: name rounds, or --all for every one")
    with Archive(places().history) as archive:
        if options.all and not archive.ids():
            note("the history holds no round yet; `mockloop run` begins one")
        names = archive.ids() if options.all else [archive.find(name) for name in options.rounds]
        rounds = (archive.exported(name) for name in names)
        pieces = _pieces(_blanked(rounds) if options.anonymous else rounds, options.format)
        if options.output is None:
            import sys

            for piece in pieces:
                sys.stdout.write(piece)
            return DONE
        _write(Path(options.output), pieces)
    return DONE


def _blanked(rounds: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rounds with the names of people and employers blanked that the stories list; quotes still hold."""
    from mockloop.cli.story_output import whole_shelf
    from mockloop.practice.anonymous import Blanker

    stories = whole_shelf()
    blank = Blanker(stories)
    if not any(story.people or story.employers for story in stories):
        note("no story lists people or employers, so no name was blanked; `mockloop stories edit ID` adds them")
    for one in rounds:
        yield blank.evenly(one)


def _pieces(rounds: Iterator[dict[str, Any]], form: str) -> Iterator[str]:
    if form == "jsonl":
        for one in rounds:
            yield as_json(one) + "\n"
    elif form == "json":
        whole = list(rounds)
        yield as_json(whole[0] if len(whole) == 1 else whole, indent=2) + "\n"
    else:
        for one in rounds:
            yield markdown(one)


def _write(path: Path, pieces: Iterator[str]) -> None:
    """Whole or not at all: a full disk leaves no half of a file under that name."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.writelines(pieces)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Refusal(f"--output: {path} cannot be written ({error.strerror}); take another place") from None


def markdown(one: dict[str, Any]) -> str:
    """A round for reading, and for `mockloop grade`: turns under their steps, the newest scorecard after them."""
    from mockloop.cli.card import card_lines
    from mockloop.round.scorecard import from_json
    from mockloop.session.disputes import standing

    head = one["round"]
    lines = [
        f"# {head['question']}, {head['started_at'][:10]}",
        "",
        f"{head['kind']}, {head['level']}, {head['mode']}",
        "",
    ]
    for event in one["events"]:
        if event["type"] == "step_entered":
            lines += [f"## {event['step']}", ""]
        elif event["type"] == "said":
            speaker = "Candidate" if event["speaker"] == "candidate" else "Interviewer"
            lines += [f"[{minutes(event['t'])}] **{speaker}**: {event['text']}", ""]
        elif event["type"] == "wrote":
            lines += [f"```\n{event['text']}\n```", ""]
    if one["scorecards"]:
        card, overturned = from_json(one["scorecards"][-1]), standing(one["annotations"])
        lines += ["## Scorecard", "", "```", *card_lines(card, proof=True, overturned=overturned), "```", ""]
    return shown("\n".join(lines)) + "\n"
