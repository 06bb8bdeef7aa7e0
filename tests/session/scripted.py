"""A backend that says what it is told to: a second implementation of our protocol, without a network."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from mockloop.backends.backend import Judged, T
from mockloop.backends.deadline import Deadline
from mockloop.backends.errors import BackendError
from mockloop.backends.request import Request
from mockloop.backends.usage import Usage

TAKEN = Usage(input=400, cached=300, output=20)


def down(kind: Any = "unavailable") -> BackendError:
    return BackendError(kind, "The server is gone", "try again later")


@dataclass(frozen=True)
class Breaks:
    """Says this much, then fails."""

    text: str
    error: BackendError


Answer = str | BackendError | Breaks | Callable[[Request], str]


@dataclass
class Scripted:
    """Answers in order, the last one for ever; keeps what it was asked."""

    answers: Sequence[Answer] = ()
    judged: Callable[[Request, type[Any]], Any] | None = None
    name: str = "scripted"
    model: str = "scripted-1"
    gate: asyncio.Event | None = None
    """Where set: nothing comes before it is."""
    asked: list[Request] = field(default_factory=list)
    closed: bool = False

    async def stream(self, request: Request, deadline: Deadline) -> AsyncIterator[str | Usage]:
        answer = self.answers[min(len(self.asked), len(self.answers) - 1)]
        self.asked.append(request)
        if self.gate is not None:
            await self.gate.wait()
        if isinstance(answer, BackendError):
            raise answer
        text = answer.text if isinstance(answer, Breaks) else answer if isinstance(answer, str) else answer(request)
        for n, word in enumerate(text.split(" ")):
            yield word if n == 0 else f" {word}"
            await asyncio.sleep(0)
        if isinstance(answer, Breaks):
            raise answer.error
        yield TAKEN

    async def judge(self, request: Request, schema: type[T], deadline: Deadline) -> Judged[T]:
        self.asked.append(request)
        if self.gate is not None:
            await self.gate.wait()
        assert self.judged is not None
        made = self.judged(request, schema)
        if isinstance(made, BackendError):
            raise made
        return Judged(schema.model_validate(made), TAKEN)

    def warm(self) -> None:
        return

    async def close(self) -> None:
        self.closed = True
