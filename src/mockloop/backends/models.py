"""Which model is asked where none is named, and which ones are known to end."""

import datetime
import re

DEFAULT = {"openai": "gpt-6.1-terra", "anthropic": "claude-sonnet-5-5"}
"""The middle one of each maker's current line: quick enough for words within seconds, sound enough for a judge."""


def ends(kind: str, model: str) -> str | None:
    """When a model ends, as the installed SDK says it (`2026-11-30`); None where the SDK knows of no end.

    Imports the SDK, without a socket.
    """
    return _anthropic_end(model) if kind == "anthropic" else _openai_end(model)


def _anthropic_end(model: str) -> str | None:
    from anthropic.resources.messages.messages import DEPRECATED_MODELS

    said = DEPRECATED_MODELS.get(model)
    if said is None:
        return None
    plain = re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", said)
    try:
        return datetime.datetime.strptime(plain, "%B %d, %Y").date().isoformat()
    except ValueError:
        return said


def _openai_end(model: str) -> str | None:
    """The SDK keeps its list as text after the type: names in quotes, then `Announced shutdown date: 2027-01-14`."""
    import inspect

    from openai.types.shared import chat_model

    text = " ".join(inspect.getsource(chat_model).partition("Deprecated values:")[2].split())
    for entry in text.split(" - "):
        date = re.search(r"shutdown date: (\d{4}-\d{2}-\d{2})", entry)
        if date and f'"{model}"' in entry:
            return date.group(1)
    return None
