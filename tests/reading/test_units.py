"""A turn in units: sentences, items, headings, rows, code; and one form for what looks alike."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.reading.asking import asked, manner
from mockloop.reading.folding import fold, straighten
from mockloop.reading.segments import segments
from mockloop.reading.tokens import stems_of, tokenise
from tests.reading.small_words import SENTENCES, known, matches, read

ANYTHING = st.text(st.characters(codec="utf-8"), max_size=200)
PROSE = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)


def units(text: str) -> list[tuple[str, str]]:
    folded = fold(text)
    return [(s.kind, text[s.start : s.end]) for s in segments(folded)]


def test_a_text_falls_into_sentences_items_headings_rows_and_code() -> None:
    text = "One. Two; three.\n\n# Head\n- an item\n1. another\n| a | b |\n```\nx = 1\n```\nStorage:\n"
    assert units(text) == [
        ("sentence", "One."),
        ("sentence", "Two;"),
        ("sentence", "three."),
        ("heading", "# Head"),
        ("item", "an item"),
        ("item", "another"),
        ("row", "| a | b |"),
        ("code", "x = 1"),
        ("heading", "Storage:"),
    ]


def test_a_sentence_does_not_end_at_an_abbreviation_or_in_a_number() -> None:
    assert len(units("We use e.g. a cache, i.e. 2.5 GB of it.")) == 1


def test_a_line_broken_by_the_width_of_a_page_goes_on() -> None:
    assert len(units("this line was typed by somebody whose terminal is very narrow\nand goes on here.")) == 1
    assert len(units("a short note\nanother short note")) == 2


def test_speech_without_full_stops_is_cut_at_a_breath() -> None:
    assert len(units("so I take the key and then I look it up in the store, " * 8)) > 1


@given(ANYTHING)
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(straighten(text)) == len(text)


@given(ANYTHING)
def test_units_stand_in_order_and_none_is_blank(text: str) -> None:
    folded = fold(text)
    found = segments(folded)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(s.start < s.end and folded[s.start : s.end].strip() for s in found)


@given(ANYTHING)
def test_offsets_of_words_slice_back_to_the_text(text: str) -> None:
    folded = fold(text)
    tokens = tokenise(folded, text)
    assert [folded[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == list(tokens.words)


@given(PROSE, st.sampled_from(("cache", "~cache", "postgres & @reason", "#rate", "replica", "[cache & store]")))
def test_curly_quotes_and_line_ends_change_nothing(lines: list[str], pattern: str) -> None:
    text = "\n".join(lines)
    odd = text.replace("'", "’").replace("\n", "\r\n")
    spaced = "\n".join(line.replace(" ", "  ").replace("##  ", "## ").replace("-  ", "- ") for line in lines)
    assert len(matches(pattern, text)) == len(matches(pattern, odd)) == len(matches(pattern, spaced))


@given(ANYTHING, ANYTHING)
def test_reading_takes_any_text(one: str, other: str) -> None:
    reading = read(one, other)
    assert [t.text for t in reading.turns] == [one, other]


@pytest.mark.parametrize(
    ("one", "other"), [("caches", "cached"), ("replicate", "replication"), ("retries", "retry"), ("sharding", "shards")]
)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    assert stems_of(one) == stems_of(other)


def test_words_that_only_begin_alike_stay_apart() -> None:
    assert stems_of("general") != stems_of("generate")
    assert stems_of("POST /links") != stems_of("post links")


def test_what_was_said_before_word_for_word_is_not_heard_again() -> None:
    assert len(matches("cache", "A cache sits in front.", "A cache sits in front.")) == 1


def test_one_wrong_letter_in_a_long_name_is_forgiven() -> None:
    assert read("We take Postgersql.").named("postgres")
    assert not read("We take Pstgrs.").named("postgres")


def test_naming_a_thing_names_what_it_is_one_of() -> None:
    assert read("We take Postgres.").named("store")
    assert "cache" not in read("No cache here.").turns[0].concepts


@pytest.mark.parametrize(
    ("text", "picked"),
    [
        ("I'd go with Postgres because it has joins.", ["postgres"]),
        ("Postgres over Redis, because it has joins.", ["postgres"]),
        ("I'd use Postgres instead of Redis.", ["postgres"]),
        ("Should it be Postgres?", []),
        ("We will not use Redis.", []),
        ("A saga is a thing.", []),
        ("I'd use a saga.", ["saga"]),
    ],
)
def test_a_name_is_a_pick_where_it_is_taken(text: str, picked: list[str]) -> None:
    assert [c.card for c in read(text).turns[0].choices] == picked


def test_a_pick_comes_with_its_reason_and_is_made_once() -> None:
    reading = read("I'd use Postgres because it has joins.", "Postgres again.")
    (choice,) = reading.turns[0].choices
    assert choice.reason == "because it has joins"
    assert reading.turns[1].choices == ()


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("How many users are there?", 1),
        ("How many users? And for how long?", 2),
        ("How many users? I'd say a million.", 0),
        ("There are many users.", 0),
    ],
)
def test_what_is_put_to_the_interviewer_is_heard_and_what_is_answered_at_once_is_not(text: str, questions: int) -> None:
    assert len(asked(read(text).text.turns[0])) == questions


def test_the_manner_of_a_turn() -> None:
    def of(text: str) -> set[str]:
        meant = manner(read(text).text.turns[0])
        return {name for name in ("asks_hint", "asks_answer", "dont_know", "moves_on") if getattr(meant, name)}

    assert of("Can I get a hint?") == {"asks_hint"}
    assert of("I don't know.") == {"dont_know"}
    assert of("Let's move on.") == {"moves_on"}
    assert of("The cache holds hot links.") == set()


def test_the_vocabulary_names_its_own_terms() -> None:
    assert known().lexicon.is_term("read copies")
    assert not known().lexicon.is_term("read copies of it")
