"""Keeping a transcript from elsewhere in the history, as a round of its own."""

import asyncio
import secrets
import time
from dataclasses import replace
from pathlib import Path

from mockloop.grading.transcript import Transcript
from mockloop.history.store import History
from mockloop.round.events import Event, RoundEnded, RoundStarted, Said, StepEntered
from mockloop.round.ids import RANDOM_BITS, ulid
from mockloop.round.scorecard import Scorecard, to_json
from mockloop.session.scoring import IMPORTED


def events(transcript: Transcript, card: Scorecard, round_id: str) -> tuple[Event, ...]:
    """The events of a round that was held elsewhere: start, turns, end. Turns without a time share the last one's."""
    made: list[Event] = [
        RoundStarted(
            seq=1,
            t=0.0,
            step=IMPORTED,
            round=round_id,
            kind=card.kind,
            question=card.question or IMPORTED,
            playbook=IMPORTED,
            level=card.level,
            mode="exam",
            backend=IMPORTED,
            seed=0,
        ),
        StepEntered(seq=2, t=0.0, step=IMPORTED, why="start"),
    ]
    t = 0.0
    for turn in transcript.turns:
        t = max(t, turn.t or 0.0)
        step = turn.step or IMPORTED
        said = Said(
            seq=len(made) + 1,
            t=t,
            step=step,
            speaker=turn.speaker,
            turn=turn.turn,
            text=turn.text,
            intent=turn.intent,
            target=turn.target,
        )
        made.append(said)
    made.append(RoundEnded(seq=len(made) + 1, t=t, step=IMPORTED, reason="finished"))
    return tuple(made)


def keep(path: Path, transcript: Transcript, card: Scorecard) -> Scorecard:
    """Keeps both; gives the scorecard with its round's id. Raises `HistoryError`."""
    now = time.time()
    name = ulid(int(now * 1000), secrets.randbits(RANDOM_BITS))
    kept = replace(card, round=name)
    told = events(transcript, card, name)

    async def write() -> None:
        history = History.open(path)
        try:
            assert isinstance(told[0], RoundStarted)
            await history.begin(told[0], now)
            await history.append(name, told)
            await history.add_scorecard(name, to_json(kept))
        finally:
            await history.close()

    asyncio.run(write())
    return kept
