"""What can go wrong with the history, one class a remedy. Every message is one sentence that a person can act on."""

from pathlib import Path


class HistoryError(Exception):
    """Any failure of the history that has a name."""


class NewerDatabase(HistoryError):
    """The file was written by a newer mockloop; nothing in it was touched."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        self.path, self.found, self.known = path, found, known
        super().__init__(
            f"{path} was written by a newer mockloop (format {found}, this one knows {known}); "
            "upgrade mockloop, or set MOCKLOOP_HOME to another folder."
        )


class CorruptDatabase(HistoryError):
    """The file is no history, or a damaged one; nothing was changed. `set_aside` moves it once the person agrees."""

    def __init__(self, path: Path, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"{path} cannot be read as a history ({why}); it can be set aside, kept, and a new one begun.")


class CannotSave(HistoryError):
    """The disk did not take it: full, read-only, locked or failing. What was asked for can be asked for again."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path} cannot be written: {reason}.")


class NoSuchRound(HistoryError):
    """Nothing in the history begins with that."""

    def __init__(self, name: str) -> None:
        self.name = name
        said = "the history holds no round yet" if name == "last" else f"no round begins with {name!r}"
        super().__init__(f"{said}; `mockloop history` lists them.")


class AmbiguousRound(HistoryError):
    """More than one round begins with that; `rounds` holds some of them."""

    def __init__(self, name: str, rounds: tuple[str, ...]) -> None:
        self.name, self.rounds = name, rounds
        super().__init__(f"{name!r} begins more than one round ({', '.join(rounds)}); give more of the id.")


class RoundTaken(HistoryError):
    """Another running mockloop has this round open; only its owner may write to it."""

    def __init__(self, round_id: str, pid: int) -> None:
        self.round, self.pid = round_id, pid
        super().__init__(f"round {round_id} is open in another mockloop (process {pid}); close it there first.")


class OutOfOrder(HistoryError):
    """Events that do not follow the last one saved, or differ from what is saved under the same number."""

    def __init__(self, round_id: str, seq: int, expected: int) -> None:
        self.round, self.seq, self.expected = round_id, seq, expected
        super().__init__(f"round {round_id}: event {seq} cannot be saved where {expected} comes next.")
