"""Which round told which story: annotations of kind `story`, `{"story": id}`. Pure."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any


def link(story: str) -> dict[str, str]:
    """The annotation that says a round told this story."""
    return {"story": story}


def days(annotations: Iterable[Mapping[str, Any]]) -> dict[str, list[datetime.date]]:
    """The local days on which each story was told, from all annotations of kind `story`."""
    out: dict[str, list[datetime.date]] = {}
    for note in annotations:
        story, made = note["data"].get("story"), note["made_at"]
        if isinstance(story, str):
            when = datetime.datetime.fromisoformat(made.replace("Z", "+00:00")).astimezone().date()
            out.setdefault(story, []).append(when)
    return out


def rounds_of(story: str, annotations: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The rounds in which a story was told, newest first."""
    return tuple(dict.fromkeys(note["round"] for note in annotations if note["data"].get("story") == story))
