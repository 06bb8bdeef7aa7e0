"""The commands that a half-typed one could become, above the composer."""

from collections.abc import Sequence
from typing import Any

from textual.widgets import Static

FEW = 5
"""Commands that are explained a line each; more than these are only named."""


class Completions(Static):
    """Hidden while there is nothing to complete."""

    def __init__(self, **more: Any) -> None:
        super().__init__("", markup=False, **more)

    def offer(self, found: Sequence[tuple[str, str]]) -> None:
        """Shows pairs of a command and what it does."""
        self.display = bool(found)
        if len(found) > FEW:
            self.update("  ".join(name.strip() for name, _ in found))
        elif found:
            wide = max(len(name) for name, _ in found) + 2
            self.update("\n".join(f"{name:<{wide}}{does}".rstrip() for name, does in found) + "\nTab completes")
