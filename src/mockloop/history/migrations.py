"""The format of the file, as a list of steps: a file of format n has been through the first n of them.

A step is never changed once released; a new format is a new function at the end of the list.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from mockloop.history.errors import NewerDatabase

Migration = Callable[[sqlite3.Connection], None]

APPLICATION_ID = 0x6D6C6F6F
"""Stands in the file's header, so that another program's database is not taken for ours ("mloo")."""


def _rounds(connection: sqlite3.Connection) -> None:
    """Rounds with what a list shows of them, their events, and what hangs on a round.

    `round.n` numbers rounds inside the file and keeps keys short; the public name is `round.id`, a ULID. The row
    repeats what its events and newest scorecard say (`state` to `grader`), so that a list reads no event;
    `indexed` is the last event whose words the search knows.
    """
    for statement in (
        """CREATE TABLE round (
            n INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL, question TEXT NOT NULL, playbook TEXT NOT NULL, level TEXT NOT NULL, mode TEXT NOT NULL,
            backend TEXT NOT NULL,
            started_at TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'finished', 'time_up', 'abandoned')),
            step TEXT NOT NULL DEFAULT '', t REAL NOT NULL DEFAULT 0, seq INTEGER NOT NULL DEFAULT 0,
            indexed INTEGER NOT NULL DEFAULT 0,
            score REAL, low REAL, high REAL, verdict TEXT, grader TEXT
        ) STRICT""",
        "CREATE INDEX round_newest ON round (started_at DESC)",
        "CREATE INDEX round_question ON round (kind, question, started_at DESC)",
        "CREATE INDEX round_open ON round (started_at DESC) WHERE state = 'open'",
        "CREATE INDEX round_unindexed ON round (n) WHERE indexed < seq",
        """CREATE TABLE event (
            round INTEGER NOT NULL REFERENCES round (n),
            seq INTEGER NOT NULL, t REAL NOT NULL, type TEXT NOT NULL, step TEXT NOT NULL, data TEXT NOT NULL,
            PRIMARY KEY (round, seq)
        ) STRICT, WITHOUT ROWID""",
        "CREATE TRIGGER event_unchanged BEFORE UPDATE ON event BEGIN SELECT raise(ABORT, 'append-only'); END",
        "CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN SELECT raise(ABORT, 'append-only'); END",
        "CREATE VIRTUAL TABLE words USING fts5 (text, content = '', detail = none, tokenize = 'unicode61')",
        """CREATE TABLE draft (
            round INTEGER PRIMARY KEY REFERENCES round (n), text TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE owner (
            round INTEGER PRIMARY KEY REFERENCES round (n),
            host TEXT NOT NULL, pid INTEGER NOT NULL, token TEXT NOT NULL, beat REAL NOT NULL
        ) STRICT""",
        """CREATE TABLE scorecard (
            n INTEGER PRIMARY KEY,
            round INTEGER NOT NULL REFERENCES round (n),
            made_at TEXT NOT NULL, grader TEXT NOT NULL, data TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX scorecard_round ON scorecard (round)",
        """CREATE TABLE dimension (
            scorecard INTEGER NOT NULL REFERENCES scorecard (n),
            id TEXT NOT NULL, kind TEXT NOT NULL, grader TEXT NOT NULL, started_at TEXT NOT NULL,
            round INTEGER NOT NULL,
            level INTEGER, score REAL NOT NULL,
            PRIMARY KEY (scorecard, id)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX dimension_trend ON dimension (id, kind, grader, started_at, score)",
        """CREATE TABLE annotation (
            n INTEGER PRIMARY KEY,
            round INTEGER NOT NULL REFERENCES round (n),
            kind TEXT NOT NULL, made_at TEXT NOT NULL, data TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX annotation_round ON annotation (round)",
    ):
        connection.execute(statement)


def _calls(connection: sqlite3.Connection) -> None:
    """Calls of models, a row each; `cost` in US dollars, NULL where no price is known."""
    for statement in (
        """CREATE TABLE call (
            n INTEGER PRIMARY KEY,
            round INTEGER NOT NULL REFERENCES round (n),
            at TEXT NOT NULL, backend TEXT NOT NULL, model TEXT NOT NULL, purpose TEXT NOT NULL,
            input INTEGER, cached INTEGER, output INTEGER, estimated INTEGER NOT NULL,
            cost REAL, ms INTEGER NOT NULL, outcome TEXT NOT NULL, prompt TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX call_round ON call (round)",
    ):
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (_rounds, _calls)


def version(connection: sqlite3.Connection, path: Path, steps: tuple[Migration, ...] = MIGRATIONS) -> int:
    """The file's format, 0 for an empty file. Raises `NewerDatabase` where this program does not know it."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found > len(steps):
        raise NewerDatabase(path, found, len(steps))
    return int(found)


def copy_name(path: Path, found: int) -> Path:
    """Where the copy of a file of format `found` is kept before it is migrated: `history.format-1.db`."""
    return path.with_name(f"{path.stem}.format-{found}{path.suffix}")


def migrate(connection: sqlite3.Connection, path: Path, steps: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Brings the file to the newest format in one transaction, so that a failing step leaves it as it was.

    A file that holds something is copied first, to `copy_name`. Raises `NewerDatabase`.
    """
    found = version(connection, path, steps)
    if found == len(steps):
        return
    if found:
        _keep_copy(connection, copy_name(path, found))
    connection.execute("BEGIN EXCLUSIVE")
    try:
        # Asked again under the lock: another process may have migrated meanwhile.
        for step in steps[version(connection, path, steps) :]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _keep_copy(connection: sqlite3.Connection, target: Path) -> None:
    """Copies the whole file, with what is still in its log; a copy cut short is never left under the final name."""
    half = target.with_name(target.name + ".part")
    half.unlink(missing_ok=True)
    copy = sqlite3.connect(half)
    try:
        connection.backup(copy)
    finally:
        copy.close()
    half.replace(target)
