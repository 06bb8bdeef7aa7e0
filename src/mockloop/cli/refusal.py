"""How a command says no."""

DONE = 0
FINDINGS = 1
BAD_INPUT = 2
NO_BACKEND = 3
INTERRUPTED = 130


class Refusal(Exception):
    """One line for a person: what, where, and how to put it right. Ends the command with `status`."""

    def __init__(self, message: str, status: int = BAD_INPUT) -> None:
        super().__init__(message)
        self.status = status
