"""One telling of a story, looked at: its ribbon, its thinnest part, and what changed since the last. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mockloop.reading.story import PARTS, Part, Story, read_story
from mockloop.round.events import Event, Said

LETTERS: Mapping[Part, str] = {"situation": "S", "task": "T", "action": "A", "result": "R", "reflection": "L"}
PLAN: Mapping[Part, float] = {"situation": 0.2, "task": 0.1, "action": 0.5, "result": 0.15, "reflection": 0.05}
"""The share of a two-minute answer that each part should take: half of it what one did, the setting a fifth."""

_ASKS: Mapping[Part, tuple[str, str]] = {
    "situation": ("How big was this: how many people, how much traffic, what was at stake?", "Why then?"),
    "task": ("What exactly was yours to achieve, and by when?", "Who had asked for it?"),
    "action": ("What did you do yourself, first, second, third?", "What was the alternative, and why not that?"),
    "result": ("What came of it, from what to what?", "How do you know that it was your doing?"),
    "reflection": ("What would you do differently?", "What have you done since because of it?"),
}


@dataclass(frozen=True, slots=True)
class Telling:
    """What was said (`text`), what it holds, and how many seconds it took, None where no clock ran."""

    text: str
    read: Story
    seconds: float | None = None

    @property
    def thinnest(self) -> Part:
        """The part that is furthest below its share of the plan; the one absent that matters most comes first."""
        shares = self.read.shares
        return min(PARTS, key=lambda p: (shares[p] / PLAN[p], -PLAN[p]))

    @property
    def follow_ups(self) -> tuple[str, ...]:
        """What a bar raiser asks next, the thinnest part first."""
        read, out = self.read, list(_ASKS[self.thinnest])
        if read.mostly_we:
            out.append("You said we. Which of it was you?")
        if not read.figures:
            out.append("Give me a number: how many, how long, how much?")
        if not read.tension:
            out.append("Who disagreed, and what was their case?")
        if not read.alternatives:
            out.append("What else could you have done, and what would it have cost?")
        return tuple(dict.fromkeys(out))[:4]

    def seconds_of(self, part: Part) -> float | None:
        """The part's share of the time, going by its words."""
        return None if self.seconds is None else self.seconds * self.read.shares[part]


def telling(text: str, seconds: float | None = None) -> Telling:
    """The telling in a text."""
    return Telling(text, read_story(text), seconds)


def tellings(events: Sequence[Event]) -> dict[str, Telling]:
    """What was told in a round, by step: the answer of a rehearsal, or each story of a loop.

    A telling is the candidate's turns of its step as one text; its seconds run from the question to the last of them.
    """
    out = {}
    for step in dict.fromkeys(e.step for e in events):
        if step != "answer" and not step.startswith("story_"):
            continue
        turns = [e for e in events if isinstance(e, Said) and e.step == step]
        said = [e for e in turns if e.speaker == "candidate"]
        if said:
            asked = next((e.t for e in turns if e.speaker == "interviewer"), said[0].t)
            out[step] = telling("\n\n".join(e.text for e in said), max(0.0, said[-1].t - asked))
    return out


def of_round(events: Sequence[Event]) -> Telling:
    """The first telling of a round, an empty one where nothing was told."""
    return next(iter(tellings(events).values()), telling(""))


def ribbon(read: Story, width: int) -> str:
    """ "S ▓▓▓ T ▓ A ▓▓▓▓▓▓ R ▓▓ L ·": each part with its share of `width` cells, a dot for one that is absent."""
    shares = read.shares
    cells = max(0, width - 2 * len(PARTS) - (len(PARTS) - 1))
    out = []
    for part in PARTS:
        full = round(shares[part] * cells)
        full = max(1, full) if shares[part] else 0
        out.append(f"{LETTERS[part]} {'▓' * full}" if full else f"{LETTERS[part]} ·")
    return " ".join(out)


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of what a telling holds, in words."""

    name: str
    value: str


def measures(one: Telling) -> tuple[Measure, ...]:
    """What is counted of a telling, in the order in which it is shown."""
    read = one.read
    out = []
    for part in PARTS:
        share, time = read.shares[part], one.seconds_of(part)
        spent = "" if time is None else f"  {int(time) // 60}:{int(time) % 60:02d}"
        out.append(Measure(part.title(), f"{share:4.0%}{spent}" if share else "absent"))
    return (
        *out,
        Measure("I / we", f"{read.i} / {read.we}"),
        Measure("Figures", _some([p.text for p in read.figures])),
        Measure("From → to", _some([p.text for p in read.changes])),
        Measure("Tension", _some([p.text for p in read.tension])),
        Measure("Decision", _some([p.text for p in read.decisions])),
        Measure("Reflection", _some([p.text for p in read.reflection])),
        Measure("Words", str(read.words)),
    )


def _some(found: Sequence[str]) -> str:
    said = list(dict.fromkeys(" ".join(one.split()) for one in found))
    return f"{len(said)}: {', '.join(said[:3])}{' …' if len(said) > 3 else ''}" if said else "none"
