"""A scorecard in plain lines: the twin of the screen."""

from collections.abc import Iterator, Sequence

from mockloop.grading.score import HELD_BACK, held_back
from mockloop.round.scorecard import DimensionScore, Scorecard
from mockloop.session.disputes import Overturned, recount

BAR = 20


def _bar(score: float) -> str:
    full = round(score / 100 * BAR)
    return "#" * full + "." * (BAR - full)


def _dimension(d: DimensionScore) -> str:
    name = f"{d.title or d.id:<18}"
    if d.level is None or d.score is None:
        return f"  {name} unscored"
    return f"  {name} {_bar(d.score)}  {d.level}  {d.score:5.1f}"


def _heard(card: Scorecard) -> Iterator[str]:
    for gate in card.gates:
        yield f"! {gate.id}: {gate.reason}"
    for flag in card.red_flags:
        yield f"! turn {flag.turn}: “{flag.quote}” {flag.why}"
    for c in card.contradictions:
        yield f"! turn {c.turn}: “{c.quote}” does not fit turn {c.earlier_turn}: “{c.earlier}”"
    for total in card.arithmetic:
        if not total.ok:
            yield f"! turn {total.turn}: “{total.quote}” comes to {total.computed:g}"


def _disagreed(card: Scorecard, overturned: Sequence[Overturned]) -> Iterator[str]:
    """The score with what the person judges otherwise, under the grader's own."""
    again = recount(card, overturned)
    if again.changed:
        checks = f"{len(again.changed)} check{'s' if len(again.changed) > 1 else ''} overturned"
        yield f"  {again.score:.1f} with your corrections  {again.verdict.replace('_', ' ')}   {checks}"


def _judged(met: bool) -> str:
    return "met" if met else "not met"


def _proof(card: Scorecard, overturned: Sequence[Overturned]) -> Iterator[str]:
    said = {(o.dimension, o.check): o for o in overturned}
    for d in card.dimensions:
        for check in d.checks:
            mark = "+" if check.met else "-"
            yield f"  {mark} {d.id}: {check.asks or check.id}"
            if (own := said.get((d.id, check.id))) is not None:
                yield f"      you say {_judged(own.now)}: {' '.join(own.reason.split())}"
            for quote in check.evidence:
                where = f"turn {quote.turn}" if quote.turn is not None else f"{quote.pane}"
                yield f"      {where}: “{' '.join(quote.quote.split())}”"


def card_lines(card: Scorecard, *, proof: bool = False, overturned: Sequence[Overturned] = ()) -> Iterator[str]:
    """The card; with `proof` every check and its quotes; beside them what the person judges otherwise."""
    o = card.overall
    yield (
        f"{card.question or card.kind} · {card.level} · graded {card.grader.name}: "
        "coverage with evidence; it cannot judge whether an argument is right"
    )
    verdict = o.verdict.replace("_", " ") + (f" ({HELD_BACK})" if held_back(o.score, o.verdict) else "")
    yield f"  {o.score:.1f} ({o.low:.0f}-{o.high:.0f})  {verdict}   {card.read} of {card.words} words counted"
    yield from _disagreed(card, overturned)
    yield from _heard(card)
    for dimension in card.dimensions:
        yield _dimension(dimension)
    for number, fix in enumerate(card.fixes, 1):
        yield f"{number}. {fix.what} ({fix.dimension}, {fix.step})"
        if fix.example:
            yield f"   {fix.example}"
    for habit in card.habits:
        times = f", {habit.seen} times" if habit.seen > 1 else ""
        yield f"Habit: {habit.id.replace('_', ' ')}{times}"
    for word in card.uncertain:
        yield f"Uncertain: {word}"
    if proof:
        yield ""
        yield from _proof(card, overturned)
