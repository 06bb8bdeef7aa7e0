"""The record: history, show, export, import, regrade."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from mockloop.backends.call import Call
from mockloop.backends.usage import Usage
from mockloop.history.store import History

from .ran import Mockloop


@pytest.fixture
def played(mockloop: Mockloop, script: Path) -> str:
    """A saved round's id."""
    return str(json.loads(mockloop("play", str(script), "--json", "--save").out.splitlines()[0])["round"])


def rounds(mockloop: Mockloop, *more: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(mockloop("history", "--json", *more).out)["rounds"]
    return found


def test_the_history_has_the_fields_of_the_contract(mockloop: Mockloop, played: str) -> None:
    (row,) = rounds(mockloop)
    names = "round kind question level mode started_at duration_s state score verdict grader"
    assert list(row) == names.split()
    assert row["score"] is None


def test_the_history_is_narrowed_by_what_was_said(mockloop: Mockloop, played: str) -> None:
    assert len(rounds(mockloop, "--search", "forty")) == 1
    assert rounds(mockloop, "--search", "giraffes") == []
    assert rounds(mockloop, "--kind", "lld") == []
    assert rounds(mockloop, "--state", "finished")[0]["round"] == played


def test_an_empty_history_says_so_on_standard_error(mockloop: Mockloop) -> None:
    status, out, err = mockloop("history")
    assert (status, out) == (0, "")
    assert "mockloop run" in err


def test_a_round_is_exported_and_imported_with_everything_and_once(
    mockloop: Mockloop, played: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.jsonl"
    assert mockloop("export", "last", "--output", str(path)).status == 0
    line = json.loads(path.read_text())
    assert (line["schema"], line["round"]["round"]) == ("mockloop.round/1", played)
    before = mockloop("show", played, "--json").out
    monkeypatch.setenv("MOCKLOOP_HOME", str(tmp_path / "other"))
    assert json.loads(mockloop("import", str(path), "--json").out)["added"] == [played]
    assert json.loads(mockloop("import", str(path), "--json").out)["skipped"] == [played]
    assert json.loads(mockloop("show", played, "--json").out)["events"] == json.loads(before)["events"]


def test_every_round_is_exported_with_all(mockloop: Mockloop, played: str, script: Path) -> None:
    mockloop("play", str(script), "--save")
    assert len(mockloop("export", "--all").out.splitlines()) == 2
    assert len(json.loads(mockloop("export", "--all", "--format", "json").out)) == 2


def test_a_round_is_exported_for_reading(mockloop: Mockloop, played: str) -> None:
    out = mockloop("export", "last", "--format", "markdown").out
    assert "**Candidate**: How many links" in out
    assert "## requirements" in out


def test_an_export_that_cannot_be_written_leaves_nothing_behind(
    mockloop: Mockloop, played: str, tmp_path: Path
) -> None:
    status, _, err = mockloop("export", "last", "--output", str(tmp_path / "no" / "out.jsonl"))
    assert status == 2
    assert "--output" in err
    assert not (tmp_path / "no").exists()


def test_a_torn_line_of_an_export_is_named_and_the_rest_taken(mockloop: Mockloop, played: str, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(mockloop("export", "last").out + '{"schema": "mockloop.round/1", "ev\n')
    status, _, err = mockloop("import", str(path))
    assert status == 2
    assert ":2:" in err


def test_a_transcript_from_elsewhere_becomes_a_graded_round(mockloop: Mockloop, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("Interviewer: Shall we?\nCandidate: I plan for forty new links a second, and read them by key.\n")
    argv = ("import", str(path), "--question", "url-shortener", "--level", "mid", "--json")
    (name,) = json.loads(mockloop(*argv).out)["added"]
    (row,) = rounds(mockloop)
    assert (row["round"], row["question"], row["level"], row["state"]) == (name, "url-shortener", "mid", "finished")
    assert row["score"] is not None
    assert mockloop("regrade", name).status == 0


@pytest.mark.parametrize("text", ["", '{"a": 1}', "[]"])
def test_what_is_neither_export_nor_transcript_is_refused(text: str, mockloop: Mockloop, tmp_path: Path) -> None:
    path = tmp_path / "in.txt"
    path.write_text(text)
    assert mockloop("import", str(path)).status == 2
    assert rounds(mockloop) == []


def test_regrading_adds_a_scorecard_and_keeps_the_older(mockloop: Mockloop, played: str) -> None:
    assert mockloop("regrade", played[:20]).status == 0
    assert mockloop("regrade", "last", "--json").status == 0
    cards = json.loads(mockloop("show", "last", "--json").out)["scorecards"]
    assert len(cards) == 2
    assert rounds(mockloop)[0]["score"] == cards[-1]["overall"]["score"]


def test_a_damaged_history_is_told_in_a_line_and_left_as_it_is(mockloop: Mockloop, home: Path) -> None:
    (home / "history.db").write_bytes(b"not a database at all" * 100)
    for command in (("history",), ("show", "last"), ("regrade", "last"), ("export", "--all")):
        status, out, err = mockloop(*command)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert "history.db" in err
    assert (home / "history.db").read_bytes() == b"not a database at all" * 100
    assert mockloop("doctor").status == 1


def test_resume_says_when_nothing_waits_and_when_a_round_is_over(mockloop: Mockloop, played: str) -> None:
    assert "mockloop run" in mockloop("resume").err
    assert "is over" in mockloop("resume", played).err


def test_the_calls_of_a_round_are_listed_with_tokens_cost_time_and_outcome(
    mockloop: Mockloop, played: str, home: Path
) -> None:
    assert "no model was asked" in mockloop("show", played, "--calls").out
    made = [
        Call(1.7e9, "openai", "gpt-6.1-terra", "words", Usage(900, 400, 31), 0.0021, 1240, "ok", "abcdef0123"),
        Call(1.7e9, "ollama", "llama3.1:8b", "judge", Usage(70, 0, 9, estimated=True), None, 90, "malformed"),
        Call(1.7e9, "openai", "gpt-6.1-terra", "words", None, None, 8000, "rate_limited"),
    ]

    async def keep() -> None:
        history = History.open(home / "history.db")
        await history.add_calls(played, made)
        await history.close()

    asyncio.run(keep())
    lines = mockloop("show", "last", "--calls").out.splitlines()
    assert lines[1].split()[2:] == [
        "gpt-6.1-terra",
        "words",
        "900",
        "400",
        "31",
        "$0.0021",
        "1.2",
        "s",
        "ok",
        "abcdef01",
    ]
    assert lines[2].split()[4:9] == ["≈70", "≈0", "≈9", "-", "0.1"]
    assert "rate limited" in lines[3]
    assert lines[-1] == "3 calls, 2 failed: ≈ 1,010 tokens, ≈ $0.0021 and calls without a known price"
    document = json.loads(mockloop("show", "last", "--calls", "--json").out)
    assert [c["outcome"] for c in document["calls"]] == ["ok", "malformed", "rate_limited"]
    assert document["calls"][0]["cost_usd"] == 0.0021
    assert document["calls"][2]["input_tokens"] is None
