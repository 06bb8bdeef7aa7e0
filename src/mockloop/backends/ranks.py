"""Fetching the ranks by which tiktoken counts, when a person asks for it: bounded in size and time, checked by hash."""

import hashlib
import time
from pathlib import Path

from mockloop.backends.tokens import Ranks

MOST_BYTES = 8_000_000
"""The file has 3.6 MB."""


class CannotFetch(Exception):
    """The ranks were not fetched; nothing was left on the disk."""

    def __init__(self, sentence: str, fix: str) -> None:
        super().__init__(f"{sentence}; {fix}")
        self.sentence = sentence
        self.fix = fix


def fetch(ranks: Ranks, folder: Path, seconds: float = 60.0) -> Path:
    """Fetches the ranks into the folder, under the name that tiktoken gives them. Raises `CannotFetch`."""
    data = _bounded(ranks.url, time.monotonic() + seconds)
    if hashlib.sha256(data).hexdigest() != ranks.sha256:
        raise CannotFetch(
            "What came is not the file that tiktoken expects", "look for a proxy that changes it; estimates go on"
        )
    path = folder / ranks.file_name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        half = path.with_name(path.name + ".part")
        half.write_bytes(data)
        half.replace(path)
    except OSError as error:
        raise CannotFetch(f"{path} cannot be written ({error.strerror})", "check its folder's rights") from None
    return path


def _bounded(url: str, until: float) -> bytes:
    import httpx2

    parts: list[bytes] = []
    size = 0
    try:
        with httpx2.stream("GET", url, timeout=10.0) as answer:
            if answer.status_code != httpx2.codes.OK:
                raise CannotFetch(f"Its server answered {answer.status_code}", "try again later; estimates go on")
            for part in answer.iter_bytes():
                size += len(part)
                if size > MOST_BYTES or time.monotonic() > until:
                    raise CannotFetch("What came was too large or too slow", "try again later; estimates go on")
                parts.append(part)
    except httpx2.HTTPError as error:
        raise CannotFetch(
            f"Its server cannot be reached ({type(error).__name__})", "look at the network; estimates go on"
        ) from None
    return b"".join(parts)
