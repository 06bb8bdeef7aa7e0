"""What the doctor tells."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what was seen and, where it does not work, what to do about it."""

    name: str
    ok: bool
    seen: str
    fix: str = ""
