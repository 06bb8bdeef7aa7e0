"""A person may judge a check otherwise: the same arithmetic says what that is worth, and nothing else changes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.content.library import Library
from mockloop.grading.corrected import corrected
from mockloop.grading.grader import OfflineGrader
from mockloop.grading.transcript import parse
from mockloop.round.scorecard import Contradiction, Scorecard, SumChecked, from_json, to_json

SAID = """\
Candidate: In scope are making a link and following it; accounts and analytics are out of scope.
I assume a hundred million new links a month, so about forty writes a second, and a hundred times that to read.
Ten years of rows at 500 bytes come to 6 TB, so storage is small beside the read traffic.
POST /links takes the long url and returns the short code; GET /{code} answers 302 so that we can count clicks.
One table keyed by the code in Postgres, because a redirect reads one row by its primary key; over Cassandra we lose
easy growth of writes, which forty a second do not ask for.
A cache in front keeps the hot codes with a ttl of an hour; when the cache dies the replicas carry the reads.
"""


def graded(text: str) -> Scorecard:
    return OfflineGrader(Library.open(None)).grade(parse(text), "hld", "url-shortener", "senior")


CARD = graded(SAID)
CHECKS = [(d.id, c.id, c.met) for d in CARD.dimensions if d.score is not None for c in d.checks]


def test_without_a_correction_the_card_says_what_it_said() -> None:
    again = corrected(CARD, {})
    assert (again.score, again.verdict) == (CARD.overall.score, CARD.overall.verdict)
    assert (again.dimensions, again.changed) == (CARD.dimensions, ())


def test_the_cards_own_arithmetic_can_be_done_again_from_the_card_that_was_kept() -> None:
    kept = from_json(to_json(CARD))
    there_and_back = corrected(kept, {(d, c): met for d, c, met in CHECKS})
    assert (there_and_back.score, there_and_back.changed) == (CARD.overall.score, ())
    dimension, check, met = CHECKS[0]
    assert corrected(kept, {(dimension, check): not met}) == corrected(CARD, {(dimension, check): not met})


@given(st.sampled_from([c for c in CHECKS if not c[2]]))
def test_an_unmet_check_called_met_never_lowers_anything_and_touches_its_dimension_only(
    one: tuple[str, str, bool],
) -> None:
    dimension, check, _ = one
    again = corrected(CARD, {(dimension, check): True})
    assert again.changed == ((dimension, check),)
    assert again.score >= CARD.overall.score
    for before, after in zip(CARD.dimensions, again.dimensions, strict=True):
        assert before == after if before.id != dimension else (after.score or 0) >= (before.score or 0)


@given(st.sets(st.sampled_from(CHECKS)))
def test_what_is_turned_and_turned_back_is_as_before(turned: set[tuple[str, str, bool]]) -> None:
    once = corrected(CARD, {(d, c): not met for d, c, met in turned})
    assert set(once.changed) == {(d, c) for d, c, _ in turned}
    assert corrected(CARD, {(d, c): met for d, c, met in turned}).score == CARD.overall.score


def test_everything_called_unmet_is_worth_nothing_and_everything_met_nearly_all() -> None:
    assert corrected(CARD, {(d, c): False for d, c, _ in CHECKS}).score == 0
    best = corrected(CARD, {(d, c): True for d, c, _ in CHECKS})
    assert best.score > 90
    assert best.verdict == "strong_hire"


def test_contradictions_and_wrong_sums_go_on_capping_the_verdict() -> None:
    clash = Contradiction(1, "two regions from the start", 1, "one region is plenty")
    wrong = SumChecked(1, "2 * 2 = 40", 40, 4, False)
    standing = replace(CARD, contradictions=(clash,), arithmetic=(wrong,))
    assert corrected(standing, {(d, c): True for d, c, _ in CHECKS}).verdict == "lean_hire"


def test_a_judgement_of_a_check_that_is_not_on_the_card_changes_nothing() -> None:
    assert corrected(CARD, {("estimation", "no_such_check"): True}).changed == ()


@pytest.mark.parametrize("text", ["", "Candidate: Hello.\n"])
def test_a_card_of_nothing_stays_one_of_nothing(text: str) -> None:
    card = graded(text)
    judged = {(d.id, c.id): True for d in card.dimensions for c in d.checks}
    again = corrected(card, judged)
    assert (again.score, again.verdict) == (card.overall.score, "strong_no_hire")
