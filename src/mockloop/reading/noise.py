"""Text that is no answer: keyboard noise."""


def gibberish(text: str) -> bool:
    """Whether a turn is keyboard noise rather than words of any language."""
    return False


def injected(text: str) -> bool:
    """Whether a turn tries to steer the interviewer or the grader."""
    return False
