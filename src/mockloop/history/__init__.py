"""What this user has done: rounds, their events, drafts, scorecards and annotations in one SQLite file.

`store.History` is the writer (async), `archive.Archive` the reader (sync). Nothing outside this package knows SQL.
"""
