"""Names of people and employers never leave in an anonymous export."""

from dataclasses import replace
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.practice.anonymous import Blanker, unlisted
from mockloop.practice.shelf import Shelf
from tests.practice.shelved import STORIES

GOOD = Shelf(STORIES).stories()
NAMES = sorted({n for s in GOOD for n in (*s.people, *s.employers)})
PARTS = sorted({part for name in NAMES for part in name.split() if part not in ("Dr", "Bank")})


@given(st.lists(st.sampled_from([*NAMES, *PARTS, "saw", "the queue", "40 ms"]), min_size=1), st.booleans())
def test_no_name_is_left_however_it_is_written(parts: list[str], loud: bool) -> None:
    text = " and ".join(parts) + "'s."
    text = text.upper() if loud else text
    blank = Blanker(GOOD)
    for clean in (blank.words(text), blank.even(text)):
        assert not any(part.lower() in clean.lower() for part in PARTS)
    assert len(blank.even(text)) == len(text)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_are_met_in_either_form(form: str) -> None:
    story = replace(GOOD[0], people={"José Núñez": "lead"}, employers=())
    assert Blanker([story]).words(normalize(form, "Ask José, or Núñez.")) == "Ask [lead], or [lead]."  # type: ignore[arg-type]


def test_a_role_that_holds_a_name_does_not_leak_it() -> None:
    story = replace(GOOD[0], people={"Ana": "lead", "Bo": "Ana's manager"}, employers=())
    assert "Ana" not in Blanker([story]).words("Bo said so.")


def test_words_that_only_contain_a_name_stay() -> None:
    story = replace(GOOD[0], people={"Ann": "lead"}, employers=())
    assert Blanker([story]).words("Annual plans; Ann left.") == "Annual plans; [lead] left."


def test_a_rounds_ids_stay_and_its_words_do_not() -> None:
    story = replace(GOOD[0], people={"Said Omar": "lead"}, employers=())
    document = {"type": "said", "text": "I asked Said.", "evidence": [{"quote": "asked Said"}], "reason": "Omar left"}
    clean = Blanker([story]).evenly(document)
    assert clean == {
        "type": "said",
        "text": "I asked ████.",
        "evidence": [{"quote": "asked ████"}],
        "reason": "████ left",
    }


def test_names_that_no_story_lists_are_pointed_out() -> None:
    assert unlisted("I asked Priya to move it to Kafka.", ["kafka"]) == ("Priya",)
