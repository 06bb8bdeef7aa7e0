"""What a screen can do, told once for its palette and its help: every binding of ours under the words of its footer."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from mockloop.tui.widgets.keys import sign

if TYPE_CHECKING:
    from mockloop.tui.app import MockloopApp

TRIVIAL = ("move", "page", "scroll", "app.focus", "screen.page")
"""Beginnings of actions that move a cursor: who needs them has found them."""


def _ours(part: type) -> set[str]:
    """The actions that our own classes bind, without those that a part has from Textual."""
    bound = [cls.__dict__.get("BINDINGS", ()) for cls in part.__mro__ if cls.__module__.startswith("mockloop")]
    return {binding.action for some in bound for binding in some}


def _bindings(screen: Screen[Any]) -> dict[tuple[str, str], list[Binding]]:
    out: dict[tuple[str, str], list[Binding]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if (
            binding.action in _ours(type(active.node))
            and active.enabled
            and binding.description
            and not binding.action.startswith(TRIVIAL)
        ):
            out.setdefault((binding.description, binding.tooltip), []).append(binding)
    return out


def keys_of(screen: Screen[Any]) -> list[tuple[str, str]]:
    """Keys, "^N or F6", and what they do."""
    return [
        (" or ".join(sign(b.key) for b in found[:2]), more or words)
        for (words, more), found in _bindings(screen).items()
    ]


def commands(app: "MockloopApp", screen: Screen[Any]) -> Iterable[SystemCommand]:
    """Each action once, with the keys that do the same; the themes at the end."""
    for (words, more), found in _bindings(screen).items():
        if any("command_palette" in b.action for b in found):
            continue
        shown = " or ".join(sign(b.key) for b in found)
        yield SystemCommand(words, f"{more}: {shown}" if more else shown, partial(app.simulate_key, found[0].key))
    yield SystemCommand("Theme", "Choose another theme", app.action_change_theme)
