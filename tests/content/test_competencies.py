"""Competencies, list by list, and which prompts ask for them."""

import pytest

from mockloop.content.library import Library

LIBRARY = Library.open(None)
COMPETENCIES = LIBRARY.competencies()


@pytest.mark.parametrize(("listed", "many"), [("themes", 10), ("principles", 16), ("google", 4), ("meta", 5)])
def test_each_list_is_whole(listed: str, many: int) -> None:
    assert len(COMPETENCIES.of(listed)) == many


def test_the_staff_signals_hold_scope_ambiguity_influence_and_impact() -> None:
    assert {"scope", "ambiguity", "influence", "impact"} <= {one.id for one in COMPETENCIES.of("staff")}


def test_a_story_for_one_list_serves_for_what_is_like_it_on_another() -> None:
    assert {"conflict-resolution", "resolving-conflict"} <= COMPETENCIES.served_by(("conflict-resolution",))
    assert "dive-deep" not in COMPETENCIES.served_by(("mentoring",))


def test_prompts_that_name_a_competency_come_first() -> None:
    prompts = COMPETENCIES.prompts("failure-and-learning", LIBRARY.index())
    assert "failure" in prompts
    assert COMPETENCIES.prompts("no-such", LIBRARY.index()) == ()


def test_a_competency_is_found_by_its_id() -> None:
    assert COMPETENCIES.find("scope") is not None
    assert COMPETENCIES.find("charisma") is None
