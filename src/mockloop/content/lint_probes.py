"""What an interviewer says aloud: short, one question at a time, blanks that exist, nothing asked twice."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from mockloop.content.behavioral_question import BehavioralQuestion
from mockloop.content.choice import Choice
from mockloop.content.lint_sheet import Finding, Sheet
from mockloop.content.playbook import Playbook
from mockloop.content.question import Question
from mockloop.content.rubric import Rubric
from mockloop.content.yaml_file import Loc

MAX_WORDS = 45
SAME = 0.6
"""From this share of common words on (Jaccard, on stems) two probes are one."""
BLANKS = frozenset(("writes", "reads", "rate", "storage", "users", "latency", "reason"))

_BLANK = re.compile(r"\{([^{}]*)\}")
_WORD = re.compile(r"[a-z]+")
_ENDING = re.compile(r"(?:ing|edly|ed|es|s|e)$")
_SMALL_WORDS = """
a an the of to in on at for and or but is are was be it its this that these those you your i we us do does did so as by
with from then than there here what which who how why when where would will can could have has
"""
_SMALL = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Probe:
    """One wording; wordings of one `group` are told apart by whoever picks among them."""

    sheet: Sheet
    loc: Loc
    group: Loc
    text: str


def probes(sheet: Sheet) -> Iterator[Probe]:
    """Every wording in a file that the interviewer may say."""
    for loc, check in sheet.checks():
        yield from _each(sheet, (*loc, "probe"), check.probe)
    match sheet.value:
        case Question() as question:
            yield from _of_question(sheet, question)
        case BehavioralQuestion() as behavioral:
            yield from _of_behavioral(sheet, behavioral)
        case Choice() as choice:
            yield from _of_choice(sheet, choice)
        case Playbook() as playbook:
            for n, step in enumerate(playbook.steps):
                yield from _each(sheet, ("steps", n, "overrun"), step.overrun)
        case _:
            return


def _of_question(sheet: Sheet, question: Question) -> Iterator[Probe]:
    for n, decision in enumerate(question.decisions):
        yield from _any(sheet, ("decisions", n, "asks"), decision.asks)
    for n, dive in enumerate(question.deep_dives):
        for m, rung in enumerate(dive.ladder):
            yield from _one(sheet, ("deep_dives", n, "ladder", m, "ask"), rung.ask)
    for n, flag in enumerate(question.red_flags):
        yield from _any(sheet, ("red_flags", n, "asks"), flag.asks)
    for n, change in enumerate(question.changes):
        yield from _one(sheet, ("changes", n, "say"), change.say)


def _of_behavioral(sheet: Sheet, question: BehavioralQuestion) -> Iterator[Probe]:
    for n, follow in enumerate(question.follow_ups):
        yield from _any(sheet, ("follow_ups", n, "ask"), follow.ask)
    for n, flag in enumerate(question.red_flags):
        yield from _any(sheet, ("red_flags", n, "asks"), flag.asks)


def _of_choice(sheet: Sheet, choice: Choice) -> Iterator[Probe]:
    for n, why_not in enumerate(choice.why_not):
        yield from _any(sheet, ("why_not", n, "asks"), why_not.asks)
    for n, follow in enumerate(choice.follow_ups):
        yield from _one(sheet, ("follow_ups", n, "ask"), follow.ask)
    for n, claim in enumerate(choice.claims):
        yield from _any(sheet, ("claims", n, "asks"), claim.asks)


def _one(sheet: Sheet, loc: Loc, text: str) -> Iterator[Probe]:
    yield Probe(sheet, loc, loc, text)


def _each(sheet: Sheet, group: Loc, texts: tuple[str, ...]) -> Iterator[Probe]:
    """Wordings that are all said, one after the other."""
    for n, text in enumerate(texts):
        yield from _one(sheet, (*group, n), text)


def _any(sheet: Sheet, group: Loc, texts: tuple[str, ...]) -> Iterator[Probe]:
    """Wordings of which one is said."""
    for n, text in enumerate(texts):
        yield Probe(sheet, (*group, n), group, text)


def spoken(sheet: Sheet) -> Iterator[Finding]:
    """Length, question marks and blanks of each wording; one wording of each group has no blank."""
    bare: dict[Loc, bool] = {}
    for probe in probes(sheet):
        words = len(probe.text.split())
        if words > MAX_WORDS:
            yield sheet.finding(probe.loc, f"is {words} words long; nobody asks in more than {MAX_WORDS}")
        if probe.text.count("?") > 1:
            yield sheet.finding(probe.loc, "asks more than one question at a time")
        blanks = _BLANK.findall(probe.text)
        for blank in blanks:
            if blank not in BLANKS:
                yield sheet.finding(probe.loc, f"{{{blank}}} is no blank; there are {', '.join(sorted(BLANKS))}")
        bare[probe.group] = bare.get(probe.group, False) or not blanks
    for group, found in bare.items():
        if not found:
            yield sheet.finding(group, "needs a wording without a blank, for when the figure was never said")


def stems(text: str, masked: frozenset[str] = frozenset()) -> frozenset[str]:
    """The words that carry a sentence, endings cut off; `masked` are left out, blanks and figures too."""
    words = _WORD.findall(_BLANK.sub(" ", text.casefold()).replace("'", ""))
    return frozenset(_stem(w) for w in words if w not in _SMALL) - masked


def own_nouns(sheet: Sheet) -> frozenset[str]:
    """What a file is about, as stems: two files may ask the same only where these make the difference."""
    match sheet.value:
        case Question() as question:
            return stems(" ".join([question.title, *(s for t in question.terms for s in t.says)]))
        case BehavioralQuestion() as behavioral:
            return stems(" ".join([behavioral.title, *(s for t in behavioral.terms for s in t.says)]))
        case Choice() as choice:
            return stems(" ".join([choice.title, *choice.says]))
        case _:
            return frozenset()


def repeated_inside(sheet: Sheet) -> Iterator[Finding]:
    """Wordings of one file that are nearly the same, unless they are alternatives of one probe."""
    rows = [(probe, stems(probe.text)) for probe in probes(sheet)]
    for left, right, share in _alike(rows):
        if left.group != right.group:
            yield _again(left, right, share)


def repeated_across(sheets: list[Sheet]) -> Iterator[Finding]:
    """Wordings of two files that differ in little but the files' own nouns, which are masked."""
    for kind in (Question | Rubric, Choice, BehavioralQuestion):
        rows = []
        for sheet in sheets:
            if isinstance(sheet.value, kind):
                masked = own_nouns(sheet)
                rows += [(probe, stems(probe.text, masked)) for probe in probes(sheet)]
        for left, right, share in _alike(rows):
            if left.sheet is not right.sheet:
                yield _again(left, right, share)


