"""The file itself: made, migrated, refused, set aside; and a disk that says no."""

import asyncio
import sqlite3
import stat
from pathlib import Path

import pytest

from mockloop.history.archive import Archive
from mockloop.history.db import connect
from mockloop.history.errors import CannotSave, CorruptDatabase, NewerDatabase
from mockloop.history.integrity import set_aside
from mockloop.history.migrations import MIGRATIONS, copy_name
from mockloop.history.store import History

from .made import keep, short_round, started, talk


def add_mood(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE round ADD COLUMN mood TEXT")


def fail_half_way(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE round ADD COLUMN mood TEXT")
    raise RuntimeError("half way")


def columns(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    try:
        return {str(row[1]) for row in connection.execute("PRAGMA table_info(round)")}
    finally:
        connection.close()


def one_round(path: Path) -> str:
    """A history with one whole round, closed; the round's id."""

    async def made() -> str:
        history = History.open(path)
        try:
            return await keep(history, short_round())
        finally:
            await history.close()

    return asyncio.run(made())


async def test_the_file_is_durable_and_private(history: History) -> None:
    assert stat.S_IMODE(history.path.stat().st_mode) == 0o600
    connection = connect(history.path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    connection.close()


async def test_a_sign_of_life_leaves_the_next_turn_fully_durable(history: History) -> None:
    await history.begin(started())
    await history.heartbeat(started().round, 1.0)
    assert history._connection.execute("PRAGMA synchronous").fetchone() == (2,)


async def test_every_table_is_strict(history: History) -> None:
    connection = sqlite3.connect(history.path)
    tables = connection.execute("PRAGMA table_list").fetchall()
    connection.close()
    ours = {name: strict for _, name, kind, _, _, strict in tables if kind == "table" and "sqlite_" not in name}
    assert ours
    assert set(ours.values()) == {1}


def test_an_older_file_is_migrated_and_a_copy_of_it_kept(path: Path) -> None:
    name = one_round(path)
    connect(path, (*MIGRATIONS, add_mood)).close()
    assert "mood" in columns(path)
    kept = copy_name(path, len(MIGRATIONS))
    assert "mood" not in columns(kept)
    with Archive(kept) as archive:
        assert archive.events(name) == short_round()


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    name = one_round(path)
    with pytest.raises(RuntimeError, match="half way"):
        connect(path, (*MIGRATIONS, fail_half_way))
    assert "mood" not in columns(path)
    with Archive(path) as archive:
        assert archive.events(name) == short_round()


def test_a_newer_file_is_refused_with_words_and_left_alone(path: Path) -> None:
    one_round(path)
    connect(path, (*MIGRATIONS, add_mood)).close()
    before = path.read_bytes()
    for opens in (History.open, Archive):
        with pytest.raises(NewerDatabase, match=r"newer mockloop.*upgrade"):
            opens(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"this is no database at all, but long enough" * 40, b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_a_file_that_is_no_database_is_told_and_left_alone(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    for opens in (History.open, Archive):
        with pytest.raises(CorruptDatabase, match=r"history\.db cannot be read"):
            opens(path)
    assert path.read_bytes() == content


def test_another_program_s_database_is_not_written_into(path: Path) -> None:
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE cookies (x)")
    connection.close()
    with pytest.raises(CorruptDatabase, match="another program"):
        History.open(path)


def test_damage_inside_the_file_is_told_when_it_is_met(path: Path) -> None:
    one_round(path)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (size - 4096))
    with pytest.raises(CorruptDatabase), Archive(path) as archive:
        archive.home()
    with pytest.raises(CorruptDatabase), Archive(path) as archive:
        archive.check()


def test_a_sound_file_passes_the_check(path: Path) -> None:
    one_round(path)
    with Archive(path) as archive:
        archive.check()


def test_a_file_set_aside_is_kept_whole_and_a_new_one_can_begin(path: Path) -> None:
    first = one_round(path)
    moved = set_aside(path)
    assert moved.name == "history.set-aside-1.db"
    assert not path.exists()
    one_round(path)
    assert set_aside(path).name == "history.set-aside-2.db"
    with Archive(moved) as archive:
        assert archive.find("last") == first


def test_a_log_moves_with_its_file(path: Path) -> None:
    connection = connect(path)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("COMMIT")
    assert path.with_name("history.db-wal").exists()
    moved = set_aside(path)
    connection.close()
    assert not path.with_name("history.db-wal").exists()
    assert moved.exists()


def test_reading_where_nothing_is_makes_no_file(path: Path) -> None:
    with Archive(path) as archive:
        assert archive.rounds() == []
        assert archive.home().due == []
    assert not path.parent.exists()


async def test_a_full_disk_is_told_and_the_same_turns_are_saved_once_there_is_room(history: History) -> None:
    name = started().round
    await history.begin(started())
    pages = history._connection.execute("PRAGMA page_count").fetchone()[0]
    history._connection.execute(f"PRAGMA max_page_count = {pages}")
    turns = [talk(i, "a long answer " * 300) for i in range(2, 12)]
    with pytest.raises(CannotSave, match="the disk is full"):
        await history.append(name, turns)
    assert await history.events(name) == [started()]
    history._connection.execute("PRAGMA max_page_count = 1000000")
    await history.append(name, turns)
    assert await history.events(name) == [started(), *turns]


async def test_a_file_locked_by_another_program_is_told(history: History) -> None:
    await history.begin(started())
    history._connection.execute("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(history.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(CannotSave, match="locked"):
        await history.append(started().round, [talk(2, "hello")])
    other.execute("ROLLBACK")
    other.close()
    await history.append(started().round, [talk(2, "hello")])


async def test_a_read_only_file_is_told(history: History) -> None:
    await history.begin(started())
    history._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(CannotSave, match="read-only"):
        await history.append(started().round, [talk(2, "hello")])


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    with pytest.raises(CannotSave, match="cannot be written"):
        History.open(tmp_path / "taken" / "history.db")


def test_the_store_is_imported_without_heavy_libraries() -> None:
    import subprocess
    import sys

    heavy = ("asyncio", "pydantic", "textual", "yaml", "dataclasses", "openai", "anthropic")
    code = (
        f"import sys, mockloop.history.store, mockloop.history.archive; print([m for m in {heavy} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
