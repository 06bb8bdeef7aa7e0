"""A running round is told from one whose program died, and only its owner writes to it."""

import os
import platform
import sqlite3
import subprocess
import sys

import pytest

from mockloop.history.errors import RoundTaken
from mockloop.history.store import History

from .made import Wall, started, talk


def dead_pid() -> int:
    """The number of a process that has ended and been waited for."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def owned_by(history: History, host: str, pid: int) -> None:
    """Puts another program in the owner's place, as its own store would have."""
    connection = sqlite3.connect(history.path)
    connection.execute("UPDATE owner SET host = ?, pid = ?, token = 'another'", (host, pid))
    connection.commit()
    connection.close()


async def state(history: History) -> str:
    return (await history.row(started().round)).state


async def test_a_round_just_begun_is_running(history: History) -> None:
    await history.begin(started())
    assert await state(history) == "running"


async def test_a_round_given_up_is_interrupted_at_once(history: History) -> None:
    await history.begin(started())
    await history.release(started().round, 30.0)
    assert await state(history) == "interrupted"
    assert (await history.left_off(started().round)).t == 30.0


async def test_a_dead_process_of_this_host_is_known_at_once(history: History) -> None:
    await history.begin(started())
    owned_by(history, platform.node(), dead_pid())
    assert await state(history) == "interrupted"


async def test_another_host_counts_as_alive_until_it_is_silent_for_a_minute(history: History, wall: Wall) -> None:
    await history.begin(started())
    owned_by(history, "elsewhere", dead_pid())
    assert await state(history) == "running"
    wall.now += 61
    assert await state(history) == "interrupted"


async def test_a_number_in_use_again_does_not_keep_a_round_running(history: History, wall: Wall) -> None:
    await history.begin(started())
    owned_by(history, platform.node(), os.getpid())
    wall.now += 61
    assert await state(history) == "interrupted"


async def test_signs_of_life_keep_a_round_running(history: History, wall: Wall) -> None:
    await history.begin(started())
    for _ in range(3):
        wall.now += 50
        assert await history.heartbeat(started().round, 1.0)
    assert await state(history) == "running"


async def test_a_round_open_elsewhere_can_be_neither_claimed_nor_written_to(history: History, wall: Wall) -> None:
    await history.begin(started())
    other = History.open(history.path, wall)
    try:
        with pytest.raises(RoundTaken, match=f"process {os.getpid()}"):
            await other.claim(started().round)
        with pytest.raises(RoundTaken):
            await other.append(started().round, [talk(2, "mine")])
        assert not await other.heartbeat(started().round, 99.0)
        await history.release(started().round)
        await other.claim(started().round)
        await other.append(started().round, [talk(2, "mine now")])
        with pytest.raises(RoundTaken):
            await history.append(started().round, [talk(3, "too late")])
    finally:
        await other.close()
