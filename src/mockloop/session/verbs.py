"""What a person may ask of a round by a word, as the engine's commands."""

from mockloop.round import commands
from mockloop.round.state import RoundState
from mockloop.session.views import open_probe


class UnknownVerb(ValueError):
    """Something that no round can be asked to do."""


def command(verb: str, arg: str | None, state: RoundState) -> commands.Command:
    """The command for next, back, goto (a step), pause, resume, covered or finish. Raises `UnknownVerb`."""
    match verb:
        case "next" | "back":
            return commands.Go(verb)
        case "goto":
            return commands.Go("goto", arg)
        case "pause":
            return commands.Pause()
        case "resume":
            return commands.Resume()
        case "finish":
            return commands.End("finished")
        case "covered":
            probe = open_probe(state)
            return commands.Cover(probe.target if probe else None)
        case _:
            raise UnknownVerb(f"there is no {verb!r}; take next, back, goto, pause, resume, hint, covered or finish")
