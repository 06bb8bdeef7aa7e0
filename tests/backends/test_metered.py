"""Every call is counted, priced and handed on; over the ceiling nobody is asked."""

from collections.abc import AsyncIterator

import pytest
from pydantic import BaseModel

from mockloop.backends.backend import Judged, T
from mockloop.backends.call import Call
from mockloop.backends.deadline import JUDGE, WORDS, Deadline
from mockloop.backends.errors import BackendError, CeilingReached
from mockloop.backends.metered import MeteredBackend
from mockloop.backends.prices import price
from mockloop.backends.request import Message, Request
from mockloop.backends.spend import Spend
from mockloop.backends.usage import Usage

ASKED = Request("You interview.", (Message("user", "Forty writes a second."),), 100, "words", "abc123")
TAKEN = Usage(1000, 400, 50)


class Scripted:
    """A backend that gives what it is told to: texts and a usage, or an error."""

    name, model = "openai", "gpt-6.1-terra"

    def __init__(self, *items: str | Usage | BackendError) -> None:
        self._items = items
        self.asked = 0

    async def stream(self, request: Request, deadline: Deadline) -> AsyncIterator[str | Usage]:
        self.asked += 1
        for item in self._items:
            if isinstance(item, BackendError):
                raise item
            yield item

    async def judge(self, request: Request, schema: type[T], deadline: Deadline) -> Judged[T]:
        self.asked += 1
        return Judged(schema(), TAKEN)

    def warm(self) -> None: ...

    async def close(self) -> None: ...


class Nothing(BaseModel):
    """A schema without fields."""


def metered(inner: Scripted, ceiling: float = 1.0, dollars: float | None = 0.25) -> tuple[MeteredBackend, list[Call]]:
    calls: list[Call] = []
    return MeteredBackend(inner, Spend(ceiling), lambda _: dollars, calls.append, lambda: 1000.0), calls


async def listen(backend: MeteredBackend) -> None:
    async for _ in backend.stream(ASKED, WORDS):
        pass


async def test_a_call_is_told_with_tokens_cost_outcome_and_prompt() -> None:
    backend, calls = metered(Scripted("Why ", "not?", TAKEN))
    await listen(backend)
    (call,) = calls
    assert (call.usage, call.cost, call.outcome, call.prompt) == (TAKEN, 0.25, "ok", "abc123")
    assert (call.purpose, call.backend, call.model) == ("words", "openai", "gpt-6.1-terra")


async def test_a_call_that_broke_off_counts_what_arrived_as_an_estimate() -> None:
    backend, calls = metered(Scripted("Why not ", BackendError("unavailable", "gone", "wait")))
    with pytest.raises(BackendError):
        await listen(backend)
    assert calls[0].outcome == "unavailable"
    assert calls[0].usage is not None
    assert calls[0].usage.estimated
    assert "≈" in backend.spend.words()


async def test_a_call_that_never_began_takes_nothing() -> None:
    backend, calls = metered(Scripted(BackendError("auth", "no entry", "mend it")))
    with pytest.raises(BackendError):
        await listen(backend)
    assert (calls[0].usage, calls[0].cost, calls[0].outcome) == (None, None, "auth")


async def test_a_call_that_is_left_early_is_kept_as_stopped() -> None:
    backend, calls = metered(Scripted("Why ", "not?", TAKEN))
    stream = backend.stream(ASKED, WORDS)
    await anext(stream)
    await stream.aclose()  # type: ignore[attr-defined]
    assert [c.outcome for c in calls] == ["stopped"]


async def test_over_the_ceiling_nobody_is_asked_and_it_is_said() -> None:
    inner = Scripted("Go on.", TAKEN)
    backend, _ = metered(inner, ceiling=0.5)
    await listen(backend)
    await listen(backend)
    with pytest.raises(CeilingReached, match=r"\$0\.50 is reached"):
        await listen(backend)
    with pytest.raises(CeilingReached):
        await backend.judge(ASKED, Nothing, JUDGE)
    assert inner.asked == 2


async def test_calls_before_a_resume_count_against_the_ceiling() -> None:
    earlier = Call(0.0, "openai", "m", "words", TAKEN, 2.0, 10, "ok")
    assert Spend(1.0, [earlier]).reached
    assert not Spend(3.0, [earlier]).reached


async def test_a_ceiling_of_nothing_asks_nobody() -> None:
    backend, calls = metered(Scripted("Go on."), ceiling=0.0)
    with pytest.raises(CeilingReached):
        await listen(backend)
    assert calls == []


async def test_a_model_without_a_price_shows_tokens_only() -> None:
    backend, calls = metered(Scripted("Go on.", TAKEN), dollars=None)
    await listen(backend)
    assert calls[0].cost is None
    assert backend.spend.words() == "1,050 tokens"


def test_prices_come_from_the_list_and_a_cached_token_costs_less() -> None:
    whole = price("anthropic", "", "claude-sonnet-5-5", Usage(1_000_000, 0, 0))
    cached = price("anthropic", "", "claude-sonnet-5-5", Usage(1_000_000, 1_000_000, 0))
    assert whole is not None
    assert cached is not None
    assert 0 < cached < whole


def test_a_local_server_and_an_unknown_model_have_no_price() -> None:
    assert price("openai", "http://localhost:11434/v1", "llama3.1:8b", TAKEN) is None
    assert price("openai", "", "gpt-of-the-day-after", TAKEN) is None
