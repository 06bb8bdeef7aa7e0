"""`play`: a script in, a round out."""

import json
from pathlib import Path
from typing import Any

import pytest

from .ran import Mockloop


def events(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_it_prints_the_events_as_json_lines(mockloop: Mockloop, script: Path) -> None:
    done = mockloop("play", str(script), "--json")
    told = events(done.out)
    assert done.status == 0
    assert [e["seq"] for e in told] == list(range(1, len(told) + 1))
    assert told[0]["type"] == "round_started"
    assert (told[0]["seed"], told[0]["level"], told[0]["mode"]) == (0, "senior", "exam")
    assert told[-1] == {"seq": len(told), "t": 240.0, "type": "round_ended", "step": "estimation", "reason": "finished"}
    assert [e["speaker"] for e in told if e["type"] == "said"][:3] == ["interviewer", "candidate", "interviewer"]
    assert "turns dropped: 1" in done.err


def test_two_plays_differ_only_in_the_rounds_id(mockloop: Mockloop, script: Path) -> None:
    one, other = (events(mockloop("play", str(script), "--json", "--seed", "5").out) for _ in range(2))
    assert one[0].pop("round") != other[0].pop("round")
    assert one == other


def test_it_prints_a_transcript_for_people(mockloop: Mockloop, script: Path) -> None:
    out = mockloop("play", str(script)).out
    assert "00:20  You: How many links are made in a month?" in out
    assert "— estimation —" in out
    assert "[notes] 40/s" in out


def test_nothing_is_kept_unless_asked(mockloop: Mockloop, script: Path, home: Path) -> None:
    mockloop("play", str(script))
    assert not (home / "history.db").exists()


def test_a_saved_round_is_in_the_history_and_shown(mockloop: Mockloop, script: Path) -> None:
    played = events(mockloop("play", str(script), "--json", "--save").out)
    rounds = json.loads(mockloop("history", "--json").out)["rounds"]
    assert [(r["round"], r["state"], r["duration_s"]) for r in rounds] == [(played[0]["round"], "finished", 240.0)]
    shown = json.loads(mockloop("show", "last", "--json").out)
    assert shown["events"] == played
    assert "How many links" in mockloop("show", played[0]["round"][:20]).out


def test_grading_adds_the_scorecard_as_the_last_event(mockloop: Mockloop, script: Path) -> None:
    told = events(mockloop("play", str(script), "--json", "--grade", "--save").out)
    assert (told[-1]["type"], told[-1]["seq"]) == ("scored", len(told))
    card = told[-1]["scorecard"]
    assert (card["schema"], card["round"]) == ("mockloop.scorecard/1", told[0]["round"])
    kept = json.loads(mockloop("show", "last", "--json").out)["scorecards"]
    assert kept[0]["overall"] == card["overall"]
    assert "coverage with evidence" in mockloop("play", str(script), "--grade").out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("kind: hld\nquestion: url-shortener\nturns:\n  - do: goto moon\n", ":4: turns[1].do: no step 'moon'"),
        ("kind: hld\nquestion: no-such-thing\nturns: []\n", "no question 'no-such-thing'"),
        ("kind: hld\nbackend: abacus\nturns: []\n", "abacus"),
        ("kind: hld\nplaybook: waltz\nturns: []\n", "waltz"),
        ("\0\0", "binary"),
    ],
)
def test_what_cannot_be_played_is_refused_in_one_line_with_nothing_on_standard_output(
    text: str, told: str, mockloop: Mockloop, tmp_path: Path
) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text, encoding="utf-8")
    status, out, err = mockloop("play", str(path), "--json")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert told in err


@pytest.mark.parametrize("minutes", ["0", "-3", "nan", "inf", "1e9"])
def test_a_round_of_no_sane_length_is_refused(minutes: str, mockloop: Mockloop, script: Path) -> None:
    status, out, err = mockloop("play", str(script), f"--minutes={minutes}")
    assert (status, out) == (2, "")
    assert "1 to 600" in err


def test_options_win_over_the_script(mockloop: Mockloop, script: Path) -> None:
    argv = ("--level", "staff", "--mode", "guided", "--minutes", "20", "--playbook", "hld-10", "--seed", "9")
    start = events(mockloop("play", str(script), "--json", *argv).out)[0]
    assert (start["level"], start["mode"], start["minutes"], start["playbook"], start["seed"]) == (
        "staff",
        "guided",
        20.0,
        "hld-10",
        9,
    )


def test_terminal_escapes_that_a_candidate_types_are_not_obeyed(mockloop: Mockloop, tmp_path: Path) -> None:
    path = tmp_path / "escape.yaml"
    path.write_text(
        'kind: hld\nquestion: url-shortener\nturns:\n  - say: "red \\e[31m and \\u009b2J"\n', encoding="utf-8"
    )
    assert not {"\x1b", "\x9b"} & set(mockloop("play", str(path)).out)
    lines = mockloop("play", str(path), "--json").out
    assert not {"\x1b", "\x9b"} & set(lines)
    assert any(e.get("text") == "red \x1b[31m and \x9b2J" for e in events(lines))
