"""The reliability that is published holds: our own measures, and a sample of the evaluation data where it is at hand.

`make eval` measures the whole of it; `docs/grading.md` shows the figures.
"""

from typing import Any

import pytest
from bench import listening
from bench.document import between
from bench.eval import graded, interviewed, shared
from bench.figure import Figure
from bench.own_measures import measure
from bench.worked_example import DOC

OWN = (
    "spoken answers in order",
    "spoken tiers apart",
    "a retelling moves by",
    "one outline-made candidate a question: spread",
    "contradictions found",
    "clean rounds with a false one",
    "negated twins uncredited",
    "harmless negations credited",
    "innocent notes withheld",
    "stated misconceptions found",
    "right statements taken for one",
    "probes for what was said",
)
SAMPLE = "determinism,evidence,floor,injection,invariance,monotonic,clean"
BASES = 3
OPEN: frozenset[str] = frozenset()
"""What is known to be missed; each stands with its figure in the document. Take out what is mended."""

beside = pytest.mark.skipif(shared() is None, reason="the evaluation data are not beside the checkout")


@pytest.fixture(scope="module")
def figures() -> dict[str, Figure]:
    return {figure.budget: figure for figure in (*measure(), *listening.measure())}


@pytest.fixture(scope="module")
def sample() -> dict[str, Any]:
    place = shared()
    assert place is not None
    return graded(place, "hld", BASES, SAMPLE)


@pytest.fixture(scope="module")
def rounds() -> dict[str, Any]:
    place = shared()
    assert place is not None
    return interviewed(place)[0]


@pytest.mark.slow
@pytest.mark.parametrize("name", OWN)
def test_a_measure_of_our_own_reaches_its_target(name: str, figures: dict[str, Figure]) -> None:
    figure = figures[name]
    assert figure.held or name in OPEN, " | ".join(figure.row())


def test_every_measure_of_our_own_is_held_here_and_shown_in_the_document(figures: dict[str, Figure]) -> None:
    assert set(figures) == set(OWN)
    shown = between(DOC.read_text(encoding="utf-8"), "measures")
    assert [name for name in OWN if name not in shown] == []


def test_what_is_known_to_be_missed_is_listed_and_not_hidden() -> None:
    listed = between(DOC.read_text(encoding="utf-8"), "measures")
    assert [name for name in sorted(OPEN) if name not in listed] == []


@beside
@pytest.mark.slow
def test_no_hard_gate_is_missed_on_a_sample(sample: dict[str, Any]) -> None:
    hard = [row for row in sample["rows"] if row["hard"]]
    measured = {row["test"].partition(":")[0] for row in hard}
    gates = {"protocol", "determinism", "evidence_verbatim", "floor_verdict", "injection_equal", "whitespace_exact"}
    assert measured == {*gates, "monotonic"}
    assert sample["hard_missed"] == []


@beside
@pytest.mark.slow
def test_non_answers_are_worth_nothing_and_clean_answers_are_gated_never(sample: dict[str, Any]) -> None:
    assert {row["test"]: row["value"] for row in sample["rows"] if row["ok"] is False} == {}


@beside
@pytest.mark.slow
def test_the_interviewer_keeps_the_contract_and_never_leaks_or_repeats(rounds: dict[str, Any]) -> None:
    assert rounds["cases"]
    assert [c["case"] for c in rounds["cases"] if not (c["contract"]["held"] and c["deterministic"]["held"])] == []


@beside
@pytest.mark.slow
def test_the_interviewer_does_what_each_scripted_round_wants(rounds: dict[str, Any]) -> None:
    missed = {case["case"]: case["misses"] for case in rounds["cases"] if not case["ok"]}
    assert {case: misses for case, misses in missed.items() if case not in OPEN} == {}
