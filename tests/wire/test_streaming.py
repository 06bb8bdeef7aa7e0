"""The real SDKs over loopback: words in pieces, turns in order, usage, structured answers."""

from collections.abc import AsyncIterator

import pytest

from mockloop.backends.backend import Backend
from mockloop.backends.deadline import JUDGE
from mockloop.backends.errors import BackendError
from mockloop.backends.request import Message
from tests.wire.asking import NAMES, Verdict, asked, backend_at, heard
from tests.wire.provider import Provider

SENTENCE = "You said forty writes a second: what does a second datacentre buy you there?"


@pytest.fixture(params=NAMES)
async def backend(request: pytest.FixtureRequest, provider: Provider) -> AsyncIterator[Backend]:
    opened = backend_at(request.param, provider.url)
    yield opened
    await opened.close()


async def test_words_come_in_pieces_and_usage_comes_last(backend: Backend, provider: Provider) -> None:
    provider.says(SENTENCE)
    answer = await heard(backend, asked())
    assert answer.text == SENTENCE
    assert len(answer.pieces) > 3
    assert answer.usage is not None
    assert answer.usage.output > 0


async def test_usage_is_what_the_server_counted(backend: Backend, provider: Provider) -> None:
    counts = {"prompt_tokens": 812, "completion_tokens": 31, "input_tokens": 812, "output_tokens": 31}
    provider.says(SENTENCE, response={"usage": counts})
    answer = await heard(backend, asked())
    assert answer.usage is not None
    assert (answer.usage.input, answer.usage.output, answer.usage.estimated) == (812, 31, False)


async def test_the_turns_are_sent_in_order_after_the_prefix(backend: Backend, provider: Provider) -> None:
    provider.says("And on failure?")
    before = (Message("user", "I would take Postgres."), Message("assistant", "Why not Cassandra?"))
    await heard(backend, asked("Because I need transactions.", *before))
    (call,) = provider.asked()
    sent = [(m["role"], str(m["content"])) for m in call["body"]["messages"] if m["role"] != "system"]
    assert [role for role, _ in sent] == ["user", "assistant", "user"]
    assert "transactions" in sent[-1][1]
    assert "You interview." in str(call["body"])


async def test_no_temperature_is_sent(backend: Backend, provider: Provider) -> None:
    provider.says("Go on.")
    await heard(backend, asked())
    assert "temperature" not in provider.asked()[0]["body"]


async def test_a_judged_answer_is_a_value_of_the_schema(backend: Backend, provider: Provider) -> None:
    provider.says({"met": True, "quote": "we shard by user id"})
    judged = await backend.judge(asked("Judge.", purpose="judge"), Verdict, JUDGE)
    assert judged.value == Verdict(met=True, quote="we shard by user id")


async def test_an_answer_of_another_shape_is_asked_for_once_more(backend: Backend, provider: Provider) -> None:
    provider.says("I would say yes.", match={"sequenceIndex": 0})
    provider.says({"met": False, "quote": ""})
    judged = await backend.judge(asked("Judge.", purpose="judge"), Verdict, JUDGE)
    assert judged.value.met is False
    assert len(provider.asked()) == 2


async def test_twice_another_shape_is_malformed_and_no_value_is_made_up(backend: Backend, provider: Provider) -> None:
    provider.says("I would say yes.")
    with pytest.raises(BackendError) as told:
        await backend.judge(asked("Judge.", purpose="judge"), Verdict, JUDGE)
    assert told.value.kind == "malformed"
    assert len(provider.asked()) == 2


async def test_a_truncated_verdict_is_given_more_room_once(backend: Backend, provider: Provider) -> None:
    provider.says('{"met": true, "quo', match={"sequenceIndex": 0}, response={"finishReason": "length"})
    provider.says({"met": True, "quote": "a queue in front"})
    judged = await backend.judge(asked("Judge.", purpose="judge"), Verdict, JUDGE)
    assert judged.value.quote == "a queue in front"
    rooms = [c["body"].get("max_tokens") or c["body"].get("max_completion_tokens") for c in provider.asked()]
    assert len(rooms) == 2
    assert rooms[1] > 2 * rooms[0]


async def test_words_that_end_at_the_limit_stay_and_are_told_as_cut(backend: Backend, provider: Provider) -> None:
    provider.says("One long beginning of a", response={"finishReason": "length"})
    pieces: list[object] = []
    with pytest.raises(BackendError, match="did not fit") as told:
        async for item in backend.stream(asked(), JUDGE):
            pieces.append(item)
    assert told.value.kind == "malformed"
    assert "".join(p for p in pieces if isinstance(p, str)) == "One long beginning of a"
    assert len(provider.asked()) == 1


async def test_a_stream_that_is_left_early_ends_the_call(backend: Backend, provider: Provider) -> None:
    provider.says(SENTENCE * 50, streamingProfile={"ttft": 0, "tps": 50})
    stream = backend.stream(asked(), JUDGE)
    assert isinstance(await anext(stream), str)
    await stream.aclose()  # type: ignore[attr-defined]
    provider.says("Go on.", when="again")
    provider.forget()
    provider.says("Go on.")
    assert (await heard(backend, asked("again"))).text == "Go on."
