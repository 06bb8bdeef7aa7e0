"""Manners hold in any round, whatever is said in whatever order, for any seed."""

import re
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from mockloop.interviewer.words import MAX_WORDS, PROBES, alike, bag, count, joined, polite
from tests.interviewer.talk import Talk, bank

_SAYS = (
    "How many users do we have, and how many branches?",
    "What about the peak?",
    "Who cleans the windows?",
    "Should we do electronic books?",
    "I'd put the loans in Postgres.",
    "Copies could live in Mongo, since they differ by title.",
    "Sessions in Redis and the events on Kafka.",
    "I don't want Cassandra.",
    "Paper never fails anyway.",
    "I'd just cache everything.",
    "It scales horizontally.",
    "I don't know.",
    "That's it, let's move on.",
    "Let me think for a moment.",
    "Could I get a hint?",
    "300,000 readers a day is about 4 a second, and 40 at the peak on a Saturday.",
    "Now it is 9,000 loans a second.",
    "A desk sends the tag to the service, the service writes the loan and answers with the day it comes back.",
    "If a branch loses its line it writes slips, and at noon the slips are typed in and checked against the shelf.",
    "The waiting list is a queue for a title, and the last copy is held with a lock for ten minutes.",
    "Which part should I go into?",
    "Okay.",
    "I use one lock for everything, so that nothing can go wrong on a busy morning.",
    "A primary key by tag finds the loan when the book comes back, whoever brings it and wherever that is.",
)
_PRAISE = re.compile(
    r"\b(great|good job|excellent|perfect|nice|well done|impressive|awesome|brilliant|makes sense)\b", re.I
)


@st.composite
def rounds(draw: st.DrawFn) -> Talk:
    """A round with something said in every step, in any order of words, at any pace."""
    talk = Talk(
        level=draw(st.sampled_from(("mid", "senior", "staff"))),
        mode=draw(st.sampled_from(("exam", "guided"))),
        persona=draw(st.sampled_from(("neutral", "bar_raiser"))),
        seed=draw(st.integers(0, 2**31)),
    )
    talk.speak("open")
    for step in talk.plan.steps:
        if draw(st.booleans()) and step != talk.state.step:
            talk.go(step)
        for text in draw(st.lists(st.sampled_from(_SAYS), min_size=1, max_size=4)):
            talk.say(text, at=talk.now + draw(st.sampled_from((5, 40, 110))))
        if draw(st.booleans()):
            talk.speak("nudge_time")
    talk.speak("close")
    return talk


@settings(max_examples=40, deadline=None)
@given(rounds())
def test_every_turn_is_short_asks_one_thing_and_praises_nothing(talk: Talk) -> None:
    for turn in talk.heard:
        if turn.intent in ("open", "nudge_time"):
            continue
        assert polite(turn.text), turn
        assert count(turn.text) <= MAX_WORDS
        assert turn.text.count("?") <= 1 + turn.text.count("“")
        assert not _PRAISE.search(turn.text), turn
        assert turn.intent != "acknowledge" or count(turn.text) <= 4


@settings(max_examples=40, deadline=None)
@given(rounds())
def test_nothing_is_said_twice(talk: Talk) -> None:
    spoken = [bag(turn.text) for turn in talk.heard if turn.intent not in ("acknowledge", "answer", "redirect", "hint")]
    assert len(spoken) == len(set(spoken))
    probes = [(bag(turn.text), turn.text) for turn in talk.heard if turn.intent in PROBES]
    for (a, one), (b, other) in combinations(probes, 2):
        assert alike(a, b) <= 0.6, (one, other)


@settings(max_examples=40, deadline=None)
@given(rounds())
def test_a_target_is_named_where_the_contract_wants_one(talk: Talk) -> None:
    for turn in talk.heard:
        if turn.intent == "why_not":
            assert turn.target in talk.room.vocabulary.cards
        if turn.intent in ("challenge", "probe_missing", "deepen", "redirect", "recall", "change"):
            assert turn.target
        if turn.intent in ("acknowledge", "follow_up", "nudge_time", "hint", "close", "open"):
            assert turn.target is None


@settings(max_examples=20, deadline=None)
@given(rounds(), st.sampled_from(_SAYS))
def test_the_same_room_gives_the_same_move(talk: Talk, text: str) -> None:
    talk.say(text)
    assert talk.move() == talk.move()


def test_words_vary_with_the_seed() -> None:
    texts = {Talk(seed=seed).say("Who cleans the windows?").text for seed in range(12)}
    assert len(texts) > 4


def test_a_long_round_is_mostly_theirs() -> None:
    talk = Talk(question=bank().system_design("url-shortener"), rubric=bank().rubric("hld"), level="staff")
    for step in talk.plan.steps:
        if step != talk.state.step:
            talk.go(step)
        for n in range(3):
            talk.say(
                f"In {step} part {n} I would take the simple way first, since a small team runs it at night. A call "
                f"comes in, is checked, and what it changes is written down in one place before anybody hears of it. "
                f"What I give up is some speed on a bad day, which is a price that the {step} of this system can bear.",
                at=talk.now + 80,
            )
    mine = sum(count(t.text) for t in talk.heard)
    theirs = sum(count(t.text) for t in talk.state.turns if t.speaker == "candidate")
    assert mine < 0.25 * (mine + theirs)
    assert sum(t.intent in PROBES for t in talk.heard) >= 5


def test_three_sentences_are_run_together() -> None:
    assert joined("I lose my line. The desk goes on. What then?") == "I lose my line; the desk goes on. What then?"
    assert joined("It is Monday. Kafka is gone. What then?") == "It is Monday; Kafka is gone. What then?"
