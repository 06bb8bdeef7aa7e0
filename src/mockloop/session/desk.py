"""What a round is played on: the bank, the history, the clock, and how the interviewer behaves."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mockloop.content.base import KINDS, LEVELS, MODES
from mockloop.content.library import Library
from mockloop.content.phrases import Persona
from mockloop.content.playbook import Playbook
from mockloop.content.problem import Problem
from mockloop.content.rubric import Rubric
from mockloop.history.store import History
from mockloop.round.clock import Clock, MonotonicClock

if TYPE_CHECKING:
    from mockloop.backends.backend import Backend
    from mockloop.backends.call import Call
    from mockloop.backends.spend import Spend

TIERS: dict[str, tuple[int, ...]] = {"mid": (1, 2), "senior": (1, 2, 3), "staff": (2, 3, 4)}
"""The tiers of questions that suit a level, where the seed picks one."""

OFFLINE = "offline"

Opener = Callable[[str, "Spend", "Callable[[Call], None]"], "Backend"]


class CannotStart(ValueError):
    """A round that cannot be played as asked; the message says what to ask for."""


@dataclass(frozen=True, slots=True)
class Desk:
    """`history` None keeps rounds in memory only. `delay` is the seconds that a reply waits, as a person would.

    `opener` gives the backend of a name, which adds up what it takes and tells each call; None where there is none to
    be had. `ceiling` is what a round may spend on models, in US dollars.
    """

    library: Library
    history: History | None = None
    clock: Clock = field(default_factory=MonotonicClock)
    delay: float = 0.0
    persona: Persona = "neutral"
    opener: "Opener | None" = None
    ceiling: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """All that a round is about, decided."""

    kind: str
    question: Problem
    playbook: Playbook
    rubric: Rubric
    level: str
    mode: str
    minutes: float | None
    seed: int
    backend: str


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise CannotStart(f"{name} {value!r} is not known; take one of {', '.join(allowed)}")
    return value


def pick_question(library: Library, kind: str, level: str, seed: int) -> str:
    """The question that the seed picks for a kind and level. Raises `CannotStart` where the bank has none."""
    items = [item for item in library.index().items if item.type == "question" and item.kind == kind]
    if not items:
        raise CannotStart(f"the bank holds no {kind} question yet; `mockloop bank list` shows what there is")
    # A round is drawn for a story; what is no story (why us, about yourself) is asked for by name.
    items = [item for item in items if item.answer in ("", "story")] or items
    fitting = [item for item in items if item.tier in TIERS[level] and level in (item.suits or LEVELS)] or items
    return random.Random(seed).choice(sorted(item.id for item in fitting))  # noqa: S311 - a choice, not a secret


def _playbook(library: Library, kind: str, name: str | None) -> Playbook:
    if name is None:
        of_kind = library.index().of("playbook", kind)
        if not of_kind:
            raise CannotStart(f"the bank holds no {kind} playbook; `mockloop bank list` shows what there is")
        name = of_kind[0].id
    playbook = library.playbook(name)
    if playbook.kind != kind:
        raise CannotStart(f"playbook {name!r} is for {playbook.kind} rounds, not {kind}; leave it out for the default")
    return playbook


def lay(
    library: Library,
    kind: str,
    *,
    question: str | None = None,
    playbook: str | None = None,
    level: str | None = None,
    mode: str | None = None,
    minutes: float | None = None,
    seed: int = 0,
    backend: str | None = None,
) -> Table:
    """Everything that the round is about; what is not said is a default. Raises `CannotStart` and `ContentError`."""
    _one_of("kind", kind, KINDS)
    level = _one_of("level", level or "senior", LEVELS)
    mode = _one_of("mode", mode or "exam", MODES)
    if minutes is not None and not 1 <= minutes <= 600:
        raise CannotStart(f"{minutes:g} minutes is out of range; take 1 to 600")
    name = question or pick_question(library, kind, level, seed)
    if not any(item.type == "question" and item.id == name for item in library.index().of("question", kind)):
        elsewhere = library.index().find(name, "question")
        if elsewhere:
            raise CannotStart(f"question {name!r} is of kind {elsewhere[0].kind}, not {kind}")
    asked = library.question(name)
    book = _playbook(library, kind, playbook)
    if minutes == book.minutes:
        minutes = None
    return Table(kind, asked, book, library.rubric(book.rubric), level, mode, minutes, seed, backend or OFFLINE)
