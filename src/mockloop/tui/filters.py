"""The history's filter line: words that were said, and `name:value` for the rest. Pure."""

from dataclasses import dataclass

from mockloop.history.rounds import Filter

NAMES = ("kind", "question", "level", "state", "since")


@dataclass(frozen=True, slots=True)
class Read:
    """The filter, and what of the line means nothing."""

    wanted: Filter
    wrong: str = ""


def read(line: str) -> Read:
    """ "kind:hld level:senior cassandra" as a filter; unknown names are told and left out."""
    fields: dict[str, str] = {}
    words: list[str] = []
    wrong = ""
    for part in line.split():
        name, colon, value = part.partition(":")
        if not colon:
            words.append(part)
        elif name.lower() not in NAMES:
            wrong = f"there is no {name}:, take one of {', '.join(n + ':' for n in NAMES)}"
        elif value:
            fields[name.lower()] = value
    return Read(Filter(text=" ".join(words) or None, **fields), wrong)
