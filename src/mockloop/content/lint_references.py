"""Names that stand for something elsewhere: cards, axes, steps, dimensions, rubrics, and the words of a pattern."""

import re
from collections.abc import Iterable, Iterator

from mockloop.content.behavioral_question import BehavioralQuestion
from mockloop.content.choice import Choice
from mockloop.content.competency import Competencies
from mockloop.content.concept import Concepts
from mockloop.content.fixed_ids import CHOICES
from mockloop.content.lint_sheet import Finding, Ground, Sheet, problem_of
from mockloop.content.playbook import Playbook
from mockloop.content.question import Question
from mockloop.content.rubric import Rubric
from mockloop.content.yaml_file import Loc

_QUOTED = re.compile(r"'[^']*'")
_NAME = re.compile(r"(?P<sigil>[~@#=]?)(?P<name>[a-z][a-z0-9_-]*)")


def pattern_names(pattern: str) -> tuple[tuple[str, str], ...]:
    """The names in an expression with the sign before each ("" for a concept), quoted words left out."""
    return tuple((m["sigil"], m["name"]) for m in _NAME.finditer(_QUOTED.sub(" ", pattern)))


def references(sheet: Sheet, known: Ground) -> Iterator[Finding]:
    """Every name of the file that nothing in the bank defines."""
    match sheet.value:
        case Playbook() as playbook:
            yield from _playbook(sheet, playbook, known)
        case Rubric() as rubric:
            yield from _checks(sheet, rubric.kind, known.rubrics[rubric.id], known)
        case Choice() as choice:
            yield from _choice(sheet, choice, known)
        case Question() as question:
            yield from _question(sheet, question, known)
        case Competencies() as competencies:
            yield from _competencies(sheet, competencies)
        case BehavioralQuestion() as behavioral:
            for n, name in enumerate(behavioral.competencies):
                if name not in known.competencies:
                    yield sheet.finding(["competencies", n], f"no competency {name!r} in competencies.yaml")
            yield from _checks(sheet, behavioral.kind, known.dimensions.get(behavioral.kind, frozenset()), known)
        case Concepts() as concepts:
            for n, concept in enumerate(concepts.concepts):
                for m, narrower in enumerate(concept.includes):
                    if narrower not in known.concepts | known.cards | CHOICES:
                        yield _card(sheet, ("concepts", n, "includes", m), narrower, known, "concept or choice card")


def words_of_patterns(sheet: Sheet, known: Ground) -> Iterator[Finding]:
    """Concepts, markers and quantities that a pattern names and nothing defines."""
    question = problem_of(sheet)
    concepts = known.concepts | known.cards
    quantities: frozenset[str] = frozenset()
    if question:
        concepts |= {t.id for t in question.terms}
    if isinstance(question, Question):
        quantities = frozenset(q.id for q in question.quantities)
    for loc, pattern in sheet.patterns():
        for sigil, name in dict.fromkeys(pattern_names(pattern)):
            if sigil in ("", "~") and name not in concepts:
                yield sheet.finding(loc, f"{name!r} is no concept, choice card or term of the question")
            elif sigil == "@" and name not in known.markers:
                yield sheet.finding(loc, f"{sigil}{name} is no word of argument (`question_bank/concepts`)")
            elif sigil == "=" and name not in quantities:
                yield sheet.finding(loc, f"{sigil}{name} is no quantity of this question")


def _playbook(sheet: Sheet, playbook: Playbook, known: Ground) -> Iterator[Finding]:
    if playbook.rubric not in known.rubrics:
        yield sheet.finding(["rubric"], f"no rubric {playbook.rubric!r} in the bank")
    steps = {s.id for s in playbook.steps}
    if playbook.change_in is not None and playbook.change_in not in steps:
        yield sheet.finding(["change_in"], f"no step {playbook.change_in!r} here")
    dimensions = known.rubrics.get(playbook.rubric, frozenset())
    for n, step in enumerate(playbook.steps):
        for m, aim in enumerate(step.aims):
            if dimensions and aim not in dimensions:
                yield sheet.finding(["steps", n, "aims", m], f"{aim!r} is no dimension of rubric {playbook.rubric!r}")


