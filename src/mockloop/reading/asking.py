"""What a turn is, apart from its content: a question, a plea for help, a leave-taking, an "I don't know"."""

import re
from dataclasses import dataclass

from mockloop.reading.turn_reading import TurnText
from mockloop.reading.values import Asked, Span


def _any(*phrases: str) -> str:
    """An alternative of patterns."""
    return f"(?:{'|'.join(phrases)})"


_LEAD_IN = _any(
    "and|so|but|or|okay|ok|well|great|good|sure|cool|fine|right|sorry|um|uh|hmm|got it|quick one|also|then|first|next",
    "yes|yeah|alright|one more|maybe|actually|just|before i start|before that|to clarify|for context|let me ask",
    "my question is",
)
_ASKING = _any(
    "what|how|which|who|whom|where|when|why|whose|is|are|am|was|were|do|does|did|can|could|should|shall|would|will|may",
    "has|have|any|what's|who's|how's|where's|isn't|aren't|don't",
)
_OPENERS = re.compile(rf"^(?:{_LEAD_IN}[,.: ]+)*{_ASKING}\b")
_HELP = _any("hint", "help", "clue", "pointer", "nudge")
_PLEAS = re.compile(
    r"\b"
    + _any(
        rf"(?:could|can|may) (?:i|we) (?:get|have|ask for) (?:a |some |any )?{_HELP}",
        rf"(?:give|throw|offer) me (?:a |some )?{_HELP}",
        r"(?:i(?:'d| would)? (?:need|like|want)|any) (?:a |some )?(?:hint|clue)s?",
        r"(?:a|any) hints?\?",
        "hint please",
    )
    + r"\b"
)
_THE_ANSWER = _any(
    "answer|solution|correct|ideal",
    "right (?:data structure|way|approach|one|design|choice)",
    "best (?:answer|design|way|solution)",
    "you(?:'d| would) (?:do|use|pick|choose)",
)
_ANSWER_PLEAS = re.compile(
    r"\b"
    + _any(
        r"(?:just|simply|please|could you|can you|would you)\b.{0,30}\b(?:tell|give|show|say) (?:me |us )?"
        rf"(?:what |which |the |how )?.{{0,25}}\b{_THE_ANSWER}",
        r"what(?:'s| is| would be) the (?:right|correct|ideal|best|expected) (?:answer|solution)",
        r"what (?:do you want|are you looking for|would you (?:do|use|pick|choose))",
    )
)
_DONT_KNOW = re.compile(
    r"\b"
    + _any(
        "i (?:really |honestly |just )?(?:don't|do not) (?:really |actually )?know",
        "(?:i have )?no idea|dunno|no clue|search me|beats me|pass on that",
        "i(?:'m| am) not sure|not sure,? (?:to be honest|honestly)",
        "i(?:'ve| have) (?:never|not) (?:used|worked|thought|done)|haven't thought about",
        "i (?:can't|cannot) (?:say|remember|recall)",
        "i(?:'d| would) have to (?:look|read) (?:it|that) up",
    )
    + r"\b"
)
_ALL_OF_IT = _any(
    "it|all|everything|enough|my|basically|pretty much", "the (?:scope|design|picture|api|estimation|data model|whole)"
)
_MOVES_ON = re.compile(
    r"\b"
    + _any(
        rf"(?:i think )?(?:that's|that is|that covers|this is|this covers|those are) {_ALL_OF_IT}",
        "let(?:'s| me| us) move on|moving on|next (?:step|part|topic)|on to the next|let's go to",
        "(?:i'm|i am|we're|we are) (?:done|good|finished)",
        "(?:is|that's|i think .{0,30} is) covered",
        "nothing else|no more from|that's all|wrap(?:ping)? up",
        "i(?:'d| would) (?:stop|leave it) (?:here|there|at that)",
    )
    + r"\b"
)
_PAST_BRIEF = re.compile(r"\b(?:again|did you say|you said|once more|remind me|repeat)\b")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a turn was meant."""

    asks_hint: bool
    asks_answer: bool
    dont_know: bool
    moves_on: bool
    asks_again: bool


def manner(turn: TurnText) -> Manner:
    """How a turn was meant, from its whole text."""
    text = " ".join(turn.folded.split())
    short = turn.words <= 40
    return Manner(
        asks_hint=bool(_PLEAS.search(text)),
        asks_answer=bool(_ANSWER_PLEAS.search(text)),
        dont_know=short and bool(_DONT_KNOW.search(text)),
        moves_on=bool(_MOVES_ON.search(text)),
        asks_again=bool(_PAST_BRIEF.search(text)),
    )


def asked(turn: TurnText) -> tuple[Asked, ...]:
    """The questions a turn puts to the interviewer; those that it goes on to answer itself are left out."""
    out = []
    units = [u.unit for u in turn.units]
    for at, unit in enumerate(units):
        piece = turn.folded[unit.start : unit.end].rstrip("\"') ")
        if not piece.endswith("?") or _RISING.match(piece):
            continue
        after = units[at + 1] if at + 1 < len(units) else None
        if after is not None and _answers_itself(turn.folded[after.start : after.end]):
            continue
        out.append(Asked(Span(turn.utterance.turn, unit.start, unit.end), turn.utterance.text[unit.start : unit.end]))
    if not out and units and _unmarked(turn.folded[units[-1].start : units[-1].end]):
        last = units[-1]
        span = Span(turn.utterance.turn, last.start, last.end)
        out.append(Asked(span, turn.utterance.text[last.start : last.end]))
    return tuple(out)


_SHORT = 25
"""Words of a question that is typed without its mark; what is longer is a statement."""
_ABOUT_IT = re.compile(r"\b(?:you|we|i|it|they|there|users?|the)\b")
_INVERTED = re.compile(
    r"^.{0,40}?\b(?:is it|are there|are we|do we|does it|can i|can we|should i|should we|how many|how much|how long"
    r"|how big|what's|what is)\b"
)


def _unmarked(piece: str) -> bool:
    """Whether a sentence is a question by its order of words, though it lacks the mark."""
    if piece.endswith(".") or len(piece.split()) > _SHORT:
        return False
    return bool(_OPENERS.match(piece) and _ABOUT_IT.search(piece) and _INVERTED.match(piece))


_RISING = re.compile(r"^(?:um,? |uh,? |well,? |like,? )*(?:because|since|so that|maybe because)\b")
"""A reason given with a rising voice asks nothing."""
_SELF = re.compile(
    "^"
    + _any(
        "well|so|right|okay|ok|let me|because|yes|yeah|no,|probably|say |about |around |roughly |maybe |at ",
        "it's |that's |we |assume|assuming|let's (?:say|assume)|i'll|i think|i guess|i would",
        "i'd (?:say|assume|guess|go|take|use|pick)",
    )
    + r"\b"
)
_PUTS_BACK = re.compile(r"\b(?:i'm guessing|i guess|i'd guess|i would guess|i assume|or is|or are|or do)\b")


def _answers_itself(following: str) -> bool:
    return bool(_SELF.match(following)) and not _PUTS_BACK.search(following)
