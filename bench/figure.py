"""One line of the table: a budget, what was measured, and whether it holds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`value` is in the unit of `target`, None where what it measures is not built; `note` says how it came about."""

    budget: str
    value: float | None
    target: float
    unit: str
    at_least: bool = False
    note: str = ""

    @property
    def held(self) -> bool | None:
        """Whether the budget holds; None where nothing was measured."""
        if self.value is None:
            return None
        return self.value >= self.target if self.at_least else self.value <= self.target

    def row(self) -> tuple[str, str, str, str, str]:
        """Budget, figure, target, verdict, note."""
        figure = "not built" if self.value is None else f"{self.value:.2f} {self.unit}"
        target = f"{'≥' if self.at_least else '≤'} {self.target:g} {self.unit}"
        verdict = {None: "-", True: "held", False: "MISSED"}[self.held]
        return self.budget, figure, target, verdict, self.note


def table(figures: list[Figure]) -> str:
    """The figures as lines of aligned columns."""
    rows = [("budget", "figure", "target", "", "measured"), *(f.row() for f in figures)]
    widths = [max(len(row[i]) for row in rows) for i in range(5)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(r, widths, strict=True)).rstrip() for r in rows)
