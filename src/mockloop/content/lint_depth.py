"""Whether a file goes as deep as a round needs: facts that anybody asks for, an outline of every step, must-haves."""

from collections.abc import Iterator

from mockloop.content.base import LEVELS
from mockloop.content.fixed_ids import COMMON_FACTS
from mockloop.content.lint_sheet import Finding, Ground, Sheet
from mockloop.content.question import Question
from mockloop.content.rubric import Rubric


def question_depth(sheet: Sheet, question: Question, known: Ground) -> Iterator[Finding]:
    """What a question must hold beyond its shape."""
    yield from _facts(sheet, question)
    yield from _outline(sheet, question, known.main_steps.get(question.kind, ()))
    rubric = known.main_rubric.get(question.kind, "")
    held = {check.dimension for check in question.checks if check.must}
    for dimension in sorted(known.scored.get(rubric, frozenset()) - held):
        yield sheet.finding(["checks"], f"has no `must` check of dimension {dimension!r}")
    for loc, check in sheet.checks():
        if check.must and not check.probe:
            yield sheet.finding([*loc, "probe"], "is missing: a must-have has to be asked for when it is not raised")


def rubric_depth(sheet: Sheet, rubric: Rubric) -> Iterator[Finding]:
    """Every dimension says what each level looks like for each seniority."""
    for n, dimension in enumerate(rubric.dimensions):
        for level in LEVELS:
            if level not in dimension.anchors:
                yield sheet.finding(["dimensions", n, "anchors"], f"lacks {level!r}")
        if not any(check.dimension == dimension.id for check in rubric.checks) and dimension.content:
            yield sheet.finding(["dimensions", n, "id"], "has no generic check: an unknown problem scores nothing here")


def _facts(sheet: Sheet, question: Question) -> Iterator[Finding]:
    ids = {fact.id for fact in question.facts}
    for name in COMMON_FACTS:
        if name not in ids:
            yield sheet.finding(["facts"], f"lacks {name!r}, which every system-design question must answer")
    owner: dict[str, str] = {}
    for n, fact in enumerate(question.facts):
        for m, phrase in enumerate(fact.about):
            first = owner.setdefault(phrase.casefold(), fact.id)
            if first != fact.id:
                message = f"{phrase!r} asks for {first!r} already; one phrase, one fact"
                yield sheet.finding(["facts", n, "about", m], message)


def _outline(sheet: Sheet, question: Question, steps: tuple[str, ...]) -> Iterator[Finding]:
    for level in ("senior", "staff"):
        if level not in question.outline:
            yield sheet.finding(["outline"], f"lacks {level!r}")
    outlined = {part.step for part in question.outline.get("senior", ())}
    for step in steps:
        if step not in outlined and "senior" in question.outline:
            yield sheet.finding(["outline", "senior"], f"lacks the step {step!r}")
