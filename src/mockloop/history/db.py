"""Opening the database file, transactions, and SQLite's errors told as ours."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mockloop.history.errors import CannotSave, CorruptDatabase, HistoryError
from mockloop.history.migrations import APPLICATION_ID, MIGRATIONS, Migration, migrate, version

OLDEST_SQLITE = (3, 37, 0)
"""STRICT tables came with 3.37."""

BUSY_SECONDS = 2.0
"""How long a write waits for another process's: longer than our transactions, shorter than patience."""

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_REFUSED = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "the file or its folder is read-only",
    sqlite3.SQLITE_PERM: "the file or its folder may not be written",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened",
    sqlite3.SQLITE_BUSY: "another program holds it locked",
    sqlite3.SQLITE_LOCKED: "another program holds it locked",
    sqlite3.SQLITE_IOERR: "the disk reported an error",
    sqlite3.SQLITE_NOMEM: "memory ran out",
}


def told(error: sqlite3.Error, path: Path) -> Exception:
    """SQLite's error as the one of ours that says what to do; an error of our own SQL comes back as it is."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _DAMAGED:
        return CorruptDatabase(path, str(error))
    if code in _REFUSED:
        return CannotSave(path, _REFUSED[code])
    return error


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Raises `CannotSave` or `CorruptDatabase` for what SQLite and the file system raise inside."""
    try:
        yield
    except sqlite3.Error as error:
        raise told(error, path) from error
    except OSError as error:
        raise CannotSave(path, (error.strerror or str(error)).lower()) from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing; durable when it returns. Takes the write lock at once, so that it cannot fail half way."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def connect(path: Path, steps: tuple[Migration, ...] = MIGRATIONS) -> sqlite3.Connection:
    """The history at `path`, made or migrated where needed, ready for one writer.

    Raises `NewerDatabase`, `CorruptDatabase` or `CannotSave`; in none of these cases has the file been changed.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise HistoryError(
            f"SQLite {sqlite3.sqlite_version} is too old for the history; use a Python with 3.37 or newer."
        )
    with telling(path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # What a person says in a rehearsal is theirs alone.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        connection = sqlite3.connect(
            path, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS, cached_statements=256
        )
        try:
            refuse_foreign(connection, path)
            migrate(connection, path, steps)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            # Checkpoints are made between turns, by the store: no accepted turn waits for one.
            connection.execute("PRAGMA wal_autocheckpoint = 0")
        except BaseException:
            connection.close()
            raise
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """The history at `path` for reading only; one that is not there reads as empty and is not made.

    Raises as `connect` does. A history of an older format is migrated first, for only then can it be read.
    """
    if not path.exists():
        connection = sqlite3.connect(":memory:", isolation_level=None)
        migrate(connection, path)
        return connection
    with telling(path):
        # Not `mode=ro`: what a killed program left half done must be rolled back before anything can be read.
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_SECONDS,
        )
        try:
            refuse_foreign(connection, path)
            current = version(connection, path)
            connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
        if current < len(MIGRATIONS):
            connection.close()
            connect(path).close()
            return connect_to_read(path)
    return connection


def refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Raises `CorruptDatabase` where another program's tables are in the file."""
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables and owner != APPLICATION_ID:
        raise CorruptDatabase(path, "it is another program's database")
