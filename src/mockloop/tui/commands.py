"""What a turn that begins with a slash asks for. Pure; the screen does it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A word after the slash, what it takes, and what it does; `guided` ones are for guided rounds."""

    name: str
    does: str
    takes: str = ""
    guided: bool = False


COMMANDS = (
    Command("next", "to the next step"),
    Command("back", "to the step before"),
    Command("goto", "to any step", "STEP"),
    Command("pause", "stop the clock"),
    Command("resume", "start it again"),
    Command("hint", "a hint", guided=True),
    Command("brief", "the brief, and what was agreed since"),
    Command("covered", "the last question was already answered"),
    Command("notes", "show or hide notes and whiteboard"),
    Command("finish", "end the round"),
    Command("help", "keys and commands"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A command with its argument. `wrong` says what to type where it cannot be done."""

    name: str
    argument: str | None = None
    wrong: str | None = None


def read(text: str, steps: Sequence[str]) -> Asked | str:
    """The command that a turn is, or the turn to be said: `//` at its beginning says a slash."""
    if not text.startswith("/"):
        return text
    if text.startswith("//"):
        return text[1:]
    name, _, rest = text[1:].strip().partition(" ")
    argument = rest.strip() or None
    known = next((c for c in COMMANDS if c.name == name.lower()), None)
    if known is None:
        return Asked(name, wrong=f"There is no /{name}. Begin with // to say a slash; /help lists the commands.")
    if known.takes:
        found = _step(argument or "", steps)
        if found is None:
            return Asked(known.name, wrong=f"/{known.name} takes one of: {', '.join(steps)}")
        return Asked(known.name, found)
    return Asked(known.name, argument)


def _step(said: str, steps: Sequence[str]) -> str | None:
    wanted = said.lower().replace(" ", "_").replace("-", "_")
    if wanted in steps:
        return wanted
    begun = [s for s in steps if wanted and s.startswith(wanted)]
    return begun[0] if len(begun) == 1 else None


def completions(text: str, steps: Sequence[str], guided: bool) -> tuple[tuple[str, str], ...]:
    """What the text could become, with what it does: pairs of a whole command and its words."""
    if not text.startswith("/") or text.startswith("//") or "\n" in text:
        return ()
    name, space, rest = text[1:].partition(" ")
    if space:
        if name.lower() != "goto":
            return ()
        return tuple((f"/goto {s}", "") for s in steps if s.startswith(rest.strip().lower()))
    known = [c for c in COMMANDS if c.name.startswith(name.lower()) and (guided or not c.guided)]
    return tuple((f"/{c.name}{' ' if c.takes else ''}", c.does) for c in known)
