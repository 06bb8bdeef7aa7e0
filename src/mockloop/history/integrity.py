"""Whether a history file is sound, and setting aside one that is not."""

import sqlite3
from pathlib import Path

from mockloop.history.db import telling
from mockloop.history.errors import CorruptDatabase

SIDE_FILES = ("-wal", "-shm")
"""What SQLite keeps beside a database: its log and the log's index. They belong to it and move with it."""


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Reads the whole file (seconds for a big one). Raises `CorruptDatabase` with the first thing found wrong."""
    with telling(path):
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise CorruptDatabase(path, str(found).splitlines()[-1])


def set_aside(path: Path) -> Path:
    """Moves the file out of the way under the first free name of the form `history.set-aside-1.db`, and returns that.

    To be called only once the person agrees. Raises `CannotSave`.
    """
    count = 1
    while (target := path.with_name(f"{path.stem}.set-aside-{count}{path.suffix}")).exists():
        count += 1
    with telling(path):
        path.rename(target)
        for end in SIDE_FILES:
            side = path.with_name(path.name + end)
            if side.exists():
                side.rename(target.with_name(target.name + end))
    return target
