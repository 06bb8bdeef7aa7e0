"""A round that contradicts itself is caught at the turn where it does; one that does not is left alone."""

import pytest
from bench.own_measures import Round, contradictions, contradictory, grade

MISSED, PLANTED, FALSE, CLEAN = contradictions()
TRICKY = [r for r in contradictory() if not r.planted]


def test_four_in_five_planted_contradictions_are_found() -> None:
    assert PLANTED >= 40
    assert len(MISSED) <= 0.2 * PLANTED, f"missed: {MISSED}"


def test_a_clean_round_is_hardly_ever_accused() -> None:
    assert CLEAN >= 50
    assert len(FALSE) <= 0.02 * CLEAN, f"accused: {FALSE}"


@pytest.mark.parametrize("clean", TRICKY, ids=lambda r: r.name)
def test_what_only_sounds_like_a_contradiction_is_none(clean: Round) -> None:
    found = [(c.quote, c.earlier) for c in grade(clean.transcript, clean.question).contradictions]

    assert found == []


def test_the_card_quotes_both_sides() -> None:
    told = next(r for r in contradictory() if r.name == "no-mongo-then-mongo")
    found = grade(told.transcript, told.question).contradictions

    assert [(c.turn, c.earlier_turn) for c in found] == [(8, 4)]
    assert "MongoDB" in found[0].quote
    assert "Mongo" in found[0].earlier
