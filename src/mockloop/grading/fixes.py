"""The two things that would raise the verdict most: what to say, when, and how it might sound."""

import re
from collections.abc import Sequence
from dataclasses import replace

from mockloop.grading.score import Weighed, dimension_score, total
from mockloop.reading.ledger import Ledger
from mockloop.reading.stemming import word_set
from mockloop.reading.tokens import stems_of
from mockloop.reading.values import Commitment
from mockloop.round.scorecard import CheckResult, DimensionScore, Fix

MOST = 2
_ASKS = re.compile(r"^Does the candidate (.+?)\?$")
_TO_YOU = (
    (re.compile(r"^see\b"), "say"),
    (re.compile(r"^notice that\b"), "say that"),
    (re.compile(r"^(?:ask|settle) or state\b"), "state"),
    (re.compile(r"\bthey (?=would|did not|chose|are and)"), "you "),
    (re.compile(r"\btheir (?=hybrid|choice|way of|findings)"), "your "),
    (re.compile(r"\bprice of their own\b"), "price of yours"),
    (re.compile(r"\bmake them rethink\b"), "make you rethink"),
)
_PACE = re.compile(r"\d.*(?:\b(?:a|per|each|every) (?:second|sec|s)\b|/ ?s\b|[qrt]ps\b)", re.I)
"""A rate by the second: "ten loads a day" is of one person, "a few thousand" of nobody, and either leads astray."""
_ROLES = (
    ("write_rate", word_set("writ insert creat post upload sent send publish book append order messag")),
    ("read_rate", word_set("read redirect visit lookup view load open cach hit search watch")),
    ("storage", word_set("byt tb gb pb terabyt gigabyt storag row disk")),
)


def fixes(dimensions: Sequence[DimensionScore], scale: float, ledger: Ledger) -> tuple[Fix, ...]:
    """At most two fixes, of two dimensions: the unmet checks whose meeting would raise the total most."""
    scored = [d for d in dimensions if d.score is not None]
    gains = []
    for d in scored:
        for c in d.checks:
            if c.credit >= 1.0 or not c.says:
                continue
            better = [replace(x, met=True, credit=1.0) if x.id == c.id else x for x in d.checks]
            raised = dimension_score(better, scale)
            rest = [Weighed(x.score or 0.0, x.weight) for x in scored if x is not d]
            gain = total([*rest, Weighed(raised, d.weight)])
            gains.append((-gain, not c.must, d.id, c.id, d, c))
    chosen: list[Fix] = []
    for _, _, _, _, d, c in sorted(gains, key=lambda g: g[:4]):
        if len(chosen) < MOST and d.id not in {f.dimension for f in chosen} and not c.met:
            chosen.append(Fix(d.id, c.step, instruction(c), _example(c, ledger), c.id))
    return tuple(chosen)


def instruction(check: CheckResult) -> str:
    """What a check asks, told to the candidate as a thing to do: "Derive how many links are made a second.".

    A check that asks something else of the text than of the candidate is told by what it `says`.
    """
    asks = _ASKS.match(check.asks)
    if asks is None:
        return check.says
    text = asks[1]
    for of_them, to_you in _TO_YOU:
        text = of_them.sub(to_you, text)
    return f"{text[:1].upper()}{text[1:]}."


def _example(check: CheckResult, ledger: Ledger) -> str:
    """What a strong answer says there, led by the candidate's own figure where one bears on it.

    Empty where the instruction has said it already.
    """
    if _ASKS.match(check.asks) is None:
        return ""
    figure = _figure(check, ledger) if check.own else None
    return f"You had {figure.text}; from there: {check.says}" if figure is not None else check.says


def _figure(check: CheckResult, ledger: Ledger) -> Commitment | None:
    """The figure of the candidate that has the role which the example is about."""
    about = frozenset(stems_of(check.says))
    for role, words in _ROLES:
        known = ledger.figure(role) if about & words else None
        if known is not None and (role == "storage" or _PACE.search(known.text)):
            return known
    return None