def _again(left: Probe, right: Probe, share: float) -> Finding:
    other = left.sheet.finding(left.loc, "")
    place = f"{other.path.name}:{other.line}" if left.sheet is not right.sheet else f"line {other.line}"
    return right.sheet.finding(right.loc, f"asks nearly the same as {place} ({share:.0%} of the words)")


def _alike(rows: list[tuple[Probe, frozenset[str]]]) -> Iterator[tuple[Probe, Probe, float]]:
    """Pairs whose words are the same for more than `SAME`, each once.

    Two such sets must share one of the first few words of each, rarest first: only those pairs are compared.
    """
    count = Counter(word for _, words in rows for word in words)
    by_word: dict[str, list[int]] = defaultdict(list)
    for i, (probe, words) in enumerate(rows):
        if len(words) < 3:
            continue
        rare = sorted(words, key=lambda w: (count[w], w))
        seen: set[int] = set()
        for word in rare[: len(rare) - math.ceil(SAME * len(rare)) + 1]:
            for j in by_word[word]:
                if j in seen:
                    continue
                seen.add(j)
                other, others = rows[j]
                share = len(words & others) / len(words | others)
                if share > SAME:
                    yield other, probe, share
            by_word[word].append(i)


def _stem(word: str) -> str:
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= 3 else word
