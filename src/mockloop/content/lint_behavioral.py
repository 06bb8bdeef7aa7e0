"""Whether a behavioral question can carry ten minutes: each part of a telling followed up, briefly, and a must-have."""

from collections.abc import Iterator

from mockloop.content.behavioral_question import Aim, BehavioralQuestion
from mockloop.content.lint_sheet import Finding, Sheet

AIMS: tuple[Aim, ...] = ("action", "result", "ownership", "specificity", "reflection")
"""What the follow-ups of a story must cover between them; situation, task and relevance are asked for by checks too."""
ASKED = 30
"""Words: a follow-up that is longer is a speech."""
PROMPTED = 40


def behavioral_depth(sheet: Sheet, question: BehavioralQuestion) -> Iterator[Finding]:
    """What a behavioral question must hold beyond its shape."""
    if question.answer == "story":
        held = {follow.aim for follow in question.follow_ups}
        for aim in AIMS:
            if aim not in held:
                yield sheet.finding(["follow_ups"], f"none is after {aim!r}; a story is followed up there")
    for level in ("senior", "staff"):
        if not question.outline.get(level):
            yield sheet.finding(["outline"], f"lacks {level!r}")
    if not any(check.must for check in question.checks):
        yield sheet.finding(["checks"], "has no `must` check: any story would do for this prompt")
    for loc, check in sheet.checks():
        if check.must and not check.probe:
            yield sheet.finding([*loc, "probe"], "is missing: a must-have has to be asked for when it is not raised")
    yield from _spoken(sheet, question)


def _spoken(sheet: Sheet, question: BehavioralQuestion) -> Iterator[Finding]:
    for n, follow in enumerate(question.follow_ups):
        for m, text in enumerate(follow.ask):
            words = len(text.split())
            if words > ASKED:
                message = f"is {words} words long; a follow-up has at most {ASKED}"
                yield sheet.finding(["follow_ups", n, "ask", m], message)
    prompts = [(("prompt",), question.prompt), *((("wordings", n), w) for n, w in enumerate(question.wordings))]
    for loc, text in prompts:
        words = len(text.split())
        if words > PROMPTED:
            yield sheet.finding(list(loc), f"is {words} words long; a prompt has at most {PROMPTED}")
