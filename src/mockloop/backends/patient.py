"""A wire with our patience around it: deadlines, one retry inside them, a look at what came before it is given on."""

import asyncio
import random
from collections.abc import AsyncIterator

from mockloop.backends.backend import Judged, T
from mockloop.backends.deadline import Deadline
from mockloop.backends.errors import BackendError
from mockloop.backends.http import last_response
from mockloop.backends.request import Request
from mockloop.backends.text import is_plain, strings
from mockloop.backends.tokens import estimated
from mockloop.backends.told import Where, broke_off, cut_at_limit, empty, late, not_text, refused, told, too_long
from mockloop.backends.usage import Usage
from mockloop.backends.wire import Answer, Ended, Wire

MORE_ROOM = 4
"""By how much the room for an answer grows, once, where a model used it up before it was done."""

MOST_CHARACTERS = 12
"""Of an answer, for each token that it was allowed: no language takes as many, so a server that sends more runs on."""

SHORT_WAIT = 0.4
"""Seconds before a retry that no server asked a wait for, half of it by chance."""


class PatientBackend:
    """A backend as the rest of the program knows it. Nothing of the SDKs' own comes out of it."""

    def __init__(self, wire: Wire, where: Where) -> None:
        self._wire = wire
        self._where = where
        self._warm = False

    @property
    def name(self) -> str:
        return self._where.name

    @property
    def model(self) -> str:
        return self._where.model

    def warm(self) -> None:
        self._wire.warm()
        self._warm = True

    async def _warmed(self) -> None:
        """What is imported late is no fault of the server's: it costs nothing of the deadline, and holds up no key."""
        if self._warm:
            return
        try:
            await asyncio.to_thread(self.warm)
        except Exception as error:
            raise told(error, self._where) from None

    async def close(self) -> None:
        await self._wire.close()

    async def stream(self, request: Request, deadline: Deadline) -> AsyncIterator[str | Usage]:
        await self._warmed()
        start = asyncio.get_running_loop().time()
        room = 1
        for last in (False, True):
            given = False
            try:
                async for item in self._attempt(request, room, start, deadline):
                    given = given or isinstance(item, str)
                    yield item
                return
            except _Full as full:
                if given or last:
                    yield full.usage
                    raise cut_at_limit(self._where, request.max_tokens) from None
                room = MORE_ROOM
            except BackendError as error:
                if given or last or not await self._waited(error, start + deadline.first):
                    raise

    async def _attempt(
        self, request: Request, room: int, start: float, deadline: Deadline
    ) -> AsyncIterator[str | Usage]:
        """One try. Raises `BackendError`, or `_Full` after what came, where the room was too small."""
        pieces = self._wire.stream(request, room)
        said: list[str] = []
        length, limit = 0, request.max_tokens * room * MOST_CHARACTERS
        try:
            while True:
                seconds = deadline.whole if said else deadline.first
                item = await self._next(pieces, start + seconds, seconds)
                if isinstance(item, Ended):
                    break
                length += len(item)
                if length > limit:
                    yield estimated(request, "".join(said))
                    raise too_long(self._where, request.max_tokens)
                if not is_plain(item):
                    yield estimated(request, "".join(said))
                    raise not_text(self._where)
                said.append(item)
                yield item
        finally:
            close = getattr(pieces, "aclose", None)
            if close is not None:
                await close()
        usage = item.usage or estimated(request, "".join(said))
        if item.reason == "full":
            raise _Full(usage)
        if not said:
            raise refused(self._where) if item.reason == "refused" else empty(self._where)
        yield usage
        if item.reason == "none":
            raise broke_off(self._where)

    async def _next(self, pieces: AsyncIterator[str | Ended], until: float, seconds: float) -> str | Ended:
        last_response.set(None)
        try:
            async with asyncio.timeout_at(until):
                return await anext(pieces)
        except TimeoutError:
            raise late(self._where, seconds) from None
        except StopAsyncIteration:
            raise broke_off(self._where) from None
        except Exception as error:
            raise told(error, self._where) from None

    async def judge(self, request: Request, schema: type[T], deadline: Deadline) -> Judged[T]:
        await self._warmed()
        until = asyncio.get_running_loop().time() + deadline.whole
        taken = Usage(0, 0, 0)
        room = 1
        for last in (False, True):
            try:
                answer = await self._answer(request, schema, room, until, deadline.whole)
                taken += answer.usage or estimated(request, "")
                if answer.reason == "full":
                    if last:
                        raise cut_at_limit(self._where, request.max_tokens)
                    room = MORE_ROOM
                    continue
                if answer.reason == "refused":
                    raise refused(self._where)
                if not isinstance(answer.value, schema):
                    raise empty(self._where)
                if not all(is_plain(text) for text in strings(answer.value.model_dump())):
                    raise not_text(self._where)
                return Judged(answer.value, taken)
            except BackendError as error:
                if last or not await self._waited(error, until):
                    error.usage = taken if taken.output else None
                    raise
        raise AssertionError("the second try returns or raises")

    async def _answer(self, request: Request, schema: type[T], room: int, until: float, seconds: float) -> Answer:
        last_response.set(None)
        try:
            async with asyncio.timeout_at(until):
                return await self._wire.answer(request, schema, room)
        except TimeoutError:
            raise late(self._where, seconds) from None
        except Exception as error:
            raise told(error, self._where) from None

    async def _waited(self, error: BackendError, until: float) -> bool:
        """Waits before a retry; false, at once, where none would help or the wait does not fit."""
        if not error.passing:
            return False
        wait = error.retry_after
        if wait is None:
            wait = SHORT_WAIT * random.uniform(0.5, 1.0)  # noqa: S311 - it spreads retries, it guards nothing
        if asyncio.get_running_loop().time() + wait >= until:
            return False
        await asyncio.sleep(wait)
        return True


class _Full(Exception):
    """The room for the answer was used up."""

    def __init__(self, usage: Usage) -> None:
        super().__init__()
        self.usage = usage
