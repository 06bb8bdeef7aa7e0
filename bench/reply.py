"""The offline interviewer's answer to a turn, with the full bank."""

import asyncio
import random
import time

from bench.figure import Figure
from bench.talk import ROUND, chatter
from bench.timing import percentile

ROUNDS = 6


def measure() -> list[Figure]:
    """Whole rounds on a virtual clock with nothing saved: the script's turns, and as many of plain chatter."""
    name = "offline reply after a turn, p99"
    try:
        taken = asyncio.run(_rounds())
    except ImportError:
        return [Figure(name, None, 20, "ms")]
    note = f"{len(taken)} turns, p50 {percentile(taken, 0.5) * 1e3:.1f} ms, worst {max(taken) * 1e3:.0f} ms"
    return [Figure(name, percentile(taken, 0.99) * 1e3, 20, "ms", note=note)]


async def _rounds() -> list[float]:
    from mockloop.content.library import Library
    from mockloop.round.clock import VirtualClock
    from mockloop.session import Desk, Session

    library = Library.open(None)
    chance = random.Random(5)
    taken: list[float] = []
    for seed in range(ROUNDS):
        clock = VirtualClock(1_700_000_000.0)
        session = await Session.begin(Desk(library, None, clock), "hld", "url-shortener", seed=seed)
        for place, (_, turns) in enumerate(ROUND):
            if place:
                await session.do("next")
            for turn in turns:
                for text in (turn, chatter(chance, 40)):
                    clock.advance(30)
                    await session.tick()
                    begun = time.perf_counter()
                    await session.say(text)
                    taken.append(time.perf_counter() - begun)
        await session.close()
    return taken
