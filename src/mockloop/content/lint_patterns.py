"""Expressions of the check language: that they parse, that something meets them, that no probe meets its own check."""

from collections.abc import Callable, Iterator, Sequence

from mockloop.content.base import Level
from mockloop.content.behavioral_question import BehavioralQuestion
from mockloop.content.check import Check
from mockloop.content.concept import Concepts
from mockloop.content.lint_references import pattern_names
from mockloop.content.lint_sheet import Finding, Sheet, problem_of
from mockloop.content.problem import Problem
from mockloop.content.question import Question

Compile = Callable[[str, Problem | None], object]
"""Parses an expression in the vocabulary of the bank and of a question; raises `ValueError` with words."""

Evidence = Callable[[Problem | None, Sequence[Check], Sequence[tuple[str, str]]], frozenset[str]]
"""The ids of the checks that a candidate meets who says the given (step, text) pairs."""


def parses(sheet: Sheet, compile_: Compile) -> Iterator[Finding]:
    """Each expression is one of the check language."""
    question = problem_of(sheet)
    for loc, pattern in sheet.patterns():
        try:
            compile_(pattern, question)
        except ValueError as error:
            yield sheet.finding(loc, str(error))


def meetable(sheet: Sheet) -> Iterator[Finding]:
    """Nothing is asked for that nobody could say; no check is met by one word alone."""
    problem = problem_of(sheet)
    # A term of a behavioral question is no word but a row of sentences' beginnings.
    told = {t.id for t in problem.terms} if isinstance(problem, BehavioralQuestion) else set()
    for loc, check in sheet.checks():
        names = pattern_names(check.needs)
        if names and "'" not in check.needs and all(sign == "~" for sign, _ in names):
            yield sheet.finding([*loc, "needs"], "asks only for what is denied; nothing said can show it")
        elif len(names) == 1 and names[0][1] not in told and "'" not in check.needs and "*" not in check.needs:
            yield sheet.finding([*loc, "needs"], "is met by one word alone; ask for what is said about it", "warning")
    terms = sheet.value.concepts if isinstance(sheet.value, Concepts) else getattr(sheet.value, "terms", ())
    field = "concepts" if isinstance(sheet.value, Concepts) else "terms"
    for n, term in enumerate(terms):
        if not term.says and not term.includes:
            yield sheet.finding([field, n], "has neither `says` nor `includes`; nothing can mention it")
        for m, phrase in enumerate(term.near):
            if phrase in term.says:
                yield sheet.finding([field, n, "near", m], f"{phrase!r} is in `says` too; nothing would find it")


def met_by_outline(sheet: Sheet, question: Problem, evidence: Evidence) -> Iterator[Finding]:
    """A strong answer meets every check: the senior outline those up to senior, with staff's added all of them."""
    by_senior = evidence(question, question.checks, _answer(question, "senior"))
    by_staff = evidence(question, question.checks, _answer(question, "senior", "staff"))
    for loc, check in sheet.checks():
        if check.id not in (by_staff if check.level == "staff" else by_senior):
            whose = "staff" if check.level == "staff" else "senior"
            yield sheet.finding([*loc, "needs"], f"is not met by the question's own {whose} outline")


def _answer(question: Problem, *levels: Level) -> list[tuple[str, str]]:
    """The outlines as a candidate's turns: step after step, what the higher level adds after the lower's words."""
    if isinstance(question, BehavioralQuestion):
        return [("answer", " ".join(line for level in levels for line in question.outline.get(level, ())))]
    if not isinstance(question, Question):
        return []
    parts = [part for level in levels for part in question.outline.get(level, ())]
    steps = list(dict.fromkeys(part.step for part in parts))
    return [(part.step, " ".join(part.says)) for part in sorted(parts, key=lambda part: steps.index(part.step))]


def given_away(sheet: Sheet, evidence: Evidence) -> Iterator[Finding]:
    """A probe whose own words would meet its check tells the answer."""
    question = problem_of(sheet)
    for loc, check in sheet.checks():
        for n, probe in enumerate(check.probe):
            if check.id in evidence(question, [check], [(check.step, probe)]):
                yield sheet.finding([*loc, "probe", n], "gives the answer away: its own words meet the check")


def names_its_term(sheet: Sheet, says: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    """A probe that names a concept or card its check is after; the problem's own words are left out."""
    question = problem_of(sheet)
    own = {t.id for t in question.terms} if question else set()
    spoken = f" {_plain(question.prompt)} {_plain(question.brief)} " if question else ""
    for loc, check in sheet.checks():
        after = [name for sign, name in pattern_names(check.needs) if not sign and name not in own]
        for n, probe in enumerate(check.probe):
            words = f" {_plain(probe)} "
            for name in after:
                said = next((s for s in says.get(name, ()) if _tells(s) and _has(words, s, but=spoken)), None)
                if said is not None:
                    message = f"names what it is after ({said!r}, in `needs` as {name})"
                    yield sheet.finding([*loc, "probe", n], message, "warning")
                    break


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _tells(phrase: str) -> bool:
    """Whether a phrase is a term and not an everyday word (`get`, `row`, `record`) that happens to be one's name."""
    return len(phrase) >= 8 or " " in phrase


def _has(words: str, phrase: str, but: str) -> bool:
    plain = _plain(phrase)
    return any(form in words and form not in but for form in (f" {plain} ", f" {plain}s "))
