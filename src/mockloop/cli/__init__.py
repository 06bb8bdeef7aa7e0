"""The command line: parse, call, print. Each command is a module of its own, imported when it is the one."""

from collections.abc import Sequence


def run(argv: Sequence[str]) -> int:
    """Runs one command; gives its exit status and never raises but for `SystemExit`."""
    from mockloop.cli.guard import guarded

    return guarded(argv)
