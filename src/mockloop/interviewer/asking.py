"""What a model is asked for one turn: a beginning that stays through the round, the ledger, the last turns, the task.

Its size does not grow with the round: the ledger's newest entries and a few turns, each cut to a length.
"""

from dataclasses import dataclass

from mockloop.backends.request import Message, Request
from mockloop.content.prompt import Prompt
from mockloop.interviewer.blanks import clip
from mockloop.interviewer.rail import Rail
from mockloop.interviewer.room import Room
from mockloop.reading.fencing import fenced, neutral
from mockloop.round.events import Intent

LAST_TURNS = 5
TURN_WORDS = 120
"""Words of a turn that are sent; of a longer one its beginning and its end."""
COMMITMENTS = 14
COMMITMENT_WORDS = 12
MAX_TOKENS = 120
"""For two sentences of at most 45 words."""

_TASKS: dict[Intent, str] = {
    "answer": "answering a clarifying question with the fact below, in a statement; ask nothing",
    "why_not": "asking why this choice and not the rival that is named",
    "challenge": "questioning a statement of the candidate's that does not hold, without saying that it is wrong",
    "recall": "holding the candidate to something said earlier that does not fit what was said now",
    "probe_missing": "asking openly about a part that has not been spoken of, without naming what would answer it",
    "deepen": "going one level deeper into what was just said",
    "follow_up": "asking for the number, the name or the mechanism behind what was just said",
    "redirect": "leading back to the step of the interview that is on, in a sentence; ask only what the turn asks",
}
_PERSONAS = {
    "neutral": "neutral: courteous, brief, without warmth or edge",
    "bar_raiser": "a bar raiser: brief, exact, hard to satisfy, never unkind",
}


@dataclass(frozen=True, slots=True)
class Prompts:
    """The two prompt files of the interviewer."""

    round: Prompt
    turn: Prompt

    @property
    def stamp(self) -> str:
        """Which words were used: both files by hash."""
        return f"{self.round.id}@{self.round.hash}+{self.turn.id}@{self.turn.hash}"


def prefix(prompts: Prompts, room: Room) -> str:
    """What stays the same through a round, to the byte."""
    return prompts.round.fill(
        {
            "kind": room.question.kind,
            "level": room.level,
            "persona": _PERSONAS[room.persona],
            "question": room.question.prompt,
        }
    )


def request(prompts: Prompts, rail: Rail, beginning: str) -> Request:
    """The request for one turn; `beginning` is the round's `prefix`. Pure."""
    turn = prompts.turn.fill(
        {
            "ledger": _ledger(rail.room),
            "turns": _turns(rail.room),
            "intent": _TASKS[rail.move.intent],
            "wording": neutral(rail.canned),
            "facts": "; ".join(rail.facts) or "none",
            "forbidden": ", ".join(rail.hidden) or "nothing beyond the rules",
        }
    )
    return Request(beginning, (Message("user", turn),), MAX_TOKENS, "words", prompts.stamp)


def _ledger(room: Room) -> str:
    """The newest commitments, as the candidate put them: their words, so between marks."""
    kept = room.reading.ledger.commitments[-COMMITMENTS:]
    if not kept:
        return "nothing yet"
    lines = [f"turn {c.span.turn}: {clip(c.text, COMMITMENT_WORDS)}" for c in kept]
    return "<candidate>\n" + "\n".join(neutral(line) for line in lines) + "\n</candidate>"


def _turns(room: Room) -> str:
    return "\n".join(fenced(t.speaker, t.turn, _cut(t.text)) for t in room.state.turns[-LAST_TURNS:])


def _cut(text: str) -> str:
    words = text.split()
    if len(words) <= TURN_WORDS:
        return text
    half = TURN_WORDS // 2
    return f"{' '.join(words[:half])} … {' '.join(words[-half:])}"
