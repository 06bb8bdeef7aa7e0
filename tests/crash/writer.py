"""A process that says one turn after another and acknowledges each on standard output once it is saved, until killed.

    python writer.py HISTORY ROUND

It goes on where the history left off, so that it can be started again and again on one round.
"""

import asyncio
import sys
from pathlib import Path

from mockloop.history.store import History
from mockloop.round.events import Event, RoundStarted, Said, StepEntered, Wrote


def spoken(seq: int) -> Event:
    """Event number `seq`; what it says follows from the number, so that a reader can tell what should be there."""
    if seq % 7 == 0:
        return StepEntered(seq=seq, t=float(seq), step="api", why="candidate")
    if seq % 5 == 0:
        return Wrote(seq=seq, t=float(seq), step="api", pane="notes", text=f"note {seq} " * 40)
    return Said(seq=seq, t=float(seq), step="api", speaker="candidate", turn=seq, text=f"turn {seq} " * (seq % 200))


def first(name: str) -> RoundStarted:
    """The event that begins round `name`."""
    return RoundStarted(
        seq=1,
        t=0.0,
        step="api",
        round=name,
        kind="hld",
        question="url-shortener",
        playbook="hld-9-step",
        level="senior",
        mode="exam",
        backend="offline",
        seed=1,
    )


async def run(path: Path, name: str) -> None:
    """Says turns for ever. `saved N` is acknowledged when event N is on the disk, `draft N` when its draft is."""
    history = History.open(path)
    await history.begin(first(name))
    await history.claim(name)
    seq = (await history.left_off(name)).seq
    while True:
        seq += 1
        await history.save_draft(name, f"draft of {seq}", seq - 0.5)
        sys.stdout.write(f"draft {seq}\n")
        await history.append(name, [spoken(seq)])
        sys.stdout.write(f"saved {seq}\n")
        await history.heartbeat(name, seq + 0.25)
        sys.stdout.write(f"beat {seq}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    asyncio.run(run(Path(sys.argv[1]), sys.argv[2]))
