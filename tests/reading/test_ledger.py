"""The ledger keeps what somebody committed to and says so when a later turn does not fit."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.content.library import Library
from mockloop.reading.reader import Reader, Reading, Utterance
from mockloop.reading.vocabulary import vocabulary


@cache
def reader() -> Reader:
    library = Library.open(None)
    return Reader(vocabulary(library.index(), library.concepts(), None, []))


def read(*turns: str) -> Reading:
    return reader().read([Utterance(n, text, "") for n, text in enumerate(turns, 1)])


def conflicts(*turns: str) -> list[str]:
    return [c.commitment for c in read(*turns).ledger.conflicts]


def test_a_figure_that_was_said_stands() -> None:
    figure = read("We have forty writes a second.").ledger.figure("write_rate")

    assert figure is not None
    assert figure.value == 40


@given(st.integers(2, 900), st.integers(2, 900))
def test_two_figures_for_the_same_clash_beyond_threefold(first: int, second: int) -> None:
    far = max(first, second) > 3 * min(first, second)

    assert bool(conflicts(f"It is {first} writes a second.", f"It is {second} writes a second.")) is far


@pytest.mark.parametrize(
    "later",
    [
        "At the peak it is 400 writes a second.",
        "At ten times the load that is 400 writes a second.",
        "Each node takes 400 writes a second.",
        "Sorry, I meant 400 writes a second.",
        "With that change it is 400 writes a second.",
        "Or is it 400 writes a second?",
        "Then there are 400 likes a second.",
    ],
)
def test_another_case_is_no_contradiction(later: str) -> None:
    assert conflicts("It is forty writes a second.", later) == []


def test_a_readers_and_a_fleets_tokens_a_second_are_two_figures() -> None:
    assert conflicts("It starts within 1s, then 25 tokens per second.", "So 300,000 tokens per second.") == []
    assert conflicts("So we take 25 writes per second.", "So 300,000 writes per second.") != []


def test_a_correction_is_what_stands_from_then_on() -> None:
    told = read("It is forty writes a second.", "Sorry, I meant 400 writes a second.", "So 400 writes a second it is.")

    assert told.ledger.conflicts == ()
    figure = told.ledger.figure("write_rate")
    assert figure is not None
    assert figure.value == 400


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("No Kafka here, it is too much to run.", "The events go to Kafka and workers consume them."),
        ("I don't want to use Redis.", "The sessions are stored in Redis."),
        ("We won't use Mongo for anything.", "The orders go to MongoDB."),
    ],
)
def test_what_was_ruled_out_and_is_used_is_a_contradiction(earlier: str, later: str) -> None:
    assert [c.split(":")[0] for c in conflicts(earlier, later)] == ["ruled-out"]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("I would not keep orders in Redis.", "The page cache is in Redis."),
        ("I don't need Kafka at this size.", "At ten times the load I'd bring in Kafka."),
        ("I wouldn't use Cassandra today.", "If writes grew fifty times I'd move to Cassandra."),
        ("I wouldn't take Mongo.", "A colleague used MongoDB for that and regretted it."),
        ("Not only Redis but Postgres as well.", "Sessions are stored in Redis."),
    ],
)
def test_refused_for_one_job_or_for_now_is_not_ruled_out(earlier: str, later: str) -> None:
    assert conflicts(earlier, later) == []


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Payments and search are out of scope.", "The search service keeps an inverted index."),
        ("Out of scope: ads, stories.", "For the ads we add a box that picks one for every tenth post."),
        ("I'm leaving out notifications.", "Next I build notifications with a queue."),
    ],
)
def test_a_part_left_out_and_then_built_is_a_contradiction(earlier: str, later: str) -> None:
    assert [c.split(":")[0] for c in conflicts(earlier, later)] == ["scope"]


@pytest.mark.parametrize(
    "later",
    [
        "The existing search service reads our events.",
        "The ads team can read the stream.",
        "If we ever build search we add an index.",
        "No search service in this version.",
    ],
)
def test_somebody_elses_part_stays_out_of_scope(later: str) -> None:
    assert conflicts("Search and ads are out of scope.", later) == []


@pytest.mark.parametrize(
    ("earlier", "later", "clash"),
    [
        ("A message must never be lost.", "Messages sit in memory only until they are sent.", True),
        ("A message must never be lost.", "For typing indicators we use fire and forget.", False),
        ("Balances must be strongly consistent.", "The balances are eventually consistent.", True),
        ("Balances must be strongly consistent.", "The other pages are eventually consistent.", False),
        ("The web tier is stateless.", "The web tier needs sticky sessions.", True),
        ("We keep the orders forever.", "Orders are deleted after two years.", True),
        ("We keep the orders forever.", "A hold is deleted after eight minutes.", False),
        ("One region is enough.", "We write in all regions.", True),
        ("One region is enough.", "If we later go to three regions we replicate.", False),
    ],
)
def test_a_promise_is_broken_only_for_what_it_was_given(earlier: str, later: str, clash: bool) -> None:
    assert bool(conflicts(earlier, later)) is clash


@given(
    st.lists(
        st.sampled_from(["We shard by user.", "It is forty writes a second.", "Redis caches the reads."]), max_size=6
    )
)
def test_saying_the_same_again_never_contradicts(turns: list[str]) -> None:
    assert conflicts(*turns) == []
