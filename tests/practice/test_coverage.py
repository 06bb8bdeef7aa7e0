"""Coverage: holes, overuse and stale stories, and a day sheet on which no story stands a third time."""

import datetime
from collections import Counter
from dataclasses import replace

import pytest

from mockloop.content.competency import Competencies
from mockloop.content.index import Item
from mockloop.content.library import Library
from mockloop.practice.coverage import coverage, overused
from mockloop.practice.day_sheet import day_sheet, sentence
from mockloop.practice.rehearsals import days, link
from mockloop.practice.shelf import Shelf
from tests.practice.shelved import STORIES

TODAY = datetime.date(2026, 1, 31)
STORY = {story.id: story for story in Shelf(STORIES).stories()}


@pytest.fixture(scope="module")
def lists() -> Competencies:
    return Library.open(None).competencies()


def test_a_hole_is_what_no_story_names_or_is_like(lists: Competencies) -> None:
    found = coverage(list(STORY.values()), lists, {}, TODAY)
    assert [one.id for one in found.holes] == ["broad-responsibility"]
    assert len(coverage([], lists, {}, TODAY).holes) == len(lists.competencies)
    assert {one.competency.set for one in found.rows} == {"staff", "themes", "principles", "google", "meta"}


def test_a_retired_story_covers_nothing(lists: Competencies) -> None:
    retired = [replace(one, status="retired") for one in STORY.values()]
    assert len(coverage(retired, lists, {}, TODAY).holes) == len(lists.competencies)


def test_a_story_for_a_like_competency_counts_apart(lists: Competencies) -> None:
    found = coverage([STORY["intern-to-owner"]], lists, {}, TODAY)
    rows = {row.competency.id: row for row in found.rows}
    assert rows["mentoring"].named == ("intern-to-owner",)
    only = coverage([replace(STORY["intern-to-owner"], competencies=("mentoring",), principles=())], lists, {}, TODAY)
    assert {r.competency.id: r for r in only.rows}["hire-and-develop"].like == ("intern-to-owner",)


def test_the_only_story_for_three_of_a_list_is_overused(lists: Competencies) -> None:
    found = coverage(list(STORY.values()), lists, {}, TODAY)
    assert found.alone["build-minutes"] == ("invent-and-simplify", "bias-for-action", "frugality")
    assert "intern-to-owner" not in found.alone


def test_a_third_use_in_one_loop_is_named() -> None:
    assert overused(["a", "b", "a", "b", "a"]) == ("a",)


def test_a_story_told_lately_is_not_stale_and_the_oldest_comes_first(lists: Competencies) -> None:
    notes = [
        {"round": "r1", "made_at": "2026-01-30T10:00:00Z", "data": link("cache-bet")},
        {"round": "r2", "made_at": "2025-12-01T10:00:00Z", "data": link("on-call-rota")},
        {"round": "r3", "made_at": "2025-11-01T10:00:00Z", "data": link("schema-migration")},
    ]
    told = days(notes)
    some = [STORY[id_] for id_ in ("cache-bet", "on-call-rota", "schema-migration", "checkout-outage")]
    assert coverage(some, lists, told, TODAY).stale == ("checkout-outage", "schema-migration", "on-call-rota")


def test_a_competency_on_no_list_is_named(lists: Competencies) -> None:
    odd = replace(STORY["cache-bet"], competencies=("juggling",))
    assert coverage([odd], lists, {}, TODAY).unknown == {"cache-bet": ("juggling",)}


def question(id_: str, *competencies: str) -> Item:
    return Item("question", "behavioral", id_, id_.title(), "", "builtin", "", competencies=competencies)


def test_the_day_sheet_tells_no_story_a_third_time_and_keeps_the_only_one_for_its_question(lists: Competencies) -> None:
    asked = [question(f"q{n}", "incident-response", "failure-and-learning") for n in range(5)]
    asked.append(question("outage", "incident-response"))
    lines = day_sheet([STORY["checkout-outage"], STORY["cache-bet"]], asked, lists)
    uses = Counter(line.story for line in lines if line.story)
    assert max(uses.values()) == 2
    assert lines[-1].story == "checkout-outage"
    assert [line.question for line in lines] == [one.id for one in asked]


def test_the_sentence_that_must_land_says_from_what_to_what() -> None:
    assert sentence(STORY["schema-migration"]).endswith("vacuum fell from 19 hours to 40 minutes.")
    assert sentence(STORY["deadline-we-cut"]) == "It went well and the stakeholders were happy."
