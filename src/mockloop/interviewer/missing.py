"""Asks openly for what a step still lacks: its must-haves, how it is run, what it costs."""

import re

from mockloop.content.check import Check
from mockloop.interviewer.evidence import holds, speaks_of
from mockloop.interviewer.guard import secret
from mockloop.interviewer.memory import asked, evaded, last_spoken, open_probe
from mockloop.interviewer.move import Move
from mockloop.interviewer.room import Room
from mockloop.interviewer.words import bag, talkative, wordings
from mockloop.reading.pattern import BadPattern, leaves
from mockloop.round.events import Said

DUE = 0.6
"""The part of a step's box that is theirs: before that they drive, unless they say that they are done."""
PER_STEP = 3
"""Gaps asked for in one step; one only, where the interviewer has had its part of the words."""
LEAVING_TURNS = 2
"""Candidate turns after a step was left in which its gap may still be asked for."""
_RANGE = re.compile(r"=([a-z0-9_]+)")
_KINDS = {
    "/s": "#rate",
    "B": "#bytes",
    "B/s": "(#bandwidth | #bytes)",
    "B/day": "(#bandwidth | #bytes)",
    "users": "#users",
    "s": "#time",
    "count": "#number",
    "%": "#percent",
    "$": "#money",
}
_SUBSTANCE = 12
"""Words of a turn that has said something of its step."""


def missing(room: Room) -> Move | None:
    """A question for one unmet must-have: of the step just left, or of this one when its time or its talk is over."""
    left = _just_left(room)
    if left is not None:
        found = _probe(room, left, must_only=True)
        if found is not None:
            return found
    before = last_spoken(room)
    done = room.heard.manner.moves_on
    if not done and (room.spent() < DUE or (before is not None and before.intent == "probe_missing")):
        return None
    here = [turn for turn in room.spoken if turn.intent == "probe_missing" and turn.step == room.step]
    probe = open_probe(room)
    dodged = probe is not None and evaded(probe, room)
    most = 1 if talkative(room) and not dodged else PER_STEP
    return None if len(here) >= most else _probe(room, room.step, must_only=bool(here) or not done)


def _just_left(room: Room) -> str | None:
    visits = room.state.visits
    if len(visits) < 2 or visits[-2].step == room.step:
        return None
    here = _turns_here(room)
    own = {check.id for check in room.checks if check.step == visits[-2].step}
    asked_here = any(
        t.intent == "probe_missing" and t.target in own and t.t >= visits[-1].entered and t.step == room.step
        for t in room.spoken
    )
    return None if asked_here or len(here) > LEAVING_TURNS else visits[-2].step


def _turns_here(room: Room) -> list[Said]:
    """The candidate's turns of this visit to the step."""
    entered = room.state.visits[-1].entered if room.state.visits else 0.0
    return [turn for turn in room.said if turn.step == room.step and turn.t >= entered]


def _probe(room: Room, step: str, *, must_only: bool) -> Move | None:
    before = asked(room)
    open_checks = [c for c in room.checks if c.step == step and (c.must or not must_only) and not _said(c, room)]
    for check in sorted(open_checks, key=lambda c: (not c.must, -c.weight)):
        earlier = [p for p in before if p.intent == "probe_missing" and p.target == check.id]
        if len(earlier) > 1 or (earlier and not evaded(earlier[-1], room)):
            continue
        options = _wordings(room, check, again=bool(earlier))
        if options:
            return Move("probe_missing", check.id, options)
    return None


def _said(check: Check, room: Room) -> bool:
    """Whether there is nothing left to ask for: a check is met, or all of it was said, only further apart than credit
    wants it, or with another figure than the one that we had in mind."""
    if check.id in room.met:
        return True
    units = {q.id: _KINDS[q.unit] for q in room.question.quantities}
    loose = _RANGE.sub(lambda found: units.get(found.group(1), "#number"), check.needs)
    return holds(loose.replace("[", "(").replace("]", ")"), room, scope="round")


def _wordings(room: Room, check: Check, *, again: bool) -> tuple[str, ...]:
    key, barred = f"missing:{check.id}", secret(check.needs, room)
    own = check.probe[1:] if again else check.probe[:1]
    options = wordings(room, "probe_missing", key, own, ordered=True, barred=barred)
    if options or again or not check.must:
        return options
    return wordings(room, "probe_missing", key, room.words.missing.get(check.step, ()), barred=barred)


def operations(room: Room) -> Move | None:
    """In the reliability step: how it is known that something is wrong, unless they have come to that themselves."""
    if room.step != "reliability" or room.heard.words < _SUBSTANCE or _said_of(room, room.words.operations):
        return None
    here = _turns_here(room)
    if here and speaks_of(room.words.running, room, here[0].turn):
        return None
    return _own(room, "operations", room.words.operations, room.words.running)


def cost(room: Room) -> Move | None:
    """At staff level, once the design stands: what it costs, unless they have named money at all."""
    if room.level != "staff" or room.step not in ("scale", "tradeoffs") or _said_of(room, room.words.cost):
        return None
    if speaks_of(room.words.money, room) or (room.step == "scale" and not _ripe(room)):
        return None
    return _own(room, "cost", room.words.cost, room.words.money)


def _ripe(room: Room) -> bool:
    return room.spent() >= DUE or room.heard.manner.moves_on


def _own(room: Room, key: str, lines: tuple[str, ...], concepts: tuple[str, ...]) -> Move | None:
    """One of our own questions: for the check that it serves once that may be asked for, else as a follow-up."""
    check = (
        next((c for c in room.checks if c.id not in room.met and _seeks(c, concepts, room)), None)
        if _ripe(room)
        else None
    )
    intent, target = ("probe_missing", check.id) if check is not None else ("follow_up", None)
    options = wordings(room, "probe_missing", key, lines)
    return Move("probe_missing" if intent == "probe_missing" else "follow_up", target, options) if options else None


def _seeks(check: Check, concepts: tuple[str, ...], room: Room) -> bool:
    try:
        wanted = {leaf.name for leaf in leaves(room.vocabulary.pattern(check.needs).root)}
    except BadPattern:
        return False
    return check.step in ("reliability", "scale", "tradeoffs") and not wanted.isdisjoint(concepts)


def _said_of(room: Room, lines: tuple[str, ...]) -> bool:
    """Whether one of these sentences has been said in this round."""
    known = {bag(line) for line in lines}
    return any(bag(turn.text) in known for turn in room.spoken)
