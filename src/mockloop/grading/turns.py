"""What every form of transcript is brought to: turns that are numbered from 1, both speakers counted."""

from dataclasses import dataclass

from mockloop.round.events import Event, Intent, Speaker

LIMIT = 5_000_000
"""Characters. A 45-minute round has about 10,000; more than this is no transcript."""


class BadTranscript(ValueError):
    """A text that is no transcript; the message is one sentence with what to do next."""


@dataclass(frozen=True, slots=True)
class TranscriptTurn:
    """One turn. `text` is verbatim: as said in a round, else without the white space around it; `t` in seconds."""

    turn: int
    speaker: Speaker
    text: str
    step: str = ""
    t: float | None = None
    intent: Intent | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class PaneWritten:
    """What stood in a pane at the end; `seq` is the event that wrote to it last."""

    pane: str
    text: str
    seq: int
    file: str | None = None
    step: str = ""
    t: float | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """Turns in order, what was written beside them, and the events they came from, where they did."""

    turns: tuple[TranscriptTurn, ...]
    panes: tuple[PaneWritten, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def candidate(self) -> tuple[TranscriptTurn, ...]:
        """The candidate's turns."""
        return tuple(turn for turn in self.turns if turn.speaker == "candidate")


@dataclass(frozen=True, slots=True)
class Line:
    """Something said by somebody with a name, before it is known who is the candidate."""

    name: str
    text: str
    t: float | None = None


INTERVIEWERS = frozenset(
    {"interviewer", "i", "q", "recruiter", "hiring manager", "host", "mockloop", "panel", "examiner"}
)
CANDIDATES = frozenset({"candidate", "c", "a", "me", "interviewee", "applicant", "myself"})


def key(name: str) -> str:
    """A speaker's name for comparing: lower case, single spaces."""
    return " ".join(name.lower().split())


def cast(lines: list[Line], candidate: str | None) -> list[Speaker]:
    """Who is the candidate in each line: the one named, else the one called so, else the one who says most.

    Raises `BadTranscript` where a given name does not speak.
    """
    names = {key(line.name): line.name for line in reversed(lines)}
    words: dict[str, int] = {}
    for line in lines:
        words[key(line.name)] = words.get(key(line.name), 0) + len(line.text.split())
    if candidate is not None:
        if key(candidate) not in names:
            known = ", ".join(sorted(n for n in names.values() if n)) or "nobody is named"
            raise BadTranscript(
                f'Nobody called "{candidate}" speaks in this transcript ({known}): give one of these names.'
            )
        mine = {key(candidate)}
    else:
        mine = {name for name in names if name in CANDIDATES}
        others = [name for name in names if name not in INTERVIEWERS]
        if not mine and others:
            mine = {max(sorted(others), key=lambda name: words[name])}
    return ["candidate" if key(line.name) in mine else "interviewer" for line in lines]


def numbered(lines: list[Line], candidate: str | None) -> Transcript:
    """The transcript of these lines, in which empty ones keep their number."""
    speakers = cast(lines, candidate)
    return Transcript(
        tuple(
            TranscriptTurn(number, speaker, line.text.strip(), t=line.t)
            for number, (speaker, line) in enumerate(zip(speakers, lines, strict=True), 1)
        )
    )
