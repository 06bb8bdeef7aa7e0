"""Sums that people say: recomputed, judged leniently, and left alone where they were not wholly understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.reading.arithmetic import sums
from tests.reading.arithmetic_sentences import JUDGED_AS_RIGHT_OR_NOT_AT_ALL, SUMS

RIGHT = [sentence.format(result) for sentence, right, _ in SUMS for result in right]
WRONG = [sentence.format(result) for sentence, _, wrong in SUMS for result in wrong]


def flagged(text: str) -> bool:
    return any(not s.ok for s in sums(text))


@pytest.mark.parametrize("sentence", [*RIGHT, *JUDGED_AS_RIGHT_OR_NOT_AT_ALL])
def test_a_right_sum_is_never_called_wrong(sentence: str) -> None:
    assert not flagged(sentence)


def test_most_right_sums_are_found() -> None:
    found = [sentence for sentence in RIGHT if sums(sentence)]
    assert len(found) >= 0.9 * len(RIGHT)


def test_most_results_that_are_ten_to_a_thousand_times_off_are_caught() -> None:
    caught = [sentence for sentence in WRONG if flagged(sentence)]
    assert len(caught) >= 0.9 * len(WRONG), sorted(set(WRONG) - set(caught))


@pytest.mark.parametrize(
    "sentence", ["The plan is 3 months.", "We use 3 shards and 5 replicas.", "", "no numbers = none"]
)
def test_text_without_a_sum_has_none(sentence: str) -> None:
    assert sums(sentence) == ()


def test_a_sum_tells_what_was_said_and_what_comes_out() -> None:
    (found,) = sums("So 1 billion URLs * 400 bytes = 40 GB in all.")
    assert (found.said, found.computed, found.ok) == (40e9, 400e9, False)
    assert found.text == "1 billion URLs * 400 bytes = 40 GB"


@given(
    st.lists(
        st.sampled_from(
            [
                "100",
                "M",
                " * ",
                " / ",
                "86400",
                " = ",
                "5",
                " GB",
                "(",
                ")",
                " times ",
                " is ",
                " over ",
                "0",
                "\n",
                ", ",
                "10^400",
                " + ",
                " - ",
            ]
        )
        | st.text(max_size=4),
        max_size=16,
    )
)
def test_any_text_gives_sums_that_slice_back(pieces: list[str]) -> None:
    text = "".join(pieces)
    for found in sums(text):
        assert text[found.start : found.end] == found.text
