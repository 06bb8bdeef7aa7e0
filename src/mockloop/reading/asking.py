"""What a turn is, apart from its content: a question to the interviewer, a plea for help, a leave-taking, an "I don't know"."""

import re
from dataclasses import dataclass

from mockloop.reading.turn_reading import TurnText
from mockloop.reading.values import Asked, Span

_OPENERS = re.compile(
    r"^(?:(?:and|so|but|or|okay|ok|well|great|good|sure|cool|fine|right|sorry|um|uh|hmm|got it|quick one|also|then|first|next|yes|yeah|alright|one more|maybe|actually|just|before i start|before that|to clarify|for context|let me ask|my question is)[,.: ]+)*"
    r"(?:what|how|which|who|whom|where|when|why|whose|is|are|am|was|were|do|does|did|can|could|should|shall|would|will|may|has|have|any|what's|who's|how's|where's|isn't|aren't|don't)\b"
)
_PLEAS = re.compile(
    r"\b(?:(?:could|can|may) (?:i|we) (?:get|have|ask for) (?:a |some |any )?(?:hint|help|clue|pointer|nudge)"
    r"|(?:give|throw|offer) me (?:a |some )?(?:hint|help|clue|pointer|nudge)|(?:i(?:'d| would)? (?:need|like|want)|any) (?:a |some )?(?:hint|clue)s?|(?:a|any) hints?\?|hint please)\b"
)
_ANSWER_PLEAS = re.compile(
    r"\b(?:(?:just|simply|please|could you|can you|would you)\b.{0,30}\b(?:tell|give|show|say) (?:me |us )?(?:what |which |the |how )?.{0,25}\b(?:answer|solution|right (?:data structure|way|approach|one|design|choice)|correct|best (?:answer|design|way|solution)|ideal|you(?:'d| would) (?:do|use|pick|choose))"
    r"|what(?:'s| is| would be) the (?:right|correct|ideal|best|expected) (?:answer|solution)|what (?:do you want|are you looking for|would you (?:do|use|pick|choose)))"
)
_DONT_KNOW = re.compile(
    r"\b(?:i (?:really |honestly |just )?(?:don't|do not) (?:really |actually )?know|(?:i have )?no idea|dunno|no clue|search me|i(?:'m| am) not sure|not sure,? (?:to be honest|honestly)|i(?:'ve| have) (?:never|not) (?:used|worked|thought|done)|i (?:can't|cannot) (?:say|remember|recall)|haven't thought about|beats me|pass on that|i(?:'d| would) have to (?:look|read) (?:it|that) up)\b"
)
_MOVES_ON = re.compile(
    r"\b(?:(?:i think )?(?:that's|that is|that covers|this is|this covers|those are) (?:it|all|everything|enough|the (?:scope|design|picture|api|estimation|data model|whole)|my|basically|pretty much)|let(?:'s| me| us) move on|moving on|(?:i'm|i am|we're|we are) (?:done|good|finished)|next (?:step|part|topic)|(?:is|that's|i think .{0,30} is) covered|nothing else|no more from|on to the next|let's go to|i(?:'d| would) (?:stop|leave it) (?:here|there|at that)|that's all|wrap(?:ping)? up)\b"
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
    if not out and units:
        last = units[-1]
        piece = turn.folded[last.start : last.end]
        if _OPENERS.match(piece) and re.search(r"\b(?:you|we|i|it|they|there|users?|the)\b", piece) and len(piece.split()) <= 25:
            inverted = re.match(r"^.{0,40}?\b(?:is it|are there|are we|do we|does it|can i|can we|should i|should we|how many|how much|how long|how big|what's|what is)\b", piece)
            if inverted and not piece.endswith("."):
                out.append(Asked(Span(turn.utterance.turn, last.start, last.end), turn.utterance.text[last.start : last.end]))
    return tuple(out)


_RISING = re.compile(r"^(?:um,? |uh,? |well,? |like,? )*(?:because|since|so that|maybe because)\b")
"""A reason given with a rising voice asks nothing."""
_SELF = re.compile(
    r"^(?:well|so|right|okay|ok|i'd (?:say|assume|guess|go|take|use|pick)|i would|i'll|i think|i guess|let's (?:say|assume)|let me|because|yes|yeah|no,|probably|say |about |around |roughly |maybe |at |it's |that's |we |assume|assuming)\b"
)
_PUTS_BACK = re.compile(r"\b(?:i'm guessing|i guess|i assume|or is|or are|or do)\b")


def _answers_itself(following: str) -> bool:
    return bool(_SELF.match(following)) and not _PUTS_BACK.search(following)
