"""What is shown is harmless, fits its lines, and loses no word."""

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mockloop.tui import text
from mockloop.tui.moments import ago, moment, parsed

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def test_an_escape_sequence_is_shown_and_not_obeyed() -> None:
    assert text.plain("\x1b[31mred\x07") == "␛[31mred␇"


def test_marks_that_reorder_text_are_made_visible() -> None:
    assert text.plain("a\u202eb\u2066c") == "a\ufffdb\ufffdc"


def test_a_tower_of_accents_is_cut_down() -> None:
    assert text.plain("a" + "\u0301" * 40) == "a" + "\u0301" * text.MAX_ACCENTS


def test_line_breaks_of_every_system_stay() -> None:
    assert text.plain("a\r\nb\rc\nd") == "a\nb\nc\nd"


@given(anything)
def test_nothing_harmful_passes(said: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text.plain(said))


@given(anything)
def test_what_is_plain_stays_as_it_is(said: str) -> None:
    assert text.plain(text.plain(said)) == text.plain(said)


@given(anything, st.integers(2, 60))
def test_every_line_fits_its_width(said: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in text.wrap(text.plain(said), width))


@given(anything, st.integers(2, 60))
def test_wrapping_loses_no_letter(said: str, width: int) -> None:
    letters = "".join(text.plain(said).split())
    assert "".join("".join(text.wrap(text.plain(said), width)).split()) == letters


def test_lines_break_at_spaces_and_where_the_writer_broke_them() -> None:
    assert text.wrap("one two three\n  four five", 9) == ("one two", "three", "  four", "  five")


@given(anything, st.integers(0, 40))
def test_a_clipped_text_fits(said: str, width: int) -> None:
    assert cell_len(text.clip(text.one_line(said), width)) <= width


def test_a_clipped_text_says_that_it_was_cut() -> None:
    assert text.clip("architecture", 6) == "archi…"


def test_pace_is_one_figure() -> None:
    assert [text.pace(s) for s in (130.0, -40.0, 9.0)] == ["2:10 behind", "0:40 ahead", "on time"]


def test_moments_are_told_as_a_person_tells_them() -> None:
    now = parsed("2030-01-10T12:00:00Z")
    told = [moment(f"20{d}T19:02:00Z", now) for d in ("30-01-10", "30-01-08", "29-12-24")]
    assert told == ["today 19:02", "Tue 19:02", "24 Dec 2029"]
    assert [ago(f"2030-01-{d}T00:00:00Z", now) for d in ("10", "09", "04")] == ["today", "yesterday", "6 days ago"]
