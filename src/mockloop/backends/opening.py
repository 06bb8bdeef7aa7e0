"""From a name in the settings to a backend that can be asked."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from mockloop.backend_settings import KINDS, BackendSettings
from mockloop.backends.anthropic_wire import AnthropicWire
from mockloop.backends.backend import Backend
from mockloop.backends.call import Call
from mockloop.backends.errors import NotReady
from mockloop.backends.key import NO_KEY, Key, key_from
from mockloop.backends.metered import MeteredBackend
from mockloop.backends.models import DEFAULT
from mockloop.backends.openai_wire import OpenAIWire
from mockloop.backends.patient import PatientBackend
from mockloop.backends.prices import price
from mockloop.backends.spend import Spend
from mockloop.backends.told import Where
from mockloop.backends.wire import Wire
from mockloop.settings import Settings

_HOME = {"openai": "https://api.openai.com/v1", "anthropic": "https://api.anthropic.com"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What opening a backend comes to; `variable` is "" where no key is sent, `key` is then a stand-in."""

    kind: str
    base_url: str
    model: str
    variable: str
    key: Key
    compatible: bool


def names(settings: Settings) -> tuple[str, ...]:
    """The backends that a person may name, `offline` left out."""
    return tuple(dict.fromkeys((*KINDS, *(b.name for b in settings.backends))))


def plan(name: str, settings: Settings, environment: Mapping[str, str], *, any_model: bool = False) -> Plan:
    """What the name stands for; with `any_model` it need not have one yet. Raises `NotReady` as `open_backend` does."""
    told = next((b for b in settings.backends if b.name == name), None)
    if told is None and name not in KINDS:
        allowed = ", ".join(("offline", *names(settings)))
        raise NotReady(
            f"There is no backend {name!r}", f"take one of {allowed}, or add [backends.{name}] to config.toml"
        )
    said = told or BackendSettings(name, name)
    default_variable = f"{said.kind.upper()}_API_KEY"
    if said.base_url:
        variable, base_url = said.key_env, said.base_url
    else:
        variable = said.key_env or default_variable
        base_url = environment.get(f"{said.kind.upper()}_BASE_URL", "").strip() or _HOME[said.kind]
    compatible = bool(said.base_url) and said.kind == "openai"
    key = key_from(environment, variable) if variable else NO_KEY
    model = said.model or ("" if compatible else DEFAULT[said.kind])
    if not model and not any_model:
        raise NotReady(
            f"[backends.{name}] in config.toml names no model",
            f'add `model = "…"` there; `mockloop doctor --online` lists what {base_url} has',
            model_only=True,
        )
    return Plan(said.kind, base_url, model, variable, key, compatible)


def open_backend(name: str, settings: Settings, environment: Mapping[str, str]) -> Backend:
    """The backend of that name: `openai`, `anthropic`, or one that `config.toml` names. Nothing is sent yet.

    Raises `NotReady` with what is missing (a name nobody knows, a key, a model).
    """
    planned = plan(name, settings, environment)
    return PatientBackend(wire_of(planned), where_of(name, planned))


def open_metered(
    name: str,
    settings: Settings,
    environment: Mapping[str, str],
    *,
    spend: Spend,
    note: Callable[[Call], None],
    wall: Callable[[], float] = time.time,
) -> MeteredBackend:
    """The backend of that name, counted: `note` is told each call, `spend` adds it up. Raises `NotReady`."""
    planned = plan(name, settings, environment)
    address = planned.base_url if planned.compatible else ""
    priced = partial(price, planned.kind, address, planned.model)
    return MeteredBackend(open_backend(name, settings, environment), spend, priced, note, wall)


def where_of(name: str, planned: Plan) -> Where:
    """Whom the plan asks, for sentences about what goes wrong."""
    host = urlsplit(planned.base_url).netloc.rpartition("@")[2] or planned.base_url
    return Where(name, planned.model, host, planned.variable, planned.key, own_server=planned.compatible)


def wire_of(planned: Plan) -> Wire:
    """The protocol that the plan's kind speaks."""
    if planned.kind == "anthropic":
        return AnthropicWire(planned.model, planned.base_url, planned.key)
    return OpenAIWire(planned.model, planned.base_url, planned.key, planned.compatible)
