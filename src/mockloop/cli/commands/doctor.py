"""What works on this machine and what does not, with the fix for each."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from mockloop import __version__
from mockloop.cli.options import library, places, settings, with_json
from mockloop.cli.plain import out, print_json
from mockloop.cli.refusal import DONE, FINDINGS

KEY_VARIABLES = ("OPENAI_API_KEY", "ANTHROPIC_API_KEY")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what was seen and, where it does not work, what to do."""

    name: str
    ok: bool
    seen: str
    fix: str = ""


def arguments(parser: ArgumentParser) -> None:
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
    free = os.access(there, os.W_OK)
    yield Finding("folder", free, str(home), "give yourself write access to it, or set MOCKLOOP_HOME to another folder")


def _config() -> Iterator[Finding]:
    yield Finding("config", True, f"{places().config}, backend {settings().backend}")


def _bank() -> Iterator[Finding]:
    index = library().index()
    questions = len(index.of("question"))
    yield Finding(
        "bank",
        questions > 0,
        f"{questions} questions, {len(index.of('choice'))} choice cards",
        "install mockloop again",
    )
    for broken in index.broken:
        yield Finding("bank", False, str(broken), "mend that field, or move the file away")


def _history() -> Iterator[Finding]:
    from mockloop.history.archive import Archive

    with Archive(places().history) as archive:
        archive.check()
        yield Finding("history", True, f"{len(archive.ids())} rounds in {archive.path}")


def _backends() -> Iterator[Finding]:
    chosen = settings().backend
    yield Finding("backend", chosen == "offline", chosen, "run `mockloop config set backend offline`")
    for name in KEY_VARIABLES:
        yield Finding(name, True, "set" if os.environ.get(name) else "not set (none is needed offline)")


LOOKS: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
    ("python", _python),
    ("terminal", _terminal),
    ("folder", _files),
    ("config", _config),
    ("bank", _bank),
    ("history", _history),
    ("backend", _backends),
)


def _looked() -> Iterator[Finding]:
    for name, look in LOOKS:
        try:
            yield from look()
        except Exception as error:
            # Whatever is broken here is what the doctor is asked for.
            yield Finding(
                name, False, " ".join(str(error).split()), "do what it says, then run `mockloop doctor` again"
            )


def run(options: Namespace) -> int:
    found = [Finding(f.name, f.ok, f.seen, "" if f.ok else f.fix) for f in _looked()]
    if options.json:
        print_json({"version": __version__, "findings": [asdict(f) for f in found]})
    else:
        out(f"mockloop {__version__}")
        for f in found:
            out(f"{'ok' if f.ok else '!!'}  {f.name:<18} {f.seen}" + (f"\n    {f.fix}" if f.fix else ""))
    return DONE if all(f.ok for f in found) else FINDINGS
