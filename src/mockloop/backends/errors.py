"""What can go wrong between us and a model: six kinds while asking, and one before, each with what to do next."""

from mockloop.backends.usage import Usage
from mockloop.round.events import FailureKind

_PASSING: frozenset[FailureKind] = frozenset({"rate_limited", "unavailable", "malformed"})


class BackendError(Exception):
    """An answer that did not come, or cannot be used.

    `kind` is the contract's, `sentence` says what happened, `fix` what to do next; neither ever holds a key.
    `retry_after` is the server's wish in seconds, where it had one; `passing` says whether asking again may help.
    `usage` is what was taken nevertheless, where it is known.
    """

    def __init__(
        self, kind: FailureKind, sentence: str, fix: str, retry_after: float | None = None, passing: bool | None = None
    ) -> None:
        super().__init__(f"{sentence}; {fix}")
        self.kind = kind
        self.sentence = sentence
        self.fix = fix
        self.retry_after = retry_after
        self.usage: Usage | None = None
        self.passing = kind in _PASSING if passing is None else passing


class CeilingReached(BackendError):
    """What a person set as the most to be spent is spent: no model is asked any more."""

    def __init__(self, spent: float, ceiling: float) -> None:
        super().__init__(
            "rate_limited",
            f"The ceiling of ${ceiling:.2f} is reached (${spent:.4f} spent)",
            "prepared words go on from here; `mockloop config set spend_ceiling DOLLARS` sets another",
            passing=False,
        )


class NotReady(Exception):
    """A backend that cannot be opened: `sentence` says what is missing, `fix` how to bring it.

    `model_only`: its server can be asked already, and only no model is chosen.
    """

    def __init__(self, sentence: str, fix: str, *, model_only: bool = False) -> None:
        super().__init__(f"{sentence}; {fix}")
        self.sentence = sentence
        self.fix = fix
        self.model_only = model_only
