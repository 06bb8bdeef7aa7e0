"""What a rule of the lint is given: a file with its value and its lines, and what the rest of the bank knows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from mockloop.content.check import Check
from mockloop.content.concept import STORY_MARKERS
from mockloop.content.problem import Problem
from mockloop.content.question import Question
from mockloop.content.shape import dotted
from mockloop.content.yaml_file import Lines, Loc

Severity = Literal["error", "warning"]

SEEN = frozenset(("question", "code", *STORY_MARKERS))
"""Marks of a pattern (`@question`) that the reader sees by the form of what is said, not by words of `concepts/`."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong with a file, or (a warning) that may well be."""

    path: Path
    line: int
    field: str
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        mark = "" if self.severity == "error" else "warning: "
        return f"{place}: {mark}{self.field}: {self.message}" if self.field else f"{place}: {mark}{self.message}"


@dataclass
class Sheet:
    """A file that has the shape of its model."""

    type: str
    kind: str
    path: Path
    text: str
    value: Any

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.text)

    def finding(self, loc: Loc, message: str, severity: Severity = "error") -> Finding:
        """A finding at a field of this file."""
        return Finding(self.path, self.lines.at(loc), dotted(list(loc)), message, severity)

    def checks(self) -> Iterator[tuple[Loc, Check]]:
        """The checks that the file holds, with their places."""
        for n, check in enumerate(getattr(self.value, "checks", ())):
            yield ("checks", n), check

    def patterns(self) -> Iterator[tuple[Loc, str]]:
        """Every expression of the check language in the file, with its place."""
        yield from _strings(self.value, (), ("needs", "when", "first", "then", "unless"), _PATTERN_OWNERS)


_PATTERN_OWNERS = frozenset(
    ("Check", "WhyNot", "Follow", "FollowUp", "Claim", "Decision", "Rung", "DeepDive", "RedFlag", "Opposition")
) | {"VagueTalk"}


def _strings(value: Any, loc: tuple[str | int, ...], names: tuple[str, ...], owners: frozenset[str]) -> Any:
    """The text fields of those names in those models, wherever they stand inside `value`."""
    if isinstance(value, tuple):
        for n, part in enumerate(value):
            yield from _strings(part, (*loc, n), names, owners)
        return
    for name in getattr(type(value), "model_fields", ()):
        part = getattr(value, name)
        if isinstance(part, str):
            if name in names and type(value).__name__ in owners:
                yield (*loc, name), part
        else:
            yield from _strings(part, (*loc, name), names, owners)


@dataclass
class Ground:
    """What the files of a bank may refer to."""

    cards: frozenset[str] = frozenset()
    axes: frozenset[str] = frozenset()
    concepts: frozenset[str] = frozenset()
    markers: frozenset[str] = frozenset()
    competencies: frozenset[str] = frozenset()
    rubrics: dict[str, frozenset[str]] = field(default_factory=dict)
    """The dimensions of each rubric."""
    scored: dict[str, frozenset[str]] = field(default_factory=dict)
    """Of each rubric, those dimensions that are scored by what is said (not pacing, not communication)."""
    steps: dict[str, frozenset[str]] = field(default_factory=dict)
    """The steps of all playbooks of a kind."""
    main_steps: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The steps of a kind's default playbook."""
    dimensions: dict[str, frozenset[str]] = field(default_factory=dict)
    """The dimensions of all rubrics of a kind."""
    main_rubric: dict[str, str] = field(default_factory=dict)
    """The rubric of a kind's default playbook."""


def ground(sheets: list[Sheet]) -> Ground:
    """What the given files define."""
    found = Ground()
    found.cards = frozenset(s.value.id for s in sheets if s.type == "choice")
    found.axes = frozenset(a.id for s in sheets if s.type == "axes" for a in s.value.axes)
    found.competencies = frozenset(c.id for s in sheets if s.type == "competencies" for c in s.value.competencies)
    concepts = [s.value for s in sheets if s.type == "concepts"]
    found.concepts = frozenset(c.id for v in concepts for c in v.concepts)
    found.markers = frozenset(m.id for v in concepts for m in v.markers) | SEEN
    for rubric in (s.value for s in sheets if s.type == "rubric"):
        found.rubrics[rubric.id] = frozenset(d.id for d in rubric.dimensions)
        found.scored[rubric.id] = frozenset(d.id for d in rubric.dimensions if d.content)
        found.dimensions[rubric.kind] = found.dimensions.get(rubric.kind, frozenset()) | found.rubrics[rubric.id]
    for playbook in (s.value for s in sheets if s.type == "playbook"):
        steps = tuple(step.id for step in playbook.steps)
        found.steps[playbook.kind] = found.steps.get(playbook.kind, frozenset()) | set(steps)
        if playbook.default:
            found.main_steps[playbook.kind] = steps
            found.main_rubric[playbook.kind] = playbook.rubric
    return found


def problem_of(sheet: Sheet) -> Problem | None:
    """The question of any kind that a file holds, None where it holds something else."""
    return sheet.value if isinstance(sheet.value, Problem) else None


def question_of(sheet: Sheet) -> Question | None:
    """The system-design question that a file holds, None where it holds something else."""
    return sheet.value if isinstance(sheet.value, Question) else None
