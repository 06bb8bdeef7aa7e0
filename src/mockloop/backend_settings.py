"""The tables `[backends.NAME]` of `config.toml`: which servers a person has, and by what name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

KINDS = ("openai", "anthropic")
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,31}")
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]{0,63}")


class WrongField(ValueError):
    """A field that cannot be used; the message names it and what is allowed, and never repeats what may be a key."""


@dataclass(frozen=True, slots=True)
class BackendSettings:
    """A server by name. `kind` is the protocol it speaks; what is empty is the SDK's default, or not there.

    `key_env` names the environment variable that holds the key; the key itself is never in the file.
    """

    name: str
    kind: str
    base_url: str = ""
    model: str = ""
    key_env: str = ""


def _kind(value: Any) -> str:
    if value not in KINDS:
        raise WrongField(f"{value!r} is not allowed; take one of {', '.join(KINDS)}")
    return str(value)


def _url(value: Any) -> str:
    allowed = 'take an address such as "http://localhost:11434/v1"'
    if not isinstance(value, str) or re.search(r"\s", value):
        raise WrongField(f"a text in quotes without blanks is needed; {allowed}")
    try:
        parts = urlsplit(value)
        port_ok = parts.port is None or parts.port > 0
    except ValueError:
        raise WrongField(f"this is no address; {allowed}") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_ok:
        raise WrongField(f"this is no address that begins with http:// or https://; {allowed}")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise WrongField("it may hold no password and no query, for keys are never in the file; name one by key_env")
    return value.rstrip("/")


def _model(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[\w./:@+-]{1,128}", value):
        raise WrongField('a model\'s name in quotes is needed, as its server lists it: "llama3.1:8b"')
    return value


def _variable(value: Any) -> str:
    if not isinstance(value, str) or not _VARIABLE.fullmatch(value):
        raise WrongField('take the name of an environment variable, never the key itself: "MY_SERVER_KEY"')
    return value


_READERS: dict[str, Callable[[Any], str]] = {"kind": _kind, "base_url": _url, "model": _model, "key_env": _variable}


def read_backends(data: Any) -> tuple[BackendSettings, ...]:
    """The tables under `backends`, in the file's order. Raises `WrongField`."""
    if not isinstance(data, dict):
        raise WrongField("backends: tables are needed: [backends.NAME]")
    return tuple(_backend(str(name), table) for name, table in data.items())


def _backend(name: str, table: Any) -> BackendSettings:
    where = f"backends.{name}"
    if name == "offline" or not _NAME.fullmatch(name):
        raise WrongField(f"{where}: take a name of small letters, digits, - and _ that is not offline")
    if not isinstance(table, dict):
        raise WrongField(f"{where}: a table is needed: [{where}]")
    values: dict[str, str] = {}
    for key, value in table.items():
        if key not in _READERS:
            secret = re.search(r"key|token|secret|password", key, re.IGNORECASE)
            allowed = f"take {', '.join(_READERS)}"
            told = "keys are never in the file; name the variable that holds it: key_env" if secret else allowed
            raise WrongField(f"{where}.{key}: there is no such field; {told}")
        try:
            values[key] = _READERS[key](value)
        except WrongField as wrong:
            raise WrongField(f"{where}.{key}: {wrong}") from None
    if "kind" not in values:
        if name not in KINDS:
            raise WrongField(f"{where}.kind: is missing; take one of {', '.join(KINDS)}")
        values["kind"] = name
    return BackendSettings(name=name, **values)
