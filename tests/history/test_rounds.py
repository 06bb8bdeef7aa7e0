"""Rounds are listed, narrowed and found as a person would ask."""

import sqlite3

import pytest

from mockloop.history.archive import Archive
from mockloop.history.errors import AmbiguousRound, NoSuchRound
from mockloop.history.rounds import Filter
from mockloop.history.store import History

from .made import Wall, card, ended, keep, short_round, started, talk


async def test_the_newest_round_comes_first(history: History) -> None:
    names = [await keep(history, short_round(i), 1_700_000_000.0 + i) for i in (2, 1, 3)]
    assert [r.round for r in await history.rounds()] == [names[2], names[0], names[1]]


async def test_a_list_is_cut_and_paged(history: History) -> None:
    names = [await keep(history, short_round(i), 1_700_000_000.0 + i) for i in range(5)]
    page = await history.rounds(limit=2, skip=2)
    assert [r.round for r in page] == [names[2], names[1]]


async def test_the_public_row_has_the_fields_of_the_contract(history: History) -> None:
    name = await keep(history, short_round(), 1_700_000_000.25)
    await history.add_scorecard(name, card(63.5, "lean_hire", estimation=71.0))
    public = (await history.row(name)).public()
    wanted = {
        "round": name,
        "kind": "hld",
        "question": "url-shortener",
        "level": "senior",
        "mode": "exam",
        "started_at": "2023-11-14T22:13:20.250Z",
        "duration_s": 600.0,
        "state": "finished",
        "score": 63.5,
        "verdict": "lean_hire",
        "grader": "offline",
    }
    assert {key: public[key] for key in wanted} == wanted


@pytest.mark.parametrize(
    ("wanted", "passing"),
    [
        (Filter(), {1, 2, 3}),
        (Filter(kind="lld"), {2}),
        (Filter(question="news-feed"), {3}),
        (Filter(level="staff"), {3}),
        (Filter(state="finished"), {1, 2}),
        (Filter(state="abandoned"), {3}),
        (Filter(since="2023-11-14T22:13:22.000Z"), {2, 3}),
        (Filter(text="cassandra"), {1, 3}),
        (Filter(text="Cassandra", level="staff"), {3}),
        (Filter(text="parking"), {2}),
    ],
)
async def test_every_filter_lets_its_rounds_pass(history: History, wanted: Filter, passing: set[int]) -> None:
    made = {
        1: short_round(1, "I would pick Cassandra."),
        2: short_round(2, "A parking lot has levels.", kind="lld", question="parking-lot"),
        3: [*short_round(3, "Not Cassandra.", question="news-feed", level="staff")[:-1], ended(4, 9.0, "abandoned")],
    }
    names = {await keep(history, events, 1_700_000_000.0 + i): i for i, events in made.items()}
    assert {names[r.round] for r in await history.rounds(wanted)} == passing


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sharding", True),
        ("SHARDING by user", True),
        ("shar", True),
        ("read-your-writes", True),
        ("shar user", False),
        ("sharding absent", False),
        ('"; DROP TABLE round; --', False),
        ("NEAR( * ^", False),
        ("  ", False),
    ],
)
async def test_search_takes_words_as_a_person_types_them(history: History, text: str, found: bool) -> None:
    await keep(history, short_round(1, "Sharding by user id.", "Clients need read-your-writes."))
    assert bool(await history.rounds(Filter(text=text))) is found


async def test_a_round_that_was_left_is_searched_too(history: History) -> None:
    await history.begin(started())
    await history.append(started().round, [talk(2, "zookeeper")])
    await history.release(started().round)
    assert [r.round for r in await history.rounds(Filter(text="zookeeper"))] == [started().round]


async def test_what_a_killed_program_left_unsearchable_is_found_after_the_next_start(history: History) -> None:
    await history.begin(started())
    await history.append(started().round, [talk(2, "zookeeper")])
    again = History.open(history.path)
    try:
        assert [r.round for r in await again.rounds(Filter(text="zookeeper"))] == [started().round]
        await history.append(started().round, [talk(3, "zookeeper again"), ended(4, 9.0)])
        assert len(await history.rounds(Filter(text="again"))) == 1
    finally:
        await again.close()


async def test_a_beginning_names_a_round_in_either_case(history: History) -> None:
    name = await keep(history, short_round())
    assert await history.find(name[:12].lower()) == name
    assert await history.find("last") == name


async def test_last_is_the_newest_round(history: History) -> None:
    await keep(history, short_round(2), 1_700_000_900.0)
    newest = await keep(history, short_round(1), 1_700_000_999.0)
    assert await history.find("last") == newest


async def test_an_ambiguous_beginning_names_what_it_could_be(history: History) -> None:
    names = [await keep(history, short_round(i)) for i in (1, 2)]
    with pytest.raises(AmbiguousRound) as told:
        await history.find(names[0][:8])
    assert set(told.value.rounds) == set(names)


@pytest.mark.parametrize("name", ["ZZZ", "", "%", "last"])
async def test_what_names_nothing_is_told(history: History, name: str) -> None:
    if name != "last":
        await keep(history, short_round())
    with pytest.raises(NoSuchRound):
        await history.find(name)


async def test_home_shows_the_newest_the_unfinished_and_the_weakest(history: History, wall: Wall) -> None:
    done = [await keep(history, short_round(i), 1_700_000_000.0 + i) for i in range(3)]
    for i, name in enumerate(done):
        await history.add_scorecard(name, card(50.0 + i, estimation=30.0 + i, api=80.0, pacing=None))
    await history.begin(started(9), 1_700_000_009.0)
    await history.append(started(9).round, [talk(2, "half way", 1300.0, "deep_dive")])
    await history.release(started(9).round)
    home = await history.home()
    assert [r.round for r in home.newest] == done[::-1]
    assert [(r.step, r.t) for r in home.unfinished] == [("deep_dive", 1300.0)]
    assert [(d.dimension, d.mean, d.last, d.scores) for d in home.due] == [
        ("estimation", 31.0, 32.0, 3),
        ("api", 80.0, 80.0, 3),
    ]
    assert home.attempts["hld", "url-shortener"] == (50.0, 51.0, 52.0)


async def test_home_is_served_by_indexes_and_reads_no_whole_table(history: History) -> None:
    """With ten thousand rounds a scan would show at the first paint."""
    await keep(history, short_round())
    connection = sqlite3.connect(history.path)
    seen: list[str] = []
    connection.set_trace_callback(seen.append)
    from mockloop.history import home

    home.read(connection, lambda *_: False)
    connection.set_trace_callback(None)
    for statement in {s for s in seen if s.lstrip().startswith("SELECT")}:
        plan = [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
        scans = [
            p for p in plan if p.startswith("SCAN") and "USING" not in p and p != "SCAN r" and "(subquery" not in p
        ]
        assert not scans, (statement, plan)
    connection.close()


async def test_the_archive_reads_while_the_store_writes(history: History) -> None:
    await history.begin(started())
    with Archive(history.path, lambda: 1_700_000_000.0) as archive:
        assert archive.row(started().round).state == "running"
        await history.append(started().round, [talk(2, "more")])
        assert len(archive.events(started().round)) == 2
        assert archive.document(started().round)["events"][1]["text"] == "more"
