"""The canned words of a behavioral round: families of sentences by what they are for."""

from typing import Literal

from pydantic import Field

from mockloop.content.base import Model, Name
from mockloop.content.phrases import Lines, Persona


class StoryPhrases(Model):
    """The file `words/behavioral.yaml`."""

    schema_: Literal[1] = Field(alias="schema")
    kind: Literal["behavioral"]

    welcome: Lines = Field(min_length=3)
    """Opens the warm-up of a loop: who they are."""
    warm_up: Lines = Field(min_length=3)
    """The one question behind an introduction."""
    next_story: Lines = Field(min_length=6)
    """Leads over to the next prompt, which is said after it: a clause of a few words."""
    nod: Lines = Field(min_length=5)
    """At most four words, neither praise nor a question."""
    done: Lines = Field(min_length=3)
    """The same in the last minutes, where nothing goes on."""
    wait: Lines = Field(min_length=3)
    """A nod to somebody who asks for time; at most four words."""
    real_case: Lines = Field(min_length=5)
    """To "I would …": a real occasion, please."""
    other_case: Lines = Field(min_length=4)
    """To "I can't think of one"."""
    which_case: Lines = Field(min_length=3)
    """To a question about what sort of story is wanted."""
    orders: Lines = Field(min_length=4)
    again_please: Lines = Field(min_length=4)
    no_hint: Lines = Field(min_length=4)
    hints: dict[Name, Lines]
    """In guided rounds, by what is thinnest."""
    long: Lines = Field(min_length=4)
    """Into a telling without an end."""
    asks: dict[Name, Lines]
    """The questions behind a story, by what they are after."""
    silence: Lines = Field(min_length=4)
    time: Lines = Field(min_length=4)
    invite: Lines = Field(min_length=3)
    """The last minutes are theirs: their own questions."""
    own_question: Lines = Field(min_length=4)
    """To a question of theirs that only a real employer could answer."""
    time_up: Lines = Field(min_length=3)
    finished: Lines = Field(min_length=3)
    bar_raiser: dict[Name, Lines] = Field(default_factory=dict)
    """Families of `asks` in the words of the sharper persona."""
    thinking: Lines = Field(min_length=3)
    """By which a candidate asks for time."""
    no_case: Lines = Field(min_length=3)
    """By which a candidate says that there is no such occasion."""

    def lines(self, aim: str, persona: Persona) -> Lines:
        """The questions for an aim in the words of a persona, the sharper one's first where it has any."""
        sharp = self.bar_raiser.get(aim, ()) if persona == "bar_raiser" else ()
        return (*sharp, *self.asks.get(aim, ()))
