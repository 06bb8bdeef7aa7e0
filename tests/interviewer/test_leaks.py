"""No probe hands over what it is after, in any question of the bank."""

import pytest

from mockloop.content.check import Check
from mockloop.interviewer.guard import named, secret
from mockloop.interviewer.words import joined, polite
from tests.interviewer.talk import Talk, bank

QUESTIONS = [item.id for item in bank().index().items if item.type == "question" and item.kind == "hld"]


def _unmet_everywhere(question: str) -> Talk:
    """A candidate who goes through all steps and says nothing of substance."""
    talk = Talk(question=bank().system_design(question), rubric=bank().rubric("hld"), level="staff")
    for n, step in enumerate(talk.plan.steps):
        if step != talk.state.step:
            talk.go(step)
        for text in (
            f"Well, that would be part {n} then, I suppose.",
            f"Hm, yes, so much for number {n}.",
            "That's it.",
        ):
            talk.say(text, at=talk.now + 70)
    return talk


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_probe_names_what_it_is_after(question: str) -> None:
    talk = _unmet_everywhere(question)
    checks: dict[str, Check] = {check.id: check for check in talk.room.checks}
    probed = [turn for turn in talk.heard if turn.intent == "probe_missing" and turn.target in checks]
    assert probed
    money = set(talk.room.words.cost) | set(talk.room.words.operations)
    for turn in probed:
        if turn.text in money:
            continue
        needs = checks[str(turn.target)].needs
        assert named(turn.text, talk.room).isdisjoint(secret(needs, talk.room)), turn


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_ladder_and_change_of_the_bank_can_be_said(question: str) -> None:
    known = bank().system_design(question)
    asks = [rung.ask for dive in known.deep_dives for rung in dive.ladder] + [change.say for change in known.changes]
    assert [ask for ask in asks if not polite(joined(ask))] == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_facts_that_every_question_has_are_found_by_the_usual_words(question: str) -> None:
    talk = Talk(question=bank().system_design(question))
    asked = {
        "daily_users": "How many daily active users are we designing for?",
        "read_write_ratio": "What is the ratio of reads to writes?",
        "retention": "How long do we have to keep the data?",
        "latency": "What latency is acceptable?",
    }
    for fact, text in asked.items():
        reply = talk.say(text)
        assert (reply.intent, reply.target) == ("answer", fact), reply
