"""A backend whose every call is counted, priced and handed on to be kept; over the ceiling it asks nobody."""

import asyncio
from collections.abc import AsyncIterator, Callable

from mockloop.backends.backend import Backend, Judged, T
from mockloop.backends.call import Call, Outcome
from mockloop.backends.deadline import Deadline
from mockloop.backends.errors import BackendError, CeilingReached
from mockloop.backends.request import Request
from mockloop.backends.spend import Spend
from mockloop.backends.tokens import estimated
from mockloop.backends.usage import Usage


class MeteredBackend:
    """Keeps the protocol of the backend inside. `note` is told each call when it has ended; `wall` is the time then."""

    def __init__(
        self,
        inner: Backend,
        spend: Spend,
        price: Callable[[Usage], float | None],
        note: Callable[[Call], None],
        wall: Callable[[], float],
    ) -> None:
        self._inner = inner
        self._spend = spend
        self._price = price
        self._note = note
        self._wall = wall

    @property
    def name(self) -> str:
        return self._inner.name

    @property
    def model(self) -> str:
        return self._inner.model

    @property
    def spend(self) -> Spend:
        return self._spend

    def warm(self) -> None:
        """As the protocol says, and the price list with it."""
        self._inner.warm()
        self._price(Usage(1, 0, 1))

    async def close(self) -> None:
        await self._inner.close()

    async def stream(self, request: Request, deadline: Deadline) -> AsyncIterator[str | Usage]:
        """As the protocol says. Raises `CeilingReached` besides."""
        self._refuse_over()
        start, said = asyncio.get_running_loop().time(), ""
        usage: Usage | None = None
        outcome: Outcome = "stopped"
        pieces = self._inner.stream(request, deadline)
        try:
            async for item in pieces:
                if isinstance(item, Usage):
                    usage = item
                else:
                    said += item
                yield item
            outcome = "ok"
        except BackendError as error:
            outcome = error.kind
            raise
        finally:
            close = getattr(pieces, "aclose", None)
            if close is not None:
                await close()
            # What arrived was paid for, whether or not the server came to its count.
            self._keep(request, usage or (estimated(request, said) if said else None), outcome, start)

    async def judge(self, request: Request, schema: type[T], deadline: Deadline) -> Judged[T]:
        """As the protocol says. Raises `CeilingReached` besides."""
        self._refuse_over()
        start = asyncio.get_running_loop().time()
        usage: Usage | None = None
        outcome: Outcome = "stopped"
        try:
            judged = await self._inner.judge(request, schema, deadline)
            usage, outcome = judged.usage, "ok"
            return judged
        except BackendError as error:
            outcome, usage = error.kind, error.usage
            raise
        finally:
            self._keep(request, usage, outcome, start)

    def _refuse_over(self) -> None:
        if self._spend.reached:
            raise CeilingReached(self._spend.dollars, self._spend.ceiling)

    def _keep(self, request: Request, usage: Usage | None, outcome: Outcome, start: float) -> None:
        ms = round((asyncio.get_running_loop().time() - start) * 1000)
        cost = self._price(usage) if usage else None
        call = Call(
            self._wall() - ms / 1000, self.name, self.model, request.purpose, usage, cost, ms, outcome, request.prompt
        )
        self._spend.add(call)
        self._note(call)
