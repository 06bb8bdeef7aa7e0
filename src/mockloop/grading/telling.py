"""What is particular in grading told stories: which prompts ask for one, where each begins, what it holds."""

import re

from mockloop.content.behavioral_question import BehavioralQuestion
from mockloop.content.index import Index
from mockloop.content.problem import Problem
from mockloop.grading.turns import Transcript, TranscriptTurn
from mockloop.reading.checks import Elsewhere
from mockloop.reading.lexicon import Term
from mockloop.reading.matching import find
from mockloop.reading.reader import Reading
from mockloop.reading.reading import Text
from mockloop.reading.stemming import word_set
from mockloop.reading.story_marks import LABEL
from mockloop.reading.tokens import stems_of

STAR = frozenset(("situation", "task", "action", "result"))
"""What only a story has: unscored for any other kind of answer."""
OFF_TOPIC_SHARE = 0.85
"""What is left of a story in which nothing is of what was asked for. Milder than for a design: people tell the same
thing in many words, and a good story that was bent to the question is still one."""
ON_TOPIC = 1
"""Sentences on what was asked for from which a story is taken to be about it."""
NO_STORY = "Nothing in this is told as having happened; a real occasion was asked for."
NOTHING_SAID = "Nothing in this could be looked up: no deed, name, figure or thing."

_NO_STORY = re.compile(
    r"\b(?:how (?:do|would|should) (?:you|we)|what would you|if you (?:were|had|saw)|imagine|assume|suppose|"
    r"why (?:do|did|are|should|would) (?:you|we|us)|why (?:this|our|us)\b|"
    r"what (?:motivates|interests|are you looking|do you)|"
    r"where do you see|tell me about yourself|walk me through your (?:cv|resume|background)|what questions do you)",
    re.I,
)
_STORY = re.compile(
    r"\b(?:tell (?:me|us)|describe|give (?:me|us)?|share|provide|recall|was there|have you ever|an example|a time)\b.*"
    r"\b(?:time|situation|example|occasion|project|conflict|decision|challenge|achievement|you (?:failed|led|did))\b",
    re.I | re.S,
)
_COMMON = word_set(
    "tell me about a an the time when you your had to of and or how did do that what was were with describe give "
    "example for in on have ever been is it who which by at from this their there then than so as be can would could "
    "situation someone something somebody anything any us we our they them not worked work working handle handled "
    "deal dealt make made case share provide whose where why rather waiting else"
)


def tells_story(question: Problem | None, prompt: str | None) -> bool:
    """Whether the prompt asks for a story; a question of the bank says so itself."""
    if isinstance(question, BehavioralQuestion):
        return question.answer == "story"
    return prompt is None or not _NO_STORY.search(prompt) or bool(_STORY.search(prompt))


def theme(index: Index, prompt: str | None) -> tuple[Term, ...]:
    """By which terms a story is about a prompt that the bank does not hold: its own words, and the terms of those
    prompts of the bank that it names."""
    if not prompt:
        return ()
    said = stems_of(prompt)
    own = tuple(word for word in re.findall(r"[a-z]{4,}", prompt.lower()) if stems_of(word)[0] not in _COMMON)
    terms = [Term(f"asked-{n}", (word,)) for n, word in enumerate(dict.fromkeys(own))]
    for item in index.of("question", "behavioral"):
        for term in item.terms:
            if any(_within(stems_of(phrase), said) for phrase in term.says):
                terms += [Term(f"{item.id}-{t.id}", t.says, t.near) for t in item.terms]
                break
    return tuple(terms)


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return bool(part) and any(whole[i : i + len(part)] == part for i in range(len(whole)))


