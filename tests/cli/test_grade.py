"""`grade`: transcripts in any form, requests line by line."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mockloop.cli import requests
from mockloop.content.library import Library
from mockloop.round.scorecard import SCHEMA

from .ran import Mockloop

ANSWER = """\
Interviewer: Where would you like to start?
Candidate: I plan for forty new links a second and four thousand reads a second, so the cache matters most.
I would keep links in Postgres because a single row is read by its primary key.
"""


@pytest.fixture(scope="module")
def bank() -> Library:
    return Library.open(None)


def asked(bank: Library, *requested: object) -> list[dict[str, Any]]:
    lines = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in requested]
    answers = io.BytesIO()
    requests.serve(bank, io.BytesIO(b"\n".join(lines) + b"\n"), answers)
    return [json.loads(line) for line in answers.getvalue().splitlines()]


def request(**more: object) -> dict[str, object]:
    return {"id": 1, "kind": "hld", "question": "url-shortener", "level": "senior", "text": ANSWER, **more}


def test_a_transcript_is_graded_with_quotes_cut_from_it(mockloop: Mockloop, tmp_path: Path) -> None:
    path = tmp_path / "round.txt"
    path.write_text(ANSWER)
    card = json.loads(mockloop("grade", str(path), "--question", "url-shortener", "--json").out)
    assert (card["schema"], card["question"], card["level"]) == (SCHEMA, "url-shortener", "senior")
    quotes = [q for d in card["dimensions"] for c in d["checks"] for q in c["evidence"]]
    assert quotes
    assert all(q["quote"] in ANSWER for q in quotes)


def test_a_scorecard_for_people_says_what_it_cannot_see(mockloop: Mockloop, tmp_path: Path) -> None:
    path = tmp_path / "round.txt"
    path.write_text(ANSWER)
    out = mockloop("grade", str(path), "--question", "url-shortener", "--proof").out
    assert "coverage with evidence" in out
    assert "turn 2: “" in out


def test_an_export_says_itself_what_it_is(mockloop: Mockloop, script: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text(mockloop("play", str(script), "--json", "--level", "staff").out)
    card = json.loads(mockloop("grade", str(path), "--json").out)
    assert (card["question"], card["level"]) == ("url-shortener", "staff")


def test_a_graded_transcript_is_kept_when_asked(mockloop: Mockloop, tmp_path: Path) -> None:
    path = tmp_path / "round.txt"
    path.write_text(ANSWER)
    card = json.loads(mockloop("grade", str(path), "--question", "url-shortener", "--json", "--save").out)
    shown = json.loads(mockloop("show", "last", "--json").out)
    assert shown["round"]["round"] == card["round"]
    assert [e["speaker"] for e in shown["events"] if e["type"] == "said"] == ["interviewer", "candidate"]
    assert shown["scorecards"][0]["overall"] == card["overall"]


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"", 0),
        (b"\x89PNG\0\0\1", 2),
        (b"\xff\xfa\xf0abc", 2),
        ("Ich würde alles zwischenspeichern.".encode(), 0),
        (b"x" * 21_000_000, 2),
    ],
    ids=["empty", "binary", "latin-1", "another language", "21 MB"],
)
def test_odd_files_are_gated_or_refused_in_a_line(data: bytes, status: int, mockloop: Mockloop, tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(data)
    done = mockloop("grade", str(path), "--question", "url-shortener")
    assert done.status == status
    assert done.err.count("\n") == (1 if status else 0)
    assert "defect" not in done.err


def test_requests_are_answered_in_order_under_their_ids(bank: Library) -> None:
    answers = asked(bank, request(id="a"), request(id=[2]), request(id=None))
    assert [a["id"] for a in answers] == ["a", [2], None]
    assert all(a["schema"] == SCHEMA for a in answers)


def test_a_request_may_name_a_file(bank: Library, tmp_path: Path) -> None:
    path = tmp_path / "round.txt"
    path.write_text(ANSWER)
    by_path = {k: v for k, v in request(path=str(path)).items() if k != "text"}
    by_text, by_file = asked(bank, request(), by_path)
    assert by_text == by_file


def test_a_fixed_id_that_the_bank_lacks_is_graded_generically_and_any_other_is_an_error(bank: Library) -> None:
    missing = next(name for name in ("visual-search", "voice-agent", "maps") if not bank.index().find(name, "question"))
    generic, unknown = asked(bank, request(question=missing), request(question="no-such-thing"))
    assert generic["question"] == missing
    assert missing in " ".join(generic["uncertain"])
    assert set(unknown) == {"id", "error"}


@pytest.mark.parametrize(
    "line",
    [
        b"not json",
        b"\xff\xfe",
        b"[]",
        b"7",
        b'{"id": 1}',
        b'{"id": 1, "kind": "poetry", "text": "x"}',
        b'{"id": 1, "level": 3, "text": "x"}',
        b'{"id": 1, "text": "x", "path": "y"}',
        b'{"id": 1, "path": "/no/such/file"}',
        b'{"id": 1, "question": {"a": 1}, "text": "x"}',
        b"[" * 3000,
    ],
)
def test_a_line_that_is_no_request_is_an_error_and_ends_nothing(line: bytes, bank: Library) -> None:
    wrong, right = asked(bank, line, request(id=2))
    assert set(wrong) == {"id", "error"}
    assert (right["id"], right["schema"]) == (2, SCHEMA)


def test_each_answer_is_there_before_the_next_request_is_sent(home: Path) -> None:
    command = [sys.executable, "-m", "mockloop", "grade", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as grading:
        assert grading.stdin is not None
        assert grading.stdout is not None
        for n in range(3):
            grading.stdin.write(json.dumps(request(id=n)).encode() + b"\n")
            grading.stdin.flush()
            assert json.loads(grading.stdout.readline())["id"] == n
        grading.stdin.close()
        assert grading.wait(60) == 0
