"""Around every command: errors become one line and an exit status, an interruption and a closed pipe end quietly."""

import os
import sys
from collections.abc import Sequence

from mockloop.cli.refusal import BAD_INPUT, DONE, INTERRUPTED, Refusal

_REMEDIES = {
    "CannotSave": "; free its disk and its rights, or set MOCKLOOP_HOME to another folder",
    "CorruptDatabase": ": `mockloop` offers to, or move the file away",
}
"""What to do next on a command line, where the screens offer it themselves."""


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())


def one_line(error: Exception) -> str:
    """One line for any error: our own say what to do, a system's names its file, the rest is a defect of ours."""
    if type(error).__module__.startswith("mockloop."):
        return _line(error).rstrip(".") + _REMEDIES.get(type(error).__name__, "")
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{(error.strerror or _line(error)).lower()}; check the path and its rights"
    if isinstance(error, MemoryError):
        return "memory ran out; give it a smaller input"
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else "?"  # noqa: PTH119
    return f"a defect of mockloop ({type(error).__name__}: {_line(error)[:200]}, at {place}); please report this line"


def _say(message: str) -> None:
    from mockloop.cli.plain import shown

    try:
        print(f"mockloop: {shown(message)}", file=sys.stderr)
    except OSError:
        return


def _silence() -> None:
    """Points standard output elsewhere, so that the interpreter does not complain when it flushes at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def guarded(argv: Sequence[str]) -> int:
    """Runs a command line; every failure is told in one line on standard error."""
    from mockloop.cli.dispatch import dispatch

    try:
        status = dispatch(argv)
        sys.stdout.flush()
    except Refusal as refusal:
        _say(_line(refusal).rstrip("."))
        return refusal.status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence()
        return DONE
    except Exception as error:
        _say(one_line(error))
        return BAD_INPUT
    return status
