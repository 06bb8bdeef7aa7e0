"""The interviewer's canned words: families of sentences by what they are for, with more variants than a round uses."""

from typing import Literal

from pydantic import Field

from mockloop.content.base import Kind, Line, Model, Name

Persona = Literal["neutral", "bar_raiser"]
Lines = tuple[Line, ...]


class Phrases(Model):
    """The file `words/<kind>.yaml`.

    Blanks stand in braces and are filled by the policy; what each family may use is said beside it.
    """

    schema_: Literal[1] = Field(alias="schema")
    kind: Kind

    begin: Lines = Field(min_length=3)
    """After the prompt: how to begin."""
    nod: Lines = Field(min_length=5)
    """At most four words, neither praise nor a question."""
    wait: Lines = Field(min_length=3)
    """A nod to somebody who asks for time; at most four words."""
    done: Lines = Field(min_length=3)
    """A nod to "that's all from me" in the last step; at most four words."""
    drop: Lines = Field(min_length=3)
    """A nod to "I don't know": the probe is closed; at most four words."""
    answer: Lines = Field(min_length=4)
    """{subject} {Subject} {answer}."""
    again: Lines = Field(min_length=4)
    """The same fact asked for again: {subject} {Subject} {answer}."""
    also: Lines = Field(min_length=3)
    """The second of two facts in one turn: {subject} {answer}."""
    assume: Lines = Field(min_length=6)
    """No fact is there: assume something and state it."""
    yours: Lines = Field(min_length=6)
    """The same without the word, for the second time running."""
    other: Lines = Field(min_length=2)
    """After a fact, when the turn's other question has none."""
    granted: Lines = Field(min_length=3)
    """To "…, right?" about something that no fact settles."""
    process: Lines = Field(min_length=5)
    """To "shall I go on with the API?": the round is theirs."""
    which: Lines = Field(min_length=3)
    """Which of two facts was meant: {one} {two}."""
    scope_in: Lines = Field(min_length=3)
    """{item}."""
    scope_out: Lines = Field(min_length=3)
    """{item}."""
    jumped: dict[Name, Lines]
    """By the step that was skipped."""
    early: Lines = Field(min_length=3)
    """Boxes before requirements."""
    orders: Lines = Field(min_length=4)
    """To an attempt to steer the interviewer: an off-topic remark."""
    again_please: Lines = Field(min_length=4)
    """To noise: please say it again."""
    no_hint: Lines = Field(min_length=4)
    """To a request for a hint or the answer in an exam."""
    last_hint: Lines = Field(min_length=3)
    """In a guided round, when there is no hint left here."""
    long: Lines = Field(min_length=4)
    """After a monologue."""
    vague: Lines = Field(min_length=4)
    """An empty phrase whose own questions are used up: {said}."""
    quoted: Lines = Field(min_length=2)
    """Before a question about something said: {said}."""
    holds: Lines = Field(min_length=3)
    """A misconception whose own questions are used up: {said}."""
    sum: Lines = Field(min_length=3)
    """An arithmetic statement that does not come out: {said}."""
    recall: Lines = Field(min_length=3)
    """What was said before and does not fit now: {earlier} {later}."""
    why: Lines = Field(min_length=4)
    """A choice whose own questions are used up: {card} {rival}."""
    sharper: Lines = Field(min_length=4)
    """A dodged "why not", once more: {card}."""
    changed: Lines = Field(min_length=3)
    """A requirement change that the turns after it have not come to."""
    missing: dict[Name, Lines]
    """By step: open questions for a gap whose own probes cannot be used."""
    operations: Lines = Field(min_length=4)
    cost: Lines = Field(min_length=4)
    silence: Lines = Field(min_length=4)
    time: Lines = Field(min_length=4)
    """A step's box has run out and its own words are used up: {step}."""
    time_up: Lines = Field(min_length=3)
    finished: Lines = Field(min_length=3)
    bar_raiser: dict[Name, Lines] = Field(default_factory=dict)
    """Families in the words of the sharper persona, by name; the others are common to both."""

    asks_for: dict[Name, Lines] = Field(default_factory=dict)
    """More ways to ask for the facts that every question has, by fact id."""
    asks_process: Lines = Field(min_length=5)
    """By which a candidate asks how to proceed."""
    thinking: Lines = Field(min_length=3)
    """By which a candidate asks for time."""
    boxes: tuple[str, ...] = Field(min_length=5)
    """Concepts by which somebody talks architecture."""
    running: tuple[str, ...] = Field(min_length=3)
    """Concepts by which somebody talks operations."""
    money: tuple[str, ...] = Field(min_length=1)
    """Concepts by which somebody talks cost."""

    def lines(self, family: str, persona: Persona) -> Lines:
        """A family in the words of a persona."""
        sharp = self.bar_raiser.get(family, ()) if persona == "bar_raiser" else ()
        common: Lines = getattr(self, family)
        return sharp or common
