"""Inflections fall together, words stay apart, and what is typed in a hurry is the word that is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.reading.folding import fold
from mockloop.reading.lexicon import Term, compile_lexicon
from mockloop.reading.stemming import stem
from mockloop.reading.tokens import tokenise


@pytest.mark.parametrize(
    "family",
    [
        ("cache", "caches", "cached", "caching"),
        ("replicate", "replicated", "replication"),
        ("retry", "retries", "retried"),
        ("message", "messages", "msg", "msgs"),
        ("service", "services", "svc"),
        ("case", "cases"),
    ],
)
def test_one_word_in_its_forms_has_one_stem(family: tuple[str, ...]) -> None:
    assert len({stem(w) for w in family}) == 1


@pytest.mark.parametrize(("one", "other"), [("case", "cas"), ("general", "generate"), ("rate", "rating" * 2)])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14))
def test_a_stem_is_never_empty_nor_longer_than_what_was_meant_by_the_word(word: str) -> None:
    assert 0 < len(stem(word)) <= max(len(word) + 1, 12)


@pytest.mark.parametrize(
    ("says", "reason"),
    [
        ("So the client calls the service.", False),
        ("Okay so the client calls the service.", False),
        ("Reads are rare, so the cache stays small.", True),
        ("It is one key so the lookup is cheap.", True),
    ],
)
def test_so_gives_a_reason_only_within_a_sentence(says: str, reason: bool) -> None:
    lexicon = compile_lexicon([Term("@reason", ("so the", "because"))])
    folded = fold(says)

    assert bool(lexicon.find(tokenise(folded, says))) is reason
