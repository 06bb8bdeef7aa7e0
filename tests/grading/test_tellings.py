"""Told stories, graded: the order of qualities, polish without substance, labels, hypotheticals, a whole loop."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mockloop.content.library import Library
from mockloop.grading.grader import OfflineGrader
from mockloop.grading.transcript import parse
from mockloop.grading.turns import Transcript, TranscriptTurn
from mockloop.round.scorecard import Scorecard

TELLINGS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[1] / "data/tellings/spoken.yaml").read_text())
STAR = ("situation", "task", "action", "result")
BANK = Library.open(None)


@cache
def grader() -> OfflineGrader:
    return OfflineGrader(BANK)


def graded(text: str, question: str | None = None, prompt: str | None = None) -> Scorecard:
    return grader().grade(parse(text), "behavioral", question, "senior", prompt)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("telling", TELLINGS, ids=lambda t: str(t["question"]))
def test_qualities_come_in_their_order_and_apart(telling: dict[str, str]) -> None:
    scores = [graded(flat(telling[q]), telling["question"]).overall.score for q in ("weak", "mid", "strong")]
    assert all(high - low >= 12 for low, high in pairwise(scores)), scores


@pytest.mark.parametrize("telling", TELLINGS, ids=lambda t: str(t["question"]))
def test_polish_without_substance_lands_in_the_middle_at_most(telling: dict[str, str]) -> None:
    polished = graded(flat(telling["polished"]), telling["question"]).overall.score
    strong = graded(flat(telling["strong"]), telling["question"]).overall.score
    assert 30 <= polished <= 70
    assert polished <= strong - 12


@pytest.mark.parametrize("telling", TELLINGS, ids=lambda t: str(t["question"]))
def test_case_line_breaks_and_double_spaces_change_nothing_that_matters(telling: dict[str, str]) -> None:
    text = telling["strong"]
    plain = graded(flat(text), telling["question"]).overall.score
    assert graded(flat(text).replace(" ", "  "), telling["question"]).overall.score == plain
    assert abs(graded(flat(text).lower(), telling["question"]).overall.score - plain) <= 2


LABELLED = """Situation: In spring 2022 our ledger export was failing twice a week and finance closed the month late.
Task: My job was to get it done before six in the morning, with nobody else free.
Action: I timed each stage, found that one join read the whole table, and rewrote it with our data engineer.
Result: The export went from seven hours to forty minutes, and finance closes two days earlier."""


def test_labels_are_worth_nothing_by_themselves() -> None:
    bare = re.sub(r"(?m)^\w+: ", "", LABELLED)
    assert abs(graded(LABELLED).overall.score - graded(bare).overall.score) <= 5


@pytest.mark.parametrize("part", STAR)
def test_a_dropped_part_is_seen_in_its_own_dimension(part: str) -> None:
    def score(text: str) -> float:
        return next(d.score or 0.0 for d in graded(text).dimensions if d.id == part)

    without = "\n".join(line for line in LABELLED.splitlines() if not line.lower().startswith(part))
    assert score(without) < score(LABELLED)


def test_what_one_would_do_is_no_story_and_says_so() -> None:
    card = graded("In such a case I would talk to everyone, I would listen, and then I'd look for common ground.")
    assert card.overall.verdict == "strong_no_hire"
    assert [g.id for g in card.gates] == ["off_topic"]


def test_a_hypothetical_question_is_never_graded_as_a_story() -> None:
    text = "I would ask the support team for its ten longest tickets first, because they know who was left out."
    card = graded(text, prompt="How would you test a product for people with bad eyesight?")
    assert {d.id: d.level for d in card.dimensions if d.id in STAR} == dict.fromkeys(STAR)


def test_padding_is_worth_nothing() -> None:
    text = flat(TELLINGS[0]["strong"])
    padded = f"{text}\n\nIt is a broad subject. There is much that one might add. Anyway, such is life at work."
    assert graded(padded, "conflict-with-peer").overall.score <= graded(text, "conflict-with-peer").overall.score + 0.05


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 3), st.integers(1, 12))
def test_more_sentences_never_lower_a_content_dimension(which: int, count: int) -> None:
    sentences = re.split(r"(?<=\.) ", flat(TELLINGS[which]["strong"]))
    less, more = (graded("\n\n".join(sentences[:n])) for n in (count, count + 1))
    before = {d.id: d.score for d in less.dimensions if d.id != "delivery"}
    after = {d.id: d.score for d in more.dimensions}
    assert all((after[name] or 0) >= (score or 0) for name, score in before.items())


def story(step: str, turn: int, prompt: str, text: str) -> tuple[TranscriptTurn, ...]:
    return (
        TranscriptTurn(turn, "interviewer", prompt, step, intent="open"),
        TranscriptTurn(turn + 1, "candidate", flat(text), step),
    )


def test_a_loop_counts_each_story_and_its_quotes_say_which() -> None:
    def loop(second: str) -> Scorecard:
        turns = story("story_1", 1, BANK.question("failure").prompt, TELLINGS[1]["strong"])
        turns += story("story_2", 3, BANK.question("mentoring").prompt, TELLINGS[3][second])
        return grader().grade(Transcript(turns), "behavioral", "failure", "senior", playbook="behavioral-loop")

    good, bad = loop("strong"), loop("weak")
    assert bad.overall.score < good.overall.score
    quoted = {q.turn for d in good.dimensions for c in d.checks for q in c.evidence}
    assert quoted == {2, 4}


FOUR = ("failure", "mentoring", "conflict-with-peer", "tight-deadline")


def loop_of(asked: Sequence[str], told: Sequence[str], question: str) -> Scorecard:
    """A loop in which each prompt of `asked` is answered with the outline of the one beside it in `told`."""
    turns: tuple[TranscriptTurn, ...] = ()
    for n, (prompt, answer) in enumerate(zip(asked, told, strict=True)):
        words = " ".join(BANK.behavioral(answer).outline["senior"])
        turns += story(f"story_{n + 1}", 2 * n + 1, f"Another one. {BANK.behavioral(prompt).prompt}", words)
    return grader().grade(Transcript(turns), "behavioral", question, "senior", playbook="behavioral-loop")


def relevance(card: Scorecard) -> float:
    return next(d.score for d in card.dimensions if d.id == "relevance") or 0.0


def test_each_story_of_a_loop_is_held_to_its_own_prompt() -> None:
    fitting = loop_of(FOUR, FOUR, "failure")
    beside = loop_of(FOUR, (*FOUR[1:], FOUR[0]), "failure")
    assert relevance(fitting) > 90
    assert relevance(beside) < 60
    assert beside.overall.score < fitting.overall.score - 3
    own = {c.id for d in fitting.dimensions for c in d.checks if c.own}
    assert own == {check.id for name in FOUR for check in BANK.behavioral(name).checks}


def test_a_loop_that_opens_with_an_introduction_is_graded_by_its_stories() -> None:
    card = loop_of(FOUR, FOUR, "about-yourself")
    assert all(d.score is not None for d in card.dimensions)


def test_of_a_loop_with_a_hypothetical_only_the_stories_bear_on_star() -> None:
    what_if = next(i.id for i in BANK.index().of("question", "behavioral") if i.answer == "hypothetical")
    alone, beside = loop_of(FOUR[:1], FOUR[:1], FOUR[0]), loop_of((FOUR[0], what_if), (FOUR[0], what_if), FOUR[0])
    assert [d.score for d in alone.dimensions if d.id in STAR] == [d.score for d in beside.dimensions if d.id in STAR]
