"""What works on this machine and what does not, with the fix for each."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from dataclasses import asdict

from mockloop import __version__
from mockloop.cli.finding import Finding
from mockloop.cli.guard import one_line
from mockloop.cli.options import places, settings, with_json
from mockloop.cli.plain import out, print_json
from mockloop.cli.refusal import DONE, FINDINGS
from mockloop.settings import BadConfig


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--online", action="store_true", help="ask the backends that are ready, each with one small call"
    )
    parser.add_argument(
        "--fetch-tokenizer",
        action="store_true",
        help="fetch what tokens are counted by (3.6 MB), so that none is a guess",
    )
    with_json(parser)


def _python() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding("python", sys.version_info >= (3, 11), version, "install Python 3.11 or newer")
    import sqlite3

    new = sqlite3.sqlite_version_info >= (3, 37)
    yield Finding("sqlite", new, sqlite3.sqlite_version, "use a Python with SQLite 3.37 or newer")


def _terminal() -> Iterator[Finding]:
    encoding = (sys.stdout.encoding or "unknown").lower()
    yield Finding(
        "encoding", encoding.replace("-", "") == "utf8", encoding, "set PYTHONUTF8=1, or LANG to a UTF-8 locale"
    )
    term = os.environ.get("TERM", "")
    yield Finding("terminal", term != "dumb", term or "not set", "use a terminal that can draw: TERM=xterm-256color")


def _files() -> Iterator[Finding]:
    home = places().home
    there = next(folder for folder in (home, *home.parents) if folder.exists())
    free = there.is_dir() and os.access(there, os.W_OK)
    seen = str(home) if free else f"{home} cannot be written"
    yield Finding("folder", free, seen, "give yourself write access to it, or set MOCKLOOP_HOME to another folder")


def _config() -> Iterator[Finding]:
    settings()
    there = places().config.exists()
    yield Finding("config", True, str(places().config) if there else f"{places().config} (not there: all as it comes)")


def _bank() -> Iterator[Finding]:
    from mockloop.content.library import Library

    index = Library.open(places().home).index()
    questions = len(index.of("question"))
    yield Finding(
        "bank",
        questions > 0,
        f"{questions} questions, {len(index.of('choice'))} choice cards",
        "install mockloop again: its own files are missing",
    )
    for broken in index.broken:
        yield Finding("bank", False, f"{broken}", "mend it there, or move the file away: it is left out until then")


def _history() -> Iterator[Finding]:
    from mockloop.history.archive import Archive

    with Archive(places().history) as archive:
        archive.check()
        yield Finding("history", True, f"{len(archive.ids())} rounds in {archive.path}")


def _backends() -> Iterator[Finding]:
    try:
        known = settings()
    except BadConfig:
        # Told once, under its own name.
        return
    from mockloop.cli.backends import looked_at

    yield from looked_at(known, os.environ, places().home)


LOOKS: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
    ("python", _python),
    ("terminal", _terminal),
    ("folder", _files),
    ("config", _config),
    ("bank", _bank),
    ("history", _history),
    ("backend", _backends),
)


def _online() -> Iterator[Finding]:
    from mockloop.cli.backends import asked

    yield from asked(settings(), os.environ)


def _fetched() -> Iterator[Finding]:
    from mockloop.cli.backends import fetched

    yield from fetched(places().home)


def _looked(online: bool, fetch: bool) -> Iterator[Finding]:
    looks = [("tokenizer", _fetched)] * fetch + [*LOOKS] + [("online", _online)] * online
    for name, look in looks:
        try:
            yield from look()
        except Exception as error:
            # Whatever is broken here is what the doctor is asked for.
            seen, _, fix = one_line(error).partition("; ")
            yield Finding(name, False, seen, fix or "look at that, then run `mockloop doctor` again")


def run(options: Namespace) -> int:
    found = [
        Finding(f.name, f.ok, f.seen, "" if f.ok else f.fix) for f in _looked(options.online, options.fetch_tokenizer)
    ]
    if options.json:
        print_json({"version": __version__, "findings": [asdict(f) for f in found]})
    else:
        out(f"mockloop {__version__}")
        for f in found:
            out(f"{'ok' if f.ok else '!!'}  {f.name:<18} {f.seen}")
            if f.fix:
                out(f"    {'to mend it':<18} {f.fix}")
        wrong = sum(not f.ok for f in found)
        out(f"{wrong} to mend" if wrong else "everything works")
    return DONE if all(f.ok for f in found) else FINDINGS
