"""Whether words that a model found may be said: the rules of a turn, held against them as they arrive and after."""

import re
from typing import Literal

from mockloop.interviewer.guard import named
from mockloop.interviewer.manners import about_us, bare, marked_up, praises, questions, sentences
from mockloop.interviewer.rail import Rail, figures, numbers, said_before
from mockloop.interviewer.words import ALIKE, MAX_SENTENCES, MAX_WORDS, PROBES, alike, bag, count, polite
from mockloop.reading.stemming import stem_set
from mockloop.reading.tokens import stems_of

Rule = Literal["length", "second_question", "praise", "leak", "repetition", "figure", "steering", "off_target", "form"]

HELD_BACK = 2
"""Words that wait at the end of what arrives: a name of three words is known before its first two are shown."""
ECHO = 9
"""Words in a row of the candidate's that are no longer taking something up, but repeating it."""


def tidy(text: str) -> str:
    """What arrived as one line, without the quotation marks that a model puts around its whole answer."""
    flat = " ".join(text.split())
    return (
        flat[1:-1].strip()
        if len(flat) > 2 and flat[0] in '"“' and flat[-1] in '"”' and not re.search(r"[\"“”]", flat[1:-1])
        else flat
    )


def arriving(text: str, rail: Rail) -> Rule | None:
    """The rule that the beginning of an answer breaks already; what breaks one here, breaks it however it goes on."""
    flat = " ".join(text.split())
    said = bare(text)
    if marked_up(text.strip()):
        return "form"
    if count(flat) > MAX_WORDS or len(sentences(said)) > MAX_SENTENCES:
        return "length"
    if praises(said):
        return "praise"
    if questions(said) > rail.asks:
        return "second_question"
    if not named(flat, rail.room).isdisjoint(rail.barred):
        return "leak"
    return _steered(flat, rail)


def finished(text: str, rail: Rail) -> Rule | None:
    """The rule that a whole answer breaks, None where it may be said."""
    flat = tidy(text)
    broken = arriving(flat, rail)
    if broken is not None:
        return broken
    if not flat or not polite(flat):
        return "length"
    found = numbers(flat)
    if not found <= rail.figures:
        return "figure"
    if (rail.asks > 0) != (questions(bare(flat)) > 0) or not rail.told <= figures(flat):
        return "off_target"
    about = f"{rail.canned} {rail.room.last.text if rail.room.said else ''}"
    shared = _substance(flat) & _substance(about) or named(flat, rail.room) & named(about, rail.room)
    if not shared:
        return "off_target"
    if rail.move.intent == "why_not" and rail.move.target in named(rail.canned, rail.room) - named(flat, rail.room):
        return "off_target"
    words = bag(flat)
    before = said_before(rail)
    probes = [bag(turn.text) for turn in rail.room.spoken if turn.intent in PROBES]
    if words in before or (rail.move.intent in PROBES and any(alike(words, probe) > ALIKE for probe in probes)):
        return "repetition"
    return None


def shown(text: str, rail: Rail) -> str:
    """What of an answer that is still arriving may be on the screen: all but the last words."""
    flat = " ".join(text.split())
    words = flat.split(" ")
    whole = words if text[-1:].isspace() else words[:-1]
    return " ".join(whole[: len(whole) - HELD_BACK] if rail.barred else whole)


def _steered(flat: str, rail: Rail) -> Rule | None:
    """Talk of scores, rules or the program that neither the turn nor the question has, or the candidate read back."""
    allowed = f"{rail.canned} {rail.room.question.prompt} {rail.room.question.title}".casefold()
    if any(word not in allowed for word in about_us(flat)):
        return "steering"
    words = bag(bare(flat))
    runs = {words[i : i + ECHO] for i in range(len(words) - ECHO + 1)}
    if not runs:
        return None
    for turn in rail.room.said[-3:]:
        theirs = bag(turn.text)
        if any(theirs[i : i + ECHO] in runs for i in range(len(theirs) - ECHO + 1)):
            return "steering"
    return None


_EMPTY = stem_set("what when where which that this then there here with your have happen else something would about")


def _substance(text: str) -> frozenset[str]:
    """The stems of the words that carry a sentence."""
    return frozenset(stem for stem in stems_of(text) if len(stem) > 3) - _EMPTY
