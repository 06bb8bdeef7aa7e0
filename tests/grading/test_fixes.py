"""The fixes of a card tell the candidate what to do; its habits are what was done more than once."""

from mockloop.content.library import Library
from mockloop.grading.fixes import instruction
from mockloop.grading.grader import OfflineGrader
from mockloop.grading.transcript import parse
from mockloop.round.scorecard import CheckResult, Scorecard

WEIGHED = """\
Candidate: Users shorten a long url and visitors of the short link are redirected; accounts are out of scope.
A hundred million new links a month are about 40 writes per second, and 4,000 redirects per second.
I'd use Postgres over Cassandra because 40 writes a second fit one primary, at the cost of a failover pause.
Redis holds the hot codes, and Kafka takes the clicks.
"""
BARE = """\
Candidate: Users shorten a long url and visitors of the short link are redirected; accounts are out of scope.
A hundred million new links a month are about 40 writes per second, and 4,000 redirects per second.
I'd use Cassandra for the links. I'd use Redis for the hot codes. I'd use Kafka for the clicks.
"""


def graded(text: str) -> Scorecard:
    return OfflineGrader(Library.open(None)).grade(parse(text), "hld", "url-shortener", "senior")


def test_a_fix_is_an_instruction_and_no_question() -> None:
    for text in (WEIGHED, BARE):
        fixes = graded(text).fixes
        assert fixes
        assert all(f.what[0].isupper() and "?" not in f.what and "candidate" not in f.what for f in fixes)


def test_what_a_check_asks_of_the_candidate_is_said_to_the_candidate() -> None:
    asks = "Does the candidate name what their hybrid costs, and say what they would revisit?"
    told = instruction(CheckResult("c", False, asks=asks, says="Two paths."))
    assert told == "Name what your hybrid costs, and say what you would revisit."


def test_a_check_that_asks_nothing_of_the_candidate_is_told_by_what_it_says() -> None:
    assert instruction(CheckResult("c", False, asks="Did the steps fit?", says="Leave on time.")) == "Leave on time."


def test_an_example_is_led_by_a_rate_only_where_it_speaks_of_that_rate() -> None:
    for text in (WEIGHED, BARE):
        for fix in graded(text).fixes:
            if fix.example.startswith("You had"):
                assert "per second" in fix.example.split(";")[0]


def test_who_weighs_what_matters_has_no_habit_of_naming_no_alternative() -> None:
    assert "no_alternatives" not in {h.id for h in graded(WEIGHED).habits}
    assert "no_alternatives" in {h.id for h in graded(BARE).habits}


def test_one_empty_phrase_is_no_habit() -> None:
    assert "hand_waving" not in {h.id for h in graded(WEIGHED + "It scales horizontally.\n").habits}
