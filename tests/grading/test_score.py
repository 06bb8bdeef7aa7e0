"""The arithmetic of a score: it only rises as more is shown, caps are lifted by evidence, and no number is made up."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.content.base import VERDICTS
from mockloop.grading.score import (
    CUTS,
    LEVELS,
    Weighed,
    credit,
    dimension_score,
    held_back,
    level_of,
    total,
    verdict_of,
)
from mockloop.round.scorecard import CheckResult

checks = st.lists(
    st.builds(
        CheckResult,
        id=st.text("abc", min_size=1, max_size=3),
        met=st.booleans(),
        credit=st.floats(0, 1),
        weight=st.sampled_from([0.5, 1.0, 2.0]),
        must=st.booleans(),
        own=st.booleans(),
    ).map(lambda c: replace(c, credit=c.credit if c.met else 0.0)),
    min_size=1,
    max_size=8,
)


@given(pieces=st.integers(0, 30), wanted=st.integers(1, 12))
def test_one_more_piece_of_evidence_is_never_worth_less(pieces: int, wanted: int) -> None:
    assert 0 <= credit(pieces, wanted) <= credit(pieces + 1, wanted) <= 1


def test_the_first_piece_earns_most_of_a_check_that_wants_several() -> None:
    assert credit(1, 4) >= 0.5
    assert credit(4, 4) > credit(2, 4) > credit(1, 4)


@given(checks, st.integers(0, 7))
def test_meeting_a_check_better_never_lowers_its_dimension(results: list[CheckResult], at: int) -> None:
    at %= len(results)
    better = [replace(c, met=True, credit=1.0) if i == at else c for i, c in enumerate(results)]
    assert dimension_score(better) >= dimension_score(results)


@given(checks)
def test_a_dimension_lies_between_nothing_and_a_hundred(results: list[CheckResult]) -> None:
    assert 0 <= dimension_score(results) <= 100


def test_an_unmet_must_have_keeps_a_dimension_in_level_two() -> None:
    full = [CheckResult(str(n), met=True, credit=1.0) for n in range(9)]
    capped = [*full, CheckResult("must", met=False, must=True, weight=0.1)]
    assert level_of(dimension_score(capped)) == 2
    assert level_of(dimension_score([*full, CheckResult("must", met=True, credit=1.0, must=True, weight=0.1)])) == 4


def test_under_the_cap_more_is_still_more() -> None:
    must = CheckResult("must", met=False, must=True)
    some = [CheckResult(str(n), met=n < 6, credit=float(n < 6)) for n in range(8)]
    more = [CheckResult(str(n), met=n < 7, credit=float(n < 7)) for n in range(8)]
    assert dimension_score([*more, must]) > dimension_score([*some, must])


def test_the_questions_own_checks_alone_do_not_fill_a_dimension() -> None:
    own = [CheckResult("own", met=True, credit=1.0, own=True), CheckResult("generic", met=False)]
    assert 60 < dimension_score(own) < 95


def test_what_is_not_there_to_be_scored_is_not_in_the_total() -> None:
    assert total([]) == 0
    assert total([Weighed(80, 1.0)]) == total([Weighed(80, 3.0)])


def test_a_heavier_dimension_counts_for_more() -> None:
    assert total([Weighed(90, 2.0), Weighed(10, 1.0)]) > total([Weighed(90, 1.0), Weighed(10, 2.0)])


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_higher_score_is_never_a_lower_verdict_or_level(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert VERDICTS.index(verdict_of(low)) <= VERDICTS.index(verdict_of(high))
    assert level_of(low) <= level_of(high)


def test_levels_and_verdicts_begin_where_they_say() -> None:
    assert [level_of(cut) for cut in LEVELS] == [1, 2, 3, 4]
    assert [verdict_of(cut) for cut in CUTS] == list(VERDICTS[1:])


@pytest.mark.parametrize(
    ("wrong", "most"), [(0, "strong_hire"), (1, "hire"), (2, "lean_hire"), (4, "lean_no_hire"), (6, "no_hire")]
)
def test_wrong_statements_cap_the_verdict(wrong: int, most: str) -> None:
    assert verdict_of(100, wrong=wrong) == most
    assert verdict_of(5, wrong=wrong) == VERDICTS[0]


def test_a_floored_transcript_has_the_lowest_verdict_whatever_it_scores() -> None:
    assert verdict_of(99, floored=True) == VERDICTS[0]


def test_a_verdict_says_when_it_is_held_back() -> None:
    assert held_back(95, verdict_of(95, wrong=1))
    assert not held_back(95, verdict_of(95))
