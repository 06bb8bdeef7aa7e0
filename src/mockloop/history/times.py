"""Moments as the contract writes them: UTC, RFC 3339, to the millisecond."""

import re
import time
from typing import Any, TypeGuard

_STAMP = re.compile(r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d(\.\d{1,6})?Z")


def stamp(wall: float) -> str:
    """Seconds since 1970 as `2025-03-01T18:40:00.000Z`; stamps sort as their moments do."""
    whole, part = divmod(round(wall * 1000), 1000)
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(whole))}.{part:03d}Z"


def seconds(text: str) -> float:
    """Seconds since 1970 of what `stamp` wrote."""
    from datetime import datetime

    return datetime.fromisoformat(text).timestamp()


def is_stamp(text: Any) -> TypeGuard[str]:
    """Whether it is written as `stamp` writes."""
    return isinstance(text, str) and _STAMP.fullmatch(text) is not None
