"""One round: its transcript and scorecards."""

from argparse import ArgumentParser, Namespace

from mockloop.cli.options import places, with_json
from mockloop.cli.plain import out, print_json
from mockloop.cli.refusal import DONE


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("round", metavar="ROUND", help="the beginning of its id, or `last`")
    with_json(parser)


def run(options: Namespace) -> int:
    from mockloop.history.archive import Archive

    with Archive(places().history) as archive:
        document = archive.document(archive.find(options.round))
    if options.json:
        print_json(document)
        return DONE
    from mockloop.cli.card import card_lines
    from mockloop.cli.told import told
    from mockloop.round.events import from_json
    from mockloop.round.scorecard import from_json as card_from_json

    head = document["round"]
    out(f"{head['round']} · {head['state']} · {head['started_at']}")
    told(from_json(event) for event in document["events"])
    for card in document["scorecards"]:
        out()
        for line in card_lines(card_from_json(card), proof=True):
            out(line)
    for annotation in document["annotations"]:
        out()
        out(f"{annotation['kind']}: {annotation['data']}")
    return DONE
