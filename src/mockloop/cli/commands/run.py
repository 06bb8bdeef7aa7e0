"""A round in the terminal; asks for what is missing."""

import sys
from argparse import ArgumentParser, Namespace

from mockloop.cli.options import KINDS, backend_of, library, settings, with_round
from mockloop.cli.refusal import Refusal
from mockloop.session.start import Start


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", choices=KINDS, metavar="KIND", help="hld, lld or behavioral")
    parser.add_argument(
        "question", nargs="?", metavar="QUESTION", help="the id of a question, see `mockloop bank list`"
    )
    with_round(parser)


def opened(start: Start) -> int:
    """Opens the terminal program there; gives its exit status. Raises `Refusal` where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refusal("the screen needs a terminal at both ends; without one there is `mockloop play SCRIPT`")
    from mockloop.tui.app import open_app

    status: int = open_app(start)
    return status


def home() -> int:
    """The program at its home screen."""
    settings()
    return opened(Start())


def run(options: Namespace) -> int:
    if options.question is not None:
        _check(options)
    elif options.kind is not None and not library().index().of("question", options.kind):
        raise Refusal(f"the bank holds no {options.kind} question yet; `mockloop bank list` shows what there is")
    usual = settings()
    start = Start(
        kind=options.kind,
        question=options.question,
        level=options.level or usual.level,
        mode=options.mode or usual.mode,
        minutes=options.minutes,
        playbook=options.playbook,
        seed=options.seed,
        backend=backend_of(options),
        setup=options.question is None,
    )
    return opened(start)


def _check(options: Namespace) -> None:
    """Refuses on the command line what could not be played, before the screen is taken."""
    from mockloop.session.desk import lay

    lay(
        library(),
        options.kind,
        question=options.question,
        playbook=options.playbook,
        level=options.level,
        mode=options.mode,
        minutes=options.minutes,
    )
