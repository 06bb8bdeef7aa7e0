"""Whole scripted rounds, played through the session: what a good interviewer would do in each."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from mockloop.round.clock import VirtualClock
from mockloop.round.script import Say, parse
from mockloop.session.desk import Desk
from mockloop.session.live import Session
from mockloop.session.player import play
from tests.interviewer.expectations import Played, missed
from tests.interviewer.talk import bank

SCRIPTS = sorted((Path(__file__).parents[1] / "data" / "scripts").glob("*.yaml"))
CASES = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in SCRIPTS]
SEEDS = (0, 1, 2)


async def _played(script: dict[str, Any], seed: int) -> Played:
    parsed = parse(yaml.safe_dump(script), "script")
    clock = VirtualClock(0.0)
    session = await Session.begin(
        Desk(bank(), None, clock),
        parsed.kind,
        parsed.question,
        level=parsed.level,
        mode=parsed.mode,
        seed=seed,
        backend="offline",
    )
    await play(session, parsed, clock)
    return Played(session.events, [entry.act.text for entry in parsed.entries if isinstance(entry.act, Say)])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
async def test_a_scripted_round_is_met_as_a_good_interviewer_would(case: dict[str, Any], seed: int) -> None:
    played = await _played(case["script"], seed)
    assert missed(played, case["expect"]) == []
