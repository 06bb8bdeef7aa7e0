"""The round in one line: its steps as long as they took, over their names and times."""

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.text import Text
from textual.widget import Widget

from mockloop.tui.text import clip, clock
from mockloop.tui.widgets.steps import StepView


class Timeline(Widget):
    """`steps` in the order in which they were entered, and a remark for the second line's end."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{r}" for r in ("dim", "accent", "warn")}

    def __init__(self, steps: Sequence[StepView], remark: str = "", **more: Any) -> None:
        super().__init__(**more)
        self._steps = [step for step in steps if step.spent > 0]
        self._remark = remark

    def render(self) -> Text:
        ink = {r: self.get_component_rich_style(f"ink--{r}", partial=True) for r in ("dim", "accent", "warn")}
        width = self.size.width
        total = sum(step.spent for step in self._steps) or 1.0
        bar, names = Text(no_wrap=True, overflow="crop"), Text(no_wrap=True, overflow="crop")
        edge, used = 0.0, 0
        for step in self._steps:
            edge += step.spent / total * width
            cells = max(1, round(edge) - used)
            used += cells
            over = step.mark == "over"
            bar.append("━" * (cells - 1) + "╸", ink["warn" if over else "accent"])
            label = f"{'!' if over else ''}{step.title} {clock(step.spent)}"
            shown = label if len(label) < cells else clip(label, cells - 1)
            names.append(f"{shown:<{cells}}", ink["warn" if over else "dim"])
        if self._remark:
            names.truncate(max(0, width - len(self._remark) - 2))
            names.append(" " * max(2, width - names.cell_len - len(self._remark)))
            names.append(self._remark, ink["dim"])
        return bar + Text("\n") + names
