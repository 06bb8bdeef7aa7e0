"""A provider in trouble: what is tried once more, what is told, and by when."""

import time
from collections.abc import AsyncIterator

import pytest

from mockloop.backends.backend import Backend
from mockloop.backends.deadline import Deadline
from mockloop.backends.errors import BackendError
from tests.wire.asking import NAMES, SHORT, Verdict, asked, backend_at, heard
from tests.wire.provider import Provider

KINDS = {
    "dropRate": "unavailable",
    "malformedRate": "malformed",
    "disconnectRate": "unavailable",
    "rateLimitRate": "rate_limited",
}


@pytest.fixture(params=NAMES)
async def backend(request: pytest.FixtureRequest, provider: Provider) -> AsyncIterator[Backend]:
    opened = backend_at(request.param, provider.url)
    yield opened
    await opened.close()


@pytest.mark.parametrize(("rate", "kind"), KINDS.items())
async def test_trouble_that_lasts_is_told_by_its_kind_after_one_retry(
    backend: Backend, provider: Provider, rate: str, kind: str
) -> None:
    provider.says("Go on.")
    provider.chaos(**{rate: 1})
    with pytest.raises(BackendError) as told:
        await heard(backend, asked(), SHORT)
    assert told.value.kind == kind
    assert len(provider.asked()) == (1 if kind == "rate_limited" else 2)


@pytest.mark.parametrize("status", [500, 502, 503, 529])
async def test_trouble_that_passes_is_never_heard_of(backend: Backend, provider: Provider, status: int) -> None:
    provider.fails_once(status)
    provider.says("Go on.")
    assert (await heard(backend, asked(), SHORT)).text == "Go on."


async def test_a_wait_that_the_server_asks_for_is_kept_where_it_fits(backend: Backend, provider: Provider) -> None:
    provider.fails_once(429, "slow down", "rate_limit_error")
    provider.says("Go on.")
    start = time.monotonic()
    assert (await heard(backend, asked(), Deadline(4.0, 6.0))).text == "Go on."
    assert time.monotonic() - start >= 1.0


async def test_a_wait_that_does_not_fit_is_told_at_once(backend: Backend, provider: Provider) -> None:
    provider.fails_once(429, "slow down", "rate_limit_error")
    start = time.monotonic()
    with pytest.raises(BackendError) as told:
        await heard(backend, asked(), SHORT)
    assert time.monotonic() - start < 0.9
    assert told.value.kind == "rate_limited"
    assert told.value.retry_after == 1.0


async def test_a_slow_server_is_given_up_when_the_first_token_is_due(backend: Backend, provider: Provider) -> None:
    provider.says("Go on.")
    provider.chaos(latencyMs=5000)
    start = time.monotonic()
    with pytest.raises(BackendError) as told:
        await heard(backend, asked(), Deadline(0.5, 3.0))
    assert told.value.kind == "timeout"
    assert time.monotonic() - start < 1.5


async def test_an_answer_that_dawdles_is_given_up_at_the_end_and_what_came_stays(
    backend: Backend, provider: Provider
) -> None:
    provider.says("One word after another, and never an end to it. " * 20, streamingProfile={"ttft": 0, "tps": 10})
    pieces: list[str] = []
    start = time.monotonic()
    with pytest.raises(BackendError) as told:
        async for item in backend.stream(asked(), Deadline(1.0, 1.0)):
            pieces.append(str(item))
    assert told.value.kind == "timeout"
    assert pieces
    assert 0.9 < time.monotonic() - start < 2.0


async def test_a_stream_that_breaks_off_keeps_what_came_and_is_not_asked_again(
    backend: Backend, provider: Provider
) -> None:
    provider.says("You said forty writes a second, and then?", truncateAfterChunks=4, latency=20)
    pieces: list[str] = []
    with pytest.raises(BackendError) as told:
        async for item in backend.stream(asked(), SHORT):
            if isinstance(item, str):
                pieces.append(item)
    assert told.value.kind == "unavailable"
    assert "broke off" in told.value.sentence
    assert "".join(pieces)
    assert len(provider.asked()) == 1


@pytest.mark.parametrize(("rate", "kind"), KINDS.items())
async def test_a_judge_in_trouble_gives_no_verdict(backend: Backend, provider: Provider, rate: str, kind: str) -> None:
    provider.says({"met": True, "quote": "x"})
    provider.chaos(**{rate: 1})
    with pytest.raises(BackendError) as told:
        await backend.judge(asked(purpose="judge"), Verdict, Deadline(0.9, 0.9))
    assert told.value.kind == kind
