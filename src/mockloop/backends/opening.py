"""From a name in the settings to a backend that can be asked."""

from collections.abc import Mapping

from mockloop.backends.backend import Backend
from mockloop.backends.errors import NotReady
from mockloop.settings import Settings


def open_backend(name: str, settings: Settings, environment: Mapping[str, str]) -> Backend:
    """The backend of that name: `openai`, `anthropic`, or one that `config.toml` names. Nothing is sent yet.

    Raises `NotReady` with what is missing (a name nobody knows, a key, a model).
    """
    raise NotReady(f"There is no backend {name!r}", "take offline")
