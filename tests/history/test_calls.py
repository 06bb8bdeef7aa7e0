"""Calls of models are kept with their round, and older files are given the table."""

import sqlite3
from pathlib import Path

import pytest

from mockloop.backends.call import Call
from mockloop.backends.usage import Usage
from mockloop.history.db import connect
from mockloop.history.errors import NoSuchRound
from mockloop.history.migrations import MIGRATIONS, copy_name
from mockloop.history.store import History

from .made import keep, short_round

CALLS = [
    Call(1_700_000_000.5, "openai", "gpt-6.1-terra", "words", Usage(900, 400, 31), 0.0021, 1240, "ok", "abc"),
    Call(1_700_000_004.0, "ollama", "llama3.1:8b", "judge", Usage(900, 0, 31, estimated=True), None, 90, "malformed"),
    Call(1_700_000_009.0, "openai", "gpt-6.1-terra", "words", None, None, 8000, "timeout"),
]


async def test_calls_come_back_as_they_were_kept(history: History) -> None:
    name = await keep(history, short_round())
    await history.add_calls(name, CALLS[:2])
    await history.add_calls(name, CALLS[2:])
    assert await history.calls(name) == CALLS


async def test_a_call_of_no_round_is_refused(history: History) -> None:
    with pytest.raises(NoSuchRound):
        await history.add_calls("01ARZ3NDEKTSV4RRFFQ69G5FAV", CALLS)


def test_a_file_of_the_first_format_is_given_the_table_and_a_copy_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    connect(path, MIGRATIONS[:1]).close()
    connect(path).close()
    assert copy_name(path, 1).exists()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM call").fetchone() == (0,)
    connection.close()
