"""Options that several commands share, and what they open."""

import os
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from mockloop.cli.plain import note
from mockloop.cli.refusal import NO_BACKEND, Refusal

if TYPE_CHECKING:
    from mockloop.content.library import Library
    from mockloop.locations import Locations
    from mockloop.session.desk import Opener
    from mockloop.settings import Settings

LEVELS = ("mid", "senior", "staff")
MODES = ("exam", "guided")
KINDS = ("hld", "lld", "behavioral")


def with_json(parser: ArgumentParser, what: str = "one JSON document") -> None:
    parser.add_argument("--json", action="store_true", help=f"print {what}")


def with_level(parser: ArgumentParser) -> None:
    parser.add_argument("--level", choices=LEVELS, help="whom the bar is for (senior)")


def with_grader(parser: ArgumentParser) -> None:
    parser.add_argument("--grader", metavar="NAME", help="who grades (offline)")


def with_round(parser: ArgumentParser) -> None:
    """The options by which a round is set up."""
    with_level(parser)
    parser.add_argument("--mode", choices=MODES, help="exam, or guided with checklist and hints (exam)")
    parser.add_argument("--minutes", type=float, metavar="N", help="the whole round's length; scales every box alike")
    parser.add_argument("--playbook", metavar="ID", help="the steps and their boxes (the kind's first)")
    parser.add_argument("--seed", type=int, metavar="N", help="fixes what is left to chance")
    parser.add_argument("--backend", metavar="NAME", help="who finds the interviewer's words (offline)")


def at_least_one(text: str) -> int:
    """A count on the command line. Raises `ValueError`, which the parser tells."""
    if int(text) < 1:
        raise ValueError(text)
    return int(text)


def places() -> "Locations":
    """Where this user's files are. Raises `Refusal` where `MOCKLOOP_HOME` cannot be a folder."""
    from mockloop.locations import HOME_VARIABLE, locate

    where = locate()
    if where.home.exists() and not where.home.is_dir():
        raise Refusal(f"{HOME_VARIABLE}: {where.home} is a file; name a folder")
    return where


def settings() -> "Settings":
    """The settings of the user. Raises `BadConfig`."""
    from mockloop.settings import load

    return load(places(), os.environ)


def library() -> "Library":
    """The bank with the user's overlay; a file that is left out is named on standard error."""
    from mockloop.content.library import Library

    bank = Library.open(places().home)
    for broken in bank.index().broken:
        note(f"left out: {broken}")
    return bank


def grader_of(options: Namespace) -> str:
    """The grader to use. Raises `Refusal` for one that is not there."""
    name: str = options.grader or settings().grader
    if name != "offline":
        raise Refusal(f"--grader: there is no grader {name!r}; take offline")
    return name


def backend_of(options: Namespace, fallback: str | None = None) -> str:
    """The backend to use. Raises `Refusal` for one that is not there, or lacks something."""
    return _ready("--backend", options.backend or fallback or settings().backend)


def _ready(option: str, name: str) -> str:
    """The name, if it is offline or a backend that has all it needs; nothing is sent."""
    if name == "offline":
        return name
    from mockloop.backends.errors import NotReady
    from mockloop.backends.opening import names, plan

    usual = settings()
    if name not in names(usual):
        allowed = ", ".join(("offline", *names(usual)))
        raise Refusal(f"{option}: there is no {name!r}; take one of {allowed}, or add [backends.{name}] to config.toml")
    try:
        plan(name, usual, os.environ)
    except NotReady as missing:
        raise Refusal(f"{option} {name}: {missing}", NO_BACKEND) from None
    return name


def opener() -> "Opener":
    """What opens the backends that this user has set up."""
    from mockloop.session.backing import opener as made

    return made(settings(), os.environ)
