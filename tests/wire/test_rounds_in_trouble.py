"""Whole rounds against a provider of which a third of the calls go wrong; `make faults` plays a hundred."""

from pathlib import Path

import pytest
from bench.trouble import run

from tests.wire.provider import Provider

ROUNDS = 5


@pytest.mark.slow
async def test_all_end_nothing_is_lost_every_failure_is_told_and_no_verdict_is_made_up(
    provider: Provider, tmp_path: Path
) -> None:
    tally = await run(provider, tmp_path, ROUNDS)
    assert tally.wrong == []
    assert (tally.rounds, tally.turns) == (ROUNDS, ROUNDS * 12)
    assert tally.announced["timeout"] >= 1
    assert tally.words["model"] > 0
    assert tally.words["canned"] > 0
