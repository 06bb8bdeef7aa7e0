"""One running round: wires engine, interviewer, journal and clock; every front end uses it."""

from mockloop.session.start import Start

__all__ = ["Start"]
