"""From wordings in the bank to words that may be said now: filled, screened for manners, never said before."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b

from mockloop.interviewer.blanks import fill
from mockloop.interviewer.guard import named
from mockloop.interviewer.move import Move
from mockloop.interviewer.room import Room
from mockloop.round.events import Intent

MAX_WORDS = 45
MAX_SENTENCES = 2
ALIKE = 0.6
"""Two probes that share more than this of their words (Jaccard) are the same question."""
PROBES: frozenset[Intent] = frozenset(("why_not", "challenge", "recall", "probe_missing", "deepen", "follow_up"))

_WORD = re.compile(r"[\w*+#]+")
_COUNTED = re.compile(r"[\w'’]+")
_QUOTED = re.compile(r"[“\"][^”\"]{1,300}[”\"]")
_SENTENCE_END = re.compile(r"[.!?]+[\"”']?(?=\s|$)")


@lru_cache(maxsize=4096)
def bag(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: lower case, no punctuation."""
    return tuple(_WORD.findall(text.casefold().replace("’", "'")))


@lru_cache(maxsize=4096)
def count(text: str) -> int:
    """How many words a text has."""
    return len(_COUNTED.findall(text))


def polite(text: str) -> bool:
    """Whether a turn keeps to its size: one question, two sentences, 45 words."""
    bare = _QUOTED.sub("quote", text)
    sentences = len(_SENTENCE_END.findall(bare)) or 1
    return bare.count("?") <= 1 and sentences <= MAX_SENTENCES and count(text) <= MAX_WORDS


_OPENERS = frozenset(
    _WORD.findall(
        "a an the this that these those there it its they their he she we you your my our somebody someone nobody one "
        "two what how which who where when why and but so each every all both some"
    )
)
_JOIN = re.compile(r"\.\s+(\w+)")


def joined(text: str) -> str:
    """The text in two sentences: the first ones of three or more are run together."""
    while len(_SENTENCE_END.findall(_QUOTED.sub("quote", text))) > MAX_SENTENCES and _JOIN.search(text):
        text = _JOIN.sub(lambda m: f"; {m[1].lower() if m[1].lower() in _OPENERS else m[1]}", text, count=1)
    return text


def alike(one: Iterable[str], other: Iterable[str]) -> float:
    """The share of words that two texts have in common, from 0 to 1."""
    a, b = set(one), set(other)
    return len(a & b) / max(1, len(a | b))


def draw(room: Room, key: str, text: str) -> int:
    """A number for a wording that depends on the round's seed and on what it is for, and on nothing else."""
    told = f"{room.seed}|{key}|{text}".encode()
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "big")


def wordings(
    room: Room,
    intent: Intent,
    key: str,
    raw: Iterable[str],
    slots: Mapping[str, str] | None = None,
    *,
    ordered: bool = False,
    barred: Collection[str] = (),
) -> tuple[str, ...]:
    """The wordings that may be said now, the best first; perhaps none.

    Blanks are filled from `slots` and from what the candidate committed to; a wording whose blank has no value is
    left out, one that carries the candidate's own figure comes first. `ordered` keeps the order of `raw`, else the
    seed decides. `barred` are concepts that must not be named. Where the interviewer has talked much, short ones lead.
    """
    before = [bag(turn.text) for turn in room.spoken]
    probes = [bag(turn.text) for turn in room.spoken if turn.intent in PROBES]
    found: list[tuple[tuple[int, int, int], str]] = []
    for at, wording in enumerate(raw):
        filled = fill(wording, room, slots or {})
        text = joined(filled.text) if filled is not None else ""
        if filled is None or not polite(text):
            continue
        words = bag(text)
        if words in before or (intent in PROBES and any(alike(words, p) > ALIKE for p in probes)):
            continue
        if barred and not named(text, room).isdisjoint(barred):
            continue
        order = at if ordered else draw(room, key, wording)
        long = count(text) if talkative(room) else 0
        found.append(((0 if filled.own else 1, long, order), text))
    return tuple(text for _, text in sorted(found))


def talk(room: Room) -> tuple[int, int]:
    """Words said so far by the interviewer (the opening and the clock's turns left out) and by the candidate."""
    clock = ("open", "nudge_time", "nudge_silence", "change", "close")
    mine = sum(count(turn.text) for turn in room.spoken if turn.intent not in clock)
    return mine, sum(count(turn.text) for turn in room.said)


SHARE = 0.25
"""The part of the words that is the interviewer's to say."""


def talkative(room: Room, more: int = 0) -> bool:
    """Whether the interviewer has had its part of the words, with `more` of them still to come."""
    mine, theirs = talk(room)
    return mine + more > SHARE * (mine + more + theirs)


def render(move: Move, room: Room) -> str:
    """The words of a move, by the canned interviewer."""
    return move.options[0] if move.options else room.words.nod[0]
