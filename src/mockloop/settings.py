"""What a person has set in `config.toml`. Unknown keys are left alone; a wrong value is named with what is allowed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from mockloop.backend_settings import BackendSettings, WrongField, read_backends
from mockloop.locations import Locations

BACKEND_VARIABLE = "MOCKLOOP_BACKEND"
MAX_DELAY = 10.0
MAX_CEILING = 1000.0


class BadConfig(ValueError):
    """A value, key or file that cannot be used; the message says which, where and what is allowed."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Defaults of a round and of the screen. `reply_delay` is the seconds that an interviewer's reply waits.

    `spend_ceiling` is the most that models may cost in one round, in US dollars; `backends` holds the tables
    `[backends.NAME]` of the file.
    """

    backend: str = "offline"
    grader: str = "offline"
    level: str = "senior"
    mode: str = "exam"
    persona: str = "neutral"
    reply_delay: float = 1.2
    hide_seconds: bool = False
    theme: str = ""
    interview_date: str = ""
    spend_ceiling: float = 1.0
    backends: tuple[BackendSettings, ...] = ()


class _Wrong(ValueError):
    pass


def _choice(*allowed: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in allowed:
            raise _Wrong(f"take one of {', '.join(allowed)}")
        return str(value)

    return read


def _word(value: Any) -> str:
    if not isinstance(value, str):
        raise _Wrong("a text in quotes is needed")
    return value


def _yes(value: Any) -> bool:
    if value in ("true", "false"):
        return bool(value == "true")
    if not isinstance(value, bool):
        raise _Wrong("take true or false")
    return value


def _delay(value: Any) -> float:
    try:
        seconds = float(value)
    except (TypeError, ValueError):
        seconds = -1.0
    if isinstance(value, bool) or not 0 <= seconds <= MAX_DELAY:
        raise _Wrong(f"take seconds from 0 to {MAX_DELAY:g}")
    return seconds


def _dollars(value: Any) -> float:
    try:
        dollars = float(value)
    except (TypeError, ValueError):
        dollars = -1.0
    if isinstance(value, bool) or not 0 <= dollars <= MAX_CEILING:
        raise _Wrong(f"take US dollars a round, from 0 (no model is asked) to {MAX_CEILING:g}")
    return dollars


def _date(value: Any) -> str:
    import datetime

    try:
        return datetime.date.fromisoformat(str(value)).isoformat() if value != "" else ""
    except ValueError:
        raise _Wrong("take a date, year-month-day: 2030-01-31") from None


_READERS: dict[str, Callable[[Any], Any]] = {
    "backend": _word,
    "grader": _word,
    "level": _choice("mid", "senior", "staff"),
    "mode": _choice("exam", "guided"),
    "persona": _choice("neutral", "bar_raiser"),
    "reply_delay": _delay,
    "hide_seconds": _yes,
    "theme": _word,
    "interview_date": _date,
    "spend_ceiling": _dollars,
}
KEYS: tuple[str, ...] = tuple(f.name for f in fields(Settings) if f.name in _READERS)
"""The settings that are one value each; the tables of backends are written by hand."""


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise BadConfig(f"{path}: this is not UTF-8 text; save it as UTF-8 or move it away") from None
    except tomllib.TOMLDecodeError as error:
        raise BadConfig(f"{path}: this is not TOML ({error}); mend that line or move the file away") from None
    except OSError as error:
        raise BadConfig(f"{path}: it cannot be read ({error.strerror}); check its rights") from None


def load(locations: Locations, environment: Mapping[str, str]) -> Settings:
    """The settings of a user; `MOCKLOOP_BACKEND` wins over the file. Raises `BadConfig`."""
    data = _parsed(locations.config)
    values: dict[str, Any] = {}
    for key in KEYS:
        if key not in data:
            continue
        try:
            values[key] = _READERS[key](data[key])
        except _Wrong as wrong:
            raise BadConfig(f"{locations.config}: {key}: {data[key]!r} is not allowed; {wrong}") from None
    try:
        values["backends"] = read_backends(data.get("backends", {}))
    except WrongField as wrong:
        raise BadConfig(f"{locations.config}: {wrong}") from None
    backend = environment.get(BACKEND_VARIABLE, "").strip()
    return Settings(**values | ({"backend": backend} if backend else {}))


def store(locations: Locations, key: str, text: str) -> Any:
    """Sets one key from words on a command line and gives the value; the rest of the file stays as it is written.

    Raises `BadConfig`.
    """
    if re.search(r"key|token|secret", key, re.IGNORECASE):
        raise BadConfig(f"{key}: keys are never written to a file; set OPENAI_API_KEY or ANTHROPIC_API_KEY instead")
    if key.partition(".")[0] == "backends":
        raise BadConfig(
            f"{key}: backends are tables, written by hand into {locations.config}: [backends.NAME], kind, …"
        )
    if key not in _READERS:
        raise BadConfig(f"there is no setting {key!r}; take one of {', '.join(KEYS)}")
    try:
        value = _READERS[key](text)
    except _Wrong as wrong:
        raise BadConfig(f"{key}: {text!r} is not allowed; {wrong}") from None
    _parsed(locations.config)
    import tomlkit

    path = locations.config
    document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
    document[key] = value
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(path.name + ".new")
        fresh.write_text(tomlkit.dumps(document), encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        raise BadConfig(f"{path}: it cannot be written ({error.strerror}); check its folder's rights") from None
    return value
