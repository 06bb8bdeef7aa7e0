"""How many tokens a text is: counted by tiktoken where its ranks are on the disk, else estimated."""

import hashlib
import math
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType
from typing import Any

from mockloop.backends.request import Request
from mockloop.backends.usage import Usage

CHARACTERS = 4.4
"""Of English speech about systems, for one token of o200k: measured over the bank's own texts."""


class NoRanks(Exception):
    """The ranks are not on this disk, or are not the ones that tiktoken expects."""


@dataclass(frozen=True, slots=True)
class Ranks:
    """What tiktoken reads for an encoding: where it is published, and the SHA-256 that it has to have."""

    url: str
    sha256: str

    @property
    def file_name(self) -> str:
        """The name under which tiktoken itself keeps it: the SHA-1 of the address."""
        return hashlib.sha1(self.url.encode(), usedforsecurity=False).hexdigest()


def estimate(text: str) -> int:
    """About how many tokens a text is; a figure to be shown with "≈"."""
    return math.ceil(len(text.encode()) / CHARACTERS)


def estimated(request: Request, answer: str) -> Usage:
    """What a request and the text that came back must have taken, where no server counted."""
    sent = estimate(request.prefix) + sum(estimate(m.text) for m in request.messages)
    return Usage(sent, 0, estimate(answer), estimated=True)


def expected() -> Ranks:
    """What the installed tiktoken expects of o200k, by its own source. Reads nothing and fetches nothing."""

    class Told(Exception):
        pass

    def tell(url: str, expected_hash: str) -> dict[bytes, int]:
        raise Told(url, expected_hash)

    try:
        _described(tell)
    except Told as told:
        return Ranks(*told.args)
    raise NoRanks("this tiktoken describes o200k in another way; install the version in constraints.txt")


def counter(folders: Iterable[Path]) -> Callable[[str], int]:
    """A function that counts the tokens (o200k) of a text. Takes half a second: call it in a thread.

    Raises `NoRanks` where no folder holds the ranks with tiktoken's own hash; it never fetches them.
    """
    import tiktoken

    ranks = expected()
    data = _found(ranks, folders)

    def load(url: str, expected_hash: str) -> dict[bytes, int]:
        import base64

        pairs = (line.split() for line in data.splitlines() if line)
        return {base64.b64decode(token): int(rank) for token, rank in pairs}

    encoding = tiktoken.Encoding(**_described(load))
    return lambda text: len(encoding.encode_ordinary(text))


def rank_folders(home: Path, environment: Mapping[str, str] = os.environ) -> Iterator[Path]:
    """Where ranks may lie: ours, then the ones that tiktoken itself looks into."""
    yield home / "tokenizer"
    for variable in ("TIKTOKEN_CACHE_DIR", "DATA_GYM_CACHE_DIR"):
        if environment.get(variable):
            yield Path(environment[variable])
    yield Path(tempfile.gettempdir()) / "data-gym-cache"


def has_ranks(folders: Iterable[Path]) -> bool:
    """Whether `counter` would find what it needs."""
    try:
        _found(expected(), folders)
    except NoRanks:
        return False
    return True


def _found(ranks: Ranks, folders: Iterable[Path]) -> bytes:
    for folder in folders:
        try:
            data = (folder / ranks.file_name).read_bytes()
        except OSError:
            continue
        if hashlib.sha256(data).hexdigest() == ranks.sha256:
            return data
    raise NoRanks("the ranks of o200k are not on this disk; `mockloop doctor --fetch-tokenizer` brings them (3.6 MB)")


def _described(load: Callable[[str, str], dict[bytes, int]]) -> dict[str, Any]:
    """tiktoken's description of o200k, with our loader in place of the one that fetches."""
    from tiktoken_ext import openai_public  # type: ignore[import-untyped]

    function = openai_public.o200k_base

    def loader(url: str, expected_hash: str) -> dict[bytes, int]:
        return load(url, expected_hash)

    described: dict[str, Any] = FunctionType(function.__code__, {**vars(openai_public), "load_tiktoken_bpe": loader})()
    return described
