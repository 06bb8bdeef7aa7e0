"""What every command has in common: help, versions, and how it says no."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mockloop import __version__
from mockloop.cli.dispatch import COMMANDS

from .ran import Mockloop


def process(*argv: str, env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "mockloop", *argv], check=False, capture_output=True, text=True, timeout=60, env=env
    )


def test_version_and_help_are_said(mockloop: Mockloop) -> None:
    assert mockloop("--version") == (0, f"mockloop {__version__}\n", "")
    told = mockloop("--help")
    assert told.status == 0
    assert all(name in told.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself(name: str, mockloop: Mockloop) -> None:
    with pytest.raises(SystemExit) as left:
        mockloop(name, "--help")
    assert left.value.code == 0


def test_a_command_that_is_not_there_is_refused_with_the_nearest(mockloop: Mockloop) -> None:
    assert mockloop("histroy") == (2, "", "mockloop: unknown command 'histroy'; did you mean 'history'?\n")
    assert mockloop("serve").status == 2


@pytest.mark.parametrize(
    "argv",
    [
        ("play",),
        ("play", "nowhere.yaml"),
        ("play", "."),
        ("grade",),
        ("grade", "nowhere.txt"),
        ("show", "01ZZ"),
        ("show", "last"),
        ("regrade", "last"),
        ("export",),
        ("export", "last"),
        ("import", "nowhere.jsonl"),
        ("history", "--limit", "many"),
        ("bank",),
        ("bank", "show", "no-such-thing"),
        ("config", "set", "level", "junior"),
        ("config", "set", "openai_api_key", "sk-1"),
        ("resume", "01ZZ"),
        ("run", "hld", "no-such-thing"),
        ("run", "poetry"),
        ("--sing",),
    ],
)
def test_bad_usage_and_bad_input_are_one_line_on_standard_error_and_status_2(
    argv: tuple[str, ...], mockloop: Mockloop
) -> None:
    status, out, err = mockloop(*argv)
    assert (status, out) == (2, "")
    assert err.startswith("mockloop: ")
    assert err.count("\n") == 1
    assert "defect" not in err


def test_a_key_is_never_written_to_the_config(mockloop: Mockloop, home: Path) -> None:
    mockloop("config", "set", "openai_api_key", "sk-1")
    assert not (home / "config.toml").exists()


def test_version_and_help_import_nothing_heavy_and_are_quick() -> None:
    heavy = ("pydantic", "textual", "yaml", "openai", "anthropic", "asyncio", "sqlite3", "tiktoken")
    look = f"import sys, mockloop.cli; mockloop.cli.run(['--help']); print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip().endswith("[]")

    def quickest(*argv: str) -> float:
        took = []
        for _ in range(5):
            begun = time.perf_counter()
            subprocess.run([sys.executable, *argv], capture_output=True, check=True, timeout=60)
            took.append(time.perf_counter() - begun)
        return min(took)

    assert quickest("-m", "mockloop", "--version") <= 12 * quickest("-c", "pass")


def test_a_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    environment = {**os.environ, "MOCKLOOP_HOME": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "mockloop", "bank", "list", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as reader:
        assert reader.stdout is not None
        assert reader.stderr is not None
        reader.stdout.close()
        assert reader.stderr.read() == b""
        assert reader.wait(60) == 0


def test_an_interruption_ends_with_130(monkeypatch: pytest.MonkeyPatch, mockloop: Mockloop) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("mockloop.cli.commands.doctor.run", interrupted)
    assert mockloop("doctor") == (130, "", "")


def test_a_defect_is_one_line_without_a_traceback(monkeypatch: pytest.MonkeyPatch, mockloop: Mockloop) -> None:
    def broken(_: object) -> int:
        return dict[str, int]()["nothing"]

    monkeypatch.setattr("mockloop.cli.commands.doctor.run", broken)
    status, out, err = mockloop("doctor")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "KeyError" in err
    assert "report" in err


def test_escapes_in_bad_input_do_not_reach_the_terminal(mockloop: Mockloop) -> None:
    assert "\x1b" not in mockloop("\x1b[2Jplay").err
    assert "\x1b" not in mockloop("bank", "show", "\x1b]0;owned\x07").err


def test_a_command_through_a_process_has_its_output_and_status(tmp_path: Path) -> None:
    environment = {**os.environ, "MOCKLOOP_HOME": str(tmp_path)}
    done = process("history", "--json", env=environment)
    assert (done.returncode, json.loads(done.stdout)) == (0, {"rounds": []})
    assert process("history", "--nonsense", env=environment).returncode == 2
