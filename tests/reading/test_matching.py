"""Where a pattern of the check language holds: in one sentence, in two neighbours, or anywhere in the round."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.reading.matching import Match, Scope, find
from mockloop.reading.pattern import BadPattern, compile_pattern
from mockloop.reading.reader import Utterance
from tests.reading.small_words import SENTENCES, holds, known, matches, quotes, read

PATTERNS = (
    "cache",
    "~cache",
    "cache & store",
    "[cache & store]",
    "postgres & @reason",
    "#rate | replica",
    "=writes",
    "2*(cache | store | replica)",
    "replica & 'promote .. one'",
    "!'never use'",
)
TURNS = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("\n".join), max_size=4)
SCOPES: st.SearchStrategy[Scope] = st.sampled_from(("sentence", "passage", "round"))


def test_a_window_is_two_neighbouring_sentences() -> None:
    assert holds("cache & replica", "There is a cache. And a replica.")
    assert not holds("cache & replica", "There is a cache. It is fast. And a replica.")


def test_a_window_reaches_over_the_end_of_a_turn() -> None:
    assert holds("cache & replica", "There is a cache.", "And a replica.")


def test_one_sentence_or_a_square_bracket_is_narrower_and_a_round_is_wider() -> None:
    two, far = "There is a cache. And a replica.", "A cache. One. Two. Three. A replica."
    assert not holds("cache & replica", two, scope="sentence")
    assert not holds("[cache & replica]", two)
    assert holds("[cache & replica]", "There is a cache and a replica.")
    assert holds("cache & replica", far, scope="round")


def test_a_heading_is_heard_with_what_stands_under_it_and_shows_nothing_alone() -> None:
    assert holds("cache & replica", "## Cache\n\nOne.\n\nIt has a replica.")
    assert not holds("cache", "## Cache")
    assert not holds("cache & replica", "## Cache\n\nOne.\n\n## Other\n\nTwo.\n\nIt has a replica.")


def test_a_denied_mention_does_not_count() -> None:
    assert not holds("cache", "We do not need a cache.")
    assert holds("~cache", "We do not need a cache.")
    assert not holds("'short code'", "There are no short codes.")
    assert holds("!'no short codes'", "There are no short codes.")


@pytest.mark.parametrize(
    "said", ["That is 40 writes a second.", "There is a replica.", "A cache in front of the store."]
)
def test_one_of_the_alternatives_is_enough(said: str) -> None:
    assert holds("#rate | replica | (cache & store)", said)
    assert not holds("#rate | saga | (cache & @reason)", "There is a replica and a cache.")


def test_two_parts_cannot_live_on_one_word() -> None:
    assert not holds("store & postgres", "It is in Postgres.")
    assert holds("store & postgres", "The store is Postgres.")


def test_a_figure_and_a_concept_may_share_their_words() -> None:
    assert holds("#count & 'links'", "We hold 80 million links.")


def test_as_many_as_are_asked_for_must_stand_at_places_of_their_own() -> None:
    assert not holds("2*cache", "A cache is a cache.")
    assert holds("2*store", "Postgres here and Redis there.")
    assert not holds("2*store", "Postgres here.")


def test_a_figure_counts_inside_its_range_and_of_its_kind() -> None:
    assert holds("=writes", "That is 40 writes a second.")
    assert not holds("=writes", "That is 400 writes a second.")
    assert not holds("=writes", "That is 40 seconds.")


def test_a_near_miss_is_no_mention() -> None:
    assert not holds("cache", "Each cache line is 64 bytes.")


def test_a_sentence_is_evidence_once() -> None:
    assert len(matches("cache & replica", "A cache and a replica. A cache and a replica, twice.")) == 2
    assert len(matches("cache", "A cache, a cache, a cache.")) == 1


@pytest.mark.parametrize("bad", ["", "cache &", "(cache", "cache cache", "nowhere", "#furlongs", "=reads", "13*cache"])
def test_what_does_not_parse_is_said(bad: str) -> None:
    with pytest.raises(BadPattern):
        known().pattern(bad)


def test_any_id_will_do_where_none_are_known() -> None:
    assert compile_pattern("nowhere & @anything").source == "nowhere & @anything"


@given(TURNS, st.sampled_from(SENTENCES), st.sampled_from(PATTERNS), SCOPES)
def test_appending_text_never_takes_a_match_away(turns: list[str], more: str, pattern: str, scope: Scope) -> None:
    before, after = (len(matches(pattern, *said, scope=scope)) for said in (turns, [*turns, more]))
    assert after >= before


@given(TURNS, st.sampled_from(PATTERNS), SCOPES)
def test_the_keys_that_spare_a_search_never_cost_a_match(turns: list[str], pattern: str, scope: Scope) -> None:
    searched = replace(known().pattern(pattern), needs=())
    assert find(searched, read(*turns).text, scope) == matches(pattern, *turns, scope=scope)


@given(TURNS, st.sampled_from(PATTERNS), SCOPES)
def test_turn_by_turn_is_as_the_whole(turns: list[str], pattern: str, scope: Scope) -> None:
    whole = matches(pattern, *turns, scope=scope)
    reading = read()
    for n, text in enumerate(turns, 1):
        find(known().pattern(pattern), reading.text)
        reading = reading.add(Utterance(n, text))
    assert find(known().pattern(pattern), reading.text, scope) == whole


@given(TURNS, st.sampled_from(SENTENCES), st.sampled_from(SENTENCES), st.sampled_from(PATTERNS))
def test_a_reading_is_not_changed_by_those_that_go_on_from_it(turns: list[str], a: str, b: str, pattern: str) -> None:
    compiled, base = known().pattern(pattern), read(*turns)
    alone = find(compiled, base.text)
    one, other = (base.add(Utterance(99, text)) for text in (a, b))
    assert find(compiled, base.text) == alone == matches(pattern, *turns)
    assert find(compiled, one.text) == find(compiled, read(*turns).add(Utterance(99, a)).text)
    assert find(compiled, other.text) == find(compiled, read(*turns).add(Utterance(99, b)).text)


@given(TURNS, st.integers(1, 4), st.sampled_from(PATTERNS))
def test_what_is_said_since_a_turn_is_found_without_what_came_long_before(
    turns: list[str], since: int, pattern: str
) -> None:
    text = read(*turns).text

    def there(match: Match) -> bool:
        return any(text.turn_of(p.unit).utterance.turn >= since for p in match.places)

    if any(there(m) for m in find(known().pattern(pattern), text)):
        assert any(there(m) for m in find(known().pattern(pattern), text.since(since)))


def test_a_quote_is_the_sentence_as_it_was_given() -> None:
    sentence = "\u201cA  cache\u201d\tsits\u00a0there, I\u2019d say."
    assert quotes("cache", f"First. {sentence}") == [sentence]


def test_fewer_than_four_words_alone_are_no_evidence() -> None:
    assert quotes("cache", "A cache.") == []
    assert quotes("cache", "A cache in front.") == ["A cache in front."]


def test_a_long_sentence_is_cut_to_what_surrounds_the_evidence() -> None:
    (quote,) = quotes("cache", "word " * 80 + "and then a cache in front of it " + "word " * 80)
    assert "a cache in front" in quote
    assert len(quote.split()) <= 15


@given(TURNS, st.sampled_from(PATTERNS), SCOPES)
def test_a_quote_stands_in_its_turn_and_has_four_words(turns: list[str], pattern: str, scope: Scope) -> None:
    for quote in quotes(pattern, *turns, scope=scope):
        assert quote.strip() == quote
        assert len(quote.replace("-", " ").replace("/", " ").split()) >= 4 or len(quote.split()) >= 4


def test_of_alternatives_the_one_written_first_is_the_evidence_wherever_it_stands() -> None:
    (first,) = matches("cache | replica", "A replica and a cache.")
    (other,) = matches("replica | cache", "A replica and a cache.")
    assert (first.places[0].key, other.places[0].key) == ("cach", "replica")


def test_two_parts_of_a_pattern_do_not_live_on_one_word() -> None:
    assert not holds("(cache | store) & (cache | replica)", "There is a cache.")
    assert holds("(cache | store) & (cache | replica)", "There is a cache and a cache.")
    assert holds("(cache | store) & (cache | replica)", "There is a replica and a cache.")
