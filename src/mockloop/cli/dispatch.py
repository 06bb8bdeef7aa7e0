"""Which command is meant. Only the module of that one is imported."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import NoReturn

from mockloop import __version__
from mockloop.cli.refusal import DONE, Refusal

COMMANDS = {
    "run": ("[KIND [QUESTION]]", "a round in the terminal; asks for what is missing"),
    "resume": ("[ROUND]", "back into an interrupted round"),
    "play": ("SCRIPT", "a scripted candidate through the same engine, headless"),
    "grade": ("TRANSCRIPT | --jsonl", "score a transcript from a file or standard input (-)"),
    "history": ("", "past rounds"),
    "show": ("ROUND", "one round: its transcript and scorecards"),
    "regrade": ("ROUND...", "grade again; the older scorecards stay"),
    "export": ("ROUND... | --all", "rounds as jsonl, json or markdown"),
    "import": ("FILE", "an export or a transcript into the history"),
    "bank": ("list|show|lint|new|…", "questions, choice cards, playbooks, rubrics, prompts"),
    "stories": ("list|show|new|edit|…", "your stories: what they cover, import, export"),
    "doctor": ("", "what works on this machine, and the fix for what does not"),
    "config": ("path|show|set", "settings"),
}

_HEAD = """\
usage: mockloop [COMMAND [OPTIONS]]

Timed mock interviews in the terminal, probed and scored with your own words.
Without a command it opens at the home screen.

"""
_FOOT = """
mockloop COMMAND --help   explains one command
mockloop --version        says the version
"""


class Parser(ArgumentParser):
    """A parser whose complaints are one line."""

    def error(self, message: str) -> NoReturn:
        raise Refusal(f"{message}; `{self.prog} --help` explains it")


def usage() -> str:
    """The text of `mockloop --help`."""
    rows = "".join(f"  {name:<8} {takes:<21} {does}\n" for name, (takes, does) in COMMANDS.items())
    return f"{_HEAD}{rows}{_FOOT}"


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, 1)
    return f"did you mean {near[0]!r}?" if near else "`mockloop --help` lists them"


def dispatch(argv: Sequence[str]) -> int:
    """Runs the command that the arguments name. Raises `Refusal` and whatever the command raises."""
    if not argv:
        from mockloop.cli.commands.run import home

        return home()
    name, *rest = argv
    if name in ("--version", "-V"):
        print(f"mockloop {__version__}")
        return DONE
    if name in ("--help", "-h", "help"):
        sys.stdout.write(usage())
        return DONE
    if name not in COMMANDS:
        what = "option" if name.startswith("-") else "command"
        raise Refusal(f"unknown {what} {name!r}; {_nearest(name)}")
    from importlib import import_module

    module = import_module(f"mockloop.cli.commands.{'import_' if name == 'import' else name}")
    parser = Parser(prog=f"mockloop {name}", description=module.__doc__, allow_abbrev=False)
    module.arguments(parser)
    status: int = module.run(parser.parse_args(rest))
    return status
