"""Ten thousand rounds: opening the history with its home view, narrowing it, searching it, a trend; a durable turn."""

import asyncio
import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from bench.figure import Figure
from bench.past import DIMENSIONS, QUESTIONS, home
from bench.talk import chatter
from bench.timing import once, percentile
from mockloop.history.archive import Archive
from mockloop.history.rounds import Filter
from mockloop.history.store import History
from mockloop.round.events import RoundStarted, Said
from mockloop.round.ids import ulid

TURNS = 1_000
RUNS = 3

Look = Callable[[Archive], object]


def measure() -> list[Figure]:
    """Each look is the worst of several, every one in a freshly opened file."""
    path = home() / "history.db"
    return [
        _look("open, with the home view", path, [lambda archive: archive.home()]),
        _look(
            "filter",
            path,
            [
                lambda archive: archive.rounds(Filter(kind="hld", level="staff", question=QUESTIONS[0]), 200),
                lambda archive: archive.rounds(Filter(state="interrupted"), 200),
                lambda archive: archive.rounds(Filter(since="2000-01-01T00:00:00.000Z"), 10_000),
                lambda archive: archive.rounds(Filter(kind="behavioral"), 200),
            ],
        ),
        _look(
            "search",
            path,
            [
                lambda archive: archive.rounds(Filter(text="cache"), 200),
                lambda archive: archive.rounds(Filter(text="team77 shard"), 200),
                lambda archive: archive.rounds(Filter(text="because there"), 200),
                lambda archive: archive.rounds(Filter(text="nothingofthekind"), 200),
                lambda archive: archive.rounds(Filter(text="cache", kind="behavioral"), 200),
            ],
        ),
        _look("trend", path, [partial(Archive.trend, dimension=d, kind="hld") for d in DIMENSIONS[:3]]),
        _accept(path),
    ]


def _look(name: str, path: Path, looks: list[Look]) -> Figure:
    def fresh(look: Look) -> None:
        with Archive(path) as archive:
            look(archive)

    worst = max(median(once(partial(fresh, look)) for _ in range(5)) for look in looks)
    return Figure(
        f"history of 10,000 rounds: {name}", worst * 1e3, 150, "ms", note=f"worst of {len(looks)}, median of 5"
    )


def _accept(path: Path) -> Figure:
    """Turns of thirty words into copies of the big file, through the store as a round does it; the median run's p99."""
    runs, bare = [], []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(shutil.copy(path, folder))
            # The copy's own way to the disk is not what is measured.
            os.sync()
            bare.extend(_forced(Path(folder) / "bare"))
            runs.append(asyncio.run(_turns(copy)))
    p99 = median(percentile(run, 0.99) for run in runs)
    note = f"{RUNS} x {TURNS} turns into 10,000 rounds, p50 {median(runs[0]) * 1e3:.2f} ms"
    note += f"; a bare write and fsync: p99 {percentile(bare, 0.99) * 1e3:.2f} ms"
    return Figure("accepting a turn durably, p99", p99 * 1e3, 10, "ms", note=note)


def _forced(path: Path) -> list[float]:
    """What the disk alone takes for twenty kilobytes at a time."""
    with path.open("wb", buffering=0) as file:

        def forced() -> None:
            file.write(b"x" * 20_000)
            os.fsync(file.fileno())

        return [once(forced) for _ in range(TURNS)]


async def _turns(path: Path) -> list[float]:
    chance = random.Random(3)
    history = History.open(path)
    name = ulid(int(time.time() * 1000), 1)
    fields: dict[str, Any] = {
        "kind": "hld",
        "question": QUESTIONS[0],
        "playbook": "hld-9-step",
        "level": "senior",
        "mode": "exam",
    }
    await history.begin(RoundStarted(seq=1, t=0.0, step="api", round=name, backend="offline", seed=0, **fields))
    taken = []
    for seq in range(2, TURNS + 2):
        text = chatter(chance, 30)
        said = Said(seq=seq, t=float(seq), step="api", speaker="candidate", turn=seq, text=text)
        begun = time.perf_counter()
        await history.append(name, (said,))
        taken.append(time.perf_counter() - begun)
    await history.close()
    return taken
