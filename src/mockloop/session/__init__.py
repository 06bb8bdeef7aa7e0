"""One running round: wires engine, interviewer, journal and clock; every front end uses it.

The names below are imported when they are first asked for: a command that only prints needs none of what a round does.
"""

from typing import TYPE_CHECKING, Any

from mockloop.session.start import Start

if TYPE_CHECKING:
    from mockloop.session.desk import CannotStart, Desk
    from mockloop.session.live import Session
    from mockloop.session.verbs import UnknownVerb

__all__ = ["CannotStart", "Desk", "Session", "Start", "UnknownVerb"]

_HOMES = {"Session": "live", "UnknownVerb": "verbs", "Desk": "desk", "CannotStart": "desk"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
