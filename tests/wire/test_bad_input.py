"""What goes wrong between here and a model: each has a sentence of its own and a next step, and none holds a key."""

import logging
import shutil
import socket
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mockloop.backends.deadline import JUDGE, WORDS
from mockloop.backends.errors import BackendError
from tests.wire.asking import NAMES, SHORT, Verdict, asked, backend_at, heard
from tests.wire.provider import KEY, Provider, missing
from tests.wire.servers import WEB_PAGE, answering, foreign_certificate, running_on, whole

pytestmark = pytest.mark.wire


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def failure(name: str, url: str, key: str = KEY) -> BackendError:
    """How asking for words and asking a judge fail there: alike, and told without the key."""
    backend = backend_at(name, url, key)
    told = []
    try:
        with pytest.raises(BackendError) as words:
            await heard(backend, asked(), SHORT)
        told.append(words.value)
        with pytest.raises(BackendError) as judged:
            await backend.judge(asked(purpose="judge"), Verdict, SHORT)
        told.append(judged.value)
    finally:
        await backend.close()
    assert told[0].kind == told[1].kind, [str(t) for t in told]
    for error in told:
        assert key not in "".join(traceback.format_exception(error))
        assert error.sentence[-1] not in ".;"
        assert error.fix
    return told[0]


@pytest.fixture
def guarded() -> Iterator[Provider]:
    if why := missing():
        pytest.skip(why)
    with Provider("sk-test-the-right-one") as provider:
        yield provider


async def test_a_wrong_key(name: str, guarded: Provider) -> None:
    error = await failure(name, guarded.url)
    assert error.kind == "auth"
    assert "key" in str(error)


async def test_nobody_answers(name: str) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    error = await failure(name, f"http://127.0.0.1:{port}")
    assert error.kind == "unavailable"
    assert f"Nobody answers at 127.0.0.1:{port}" in str(error)


async def test_no_network(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    error = await failure(name, "https://api.example.invalid")
    assert error.kind == "unavailable"
    assert "no network" in error.sentence


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate, and is not here")
async def test_a_proxys_certificate(name: str, tmp_path: Path) -> None:
    async with answering(whole("200 OK", "text/html", WEB_PAGE), foreign_certificate(tmp_path)) as url:
        error = await failure(name, url)
    assert error.kind == "unavailable"
    assert "SSL_CERT_FILE" in error.fix
    assert not error.passing


async def test_a_model_that_does_not_exist(name: str, provider: Provider) -> None:
    kind = "not_found_error" if name == "anthropic" else "invalid_request_error"
    provider.fails(404, "The model does not exist or you do not have access to it.", kind)
    error = await failure(name, provider.url)
    assert error.kind == "bad_request"
    assert "has no model" in error.sentence
    assert "doctor --online" in error.fix


@pytest.mark.parametrize("status", ["200 OK", "302 Found", "404 Not Found"])
async def test_a_server_that_answers_with_a_web_page(name: str, status: str) -> None:
    async with answering(whole(status, "text/html; charset=utf-8", WEB_PAGE)) as url:
        error = await failure(name, url)
    assert error.kind == "bad_request"
    assert "web page" in error.sentence
    assert "base_url" in error.fix


async def test_a_gateway_that_fails_with_a_web_page(name: str) -> None:
    async with answering(whole("502 Bad Gateway", "text/html", WEB_PAGE)) as url:
        assert (await failure(name, url)).kind == "unavailable"


async def test_an_answer_of_200_000_tokens(name: str) -> None:
    async with answering(running_on(200_000, name)) as url:
        backend = backend_at(name, url)
        pieces: list[str] = []
        with pytest.raises(BackendError, match="did not stop") as told:
            async for item in backend.stream(asked(room=100), WORDS):
                if isinstance(item, str):
                    pieces.append(item)
        await backend.close()
    assert told.value.kind == "malformed"
    assert len("".join(pieces)) <= 100 * 12


async def test_a_verdict_without_an_end(name: str) -> None:
    async with answering(whole("200 OK", "application/json", b'{"x": "' + b"and so on " * 500_000)) as url:
        backend = backend_at(name, url)
        with pytest.raises(BackendError, match="did not stop"):
            await backend.judge(asked(purpose="judge"), Verdict, JUDGE)
        await backend.close()


async def test_terminal_escapes_reach_nobody(name: str, provider: Provider) -> None:
    provider.says("Fine. \x1b]0;owned\x07\x1b[2J And then?")
    backend = backend_at(name, provider.url)
    pieces: list[str] = []
    with pytest.raises(BackendError, match="control codes") as told:
        async for item in backend.stream(asked(), WORDS):
            if isinstance(item, str):
                pieces.append(item)
    assert told.value.kind == "malformed"
    assert "\x1b" not in "".join(pieces)
    provider.forget()
    provider.says({"met": True, "quote": "a \x1b[31mred one"})
    with pytest.raises(BackendError, match="control codes"):
        await backend.judge(asked(purpose="judge"), Verdict, JUDGE)
    await backend.close()


async def test_no_credit_is_told_as_that_and_not_asked_again(provider: Provider) -> None:
    body = {
        "error": {"message": "You exceeded your quota.", "type": "insufficient_quota", "code": "insufficient_quota"}
    }
    provider._post("fixtures", {"fixtures": [{"match": {}, "response": body | {"status": 429}}]})
    backend = backend_at("openai", provider.url)
    with pytest.raises(BackendError, match="no credit left"):
        await heard(backend, asked())
    await backend.close()
    assert len(provider.asked()) == 1


async def test_a_servers_own_words_are_told_without_keys_and_control_codes(provider: Provider) -> None:
    provider.fails(400, f"Bad \x1b[31mthing for {KEY} and sk-other-123456 " + "x" * 999, "invalid_request_error")
    backend = backend_at("openai", provider.url)
    with pytest.raises(BackendError) as told:
        await heard(backend, asked())
    await backend.close()
    assert "Bad" in told.value.sentence
    assert "sk-" not in told.value.sentence
    assert "\x1b" not in told.value.sentence
    assert len(told.value.sentence) < 300


async def test_no_key_is_in_a_log_a_representation_or_a_file(
    name: str, provider: Provider, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    for logger in ("openai", "anthropic", "httpx2", "httpcore2", "asyncio"):
        caplog.set_level(logging.DEBUG, logger)
    provider.says("Go on.", match={"sequenceIndex": 0})
    provider.fails(500, f"Something about {KEY}", "server_error")
    backend = backend_at(name, provider.url)
    await heard(backend, asked())
    with pytest.raises(BackendError) as told:
        await heard(backend, asked())
    assert caplog.records
    written = [record.getMessage() for record in caplog.records]
    written += [str(record.__dict__) for record in caplog.records]
    written += [repr(backend), str(vars(backend)), repr(vars(backend._wire)), str(told.value)]  # type: ignore[attr-defined]
    frames = traceback.TracebackException.from_exception(told.value, capture_locals=True)
    written += list(frames.format())
    assert [text for text in written if KEY in text] == []
    await backend.close()