def _choice(sheet: Sheet, choice: Choice, known: Ground) -> Iterator[Finding]:
    yield from _axes(sheet, ("axes",), choice.axes, known)
    for n, rival in enumerate(choice.instead):
        yield from _cards(sheet, ("instead", n, "card"), rival.card, choice, known)
    for n, probe in enumerate(choice.why_not):
        yield from _cards(sheet, ("why_not", n, "rival"), probe.rival, choice, known)
    for n, card in enumerate(choice.leads_to):
        if card not in CHOICES:
            yield from _cards(sheet, ("leads_to", n), card, choice, known)


def _question(sheet: Sheet, question: Question, known: Ground) -> Iterator[Finding]:
    steps = known.steps.get(question.kind, frozenset())
    for n, decision in enumerate(question.decisions):
        yield from _axes(sheet, ("decisions", n, "axes"), decision.axes, known)
        if steps and decision.step not in steps:
            yield sheet.finding(
                ["decisions", n, "step"], f"no playbook of kind {question.kind} has a step {decision.step!r}"
            )
        for m, option in enumerate(decision.options):
            if option.card is not None and option.card not in known.cards:
                yield _card(sheet, ("decisions", n, "options", m, "card"), option.card, known)
    for n, term in enumerate(question.terms):
        inner = known.concepts | known.cards | CHOICES | {t.id for t in question.terms}
        for m, narrower in enumerate(term.includes):
            if narrower not in inner:
                yield _card(sheet, ("terms", n, "includes", m), narrower, known, "concept or choice card")
    for level, parts in question.outline.items():
        for n, part in enumerate(parts):
            if steps and part.step not in steps:
                yield sheet.finding(["outline", level, n, "step"], f"no playbook of kind {question.kind} has it")
    yield from _checks(sheet, question.kind, known.dimensions.get(question.kind, frozenset()), known)


def _competencies(sheet: Sheet, listed: Competencies) -> Iterator[Finding]:
    sets = {one.id for one in listed.sets}
    ids = {one.id for one in listed.competencies}
    for n, one in enumerate(listed.competencies):
        if one.set not in sets:
            yield sheet.finding(["competencies", n, "set"], f"no list {one.set!r} among `sets`")
        for m, name in enumerate(one.like):
            if name not in ids or name == one.id:
                yield sheet.finding(["competencies", n, "like", m], f"{name!r} is no other competency")


def _checks(sheet: Sheet, kind: str, dimensions: frozenset[str], known: Ground) -> Iterator[Finding]:
    steps = known.steps.get(kind, frozenset())
    for loc, check in sheet.checks():
        if dimensions and check.dimension not in dimensions:
            yield sheet.finding([*loc, "dimension"], f"no rubric of kind {kind} has a dimension {check.dimension!r}")
        if steps and check.step not in steps:
            yield sheet.finding([*loc, "step"], f"no playbook of kind {kind} has a step {check.step!r}")


def _axes(sheet: Sheet, loc: Loc, axes: Iterable[str], known: Ground) -> Iterator[Finding]:
    for n, axis in enumerate(axes):
        if axis not in known.axes:
            yield sheet.finding([*loc, n], f"no axis {axis!r} in axes.yaml")


def _cards(sheet: Sheet, loc: Loc, card: str, owner: Choice, known: Ground) -> Iterator[Finding]:
    if card == owner.id:
        yield sheet.finding(loc, "is this very card")
    elif card not in known.cards:
        yield _card(sheet, loc, card, known)


def _card(sheet: Sheet, loc: Loc, card: str, known: Ground, what: str = "choice card") -> Finding:
    """A card whose id is fixed but whose file is still to be written is a warning; any other is an error."""
    if card in CHOICES:
        return sheet.finding(loc, f"{what} {card!r} is not written yet", "warning")
    return sheet.finding(loc, f"no {what} {card!r} in the bank")
