"""The command palette's content: every binding of the screen and its focused part, under the words of its footer."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.screen import Screen

from mockloop.tui.widgets.keys import sign

if TYPE_CHECKING:
    from mockloop.tui.app import MockloopApp

UNSPOKEN = {"command_palette", "move(-1)", "move(1)"}


def commands(app: "MockloopApp", screen: Screen[Any]) -> Iterable[SystemCommand]:
    """Each action once, with the keys that do the same; themes by name at the end."""
    keys: dict[tuple[str, str], list[str]] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        mine = (type(active.node).__module__ or "").startswith("mockloop")
        if not mine or not binding.description or binding.action in UNSPOKEN or not active.enabled:
            continue
        keys.setdefault((binding.description, binding.tooltip), []).append(key)
    for (name, more), pressed in keys.items():
        shown = " or ".join(sign(key) for key in pressed)
        yield SystemCommand(name, f"{more or name} ({shown})", partial(app.simulate_key, pressed[0]))
    yield SystemCommand("Theme", "Choose another theme", app.action_change_theme)
