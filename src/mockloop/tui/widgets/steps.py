"""The steps of a round, with their marks and their time: a column, or one line where there is little room."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.style import Style
from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from mockloop.tui.text import clip, clock

Mark = Literal["done", "over", "now", "ahead"]
SIGNS: dict[Mark, str] = {"done": "✓", "over": "!", "now": "▸", "ahead": " "}
SHORT: dict[Mark, str] = SIGNS | {"ahead": "·"}


@dataclass(frozen=True, slots=True)
class StepView:
    """Seconds spent in a step and its box; `left` is negative once the box has run out."""

    title: str
    mark: Mark
    spent: float
    box: float

    @property
    def left(self) -> float:
        return self.box - self.spent

    @property
    def late(self) -> bool:
        """At least 80 % of the box is gone."""
        return self.spent >= 0.8 * self.box


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the checklist."""

    words: str
    met: bool


class Steps(Widget):
    """`steps` and, in guided rounds, the present step's `checklist`. Draws only when one of them has changed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{r}" for r in ("dim", "accent", "bold", "good", "warn", "mark")}

    steps: reactive[tuple[StepView, ...]] = reactive(())
    checklist: reactive[tuple[Item, ...]] = reactive(())
    quiet: reactive[bool] = reactive(False)
    """Seconds are left out until a box is 80 % gone."""

    def render(self) -> Text:
        out = Text(no_wrap=True, overflow="crop")
        width = self.size.width
        for step in self.steps:
            self._row(out, step, width)
        if self.checklist:
            done = sum(item.met for item in self.checklist)
            out.append("\n")
            out.append(f" {done} of {len(self.checklist)} heard\n", self._ink("dim"))
            for item in self.checklist:
                out.append(" ✓ " if item.met else " · ", self._ink("good" if item.met else "dim"))
                out.append(self._folded(item.words, width), self._ink("dim" if item.met else ""))
        return out

    def _folded(self, words: str, width: int) -> str:
        from mockloop.tui.text import wrap

        return "\n   ".join(wrap(words, max(8, width - 3))) + "\n"

    def _row(self, out: Text, step: StepView, width: int) -> None:
        time = clock(step.box if step.mark == "ahead" else step.spent)
        name = clip(step.title, width - 4 - len(time))
        role = {"done": "dim", "over": "warn", "now": "bold", "ahead": ""}[step.mark]
        sign = {"done": "good", "over": "warn", "now": "mark", "ahead": "dim"}[step.mark]
        out.append(f" {SIGNS[step.mark]} ", self._ink(sign))
        out.append(name, self._ink(role))
        out.append(" " * (width - 3 - len(name) - len(time)))
        out.append(time + "\n", self._ink("warn" if step.mark == "over" else "dim"))
        if step.mark == "now":
            self._meter(out, step, width)

    def _meter(self, out: Text, step: StepView, width: int) -> None:
        said = self._left(step)
        cells = max(3, width - 4 - len(said))
        full = min(cells, round(cells * step.spent / step.box)) if step.box else cells
        ink = self._ink("warn" if step.late else "accent")
        out.append("   " + "▓" * full, ink)
        out.append("░" * (cells - full), self._ink("dim"))
        out.append(f" {said}\n", self._ink("warn" if step.late else "dim"))

    def _left(self, step: StepView) -> str:
        if step.left < 0:
            return f"{clock(-step.left)} over"
        if self.quiet and not step.late:
            minutes = int(step.left // 60)
            return f"{minutes} min left" if minutes else "<1 min left"
        return f"{clock(step.left)} left"

    def _ink(self, role: str) -> Style:
        return self.get_component_rich_style(f"ink--{role}", partial=True) if role else Style.null()


class StepsLine(Steps):
    """One line: a mark for each step, the present one by name with its time, and the brief."""

    brief: reactive[str] = reactive("")

    def render(self) -> Text:
        out = Text(" ", no_wrap=True, overflow="crop")
        for step in self.steps:
            role = {"done": "good", "over": "warn", "now": "mark", "ahead": "dim"}[step.mark]
            out.append(SHORT[step.mark], self._ink(role))
        now = next((s for s in self.steps if s.mark == "now"), None)
        if now is not None:
            late = "warn" if now.late else ""
            out.append(f" {now.title} ", self._ink("bold"))
            out.append(self._time(now), self._ink(late))
        if self.checklist:
            done = sum(item.met for item in self.checklist)
            out.append(f"  {done} of {len(self.checklist)} heard", self._ink("dim"))
        room = self.size.width - out.cell_len - 4
        if room > 8 and self.brief:
            brief = clip(self.brief, room)
            out.append(" " * (self.size.width - out.cell_len - len(brief) - 1))
            out.append(brief, self._ink("dim"))
        return out

    def _time(self, step: StepView) -> str:
        if self.quiet and not step.late:
            return self._left(step)
        return f"{clock(step.spent)} of {clock(step.box)}"
