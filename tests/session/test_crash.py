"""A program killed in the middle of a round loses nothing that it had accepted."""

import json
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mockloop.content.library import Library
from mockloop.history.store import History
from mockloop.round.events import to_json
from mockloop.session.desk import Desk
from mockloop.session.live import Session

from .made_bank import write_bank
from .stand_in import Listener

TALKER = """
import asyncio, json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from stand_in import Listener
from mockloop.content.library import Library
from mockloop.history.store import History
from mockloop.round.events import to_json
from mockloop.session.desk import Desk
from mockloop.session.live import Session

async def talk():
    folder = Path(sys.argv[2])
    desk = Desk(Library(folder / "bank"), History.open(folder / "history.db"))
    session = await Session.begin(desk, "hld", "tool-library", interviewer=Listener())
    session.subscribe(lambda event: print(json.dumps(to_json(event)), flush=True))
    for n in range(10_000):
        await session.save_draft(f"turn {n}, half")
        await session.say(f"turn {n}")
        await session.write("notes", f"note {n}")

asyncio.run(talk())
"""


def talk_until_killed(folder: Path, lines: int) -> list[dict[str, object]]:
    """What a talking program told of itself before it was killed, after so many lines."""
    command = [sys.executable, "-c", TALKER, str(Path(__file__).parent), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as talker:
        assert talker.stdout is not None
        told = [talker.stdout.readline() for _ in range(lines)]
        talker.send_signal(signal.SIGKILL)
        told += talker.stdout.read().splitlines(keepends=True)
        talker.wait(60)
    return [json.loads(line) for line in told if line.endswith(b"\n")]


@pytest.mark.parametrize("kill", range(4))
async def test_every_turn_that_was_accepted_is_there_after_a_kill(kill: int, tmp_path: Path) -> None:
    write_bank(tmp_path / "bank")
    seen = talk_until_killed(tmp_path, random.Random(kill).randrange(1, 60))
    history = History.open(tmp_path / "history.db")
    try:
        session = await Session.resume(
            Desk(Library(tmp_path / "bank"), history), await history.find("last"), interviewer=Listener()
        )
        kept = [to_json(event) for event in session.events]
        assert all(event in kept for event in seen)
        assert session.state.paused
        assert session.draft == "" or session.draft.endswith("half")
        await session.say("and on we go")
        assert await history.events(await history.find("last")) == session.events
    finally:
        await history.close()
