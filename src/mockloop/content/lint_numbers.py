"""Figures that must agree with each other: timeboxes, formulas, accepted ranges, weights of levels."""

from collections import Counter
from collections.abc import Iterator

from mockloop.content.formula import BadFormula, evaluate, names
from mockloop.content.lint_sheet import Finding, Sheet
from mockloop.content.question import Question

TOLERANCE = 0.02
"""By which share a stated value may be rounded away from its formula's."""


def timeboxes(sheet: Sheet) -> Iterator[Finding]:
    """The minutes of a playbook are the sum of its steps'."""
    total = sum(step.minutes for step in sheet.value.steps)
    if abs(total - sheet.value.minutes) > 0.001:
        yield sheet.finding(["minutes"], f"says {sheet.value.minutes:g}, the steps add up to {total:g}")


def quantities(sheet: Sheet, question: Question) -> Iterator[Finding]:
    """Each formula gives its stated value, and the value lies in the range that is accepted for it."""
    earlier: dict[str, float] = {}
    for n, quantity in enumerate(question.quantities):
        loc = ("quantities", n)
        known = earlier | quantity.given
        for name in sorted(set(quantity.given) & set(earlier)):
            yield sheet.finding([*loc, "given", name], "is a quantity above; do not give it again")
        try:
            value = evaluate(quantity.formula, known)
            used = names(quantity.formula)
        except BadFormula as error:
            yield sheet.finding([*loc, "formula"], str(error))
        else:
            if abs(value - quantity.value) > TOLERANCE * max(abs(value), abs(quantity.value)):
                yield sheet.finding([*loc, "value"], f"says {quantity.value:g}, the formula gives {value:g}")
            for name in sorted(set(quantity.given) - used):
                yield sheet.finding([*loc, "given", name], "is not used in the formula", "warning")
        low, high = quantity.accept
        if not low <= quantity.value <= high:
            yield sheet.finding([*loc, "accept"], f"{low:g} to {high:g} leaves out the value, {quantity.value:g}")
        earlier[quantity.id] = quantity.value


def repeated_ids(sheet: Sheet) -> Iterator[Finding]:
    """No list of a file gives one id twice; nor do two lists whose ids an event may name as its target."""
    for name in type(sheet.value).model_fields:
        entries = getattr(sheet.value, name)
        if not isinstance(entries, tuple):
            continue
        key = "step" if name == "outline" else "id"
        ids = [getattr(entry, key, None) for entry in entries]
        counted = Counter(i for i in ids if i is not None)
        for n, own in enumerate(ids):
            if own is not None and counted[own] > 1 and own in ids[:n]:
                yield sheet.finding([name, n, key], f"{own!r} is given twice")
