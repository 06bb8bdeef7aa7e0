"""A user's folder with ten thousand rounds in its history, made once and kept in the temporary folder."""

import hashlib
import os
import random
import shutil
import tempfile
import time
from pathlib import Path

from bench.talk import chatter
from mockloop.history import journal, migrations, rounds, scorecards, search
from mockloop.history.db import connect, transaction
from mockloop.history.times import stamp
from mockloop.round.events import Event, RoundEnded, RoundStarted, Said, StepEntered
from mockloop.round.ids import ulid

ROUNDS = 10_000
TURNS = 56
STEPS = ("requirements", "estimation", "api", "data_model", "architecture", "deep_dive", "scale", "tradeoffs")
QUESTIONS = ("url-shortener", "news-feed", "ticket-booking", "rate-limiter", "web-crawler", "typeahead")
DIMENSIONS = (*STEPS, "reliability", "communication", "pacing")
NEWEST = "zz-newest"
"""The question of the newest round: it is in no bank, so a screen that shows it has read this round.
Short, so that no column cuts it."""
WEAKEST = "estimation"
"""The dimension that every round is weakest in, so that it is due."""


def home() -> Path:
    """The folder, for `MOCKLOOP_HOME`; made on the first call of this version of the code."""
    sources = [Path(str(module.__file__)) for module in (migrations, journal, scorecards, search)] + [Path(__file__)]
    mark = hashlib.sha256(b"".join(p.read_bytes() for p in sources)).hexdigest()[:12]
    target = Path(tempfile.gettempdir()) / f"mockloop-bench-{os.getuid()}-{mark}"
    if not target.exists():
        for old in target.parent.glob(f"mockloop-bench-{os.getuid()}-*"):
            shutil.rmtree(old)
        half = target.with_name(target.name + ".part")
        shutil.rmtree(half, ignore_errors=True)
        _fill(half / "history.db")
        half.rename(target)
    return target


def _fill(path: Path) -> None:
    chance = random.Random(10)
    connection = connect(path)
    connection.execute("PRAGMA synchronous = OFF")
    began = time.time() - ROUNDS * 3600
    for first in range(0, ROUNDS, 500):
        with transaction(connection):
            for number in range(first, first + 500):
                at = began + number * 3600
                events = _round(number, at, chance)
                assert isinstance(events[0], RoundStarted)
                journal.begin(connection, events[0], stamp(at))
                journal.append(connection, events[0].round, events)
                search.index_round(connection, rounds.number(connection, events[0].round))
                if isinstance(events[-1], RoundEnded):
                    scorecards.add(connection, events[0].round, _card(chance), stamp(at))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _round(number: int, at: float, chance: random.Random) -> list[Event]:
    started = RoundStarted(
        seq=1,
        t=0.0,
        step=STEPS[0],
        round=ulid(int(at * 1000), chance.getrandbits(80)),
        kind="hld",
        question=NEWEST if number == ROUNDS - 1 else chance.choice(QUESTIONS),
        playbook="hld-9-step",
        level=chance.choice(("mid", "senior", "staff")),
        mode="exam",
        backend="offline",
        seed=number,
    )
    events: list[Event] = [started, StepEntered(seq=2, t=0.0, step=STEPS[0], why="start")]
    step = STEPS[0]
    for turn in range(1, TURNS + 1):
        t = turn * 45.0
        if turn % 7 == 0 and turn // 7 < len(STEPS):
            step = STEPS[turn // 7]
            events.append(StepEntered(seq=len(events) + 1, t=t, step=step, why="candidate"))
        speaks = "candidate" if turn % 2 else "interviewer"
        text = chatter(chance, 26 if turn % 2 else 9)
        events.append(
            Said(seq=len(events) + 1, t=t, step=step, speaker=speaks, turn=turn, text=text)  # type: ignore[arg-type]
        )
    # One round in a thousand was left unfinished, but for the newest.
    if number % 1000 or number == ROUNDS - 1:
        events.append(RoundEnded(seq=len(events) + 1, t=2700.0, step=step, reason="finished"))
    return events


def _card(chance: random.Random) -> dict[str, object]:
    score = chance.uniform(35, 90)
    return {
        "schema": "mockloop.scorecard/1",
        "grader": {"name": "offline"},
        "overall": {"score": round(score, 1), "range": [score - 5, score + 5], "verdict": "lean_hire"},
        "dimensions": [
            {"id": d, "level": 2, "score": 20.0 if d == WEAKEST else chance.uniform(40, 95)} for d in DIMENSIONS
        ],
    }
