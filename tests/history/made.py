"""Rounds, turns and scorecards to put into a history."""

from mockloop.history.store import History
from mockloop.round.events import Event, RoundEnded, RoundStarted, Said, StepEntered
from mockloop.round.ids import ulid


class Wall:
    """A wall clock that stands still until it is moved, in seconds since 1970."""

    def __init__(self, now: float = 1_700_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


def started(number: int = 1, **fields: object) -> RoundStarted:
    """The first event of a round; rounds sort by `number`."""
    given: dict[str, object] = {
        "seq": 1,
        "t": 0.0,
        "step": "requirements",
        "round": ulid(1_700_000_000_000 + number, number),
        "kind": "hld",
        "question": "url-shortener",
        "playbook": "hld-9-step",
        "level": "senior",
        "mode": "exam",
        "backend": "offline",
        "seed": 7,
    }
    return RoundStarted(**{**given, **fields})  # type: ignore[arg-type]


def talk(seq: int, text: str, t: float | None = None, step: str = "requirements") -> Said:
    """A turn of the candidate, `seq` seconds into the round unless `t` says when."""
    return Said(seq=seq, t=float(seq) if t is None else t, step=step, speaker="candidate", turn=seq, text=text)


def ended(seq: int, t: float, reason: str = "finished") -> RoundEnded:
    return RoundEnded(seq=seq, t=t, step="tradeoffs", reason=reason)  # type: ignore[arg-type]


def short_round(number: int = 1, *texts: str, **fields: object) -> list[Event]:
    """A whole round: started, entered, said, ended."""
    first = started(number, **fields)
    said = [talk(i, text) for i, text in enumerate(texts or ("Forty writes a second.",), 3)]
    entered = StepEntered(seq=2, t=0.0, step="requirements", why="start")
    return [first, entered, *said, ended(len(said) + 3, 600.0)]


def card(score: float, verdict: str = "hire", grader: str = "offline", **dimensions: float | None) -> dict[str, object]:
    """A scorecard with these scores by dimension."""
    return {
        "schema": "mockloop.scorecard/1",
        "grader": {"name": grader},
        "overall": {"score": score, "range": [score - 5, score + 5], "verdict": verdict},
        "dimensions": [
            {"id": name, "level": None if value is None else 2, "score": value} for name, value in dimensions.items()
        ],
    }


async def keep(history: History, events: list[Event], at: float | None = None) -> str:
    """Saves a whole round; returns its id."""
    first = events[0]
    assert isinstance(first, RoundStarted)
    await history.begin(first, at)
    await history.append(first.round, events)
    return first.round
