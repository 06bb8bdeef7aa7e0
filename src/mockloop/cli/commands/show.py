"""One round: its transcript and scorecards."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from mockloop.cli.options import places, with_json
from mockloop.cli.plain import local, out, print_json
from mockloop.cli.refusal import DONE

if TYPE_CHECKING:
    from mockloop.backends.call import Call


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("round", metavar="ROUND", help="the beginning of its id, or `last`")
    parser.add_argument("--calls", action="store_true", help="what models were asked in it, and what that took")
    with_json(parser)


def run(options: Namespace) -> int:
    from mockloop.history.archive import Archive

    with Archive(places().history) as archive:
        name = archive.find(options.round)
        if options.calls:
            return _calls(archive.calls(name), name, options.json)
        document = archive.document(name)
    if options.json:
        print_json({**document, **_corrected(document)})
        return DONE
    from mockloop.cli.card import card_lines
    from mockloop.cli.told import told
    from mockloop.round.events import from_json
    from mockloop.round.scorecard import from_json as card_from_json
    from mockloop.session.disputes import KIND, standing

    head = document["round"]
    out(f"{head['round']} · {head['state']} · {local(head['started_at'])}")
    told(from_json(event) for event in document["events"])
    overturned = standing(document["annotations"])
    for card in document["scorecards"]:
        out()
        for line in card_lines(card_from_json(card), proof=True, overturned=overturned):
            out(line)
    for annotation in document["annotations"]:
        if annotation["kind"] != KIND:
            out()
            out(_note(annotation))
    return DONE


def _calls(calls: "list[Call]", name: str, as_json: bool) -> int:
    from mockloop.cli.calls import call_json, call_lines

    if as_json:
        print_json({"round": name, "calls": [call_json(call) for call in calls]})
    else:
        for line in call_lines(calls):
            out(line)
    return DONE


def _corrected(document: dict[str, Any]) -> dict[str, Any]:
    """`corrected`, where checks of the newest scorecard stand overturned: the total as the person judges."""
    from mockloop.round.scorecard import from_json
    from mockloop.session.disputes import recount, standing

    overturned = standing(document["annotations"])
    if not overturned or not document["scorecards"]:
        return {}
    again = recount(from_json(document["scorecards"][-1]), overturned)
    checks = [{"dimension": dimension, "check": check} for dimension, check in again.changed]
    return {"corrected": {"score": again.score, "verdict": again.verdict, "changed": checks}}


def _note(annotation: dict[str, Any]) -> str:
    """A self-rating in words; anything else as it was kept."""
    kind, data = annotation["kind"], annotation["data"]
    if not isinstance(data, dict):
        return f"{kind}: {data}"
    if kind == "self_rating" and isinstance(data.get("levels"), dict):
        rated = ", ".join(f"{name} {level}" for name, level in data["levels"].items())
        return f"You rated yourself, 1 to 4: {rated or 'nothing'}"
    return f"{kind.replace('_', ' ')}: " + ", ".join(f"{name} {value}" for name, value in data.items())
