"""`mockloop doctor`: what is ready without a socket, and what answers when a person asks for that."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mockloop.backends.ranks import CannotFetch, fetch
from mockloop.backends.tokens import Ranks
from mockloop.cli import run
from tests.wire.provider import KEY, Provider
from tests.wire.servers import whole


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOCKLOOP_HOME", str(tmp_path))
    return tmp_path


def doctor(capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, dict[str, Any]]:
    """The findings by name; no key is in what was printed."""
    run(["doctor", "--json", *more])
    printed = capsys.readouterr()
    assert KEY not in printed.out + printed.err
    return {f["name"]: f for f in json.loads(printed.out)["findings"]}


def test_nothing_is_needed_offline(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = doctor(capsys)
    assert found["backend"]["seen"] == "offline"
    assert found["openai backend"]["ok"]
    assert "OPENAI_API_KEY is not set" in found["openai backend"]["seen"]
    assert "≈" in found["tokenizer"]["seen"]


def test_a_chosen_backend_without_a_key_is_to_be_mended(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOCKLOOP_BACKEND", "anthropic")
    found = doctor(capsys)
    assert not found["backend"]["ok"]
    assert "ANTHROPIC_API_KEY" in found["backend"]["fix"]
    assert "unset MOCKLOOP_BACKEND" in found["backend"]["fix"]


def test_a_key_with_a_line_end_is_told(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY + "\n")
    found = doctor(capsys)
    assert not found["openai backend"]["ok"]
    assert "line end" in found["openai backend"]["seen"]


def test_a_model_that_ends_soon_is_warned_of(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "config.toml").write_text('[backends.anthropic]\nmodel = "claude-sonnet-4-5"\n')
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)
    found = doctor(capsys)
    assert not found["anthropic backend"]["ok"]
    assert "ends 2026-11-30" in found["anthropic backend"]["seen"]
    assert "claude-sonnet-5-5" in found["anthropic backend"]["fix"]


def test_offline_not_one_socket_is_opened(home: Path) -> None:
    program = (
        "import sys\n"
        "def refuse(event, args):\n"
        "    if event.startswith('socket.') and event != 'socket.gethostname': raise SystemExit(f'SOCKET {event}')\n"
        "sys.addaudithook(refuse)\n"
        "from mockloop.cli import run\n"
        "sys.exit(run(['doctor']))\n"
    )
    environment = {"OPENAI_API_KEY": KEY, "ANTHROPIC_API_KEY": KEY, "MOCKLOOP_HOME": str(home), "TERM": "xterm"}
    command = [sys.executable, "-X", "utf8", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "openai backend" in done.stdout
    assert KEY not in done.stdout


def test_online_a_key_is_tried_by_one_small_call(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, provider: Provider
) -> None:
    provider.says("yes")
    (home / "config.toml").write_text(
        f'[backends.ollama]\nkind = "openai"\nbase_url = "{provider.url}/v1"\nmodel = "llama3.1:8b"\n'
        f'[backends.bare]\nkind = "openai"\nbase_url = "{provider.url}/v1"\n'
    )
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", f"{provider.url}/v1")
    found = doctor(capsys, "--online")
    for name in ("openai", "ollama"):
        assert found[f"{name} online"]["ok"], found[f"{name} online"]
        assert "answered in" in found[f"{name} online"]["seen"]
    assert "anthropic online" not in found
    assert "it has" in found["bare online"]["seen"]
    assert "model" in found["bare online"]["fix"]
    assert sum("chat/completions" in call["path"] for call in provider.asked()) == 2


def test_online_a_server_that_is_not_there_is_told(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, provider: Provider
) -> None:
    provider.fails(401, "no such key", "authentication_error")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", f"{provider.url}/v1")
    found = doctor(capsys, "--online")
    assert not found["openai online"]["ok"]
    assert "does not take the key in OPENAI_API_KEY" in found["openai online"]["seen"]


async def _fetched(folder: Path, body: bytes, sha256: str, status: str = "200 OK") -> Path:
    import asyncio

    from tests.wire.servers import answering

    async with answering(whole(status, "application/octet-stream", body)) as url:
        return await asyncio.to_thread(fetch, Ranks(f"{url}/o200k.tiktoken", sha256), folder, 10.0)


async def test_the_tokenizer_is_fetched_and_believed_by_its_hash_alone(tmp_path: Path) -> None:
    body = b"IQ== 0\n"
    path = await _fetched(tmp_path / "tokenizer", body, hashlib.sha256(body).hexdigest())
    assert path.read_bytes() == body
    with pytest.raises(CannotFetch, match="not the file"):
        await _fetched(tmp_path / "other", body, "0" * 64)
    assert not (tmp_path / "other").exists()


async def test_a_tokenizer_without_an_end_is_not_taken(tmp_path: Path) -> None:
    with pytest.raises(CannotFetch, match="too large"):
        await _fetched(tmp_path / "tokenizer", b"x" * 9_000_000, "0" * 64)
    assert not (tmp_path / "tokenizer").exists()


async def test_a_tokenizer_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotFetch, match="answered 404"):
        await _fetched(tmp_path, b"", "0" * 64, "404 Not Found")
