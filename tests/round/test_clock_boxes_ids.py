"""Clock, plan and ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.content.playbook import Playbook
from mockloop.round.boxes import boxes, plan
from mockloop.round.clock import Stopwatch, VirtualClock
from mockloop.round.ids import is_ulid, made_at, ulid


def playbook(**more: object) -> Playbook:
    steps = [{"id": i, "title": i, "minutes": m, "goal": "g", "overrun": ["o"]} for i, m in (("a", 5), ("b", 10))]
    fields = {"id": "p", "kind": "hld", "title": "P", "about": "x", "rubric": "hld", "minutes": 15, "change_in": "b"}
    return Playbook.model_validate({"schema": 1, **fields, "steps": steps, **more})


def test_minutes_scale_every_box_alike() -> None:
    assert boxes(playbook()) == {"a": 300.0, "b": 600.0}
    assert boxes(playbook(), 30) == {"a": 600.0, "b": 1200.0}


def test_a_change_is_planned_only_for_an_exam_in_system_design() -> None:
    assert plan(playbook(), mode="exam", seed=1, changes=("x", "y")).change in ("x", "y")
    assert plan(playbook(), mode="guided", seed=1, changes=("x", "y")).change is None
    assert plan(playbook(kind="lld"), mode="exam", seed=1, changes=("x",)).change is None
    assert plan(playbook(change_in=None), mode="exam", seed=1, changes=("x",)).change is None


def test_the_seed_alone_picks_the_change_and_every_change_can_be_picked() -> None:
    picks = [plan(playbook(), mode="exam", seed=s, changes=("x", "y", "z")).change for s in range(60)]
    assert set(picks) == {"x", "y", "z"}
    assert picks == [plan(playbook(), mode="exam", seed=s, changes=("x", "y", "z")).change for s in range(60)]


def test_a_stopwatch_leaves_pauses_out() -> None:
    watch = Stopwatch().started(100.0).stopped(130.0)
    assert watch.at(500.0) == 30.0
    assert watch.started(500.0).at(510.0) == 40.0
    assert watch.started(500.0).started(505.0).at(510.0) == 40.0


def test_a_sleep_moves_only_the_walls_clock() -> None:
    clock = VirtualClock(wall=1000.0)
    clock.advance(5)
    clock.sleep(60)
    assert (clock.now(), clock.wall()) == (5.0, 1065.0)
    with pytest.raises(ValueError, match="run back"):
        clock.advance(-1)


moments = st.integers(0, (1 << 48) - 1)
bits = st.integers(0, (1 << 80) - 1)


@given(st.tuples(moments, bits), st.tuples(moments, bits))
def test_ids_sort_as_their_moments_do(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert (ulid(*one) < ulid(*other)) == (one < other)
    assert len(ulid(*one)) == 26


@given(moments, bits)
def test_an_id_tells_when_it_was_made(moment: int, random: int) -> None:
    name = ulid(moment, random)
    assert is_ulid(name)
    assert made_at(name) == moment / 1000


@pytest.mark.parametrize("text", ["", "last", "8" + "0" * 25, "0" * 25 + "U", "0" * 25 + "a", "0" * 27])
def test_what_is_no_id_is_told_from_one(text: str) -> None:
    assert not is_ulid(text)
