"""An interviewer that says only what the occasion is: enough to see when it is asked to speak."""

from collections.abc import Awaitable, Callable
from typing import Any

from mockloop.round.events import Said
from mockloop.session.speech import Moment, Speech

Begin = Callable[..., Awaitable[Any]]
"""Begins a round on the made bank; `Any`, so that a test may look into events without asking of which type they are."""


class Listener:
    """Sits opposite and says what the occasion is; enough to see when it is asked to speak."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.met: frozenset[str] = frozenset()

    @property
    def reading(self) -> Any:
        return self.heard

    def hear(self, said: Said) -> None:
        self.heard.append(said.text)
        self.met |= {"says_scope"} if "out of scope" in said.text else frozenset()

    def speak(self, moment: Moment) -> Speech:
        text = f"{moment.occasion} {len(moment.state.turns)}."
        guided = moment.state.start is not None and moment.state.start.mode == "guided"
        match moment.occasion:
            case "reply":
                return Speech("answer", text, "fact_1") if "about 1" in self.heard[-1] else Speech("follow_up", text)
            case "hint":
                return Speech("hint", text, check="check_1", rung=1) if guided else Speech("redirect", text, "design")
            case "change":
                return Speech("change", text, moment.change)
            case intent:
                return Speech(intent, text)
