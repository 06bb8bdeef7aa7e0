"""Clarifying questions get the question's facts, or are handed back."""

import re
from itertools import pairwise

import pytest

from mockloop.interviewer.figures import in_figures
from tests.interviewer.talk import Talk


def test_a_question_is_answered_with_the_fact_and_its_subject() -> None:
    reply = Talk().say("Before I begin, how long do you want to keep loans?")
    assert (reply.intent, reply.target) == ("answer", "retention")
    assert "retention" in reply.text.lower()
    assert "2 years" in reply.text


def test_a_question_inside_a_statement_is_answered() -> None:
    reply = Talk().say("So desks lend and return. Searching matters more, I think. How many branches are there?")
    assert reply.target == "branches"


def test_two_questions_are_answered_in_one_turn_that_asks_nothing() -> None:
    reply = Talk().say("How many branches are there, and what response time do readers expect?")
    assert reply.target == "branches"
    assert "200" in reply.text
    assert "300 milliseconds" in reply.text
    assert "?" not in reply.text


def test_the_same_fact_again_has_the_same_figure_in_other_words() -> None:
    talk = Talk()
    first = talk.say("How many users do we have?")
    second = talk.say("Sorry, how many users was it?")
    third = talk.say("And once more, how many users?")
    assert {r.target for r in (first, second, third)} == {"daily_users"}
    assert len({r.text for r in (first, second, third)}) == 3
    assert all("300,000" in r.text for r in (first, second, third))


def test_between_two_facts_it_asks_which() -> None:
    reply = Talk().say("What about the peak?")
    assert reply.intent == "answer"
    assert "loan peak" in reply.text
    assert "search peak" in reply.text


def test_what_no_fact_knows_is_handed_back_without_a_figure_and_never_in_the_same_words() -> None:
    talk = Talk()
    asked = (
        "What colour are the walls?",
        "Who signs the contract with the printer?",
        "Which oven does the bakery own?",
    )
    replies = [talk.say(text) for text in asked]
    assert all(r.intent == "answer" and r.target is None for r in replies)
    assert len({r.text for r in replies}) == 3
    assert not any(re.search(r"\d", r.text) for r in replies)
    assert not any("assum" in a.text.lower() and "assum" in b.text.lower() for a, b in pairwise(replies))


def test_what_is_in_scope_is_known() -> None:
    reply = Talk().say("Should we handle electronic books as well?")
    assert "electronic books" in reply.text
    assert reply.text.lower().startswith(("leave", "out of scope", "not for", "we can skip"))


def test_how_to_proceed_is_theirs_to_decide() -> None:
    reply = Talk().say("Which part should I go into first?")
    assert (reply.intent, reply.target) == ("answer", None)
    assert "assum" not in reply.text.lower()


def test_a_question_that_they_answer_themselves_is_left_alone() -> None:
    reply = Talk().say("How many shards do we need? I'd say twelve, since a branch is small.")
    assert reply.intent != "answer"


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("two million readers a day", "2 million readers a day"),
        ("a hundred loans for each return", "100 loans for each return"),
        ("kept for five years", "kept for 5 years"),
        ("one of them is enough", "one of them is enough"),
        ("a few hours a year", "a few hours a year"),
        ("within 300 milliseconds", "within 300 milliseconds"),
    ],
)
def test_amounts_are_told_in_digits(words: str, figures: str) -> None:
    assert in_figures(words) == figures


def test_a_few_words_without_a_question_mark_ask_as_well_while_requirements_are_gathered() -> None:
    reply = Talk().say("latency budget")
    assert (reply.intent, reply.target) == ("answer", "latency")
    assert Talk().say("no latency target").intent != "answer"
