"""A turn that begins with a slash is a command; everything else is said."""

import pytest

from mockloop.tui.commands import Asked, completions, read
from mockloop.tui.filters import read as read_filter

STEPS = ("requirements", "data_model", "deep_dive")


def test_what_does_not_begin_with_a_slash_is_said() -> None:
    assert read("reads / writes is 100:1", STEPS) == "reads / writes is 100:1"


def test_two_slashes_say_one() -> None:
    assert read("//health answers 200", STEPS) == "/health answers 200"


@pytest.mark.parametrize("said", ["/goto deep_dive", "/goto deep dive", "/GOTO Deep"])
def test_a_step_is_found_however_it_is_written(said: str) -> None:
    assert read(said, STEPS) == Asked("goto", "deep_dive")


def test_a_step_that_could_be_two_is_asked_for() -> None:
    asked = read("/goto de", ("deep_dive", "demo"))
    assert isinstance(asked, Asked)
    assert asked.wrong == "/goto takes one of: deep_dive, demo"


def test_an_unknown_command_is_never_said_to_the_interviewer() -> None:
    asked = read("/fnish", STEPS)
    assert isinstance(asked, Asked)
    assert asked.wrong is not None
    assert "//" in asked.wrong


def test_completions_begin_with_what_was_typed() -> None:
    assert [name for name, _ in completions("/f", STEPS, guided=False)] == ["/finish"]
    assert [name for name, _ in completions("/goto d", STEPS, guided=False)] == ["/goto data_model", "/goto deep_dive"]


def test_hints_are_offered_in_guided_rounds_only() -> None:
    assert "/hint" in dict(completions("/", STEPS, guided=True))
    assert "/hint" not in dict(completions("/", STEPS, guided=False))


def test_nothing_is_offered_in_the_middle_of_a_turn() -> None:
    assert completions("//x", STEPS, guided=True) == ()
    assert completions("/next\nand then", STEPS, guided=True) == ()


def test_a_filter_line_holds_names_and_words() -> None:
    asked = read_filter("level:senior consistent hashing kind:hld").wanted
    assert (asked.level, asked.kind, asked.text) == ("senior", "hld", "consistent hashing")


def test_a_name_that_no_filter_has_is_told() -> None:
    assert "there is no lvl:" in read_filter("lvl:senior").wrong
