"""How far a "no" reaches: to the end of its clause, six words at most, and not over a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.reading.folding import fold
from mockloop.reading.negation import denied
from mockloop.reading.tokens import tokenise

WORDS = st.sampled_from(("we", "the", "cache", "shard", "store", "a", "replica", "in", "front", "of", "reads", "queue"))


def denied_words(text: str) -> list[str]:
    folded = fold(text)
    tokens = tokenise(folded, text)
    return [w for w, no in zip(tokens.words, denied(tokens, folded), strict=True) if no]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We don't cache anything.", "cache"),
        ("There is no queue in front of it.", "queue"),
        ("Nothing is sharded.", "sharded"),
        ("I'd go without replicas here.", "replicas"),
        ("We have neither a queue nor a cache.", "cache"),
        ("A cache is not needed.", "cache"),
        ("Replicas are never used.", "replicas"),
        ("I'd avoid sharding.", "sharding"),
    ],
)
def test_what_is_denied_is_heard_as_denied(text: str, word: str) -> None:
    assert word in denied_words(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Not only Redis but also a local cache.", "redis"),
        ("We don't cache this because the store is fast.", "store"),
        ("No queue, but a cache in front.", "cache"),
        ("It is not sharded; replicas take the reads.", "replicas"),
        ("No doubt the cache helps.", "cache"),
        ("I'd not poll, I'd push over a websocket.", "websocket"),
        ("There's no single point of failure, replicas take over.", "replicas"),
    ],
)
def test_what_stands_beside_a_no_is_not_denied(text: str, word: str) -> None:
    assert word not in denied_words(text)


@given(st.lists(WORDS, max_size=14))
def test_nothing_is_denied_where_nothing_denies(words: list[str]) -> None:
    assert denied_words(" ".join(words)) == []


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=14))
def test_a_no_reaches_six_words_at_most(before: list[str], after: list[str]) -> None:
    found = denied_words(" ".join([*before, "no", *after]))

    assert len(found) <= 6
