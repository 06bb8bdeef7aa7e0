"""Spoken and typed answers come in the order of their quality, however long they are, and however they are told."""

from itertools import pairwise

import pytest
from bench import own_measures
from bench.own_measures import APART, SAME, spoken

OWN = [s for s in spoken() if s.rewrite is None]
RANGES = {1: (0, 30), 2: (30, 56), 3: (58, 84), 4: (75, 99)}
"""Where the answers of a quality lie, with a few points to spare."""


def test_a_better_answer_scores_higher_at_every_question() -> None:
    assert own_measures.disorder() == []


def test_the_qualities_are_well_apart() -> None:
    means = own_measures.tiers()

    assert sorted(means) == [1, 2, 3, 4]
    for (low, below), (high, above) in pairwise(means.items()):
        assert above - below >= APART, f"quality {low} and {high} have {below:.0f} and {above:.0f} points"


@pytest.mark.parametrize("answer", OWN, ids=lambda s: s.name)
def test_an_answer_lies_where_its_quality_belongs(answer: own_measures.Spoken) -> None:
    low, high = RANGES[answer.quality]

    assert low <= answer.score <= high


@pytest.mark.parametrize(("name", "moved"), own_measures.drift().items())
def test_the_same_content_told_otherwise_scores_the_same(name: str, moved: float) -> None:
    assert moved <= SAME, f"{name} moves by {moved} points"


def test_length_does_not_order_the_answers() -> None:
    words = {s.name: sum(len(t.text.split()) for t in s.transcript.candidate) for s in OWN}
    shorter = [
        (weak.name, good.name)
        for weak in OWN
        for good in OWN
        if weak.question == good.question and weak.quality < good.quality and words[weak.name] >= words[good.name]
    ]

    assert len(shorter) >= 3, "the data need long weak answers, or length alone would order them"


def test_every_question_of_the_first_eight_is_answered_at_all_qualities() -> None:
    by_question: dict[str, set[int]] = {}
    for s in OWN:
        by_question.setdefault(s.question, set()).add(s.quality)

    assert len(by_question) == 8
    assert all(qualities == {1, 2, 3, 4} for qualities in by_question.values())
