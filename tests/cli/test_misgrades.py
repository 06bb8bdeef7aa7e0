"""What a person judges otherwise is in `show`, in exports, and in the list over all rounds."""

import asyncio
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from mockloop.history.store import History
from mockloop.session.disputes import Overturned, overturn

from .ran import Mockloop

ANSWER = "Candidate: I would keep links in Postgres because a single row is read by its primary key, at forty writes.\n"


@pytest.fixture
def disputed(mockloop: Mockloop, home: Path, tmp_path: Path) -> Overturned:
    """A graded round of which a check that was met is overturned."""
    path = tmp_path / "round.txt"
    path.write_text(ANSWER)
    card: dict[str, Any] = json.loads(
        mockloop("grade", str(path), "--question", "url-shortener", "--json", "--save").out
    )
    dimension, check = next((d["id"], c["id"]) for d in card["dimensions"] for c in d["checks"] if c["met"])

    async def disagree() -> Overturned:
        history = History.open(home / "history.db")
        try:
            return await overturn(history, card["round"], dimension, check, "a name is not a reason \x1b[2J")
        finally:
            await history.close()

    return asyncio.run(disagree())


def test_show_has_both_totals_and_the_reason(mockloop: Mockloop, disputed: Overturned) -> None:
    shown = json.loads(mockloop("show", "last", "--json").out)
    assert [a["data"] for a in shown["annotations"]] == [asdict(disputed)]
    assert shown["corrected"]["score"] < shown["scorecards"][-1]["overall"]["score"]
    assert shown["corrected"]["changed"] == [{"dimension": disputed.dimension, "check": disputed.check}]
    out = mockloop("show", "last").out
    assert f"{shown['scorecards'][-1]['overall']['score']:.1f} (" in out
    assert f"{shown['corrected']['score']:.1f} with your corrections" in out
    assert "you say not met: a name is not a reason" in out
    assert "\x1b" not in out


def test_a_round_without_a_dispute_has_no_second_total(mockloop: Mockloop, script: Path) -> None:
    mockloop("play", str(script), "--save", "--grade")
    assert "corrected" not in json.loads(mockloop("show", "last", "--json").out)
    assert "corrections" not in mockloop("show", "last").out


def test_exports_carry_it_and_bring_it_back(
    mockloop: Mockloop, disputed: Overturned, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "with your corrections" in mockloop("export", "last", "--format", "markdown").out
    (tmp_path / "out.jsonl").write_text(mockloop("export", "last").out)
    before = mockloop("bank", "misgrades", "--json").out
    monkeypatch.setenv("MOCKLOOP_HOME", str(tmp_path / "other"))
    mockloop("import", str(tmp_path / "out.jsonl"))
    assert json.loads(mockloop("bank", "misgrades", "--json").out) == json.loads(before)


def test_misgrades_lists_them_for_whoever_tends_the_rubric(mockloop: Mockloop, disputed: Overturned) -> None:
    (one,) = json.loads(mockloop("bank", "misgrades", "--json").out)["misgrades"]
    assert (one["check"], one["dimension"], one["was"], one["now"]) == (disputed.check, disputed.dimension, True, False)
    assert one["question"] == "url-shortener"
    assert one["rubric"].startswith("hld@")
    assert one["quote"] in ANSWER
    out = mockloop("bank", "misgrades").out
    assert f"{disputed.dimension}.{disputed.check}  url-shortener" in out
    assert "judged met; you say not met: a name is not a reason" in out


def test_no_misgrades_are_a_word_on_standard_error(mockloop: Mockloop) -> None:
    status, out, err = mockloop("bank", "misgrades")
    assert (status, out) == (0, "")
    assert "no check stands overturned" in err
    assert json.loads(mockloop("bank", "misgrades", "--json").out) == {"misgrades": []}
