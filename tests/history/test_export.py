"""Rounds leave as documents and come back whole; a torn file gives what it holds and says what it lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from mockloop.history.archive import Archive
from mockloop.history.export import NotAnExport
from mockloop.history.store import History

from .made import card, keep, short_round, started, talk


async def exported(history: History, *names: str) -> list[dict[str, Any]]:
    with Archive(history.path) as archive:
        return [archive.exported(name) for name in names]


@pytest.fixture
async def two(history: History) -> list[dict[str, Any]]:
    """Two exported rounds, the first with all that can hang on one."""
    names = [await keep(history, short_round(i, f"Turn of {i}."), 1_700_000_000.0 + i) for i in (1, 2)]
    await history.add_scorecard(names[0], card(61.0, "lean_hire", api=61.0))
    await history.annotate(names[0], "note", {"text": "again on Friday"})
    return await exported(history, *names)


async def test_an_export_has_the_fields_of_the_contract(two: list[dict[str, Any]]) -> None:
    assert list(two[0]) == ["schema", "round", "events", "scorecards", "annotations"]
    assert two[0]["schema"] == "mockloop.round/1"


@pytest.mark.parametrize("form", ["document", "list", "lines"])
async def test_an_export_taken_in_elsewhere_is_the_same_round(
    two: list[dict[str, Any]], tmp_path: Path, form: str
) -> None:
    text = {
        "document": json.dumps(two[0], indent=2),
        "list": json.dumps(two),
        "lines": "\r\n".join(json.dumps(d) for d in two) + "\n\n",
    }[form]
    elsewhere = History.open(tmp_path / "elsewhere.db")
    try:
        done = await elsewhere.take_in(text)
        assert done.problems == ()
        assert await exported(elsewhere, *done.added) == two[: len(done.added)]
        assert len(done.added) == (1 if form == "document" else 2)
        assert (await elsewhere.trend("api", "hld"))[0].score == 61.0
    finally:
        await elsewhere.close()


async def test_a_round_that_is_there_is_left_alone(history: History, two: list[dict[str, Any]]) -> None:
    changed = json.loads(json.dumps(two[0]))
    changed["events"][2]["text"] = "What I wish I had said."
    done = await history.take_in(json.dumps(changed))
    assert (done.added, done.skipped) == ((), (two[0]["round"]["round"],))
    assert await exported(history, done.skipped[0]) == [two[0]]


async def test_an_unfinished_round_comes_in_as_interrupted(history: History, tmp_path: Path) -> None:
    await history.begin(started(5))
    await history.append(started(5).round, [talk(2, "half way")])
    (document,) = await exported(history, started(5).round)
    elsewhere = History.open(tmp_path / "elsewhere.db")
    try:
        (name,) = (await elsewhere.take_in(json.dumps(document))).added
        assert (await elsewhere.row(name)).state == "interrupted"
    finally:
        await elsewhere.close()


async def test_a_torn_last_line_is_told_and_the_rest_is_kept(two: list[dict[str, Any]], tmp_path: Path) -> None:
    text = "\n".join(json.dumps(d) for d in two)[:-40]
    elsewhere = History.open(tmp_path / "elsewhere.db")
    try:
        done = await elsewhere.take_in(text)
        assert done.added == (two[0]["round"]["round"],)
        assert [(p.line, p.why) for p in done.problems] == [(2, "the line is torn or no JSON")]
    finally:
        await elsewhere.close()


def _without_third(d: dict[str, Any]) -> None:
    del d["events"][2]


def _bad_time(d: dict[str, Any]) -> None:
    d["events"][2]["t"] = "soon"


def _bad_text(d: dict[str, Any]) -> None:
    d["events"][2]["text"] = ["not", "text"]


def _bad_type(d: dict[str, Any]) -> None:
    d["events"][2]["type"] = "danced"


def _bad_id(d: dict[str, Any]) -> None:
    d["events"][0]["round"] = "../../etc"


def _bad_number(d: dict[str, Any]) -> None:
    d["events"][2]["t"] = float("inf")


def _bad_card(d: dict[str, Any]) -> None:
    d["scorecards"] = [{"overall": None}]


def _bad_events(d: dict[str, Any]) -> None:
    d["events"] = [17]


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (_without_third, "event 3 is missing"),
        (_bad_time, "event 3"),
        (_bad_text, "event 3"),
        (_bad_type, "danced"),
        (_bad_id, "event 1"),
        (_bad_number, "event 3"),
        (_bad_card, "scorecard"),
        (_bad_events, "event 1"),
    ],
)
async def test_a_round_that_makes_no_sense_is_told_and_leaves_nothing_behind(
    two: list[dict[str, Any]], tmp_path: Path, spoil: Any, why: str
) -> None:
    spoil(two[0])
    elsewhere = History.open(tmp_path / "elsewhere.db")
    try:
        done = await elsewhere.take_in("\n".join(json.dumps(d) for d in two))
        assert done.added == (two[1]["round"]["round"],)
        assert done.problems[0].line == 1
        assert why in done.problems[0].why
        assert len(await elsewhere.rounds()) == 1
    finally:
        await elsewhere.close()


@pytest.mark.parametrize("text", ["", "Interviewer: hello", '{"a": 1}', "[" * 100_000, "[]", "null"])
async def test_what_is_no_export_is_said_to_be_none(history: History, text: str) -> None:
    with pytest.raises(NotAnExport, match=r"mockloop\.round/1"):
        await history.take_in(text)
