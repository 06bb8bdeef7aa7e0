"""Back into an interrupted round."""

from argparse import ArgumentParser, Namespace

from mockloop.cli.commands.run import opened
from mockloop.cli.options import places
from mockloop.cli.refusal import Refusal
from mockloop.session.start import Start


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "round", nargs="?", metavar="ROUND", help="the beginning of its id (the newest interrupted one)"
    )


def run(options: Namespace) -> int:
    from mockloop.history.archive import Archive
    from mockloop.history.rounds import Filter

    with Archive(places().history) as archive:
        if options.round is None:
            waiting = archive.rounds(Filter(state="interrupted"), limit=1)
            if not waiting:
                raise Refusal("no round is waiting to be resumed; `mockloop run` begins one")
            name = waiting[0].round
        else:
            name = archive.find(options.round)
            state = archive.row(name).state
            if state not in ("interrupted", "running"):
                raise Refusal(f"round {name} is over ({state}); `mockloop show {name}` shows it")
    return opened(Start(resume_round=name))
