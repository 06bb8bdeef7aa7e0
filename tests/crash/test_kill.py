"""Killed at any moment, a round has lost nothing that was acknowledged.

`MOCKLOOP_KILLS` says how many kills (eight in the normal run, `make faults` asks for fifty).
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from mockloop.history.archive import Archive
from mockloop.history.journal import LeftOff
from mockloop.round.events import Event
from mockloop.round.ids import ulid
from mockloop.round.state import fold

from .writer import first, spoken

KILLS = int(os.environ.get("MOCKLOOP_KILLS", "8"))
WRITER = Path(__file__).with_name("writer.py")
ROUND = ulid(1_700_000_000_000, 1)


def said_until_killed(path: Path, chance: random.Random) -> dict[str, int]:
    """Starts the writer, kills it after a random acknowledgement and a random bit of work; the last of each sort."""
    acknowledged: dict[str, int] = {}
    process = subprocess.Popen([sys.executable, str(WRITER), str(path), ROUND], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    enough = chance.randrange(1, 120)
    for lines, line in enumerate(process.stdout, 1):
        sort, _, number = line.strip().partition(" ")
        acknowledged[sort] = int(number)
        if lines == enough:
            # Busy for a while, not asleep: the kill must fall anywhere in the next write.
            for _ in range(chance.randrange(200_000)):
                pass
            process.send_signal(signal.SIGKILL)
            break
    # What it had acknowledged before it died counts too.
    for line in process.stdout:
        if line.endswith("\n"):
            sort, _, number = line.strip().partition(" ")
            acknowledged[sort] = int(number)
    process.stdout.close()
    assert process.wait() == -signal.SIGKILL
    return acknowledged


def read(path: Path) -> tuple[list[Event], LeftOff, str]:
    """The round as the next start of the program finds it."""
    with Archive(path) as archive:
        return archive.events(ROUND), archive.left_off(ROUND), archive.row(ROUND).state


def test_every_acknowledged_event_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    chance = random.Random(20)
    for _ in range(KILLS):
        acknowledged = said_until_killed(path, chance)
        events, left, state = read(path)
        assert len(events) >= acknowledged.get("saved", 1)
        assert events == [first(ROUND), *(spoken(seq) for seq in range(2, len(events) + 1))]
        assert fold(events).seq == left.seq
        assert left.t >= acknowledged.get("beat", 0)
        assert int(left.draft.removeprefix("draft of ")) >= acknowledged["draft"]
        assert state == "interrupted"
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_a_kill_while_the_file_is_made_leaves_one_that_opens(tmp_path: Path) -> None:
    chance = random.Random(4)
    for attempt in range(max(4, KILLS // 4)):
        path = tmp_path / str(attempt) / "history.db"
        process = subprocess.Popen([sys.executable, str(WRITER), str(path), ROUND], stdout=subprocess.DEVNULL)
        while not path.exists() and process.poll() is None:
            pass
        for _ in range(chance.randrange(150_000)):
            pass
        process.kill()
        process.wait()
        with Archive(path) as archive:
            assert len(archive.rounds()) in (0, 1)


def test_two_programs_write_their_rounds_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    names = [ulid(1_700_000_000_000, i) for i in (1, 2)]
    writers = [
        subprocess.Popen([sys.executable, str(WRITER), str(path), name], stdout=subprocess.PIPE, text=True)
        for name in names
    ]
    counts = []
    for process in writers:
        assert process.stdout is not None
        seen = [line for line, _ in zip(process.stdout, range(300), strict=False)]
        counts.append(sum(line.startswith("saved") for line in seen))
    for process in writers:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()
    with Archive(path) as archive:
        for name, count in zip(names, counts, strict=True):
            assert len(archive.events(name)) > count >= 99
