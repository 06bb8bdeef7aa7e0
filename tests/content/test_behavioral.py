"""Behavioral prompts: each is met by its own telling, hardly by another's, and asks nothing that another asks."""

from collections import Counter
from collections.abc import Callable

import pytest

from mockloop.content.base import LEVELS
from mockloop.content.behavioral_question import BehavioralQuestion
from mockloop.content.errors import NotInBank
from mockloop.content.fixed_ids import QUESTIONS
from mockloop.content.library import Library
from mockloop.content.lint import lint
from mockloop.reading.trial import Trial
from tests.content.bank import Bank

LIBRARY = Library.open(None)
IDS = [item.id for item in LIBRARY.index().of("question", "behavioral")]
TRIAL = Trial(LIBRARY.index(), LIBRARY.concepts())
FOREIGN_SHARE = 0.3
"""Of the tellings of all other prompts, those that may meet every must-have of one: near prompts share a story."""
FAILURE = "question_bank/behavioral/failure.yaml"


def telling(question: BehavioralQuestion) -> str:
    return " ".join(question.outline["senior"])


def test_the_prompts_of_the_contract_are_there_and_sixty_in_all() -> None:
    assert QUESTIONS["behavioral"] <= set(IDS)
    assert len(IDS) >= 60


def test_no_two_prompts_share_the_name_of_a_check_for_one_card_may_hold_both() -> None:
    names = Counter(check.id for name in IDS for check in LIBRARY.behavioral(name).checks)
    assert [name for name, count in names.items() if count > 1] == []


def test_every_kind_of_answer_is_asked_for() -> None:
    assert {LIBRARY.behavioral(name).answer for name in IDS} == {
        "story", "motivation", "about_yourself", "why_us", "hypothetical", "own_questions",
    }  # fmt: skip


@pytest.mark.parametrize("name", IDS)
def test_its_own_telling_meets_its_must_haves_and_others_mostly_do_not(name: str) -> None:
    question = LIBRARY.behavioral(name)
    musts = [check for check in question.checks if check.must]
    assert len(TRIAL.met(question, musts, [("answer", telling(question))])) == len(musts)
    others = [LIBRARY.behavioral(other) for other in IDS if other != name]
    fooled = [o.id for o in others if len(TRIAL.met(question, musts, [("answer", telling(o))])) == len(musts)]
    assert len(fooled) <= FOREIGN_SHARE * len(others), fooled


def test_levels_differ_and_each_prompt_suits_one() -> None:
    for name in IDS:
        question = LIBRARY.behavioral(name)
        assert len({question.levels[level] for level in LEVELS}) == 3
        assert question.suits


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("aim: reflection", "aim: task", "none is after 'reflection'"),
        ("    must: true\n", "", "has no `must` check"),
        ("competencies: [failure-and-learning", "competencies: [charm", "no competency 'charm'"),
        ("- Who paid for it, and how much?", "- " + "Who paid for it and how much " * 5 + "then?", "words long"),
        ("- Who paid for it, and how much?", "- Who paid? How much?", "more than one question"),
    ],
)
def test_lint_names_what_a_prompt_lacks(bank: Bank, old: str, new: str, says: str) -> None:
    bank.change(FAILURE, old, new)
    assert [f for f in lint(bank.library()) if f.path.name == "failure.yaml" and says in f.message]


def test_a_question_of_another_kind_is_refused_by_name() -> None:
    openers: tuple[tuple[Callable[[str], object], str], ...] = (
        (LIBRARY.behavioral, "url-shortener"),
        (LIBRARY.system_design, "failure"),
    )
    for opener, name in openers:
        with pytest.raises(NotInBank, match=name):
            opener(name)
