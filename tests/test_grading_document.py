"""`docs/grading.md` says what the code does."""

import re

import pytest
from bench.document import between
from bench.worked_example import DOC, SAID, card, render

from mockloop.grading import gates, score, topic
from mockloop.grading.score import verdict_of

TEXT = DOC.read_text(encoding="utf-8")


def test_the_worked_example_is_what_the_code_gives() -> None:
    assert between(TEXT, "example") == render(), "run `python -m bench.worked_example --write`"


def test_the_worked_example_quotes_the_candidate_and_earns_something_everywhere_it_should() -> None:
    made = card()
    quotes = [q.quote for d in made.dimensions for c in d.checks for q in c.evidence]
    assert quotes
    assert all(quote in SAID for quote in quotes)
    assert not made.gates
    assert not made.red_flags


def test_every_gate_is_explained() -> None:
    explained = set(re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE))
    assert explained == {*gates.REASONS, "off_topic"}


def test_the_figures_of_the_text_are_those_of_the_code() -> None:
    assert f"begin at | {', '.join(f'{cut:g}' for cut in score.LEVELS)} |" in TEXT
    assert f"begin at | {', '.join(f'{cut:g}' for cut in score.CUTS)} |" in TEXT
    after = score.AFTER_PROBE
    spoken = f"mid {after['mid']:g}, senior {after['senior']:g}, staff {after['staff']:g}".replace("0.", ".")
    assert spoken in " ".join(TEXT.split())
    assert ", ".join(f"{left:g}" for left in score.HINTED[1:]).replace("0.", ".") in TEXT
    assert f"Under {topic.OFF_TOPIC:g}".replace("0.", ".") in TEXT
    assert (score.MUST_KNEE, score.MUST_SLOPE) == (40, 0.3)
    assert "above 40 counts three tenths" in " ".join(TEXT.split())


@pytest.mark.parametrize(
    ("wrong", "verdict"), [(0, "strong_hire"), (1, "hire"), (2, "lean_hire"), (3, "lean_hire"), (4, "lean_no_hire")]
)
def test_what_caps_the_verdict_does_so_as_written(wrong: int, verdict: str) -> None:
    assert verdict_of(99.0, wrong=wrong) == verdict
    assert f"`{verdict}`" in TEXT or verdict == "strong_hire"


def test_the_measures_are_there_with_every_target() -> None:
    measures = between(TEXT, "measures")
    assert "| measure | n | value | target |" in measures
    assert "| our own measure |" in measures
    assert "What is missed:" in measures
