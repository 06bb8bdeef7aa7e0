"""Answers to clarifying questions: a fact of the question, or the question handed back."""

import re
from itertools import product

from mockloop.content.question import Fact
from mockloop.interviewer.facts import Asking, asking, content, has_row, parts
from mockloop.interviewer.figures import in_figures
from mockloop.interviewer.memory import targets
from mockloop.interviewer.move import Move
from mockloop.interviewer.room import Room
from mockloop.interviewer.words import bag, draw, wordings
from mockloop.reading.tokens import stems_of
from mockloop.reading.values import Asked

_UNSURE = re.compile(r"\W*(?:(?:um|uh|well|so|and|okay|ok|yeah)\W+)*because\b", re.I)
"""A reason said with a rising voice is no question."""
_FEW = 4
_STATES = re.compile(r"\b(?:no|not|without|skip|ok|okay|so|then|it|users?|in|out|is|are|we|i)\b|[,;:.=]", re.I)
"""Signs that a few words say something rather than ask for it."""
_BARE = 1
"""Words of content with which a question says too little to be understood alone."""
_SCOPE = 3
"""Of so many words of content in a question, one must be of a line of the scope for the line to be meant."""
_POINTS_BACK = re.compile(r"\b(?:that|this|it|those|these|them)\b", re.I)
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_TAG = re.compile(r"(?:,|\b)\s*(?:right|correct|yes|yeah|no|isn't it|is that right|fair)\s*\?\s*$", re.I)


def answer(room: Room) -> Move | None:
    """The answer to what this turn asks; None where it asks nothing.

    One or two facts where the question has them; else whether it is in scope; else, where they ask how to proceed,
    that the round is theirs; else that they assume something and say it.
    """
    asked = [one for one in room.heard.asked if not _UNSURE.match(one.text)]
    found = [_with_context(part, one, room) for one in asked for part in parts(one.text)] or _terse(room)
    if not found:
        return None
    sure = [one.facts[0] for one in found if one.sure and not one.tie]
    if sure:
        tied = [fact for one in found if one.sure and one.tie for fact in one.facts[:2]]
        told = list(dict.fromkeys((*sure, *tied)))[:2]
        return _facts(room, told, unanswered=any(not one.facts for one in found))
    scope = _scope(room, found)
    if scope is not None:
        return scope
    for one in found:
        if one.tie:
            return _which(room, one)
        if one.facts:
            return _facts(room, [one.facts[0]], unanswered=False)
    text = " ".join(one.text for one in found)
    if any(has_row(stems_of(text), stems_of(phrase)) for phrase in room.words.asks_process):
        return _said(room, "process")
    if _TAG.search(text):
        return _said(room, "granted")
    return _assume(room)


def _terse(room: Room) -> list[Asking]:
    """What a few words ask for with no question mark, while requirements are gathered: "how exact", "latency"."""
    text = room.last.text
    if room.step != room.steps[0] or room.heard.words > _FEW or room.heard.quantities or _STATES.search(text):
        return []
    one = asking(text, room)
    return [one] if one.sure and not one.tie else []


def _with_context(part: str, one: Asked, room: Room) -> Asking:
    """What a question asks for; one that says nothing by itself ("what do we promise?") by the sentence before it."""
    alone = asking(part, room)
    if alone.sure or (len(content(part)) > _BARE and not _POINTS_BACK.search(part)):
        return alone
    before = _SENTENCES.split(room.last.text[: one.span.start].strip())[-1]
    both = asking(f"{before} {part}", room)
    return both if before and both.sure and not both.tie else alone


def _slots(fact: Fact) -> dict[str, str]:
    subject = fact.subject
    return {
        "subject": subject,
        "Subject": subject[:1].upper() + subject[1:],
        "answer": in_figures(fact.answer.rstrip(". ")),
    }


def _facts(room: Room, facts: list[Fact], *, unanswered: bool) -> Move:
    first = facts[0]
    told = targets(room, "answer")
    frames = room.words.again if first.id in told else room.words.answer
    key = f"answer:{first.id}"
    single = wordings(room, "answer", key, frames, _slots(first))
    options: tuple[str, ...] = ()
    if len(facts) > 1:
        more = [_filled(frame, _slots(facts[1])) for frame in room.words.also]
        options = wordings(room, "answer", key, _joined(single, more))
    elif unanswered:
        options = wordings(room, "answer", key, _joined(single, list(room.words.other)))
    options = options or single or wordings(room, "answer", key, room.words.answer, _slots(first))
    if not options:
        options = (_filled("{Subject}: {answer}.", _slots(first)),)
    return Move("answer", first.id, options)


def _joined(first: tuple[str, ...], second: list[str]) -> list[str]:
    return [f"{a} {b}" for a, b in product(first, second)]


def _filled(frame: str, slots: dict[str, str]) -> str:
    for name, value in slots.items():
        frame = frame.replace("{" + name + "}", value)
    return frame


def _which(room: Room, one: Asking) -> Move:
    slots = {"one": one.facts[0].subject, "two": one.facts[1].subject}
    options = wordings(room, "answer", "which", room.words.which, slots)
    return Move("answer", None, options) if options else _facts(room, [one.facts[0]], unanswered=False)


def _scope(room: Room, found: list[Asking]) -> Move | None:
    """Whether something named in the question is in the scope of the problem or out of it."""
    about = content(" ".join(one.text for one in found)) - content(room.question.prompt) - content(room.question.title)
    best: tuple[int, str, str] | None = None
    for family, lines in (("scope_out", room.question.out_of_scope), ("scope_in", room.question.in_scope)):
        for line in lines:
            shared = len(about & content(line))
            if shared * _SCOPE >= max(len(about), 1) and (best is None or shared > best[0]):
                best = (shared, family, line)
    if best is None:
        return None
    item = best[2].rstrip(". ")
    options = wordings(room, "answer", best[1], room.words.lines(best[1], room.persona), {"item": item})
    return Move("answer", None, options) if options else None


def _said(room: Room, family: str) -> Move:
    options = wordings(room, "answer", family, room.words.lines(family, room.persona))
    return Move("answer", None, options) if options else _assume(room)


def _assume(room: Room) -> Move:
    """Hands the question back; the word "assume" never twice running."""
    handed = [turn for turn in room.spoken if turn.intent == "answer" and turn.target is None]
    families = ("yours", "assume") if handed and "assum" in " ".join(bag(handed[-1].text)) else ("assume", "yours")
    for family in families:
        options = wordings(room, "answer", family, room.words.lines(family, room.persona))
        if options:
            return Move("answer", None, options)
    lines = sorted(room.words.yours, key=lambda line: draw(room, str(room.last.turn), line))
    return Move("answer", None, tuple(lines))
