"""Our two themes: quiet ground, one accent, three signal colours that never stand without a word or a mark."""

import os

from textual.theme import Theme

DARK = Theme(
    name="mockloop-dark",
    primary="#6fb7c3",
    secondary="#8aa0ad",
    accent="#6fb7c3",
    warning="#dcae62",
    error="#e07f75",
    success="#93bf85",
    foreground="#d5dbe0",
    background="#13171b",
    surface="#13171b",
    panel="#1f262c",
    dark=True,
    variables={
        "ink-dim": "#8b979f",
        "rule": "#353f47",
        "row": "#223238",
        "border": "#6fb7c3",
        "border-blurred": "#353f47",
        "input-cursor-background": "#d5dbe0",
        "input-cursor-foreground": "#13171b",
        "input-selection-background": "#2f5660",
        "footer-background": "#13171b",
        "scrollbar": "#353f47",
        "scrollbar-background": "#13171b",
        "scrollbar-corner-color": "#13171b",
    },
)

LIGHT = Theme(
    name="mockloop-light",
    primary="#0b6473",
    secondary="#4d5b63",
    accent="#0b6473",
    warning="#8a5a00",
    error="#a8322a",
    success="#2f6b2a",
    foreground="#22292e",
    background="#faf9f6",
    surface="#faf9f6",
    panel="#eceae4",
    dark=False,
    variables={
        "ink-dim": "#5f6a70",
        "rule": "#c9c6bd",
        "row": "#dfeaec",
        "border": "#0b6473",
        "border-blurred": "#c9c6bd",
        "input-cursor-background": "#22292e",
        "input-cursor-foreground": "#faf9f6",
        "input-selection-background": "#b9dbe1",
        "footer-background": "#faf9f6",
        "scrollbar": "#c9c6bd",
        "scrollbar-background": "#faf9f6",
        "scrollbar-corner-color": "#faf9f6",
    },
)

LIGHT_GROUNDS = ("7", "15")
"""Backgrounds in `COLORFGBG` that mean a light terminal: white and bright white."""


def preferred(environ: dict[str, str] | None = None) -> str | None:
    """The theme to begin with: None where `TEXTUAL_THEME` names one, light where the terminal says that it is."""
    env = os.environ if environ is None else environ
    if env.get("TEXTUAL_THEME"):
        return None
    light = env.get("COLORFGBG", "").rpartition(";")[2] in LIGHT_GROUNDS
    return LIGHT.name if light else DARK.name


def stand_ins(theme: Theme) -> dict[str, str]:
    """Our own names (`ink-dim`, `rule`, `row`) for a theme that is not ours, in its colours."""
    if theme.ansi:
        return {"ink-dim": "ansi_default 60%", "rule": "ansi_bright_black", "row": "ansi_default"}
    text = theme.foreground or ("#e0e0e0" if theme.dark else "#1e1e1e")
    return {"ink-dim": f"{text} 65%", "rule": f"{text} 22%", "row": f"{theme.primary} 22%"}
