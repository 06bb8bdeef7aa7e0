"""Rounds as documents that leave the file and come back: `mockloop.round/1`, one JSON document or one line a round."""

import json
import math
import sqlite3
from typing import TYPE_CHECKING, Any, NamedTuple

from mockloop.history import annotations, journal, rounds, scorecards, search
from mockloop.history.db import transaction
from mockloop.history.errors import HistoryError
from mockloop.history.rounds import Alive
from mockloop.history.times import is_stamp, stamp
from mockloop.round.ids import is_ulid, made_at

if TYPE_CHECKING:
    from mockloop.round.events import Event, RoundStarted

SCHEMA = "mockloop.round/1"


class NotAnExport(HistoryError):
    """Nothing in the text is a round of ours: it may be a transcript."""

    def __init__(self) -> None:
        super().__init__(f"the file holds no {SCHEMA} document; `mockloop export --format jsonl` writes one.")


class Problem(NamedTuple):
    """A round of the file that was not taken in: on which line it begins, and why."""

    line: int
    why: str


class Imported(NamedTuple):
    """What an import did: ids added, ids left alone because they are there, and what was wrong in the file."""

    added: tuple[str, ...]
    skipped: tuple[str, ...]
    problems: tuple[Problem, ...]


def document(connection: sqlite3.Connection, alive: Alive, round_id: str) -> dict[str, Any]:
    """A round whole: `round`, `events`, `scorecards`, `annotations`. Raises `NoSuchRound`."""
    return {
        "round": rounds.row(connection, alive, round_id).public(),
        "events": journal.raw_events(connection, round_id),
        "scorecards": scorecards.of(connection, round_id),
        "annotations": annotations.of(connection, round_id),
    }


def exported(whole: dict[str, Any]) -> dict[str, Any]:
    """The document under its schema's name."""
    return {"schema": SCHEMA, **whole}


def take_in(connection: sqlite3.Connection, text: str, now: str) -> Imported:
    """Imports every round of a JSON document or of JSON lines, each in a transaction of its own.

    A round that is there is left alone, one that is torn or makes no sense is told and the rest goes on. `now` stamps
    scorecards and annotations without a moment. Raises `NotAnExport` where nothing looks like a round.
    """
    added: list[str] = []
    skipped: list[str] = []
    problems: list[Problem] = []
    documents, torn = _documents(text)
    if not any(isinstance(d, dict) and d.get("schema") == SCHEMA for _, d in documents):
        raise NotAnExport
    problems.extend(torn)
    for line, data in documents:
        try:
            started, events, started_at = _checked(data)
            name = started.round
            if connection.execute("SELECT 1 FROM round WHERE id = ?", (name,)).fetchone():
                skipped.append(name)
                continue
            with transaction(connection):
                journal.begin(connection, started, started_at)
                journal.append(connection, started.round, events)
                _hang_on(connection, data, started, now)
                search.index_round(connection, rounds.number(connection, started.round))
        except _Senseless as error:
            problems.append(Problem(line, str(error)))
        else:
            added.append(name)
    return Imported(tuple(added), tuple(skipped), tuple(sorted(problems)))


class _Senseless(ValueError):
    pass


def _documents(text: str) -> tuple[list[tuple[int, Any]], list[Problem]]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return _lines(text)
    return [(1, d) for d in (whole if isinstance(whole, list) else [whole])], []


def _lines(text: str) -> tuple[list[tuple[int, Any]], list[Problem]]:
    found: list[tuple[int, Any]] = []
    torn: list[Problem] = []
    for line, part in enumerate(text.split("\n"), 1):
        if not part.strip():
            continue
        try:
            found.append((line, json.loads(part)))
        except (ValueError, RecursionError):
            torn.append(Problem(line, "the line is torn or no JSON"))
    return found, torn


def _checked(data: Any) -> "tuple[RoundStarted, list[Event], str]":
    """The document's first event, all its events and when it began, or `_Senseless` with the reason."""
    from mockloop.round.events import BadEvent, RoundStarted, from_json

    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("events"), list):
        raise _Senseless(f"no {SCHEMA} document")
    events: list[Event] = []
    for expected, item in enumerate(data["events"], 1):
        try:
            event = from_json(item)
        except (BadEvent, AttributeError) as error:
            raise _Senseless(f"event {expected}: {error}") from None
        if event.seq != expected:
            raise _Senseless(f"event {expected} is missing")
        if not _is_seconds(event.t) or not isinstance(event.step, str):
            raise _Senseless(f"event {expected}: `t` is no number of seconds, or `step` no text")
        if not isinstance(getattr(event, "text", ""), str):
            raise _Senseless(f"event {expected}: `text` is no text")
        events.append(event)
    if not events or not isinstance(events[0], RoundStarted):
        raise _Senseless("the first event is no round_started")
    started = events[0]
    names = ("round", "kind", "question", "playbook", "level", "mode", "backend")
    if not all(isinstance(getattr(started, name), str) for name in names) or not is_ulid(started.round):
        raise _Senseless("event 1: `round` is no round's id, or another field no text")
    head = data.get("round")
    given = head.get("started_at") if isinstance(head, dict) else None
    return started, events, given if is_stamp(given) else stamp(made_at(started.round))


def _is_seconds(t: Any) -> bool:
    return isinstance(t, int | float) and not isinstance(t, bool) and math.isfinite(t) and t >= 0


def _hang_on(connection: sqlite3.Connection, data: dict[str, Any], started: "RoundStarted", now: str) -> None:
    try:
        for card in data.get("scorecards") or ():
            scorecards.add(connection, started.round, card, now)
        for note in data.get("annotations") or ():
            annotations.add(connection, started.round, note["kind"], note["data"], note.get("made_at") or now)
    except (KeyError, TypeError, ValueError, AttributeError, sqlite3.IntegrityError) as error:
        raise _Senseless(f"a scorecard or annotation is torn ({error})") from None
