"""The lint of the bank: everything that a machine can find wrong with its files, with file, line and field."""

from collections import Counter
from collections.abc import Iterator

from mockloop.content.behavioral_question import BehavioralQuestion
from mockloop.content.data_path import SLUG
from mockloop.content.errors import BadFile
from mockloop.content.library import BankFile, Library, opened
from mockloop.content.lint_behavioral import behavioral_depth
from mockloop.content.lint_depth import question_depth, rubric_depth
from mockloop.content.lint_numbers import quantities, repeated_ids, timeboxes
from mockloop.content.lint_patterns import (
    Compile,
    Evidence,
    given_away,
    meetable,
    met_by_outline,
    names_its_term,
    parses,
)
from mockloop.content.lint_probes import repeated_across, repeated_inside, spoken
from mockloop.content.lint_references import references, words_of_patterns
from mockloop.content.lint_sheet import Finding, Ground, Sheet, ground, problem_of, question_of
from mockloop.content.playbook import Playbook
from mockloop.content.rubric import Rubric
from mockloop.content.shape import misfits, model_of
from mockloop.content.yaml_file import Lines, parse, read_text

__all__ = ["Compile", "Evidence", "Finding", "lint"]


def lint(library: Library, compile: Compile | None = None, evidence: Evidence | None = None) -> tuple[Finding, ...]:  # noqa: A002
    """All findings over the built-in bank and the user's, by file and line.

    `compile` parses an expression of the check language, `evidence` tells which checks a text meets: both live above
    this package and are passed in; without them the rules that need them are left out. A file that does not fit
    its model is held to nothing else.
    """
    found: list[Finding] = []
    sheets: dict[tuple[str, str], Sheet] = {}
    for file in library.files():
        sheet, wrong = _read(file)
        found += wrong
        if sheet:
            sheets[file.key] = sheet
    bank = list(sheets.values())
    known = ground(bank)
    says = {i.id: i.says for i in library.index().of("choice")}
    says |= {c.id: c.says for s in bank if s.type == "concepts" for c in s.value.concepts}
    for sheet in bank:
        found += _alone(sheet, known, says)
        if compile:
            named = {(f.path, f.line, f.field) for f in found}
            found += [f for f in parses(sheet, compile) if (f.path, f.line, f.field) not in named]
        if evidence:
            found += _tried(sheet, evidence)
    found += _across(bank)
    found += repeated_across(bank)
    return tuple(sorted(set(found)))


def _read(file: BankFile) -> tuple[Sheet | None, list[Finding]]:
    """The file as a sheet, or what keeps it from being one."""
    try:
        text = read_text(file.path)
        if file.path.suffix != ".yaml":
            return Sheet(file.shelf.type, "", file.path, text, opened(file)), []
        data = parse(file.path, text)
    except BadFile as bad:
        return None, [_finding(bad)]
    found = [Finding(file.path, line, name, "is given twice") for line, name in Lines(text).repeats()]
    if not SLUG.fullmatch(file.path.stem):
        found.append(Finding(file.path, 0, "", "must be called by lower-case words joined by '-'"))
    model = model_of(file.shelf, file.path.stem)
    assert model is not None
    wrong = misfits(model, file.path, text, data)
    if wrong:
        return None, found + [_finding(bad) for bad in wrong]
    value = model.model_validate(data)
    return Sheet(file.shelf.type, getattr(value, "kind", ""), file.path, text, value), found


def _finding(bad: BadFile) -> Finding:
    return Finding(bad.path, bad.line, bad.field, bad.message)


def _alone(sheet: Sheet, known: Ground, says: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    """The rules that look at one file and at what the bank knows."""
    if sheet.type == "prompt":
        return
    yield from references(sheet, known)
    yield from words_of_patterns(sheet, known)
    yield from repeated_ids(sheet)
    yield from meetable(sheet)
    yield from spoken(sheet)
    yield from repeated_inside(sheet)
    yield from names_its_term(sheet, says)
    question = question_of(sheet)
    if question:
        yield from quantities(sheet, question)
        yield from question_depth(sheet, question, known)
    elif isinstance(sheet.value, BehavioralQuestion):
        yield from behavioral_depth(sheet, sheet.value)
    elif isinstance(sheet.value, Playbook):
        yield from timeboxes(sheet)
    elif isinstance(sheet.value, Rubric):
        yield from rubric_depth(sheet, sheet.value)


def _tried(sheet: Sheet, evidence: Evidence) -> Iterator[Finding]:
    """The rules that let somebody say the file's own words."""
    yield from given_away(sheet, evidence)
    question = problem_of(sheet)
    if question:
        yield from met_by_outline(sheet, question, evidence)


def _across(bank: list[Sheet]) -> Iterator[Finding]:
    """Ids that two files share and that must not be shared."""
    generic = {s.kind: {c.id for c in s.value.checks} for s in bank if s.type == "rubric"}
    cards = {s.value.id for s in bank if s.type == "choice"}
    concepts = Counter(c.id for s in bank if s.type == "concepts" for c in s.value.concepts)
    for sheet in bank:
        question = problem_of(sheet)
        if question:
            for loc, check in sheet.checks():
                if check.id in generic.get(question.kind, ()):
                    yield sheet.finding([*loc, "id"], f"{check.id!r} is a generic check of the rubric already")
            for n, term in enumerate(question.terms):
                if term.id in cards or term.id in concepts:
                    yield sheet.finding(["terms", n, "id"], f"{term.id!r} is a concept or choice card already")
        elif sheet.type == "concepts":
            for n, concept in enumerate(sheet.value.concepts):
                if concepts[concept.id] > 1:
                    yield sheet.finding(["concepts", n, "id"], f"{concept.id!r} is a concept twice over")
                elif concept.id in cards:
                    message = f"{concept.id!r} is a choice card; its names belong there"
                    yield sheet.finding(["concepts", n, "id"], message, "warning")
