"""The compiled vocabulary: what a problem's own words add to the field's is as if all had been compiled at once."""

from hypothesis import given
from hypothesis import strategies as st

from mockloop.reading.lexicon import Lexicon, Term, compile_lexicon
from mockloop.reading.tokens import tokenise

WORDS = ("cache", "hot", "row", "key", "cassandra", "lock", "shard", "read")
PHRASES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
IDS = ("store", "technique", "hot-row", "lock", "cache")
TERMS = st.lists(
    st.builds(
        Term,
        st.sampled_from(IDS),
        st.lists(PHRASES, max_size=3).map(tuple),
        st.lists(PHRASES, max_size=2).map(tuple),
        st.lists(st.sampled_from(IDS), max_size=2).map(tuple),
    ),
    max_size=5,
)
FIELD = [Term("cassandra", ("cassandra", "hot row store"), ("cassandra lock",), (), proper=True)]
TEXTS = st.lists(st.sampled_from((*WORDS, "casandra", "hotrow", "readcache")), max_size=12).map(" ".join)


def heard(lexicon: Lexicon, text: str) -> list[tuple[str, int, int]]:
    return [(hit.id, hit.first, hit.last) for hit in lexicon.find(tokenise(text, text))]


@given(TERMS, TERMS, TEXTS)
def test_own_terms_behind_the_field_are_heard_as_if_all_were_compiled_together(
    field: list[Term], own: list[Term], text: str
) -> None:
    together = compile_lexicon([*FIELD, *field, *own])
    lent = compile_lexicon([*FIELD, *field]).with_terms(own)
    assert heard(lent, text) == heard(together, text)
    assert lent.wider == together.wider
    assert (lent.ids, lent.terms, lent.proper) == (together.ids, together.terms, together.proper)
    assert [lent.parts(w) for w in text.split()] == [together.parts(w) for w in text.split()]


def test_lending_the_fields_words_to_one_problem_does_not_give_them_to_the_next() -> None:
    field = compile_lexicon(FIELD)
    field.with_terms([Term("hot-row", ("hot row",))])
    assert heard(field, "a hot row") == []


def test_a_name_in_code_is_taken_apart_where_a_word_of_the_vocabulary_begins_or_ends_it() -> None:
    lexicon = compile_lexicon([Term("queue", ("queue",)), Term("message", ("message",))])
    assert lexicon.parts("messagequeue") == ("message", "queue")
    assert lexicon.parts("ordersqueue") == ("orders", "queue")
    assert lexicon.parts("unrelatedword") == ("unrelatedword",)
