"""The offline interviewer on the real bank: what it hears turn by turn is what it would hear at once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockloop.content.library import Library
from mockloop.reading.checks import met
from mockloop.round.clock import VirtualClock
from mockloop.round.events import Said
from mockloop.session.desk import Desk, Table, lay
from mockloop.session.live import Session
from mockloop.session.offline import OfflineInterviewer

LINES = (
    "A hundred million links a month is about forty writes a second.",
    "Reads are a hundred times that, so four thousand a second, and ten times as many at peak.",
    "Editing a link is out of scope, and so are accounts.",
    "## Storage",
    "Postgres, because one row is read by its key and a single primary takes forty writes a second.",
    "What it costs us is that we shard by code once it is past a few terabytes.",
    "A cache in front of it holds the hot links for an hour.",
    "If a replica dies",
    "we fail over to another one within thirty seconds and lose nothing that was acknowledged.",
    "- POST /links takes the long address and gives back the code",
    "- GET /{code} answers 302",
    "What do people expect of latency?",
)


BANK = Library.open(None)


@pytest.fixture(scope="module")
def table() -> Table:
    return lay(BANK, "hld", question="url-shortener")


def heard(table: Table, turns: list[str]) -> OfflineInterviewer:
    interviewer = OfflineInterviewer(BANK, BANK.system_design(table.question.id), table.playbook, table.rubric)
    for number, text in enumerate(turns, 1):
        said = Said(seq=number, t=0.0, step="requirements", speaker="candidate", turn=number, text=text)
        interviewer.hear(said)
    return interviewer


@settings(max_examples=15, deadline=None)
@given(turns=st.lists(st.lists(st.sampled_from(LINES), min_size=1, max_size=4).map("\n".join), max_size=6))
def test_checks_are_met_turn_by_turn_as_in_the_whole(table: Table, turns: list[str]) -> None:
    interviewer = heard(table, turns)
    whole = met((*table.question.checks, *table.rubric.checks), interviewer.reading)
    assert whole <= interviewer.met


def test_something_is_met_by_a_good_beginning(table: Table) -> None:
    assert heard(table, list(LINES)).met


async def test_a_round_on_the_real_bank_asks_why_not_the_moment_a_store_is_picked() -> None:
    session = await Session.begin(Desk(BANK, None, VirtualClock()), "hld", "url-shortener", seed=1)
    for line in (LINES[2], f"{LINES[0]} {LINES[1]}", f"{LINES[9]}\n{LINES[10]}"):
        await session.say(line)
        await session.do("next")
    await session.say("I'd go with Cassandra for the links because writes have to grow linearly.")
    reply = session.state.turns[-1]
    assert (reply.intent, reply.target) == ("why_not", "cassandra")
    assert reply.text.count("?") == 1
