"""A round as a readable transcript, line by line as it happens."""

from collections.abc import Iterable

from mockloop.cli.plain import minutes, out
from mockloop.round.events import (
    BackendFailed,
    Covered,
    Event,
    Hinted,
    Paused,
    Ran,
    Resumed,
    RoundEnded,
    RoundStarted,
    Said,
    StepEntered,
    TimeCalled,
    Wrote,
)

_ENDINGS = {"finished": "the round is finished", "time_up": "time is up", "abandoned": "the round was left"}


def _said(event: Said) -> str:
    text = event.text.strip()
    if event.speaker == "candidate":
        return f"You: {text}"
    why = f" ({event.intent})" if event.intent not in (None, "open", "close") else ""
    return f"Interviewer{why}: {text}"


def line(event: Event) -> str | None:
    """An event in one passage; None for what a reader need not see."""
    match event:
        case RoundStarted():
            return (
                f"{event.question} · {event.kind} · {event.playbook} · {event.level} · {event.mode} · {event.backend}"
            )
        case StepEntered():
            return f"— {event.step} —"
        case Said():
            return _said(event)
        case Wrote():
            return f"[{event.file or event.pane}] {event.text.rstrip()}"
        case Ran():
            return f"[ran {event.file}: {'ok' if event.ok else f'exit {event.exit}'}]"
        case Paused():
            return "[paused]"
        case Resumed():
            return "[resumed]"
        case TimeCalled():
            return f"[time: {event.step if event.scope == 'step' else 'the round'}]"
        case BackendFailed():
            return f"[{event.error}: {event.message}]"
        case RoundEnded():
            return f"[{_ENDINGS[event.reason]}]"
        case Hinted() | Covered():
            return f"[{event.type}]"
        case _:
            return None


class Teller:
    """Prints events as they come."""

    def tell(self, event: Event) -> None:
        text = line(event)
        if text is None:
            return
        if isinstance(event, StepEntered):
            out()
        first, *rest = text.split("\n")
        out(f"{minutes(event.t)}  {first}" if not isinstance(event, RoundStarted) else first)
        for more in rest:
            out(f"       {more}")


def told(events: Iterable[Event]) -> None:
    """Prints a whole round."""
    teller = Teller()
    for event in events:
        teller.tell(event)
