"""mockloop's own export: a round as JSON, or its events as JSON lines."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from mockloop.grading.turns import BadTranscript, PaneWritten, Transcript, TranscriptTurn
from mockloop.round.events import BadEvent, Event, Said, Wrote, from_json


def from_events(events: Iterable[Event]) -> Transcript:
    """The transcript of a round: its turns, and the panes as they stood at the end."""
    kept = tuple(events)
    panes: dict[tuple[str, str | None], PaneWritten] = {}
    turns: list[TranscriptTurn] = []
    for event in kept:
        if isinstance(event, Said):
            turns.append(
                TranscriptTurn(event.turn, event.speaker, event.text, event.step, event.t, event.intent, event.target)
            )
        elif isinstance(event, Wrote):
            before = panes.get((event.pane, event.file))
            text = event.text if event.replace or before is None else before.text + event.text
            panes[event.pane, event.file] = PaneWritten(event.pane, text, event.seq, event.file, event.step, event.t)
    return Transcript(tuple(turns), tuple(panes.values()), kept)


def _values(text: str) -> list[Any]:
    try:
        return [json.loads(text)]
    except (ValueError, RecursionError):
        pass
    out = []
    for line in text.splitlines():
        if line.strip():
            try:
                out.append(json.loads(line))
            except (ValueError, RecursionError):
                return []
    return out


def _events(values: list[Any]) -> list[Mapping[str, Any]] | None:
    """The event mappings of an export, None where these values are something else."""
    if len(values) == 1 and isinstance(values[0], list):
        values = values[0]
    rounds = [v for v in values if isinstance(v, dict) and isinstance(v.get("events"), list)]
    if len(rounds) > 1:
        raise BadTranscript(
            f"This export holds {len(rounds)} rounds: export one round, or import the file and regrade them."
        )
    if rounds:
        values = rounds[0]["events"]
    items: list[Mapping[str, Any]] = [v for v in values if isinstance(v, dict)]
    if not items or len(items) < len(values) or not any(v.get("type") == "said" for v in items):
        return None
    return items


def _event(number: int, data: Mapping[str, Any]) -> Event | None:
    if data.get("type") in ("scored",) or "type" not in data:
        return None
    try:
        event = from_json(data)
    except BadEvent as error:
        if str(error).startswith("no event of type"):
            return None
        raise BadTranscript(
            f"Event {number} of this export cannot be read ({error}): export the round again."
        ) from None
    if isinstance(event, Said | Wrote):
        right = isinstance(event.text, str) and isinstance(event.t, int | float) and isinstance(event.step, str)
        if not right or (
            isinstance(event, Said)
            and (event.speaker not in ("candidate", "interviewer") or type(event.turn) is not int)
        ):
            raise BadTranscript(f"Event {number} of this export has a field of the wrong type: export the round again.")
    return event


def exported(text: str) -> Transcript | None:
    """The transcript of an export, None where the text is something else.

    Raises `BadTranscript` for an export of several rounds and for a broken event.
    """
    if not text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return None
    found = _events(_values(text.lstrip("\ufeff")))
    if found is None:
        return None
    return from_events(e for e in (_event(n, data) for n, data in enumerate(found, 1)) if e)
