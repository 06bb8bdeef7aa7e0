"""The plan of a round: its steps, their boxes in seconds, and what the clock has in store for it."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mockloop.content.playbook import Playbook


@dataclass(frozen=True, slots=True)
class Plan:
    """What the engine must know of a round beside its events.

    `change` is the id of the requirement change that is due in step `change_in`, None where none is.
    `moves_on` says that the end of a box forces the next step (behavioral rounds).
    """

    boxes: Mapping[str, float]
    change_in: str | None = None
    change: str | None = None
    moves_on: bool = False

    @property
    def steps(self) -> tuple[str, ...]:
        return tuple(self.boxes)

    @property
    def seconds(self) -> float:
        """The whole round, in seconds."""
        return sum(self.boxes.values())

    def after(self, step: str) -> str | None:
        """The next step, None after the last."""
        steps = self.steps
        place = steps.index(step) + 1
        return steps[place] if place < len(steps) else None

    def before(self, step: str) -> str | None:
        """The step before, None before the first."""
        steps = self.steps
        place = steps.index(step)
        return steps[place - 1] if place else None


def boxes(playbook: Playbook, minutes: float | None = None) -> dict[str, float]:
    """Seconds of each step's box, in order; `minutes` for the whole round scales every box alike."""
    total = sum(step.minutes for step in playbook.steps)
    factor = 1.0 if minutes is None else minutes / total
    return {step.id: step.minutes * 60 * factor for step in playbook.steps}


def plan(
    playbook: Playbook, *, mode: str, seed: int, minutes: float | None = None, changes: tuple[str, ...] = ()
) -> Plan:
    """The plan of a round; `changes` are the ids of the question's requirement changes, of which the seed picks one."""
    takes = playbook.kind == "hld" and mode == "exam" and playbook.change_in is not None and bool(changes)
    return Plan(
        boxes=MappingProxyType(boxes(playbook, minutes)),
        change_in=playbook.change_in if takes else None,
        change=random.Random(seed).choice(changes) if takes else None,  # noqa: S311 - a choice, not a secret
        moves_on=playbook.kind == "behavioral",
    )