def tellings(transcript: Transcript) -> tuple[tuple[str | None, tuple[TranscriptTurn, ...]], ...]:
    """The stories of a round: the words by which each was asked for, and the candidate's turns.

    A story begins where the interviewer opens it in a step for stories; a transcript without such steps, or in which
    nothing was told in them, is one.
    """
    if not any(t.step.startswith("story") for t in transcript.turns):
        return ((None, transcript.candidate),)
    out: list[tuple[str | None, list[TranscriptTurn]]] = []
    for turn in transcript.turns:
        if not turn.step.startswith("story"):
            continue
        if turn.speaker == "interviewer" and turn.intent == "open":
            out.append((turn.text, []))
        elif turn.speaker == "candidate":
            if not out:
                out.append((None, []))
            out[-1][1].append(turn)
    return tuple((asked, tuple(said)) for asked, said in out if said) or ((None, transcript.candidate),)


_HAPPENED = ("@act", "@outcome", "@task", "@setting")
_FACTS = ("@artefact", "@who", "@act", "@when", "@theme")


_DEEDS = 2
"""Deeds that are a story even where nothing stands around them."""


def happened(reading: Reading) -> bool:
    """Whether anything is told as having happened: a deed, and an outcome or a circumstance around it."""
    seen = {name for turn in reading.text.turns for name in _HAPPENED if name in turn.hits}
    deeds = sum(len(turn.hits.get("@act", ())) for turn in reading.text.turns)
    return deeds >= _DEEDS or len(seen) > 1


def says_anything(reading: Reading) -> bool:
    """Whether an answer that is no story holds something of its own: two sentences on the question, or with a fact."""
    units = {m.unit for turn in reading.text.turns for name in _FACTS for m in turn.hits.get(name, ())}
    return len(units | {unit for unit, _ in reading.text.quantities()}) >= 2


def labelled(text: Text) -> Elsewhere | None:
    """Whether a sentence stands under another part's label than a dimension's; None where nothing is labelled.

    A written telling is taken as its author sorted it. Only situation, task, action and result are so bound.
    """
    where: dict[int, str] = {}
    part = ""
    for turn in text.turns:
        for u in turn.units:
            found = LABEL.match(turn.folded, u.unit.start, u.unit.end)
            if found:
                part = found["part"]
            where[u.unit.index] = part
    if len(STAR.intersection(where.values())) < _LABELS:
        return None
    return lambda unit, dimension: dimension in STAR and where.get(unit) in STAR and _bound(where[unit], dimension)


def _bound(part: str, dimension: str) -> bool:
    """Whether what stands under a part's label is lost to a dimension. What was wanted is often told with
    how it stood, and counts there too."""
    return part != dimension and not (part == "situation" and dimension == "task")


_LABELS = 1
"""Parts that must be labelled before labels bind."""


def on_topic(reading: Reading) -> float:
    """What having been asked something else leaves of the score, from `OFF_TOPIC_SHARE` to 1."""
    if not reading.known.themes:
        return 1.0
    units = {m.unit for turn in reading.text.turns for m in turn.hits.get("@theme", ())}
    return round(OFF_TOPIC_SHARE + (1.0 - OFF_TOPIC_SHARE) * min(1.0, len(units) / ON_TOPIC), 4)


_HARD = (
    ("#number", 3),
    ("[@outcome & #number] | [@measured & #number] | [@outcome & @measured]", 2),
    ("[@option & (@because | @cost | @who)] | [@choice & @because]", 2),
    ("[@fault] | [@hindsight]", 2),
    ("[@tension & @who & @act] | [@cost & #number]", 1),
    ("[@when & (@act | @outcome)]", 1),
)
"""What could be looked up or only be told by somebody who was there, and up to how many sentences of each count."""
_SOLID = 6
"""Such sentences from which a story stands."""
_THIN = 0.56


def substance(reading: Reading) -> float:
    """What polish without substance leaves of the score, from `_THIN` to 1: labels and virtues are no story."""
    found = sum(min(most, len(find(reading.known.pattern(p), reading.text, "sentence"))) for p, most in _HARD)
    return round(_THIN + (1.0 - _THIN) * min(1.0, found / _SOLID), 4)
