"""JSON by asking for it, where a server has no schemas: the words added to the question, and the JSON in the answer."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from mockloop.backends.backend import T
from mockloop.backends.request import Message, Request

if TYPE_CHECKING:
    from pydantic import BaseModel


def asking_for_json(request: Request, schema: "type[BaseModel]") -> Request:
    """The request with the schema after its last message; the prefix stays as it is, for the cache's sake."""
    *before, last = request.messages
    shape = json.dumps(schema.model_json_schema(), separators=(",", ":"), ensure_ascii=False)
    words = f"Answer with one JSON object and nothing else. It has to fit this JSON schema:\n{shape}"
    return replace(request, messages=(*before, Message(last.role, f"{last.text}\n\n{words}")))


def read_json(text: str, schema: type[T]) -> T:
    """The value of the first JSON object in the text, whatever stands around it. Raises `ValueError`."""
    decoder = json.JSONDecoder()
    start = text.find("{")
    while start >= 0:
        try:
            value, _ = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            start = text.find("{", start + 1)
            continue
        return schema.model_validate(value)
    raise ValueError("no JSON object in the answer")
