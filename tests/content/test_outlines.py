"""Each question against its own strong answer and everybody else's: what it asks for is what it is about."""

from functools import cache

import pytest

from mockloop.content.check import Check
from mockloop.content.library import Library
from mockloop.content.question import Question
from mockloop.reading.checks import evidence
from mockloop.reading.reader import Reader, Reading, Utterance
from mockloop.reading.vocabulary import Vocabulary, vocabulary

LIBRARY = Library.open(None)
IDS = [item.id for item in LIBRARY.index().of("question") if item.kind == "hld"]
PAIRS = [(mine, other) for mine in IDS for other in IDS if mine != other]
FOREIGN_SHARE = 0.2
"""Of a question's checks, those that another question's outline may meet by the words that all designs share."""
FOREIGN_TERMS = 0.35
"""Of a question's own terms, those that another question's outline may name."""
RELATED = (
    frozenset(("url-shortener", "pastebin")),
    frozenset(("ticket-booking", "payment-wallet")),
    frozenset(("llm-chat-service", "content-moderation")),
)
"""Problems that share half their parts by nature, and half their checks with them; their terms tell them apart."""
RELATED_SHARE = 0.5


@cache
def known(name: str) -> Vocabulary:
    return vocabulary(LIBRARY.index(), LIBRARY.concepts(), LIBRARY.system_design(name))


def answer(question: Question, *levels: str) -> list[Utterance]:
    """The outline as a candidate's turns, step after step, what a staff engineer adds following the senior's words."""
    parts = [part for level in levels for part in question.outline.get(level, ())]  # type: ignore[call-overload]
    steps = list(dict.fromkeys(part.step for part in parts))
    ordered = sorted(parts, key=lambda part: steps.index(part.step))
    return [Utterance(2 * n + 2, " ".join(part.says), part.step) for n, part in enumerate(ordered)]


@cache
def heard(mine: str, other: str, *levels: str) -> Reading:
    """The outline of `other`, heard by somebody who asked `mine`."""
    return Reader(known(mine)).read(answer(LIBRARY.system_design(other), *levels))


def unmet(checks: list[Check], reading: Reading) -> list[str]:
    return [check.id for check in checks if not evidence(check, reading)]


@pytest.mark.parametrize("name", IDS)
def test_the_senior_outline_meets_every_check_of_mid_and_senior(name: str) -> None:
    checks = [check for check in LIBRARY.system_design(name).checks if check.level != "staff"]
    assert unmet(checks, heard(name, name, "senior")) == []


@pytest.mark.parametrize("name", IDS)
def test_what_staff_adds_meets_the_rest(name: str) -> None:
    assert unmet(list(LIBRARY.system_design(name).checks), heard(name, name, "senior", "staff")) == []


@pytest.mark.parametrize("name", IDS)
def test_a_strong_answer_states_nothing_wrong_and_contradicts_itself_nowhere(name: str) -> None:
    reading = heard(name, name, "senior", "staff")
    assert [claim.text for turn in reading.turns for claim in turn.claims] == []
    assert [conflict.later_text for conflict in reading.ledger.conflicts] == []
    assert [total.text for turn in reading.turns for total in turn.sums if not total.ok] == []


@pytest.mark.parametrize("name", IDS)
def test_a_strong_answer_uses_the_words_of_its_problem(name: str) -> None:
    reading = heard(name, name, "senior")
    topic = known(name).topic
    assert len([term for term in topic if reading.named(term)]) >= 0.7 * len(topic)


@pytest.mark.parametrize(("mine", "other"), PAIRS)
def test_another_problems_answer_meets_few_checks_and_names_few_terms(mine: str, other: str) -> None:
    reading = heard(mine, other, "senior", "staff")
    checks = list(LIBRARY.system_design(mine).checks)
    met = [check.id for check in checks if check.id not in unmet([check], reading)]
    share = RELATED_SHARE if {mine, other} in RELATED else FOREIGN_SHARE
    assert len(met) <= share * len(checks), met
    named = [term for term in known(mine).topic if reading.named(term)]
    assert len(named) <= FOREIGN_TERMS * len(known(mine).topic), named
