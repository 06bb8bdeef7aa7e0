"""What a model is asked: a beginning that stays the same from turn to turn, and the messages after it."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["user", "assistant"]
Purpose = Literal["words", "judge", "trial"]


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of the conversation with the model; the first and the last are the user's."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a model.

    `prefix` is the system text. It has to be the same to the byte from call to call, for a provider caches it;
    what changes belongs into `messages`. `max_tokens` bounds the answer, what a model thinks before it not counted.
    `purpose` and `prompt` (the hash of the prompt file) are kept with the call and sent to nobody.
    """

    prefix: str
    messages: tuple[Message, ...]
    max_tokens: int
    purpose: Purpose
    prompt: str = ""
