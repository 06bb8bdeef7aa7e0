"""What a choice card says is wrong is heard in many wordings, and never in a right, denied or hedged statement.

`tests/data/claims/<card>.yaml` holds, for each claim of the card, sentences that must be heard and ones that must not.
"""

from functools import cache
from pathlib import Path

import pytest
import yaml

from mockloop.content.library import Library
from mockloop.reading.matching import find
from mockloop.reading.reader import Reader, Utterance
from mockloop.reading.vocabulary import vocabulary

DATA = Path(__file__).parents[1] / "data" / "claims"
CARDS = sorted(path.stem for path in DATA.glob("*.yaml"))


@cache
def bank() -> Library:
    return Library.open(None)


@cache
def reader() -> Reader:
    return Reader(vocabulary(bank().index(), bank().concepts()))


@cache
def sentences(card: str) -> dict[str, dict[str, list[str]]]:
    examples: dict[str, dict[str, list[str]]] = yaml.safe_load((DATA / f"{card}.yaml").read_text(encoding="utf-8"))
    return examples


def heard(card: str, sentence: str) -> frozenset[str]:
    """The claims heard in a turn that names the card and then says the sentence."""
    name = bank().choice(card).says[0]
    turn = reader().read([Utterance(1, f"I'd use {name} here. {sentence}.")]).turns[-1]
    return frozenset(claim.id for claim in turn.claims)


def test_at_least_nine_in_ten_wordings_of_a_false_belief_are_heard() -> None:
    said = [(card, claim, s) for card in CARDS for claim, e in sentences(card).items() for s in e["fires"]]
    missed = [s for card, claim, s in said if claim not in heard(card, s)]
    assert len(missed) <= len(said) / 10, missed


@pytest.mark.parametrize("card", CARDS)
def test_every_claim_is_heard_in_most_of_its_wordings(card: str) -> None:
    for claim, examples in sentences(card).items():
        found = [s for s in examples["fires"] if claim in heard(card, s)]
        assert len(found) * 3 >= len(examples["fires"]) * 2, (claim, examples["fires"])


@pytest.mark.parametrize("card", CARDS)
def test_a_right_denied_or_hedged_statement_is_no_claim(card: str) -> None:
    false = {s: heard(card, s) for e in sentences(card).values() for s in e["silent"]}
    assert not {s: claims for s, claims in false.items() if claims}


@pytest.mark.parametrize("card", CARDS)
def test_every_claim_of_a_card_has_examples_both_ways(card: str) -> None:
    examples = sentences(card)
    assert {claim.id for claim in bank().choice(card).claims} == set(examples)
    for claim, both in examples.items():
        assert len(both["fires"]) >= 3, claim
        assert len(both["silent"]) >= 3, claim


@pytest.mark.parametrize("card", CARDS)
def test_a_probe_is_answered_by_its_own_answer(card: str) -> None:
    choice = bank().choice(card)
    answers = [(w.rival, w.answer, w.needs) for w in choice.why_not]
    answers += [(f.id, f.strong, f.needs) for f in choice.follow_ups]
    for name, answer, needs in answers:
        reading = reader().read([Utterance(1, answer)])
        assert find(reader().known.pattern(needs), reading.text, "passage"), (name, answer)
