"""The offline grader on whole transcripts: every point has its quote, and what was not said is not scored."""

import json
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockloop.content.errors import NotInBank
from mockloop.content.library import Library
from mockloop.grading.grader import OfflineGrader
from mockloop.grading.transcript import parse
from mockloop.grading.turns import PaneWritten, Transcript, TranscriptTurn
from mockloop.round.events import Intent
from mockloop.round.scorecard import CheckResult, Scorecard, from_json, to_json

SHORTENER = (
    "Users paste a long url and get a short link; whoever opens the short link is redirected within 50 ms at p99. "
    "Accounts and billing are out of scope.\n\n"
    "A hundred million new links a month are about 40 writes a second, and at 100:1 that is 4,000 redirects a second, "
    "12,000 at peak. 500 bytes each are 6 TB over ten years.\n\n"
    "POST /links with the long url and an optional alias gives 201 and the short code, GET /{code} answers 302.\n\n"
    "One table keyed by the short code, with the long url and expires_at. "
    "I'd use Postgres over Cassandra because 40 writes a second fit one primary, at the cost of a failover pause."
)


@cache
def grader() -> OfflineGrader:
    return OfflineGrader(Library.open(None))


def grade(text: str, question: str | None = "url-shortener", level: str = "senior") -> Scorecard:
    return grader().grade(parse(text), "hld", question, level)


def checks(card: Scorecard) -> dict[str, CheckResult]:
    return {c.id: c for d in card.dimensions for c in d.checks}


def test_every_quote_is_a_piece_of_what_the_candidate_said() -> None:
    card = grade(SHORTENER)
    quotes = [q for c in checks(card).values() for q in c.evidence]
    assert len(quotes) > 10
    assert all(q.turn == 1 and SHORTENER[q.start : q.end] == q.quote for q in quotes)


def test_a_met_check_has_evidence_and_an_unmet_one_has_none() -> None:
    for d in grade(SHORTENER).dimensions:
        assert all(c.met is bool(c.evidence) for c in d.checks)


def test_the_interviewers_words_earn_nothing() -> None:
    told = f"Interviewer: {SHORTENER.replace(chr(10), ' ')}\nCandidate: Yes, I would do it like that, all of it."
    assert grade(told).overall.score < 5


def test_the_same_transcript_gives_the_same_bytes() -> None:
    one, other = (json.dumps(to_json(grade(SHORTENER))) for _ in range(2))
    assert one == other


def test_a_scorecard_survives_being_written_and_read() -> None:
    card = grade(SHORTENER)
    assert from_json(json.loads(json.dumps(to_json(card)))) == card


def test_pacing_is_unscored_where_turns_carry_no_times() -> None:
    pacing = next(d for d in grade(SHORTENER).dimensions if d.id == "pacing")
    assert (pacing.level, pacing.score) == (None, None)


def test_a_short_playbook_is_scored_on_what_its_steps_give_room_for() -> None:
    card = grader().grade(parse(SHORTENER), "hld", "url-shortener", "senior", playbook="hld-10")
    assert "api" not in {d.id for d in card.dimensions}
    assert "data_model" in {d.id for d in card.dimensions}


def test_another_problems_answer_is_cut_and_the_card_says_so() -> None:
    real, other = grade(SHORTENER), grade(SHORTENER, "ticket-booking")
    assert other.overall.score < 0.35 * real.overall.score
    assert "off_topic" in {g.id for g in other.gates}


def test_more_said_never_lowers_a_dimension_of_content() -> None:
    parts = SHORTENER.split("\n\n")
    soft = {"communication", "pacing"}
    cards = [grade("\n\n".join(parts[:n])) for n in range(1, len(parts) + 1)]
    for before, after in pairwise(cards):
        then = {d.id: d.score or 0 for d in after.dimensions}
        assert all((d.score or 0) <= then[d.id] for d in before.dimensions if d.id not in soft)


def test_what_stands_on_the_whiteboard_is_evidence_by_its_pane() -> None:
    drawn = "client -> load balancer -> redirect service -> cache -> database"
    turn = TranscriptTurn(1, "candidate", "Let me draw how a redirect goes through.")
    card = grader().grade(Transcript((turn,), (PaneWritten("whiteboard", drawn, 7),)), "hld", "url-shortener", "senior")
    quotes = [q for c in checks(card).values() for q in c.evidence if q.pane]
    assert quotes
    assert all((q.pane, q.seq, q.turn) == ("whiteboard", 7, None) for q in quotes)


def _after(intent: Intent) -> Transcript:
    probe = TranscriptTurn(
        1, "interviewer", "And the worst minute of the day?", intent=intent, target="peak_considered"
    )
    said = "At the peak it is three times that, 12k redirects a second."
    return Transcript((probe, TranscriptTurn(2, "candidate", said)))


@pytest.mark.parametrize(("level", "left"), [("mid", 1.0), ("senior", 0.85), ("staff", 0.7)])
def test_what_came_only_after_a_probe_counts_less_the_higher_the_level(level: str, left: float) -> None:
    probed = checks(grader().grade(_after("probe_missing"), "hld", "url-shortener", level))["peak_considered"]
    unasked = checks(grader().grade(_after("acknowledge"), "hld", "url-shortener", level))["peak_considered"]
    assert probed.after_probe and not unasked.after_probe
    assert probed.credit == pytest.approx(unasked.credit * left)


def test_a_hint_that_gave_a_check_away_lowers_its_credit() -> None:
    hinted = grader().grade(parse(SHORTENER), "hld", "url-shortener", "senior", hinted={"rate_stated": 2})
    assert checks(hinted)["rate_stated"].credit < checks(grade(SHORTENER))["rate_stated"].credit


def test_a_check_of_a_higher_level_is_not_asked_of_a_lower_one() -> None:
    assert set(checks(grade(SHORTENER, level="mid"))) < set(checks(grade(SHORTENER, level="staff")))


def test_a_known_question_without_a_file_is_graded_by_the_rubric_and_named() -> None:
    missing = "maps"
    card = grade(SHORTENER, missing)
    assert any(missing in word for word in card.uncertain)
    assert not any(c.own for c in checks(card).values())


def test_an_unknown_question_is_refused() -> None:
    with pytest.raises(NotInBank):
        grade(SHORTENER, "no-such-thing")


def test_fixes_name_two_dimensions_at_most_and_what_to_say() -> None:
    fixes = grade(SHORTENER).fixes
    assert len({f.dimension for f in fixes}) == len(fixes) == 2
    assert all(f.what and f.example for f in fixes)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=400))
def test_no_text_makes_the_grader_fail(text: str) -> None:
    card = grade(f"Candidate: {text}")
    assert 0 <= card.overall.low <= card.overall.score <= card.overall.high <= 100


def test_a_story_has_no_habits_of_a_design() -> None:
    story = parse("Last year I rewrote the nightly run, and it went from seven hours to fifty minutes. " * 12)
    card = grader().grade(story, "behavioral", None, "senior")
    assert {habit.id for habit in card.habits} <= {"hand_waving", "silence", "monologue"}
