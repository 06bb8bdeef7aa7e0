"""Backends in `config.toml`, and keys in the environment: every wrong field is told, and no key is repeated."""

from pathlib import Path

import pytest

from mockloop.backend_settings import BackendSettings
from mockloop.backends.errors import NotReady
from mockloop.backends.models import DEFAULT, ends
from mockloop.backends.opening import names, open_backend, plan
from mockloop.locations import Locations
from mockloop.settings import BadConfig, Settings, load

SECRET = "sk-live-abcdef0123456789"


def loaded(tmp_path: Path, text: str) -> Settings:
    config = tmp_path / "config.toml"
    config.write_text(text, encoding="utf-8")
    return load(Locations(tmp_path, config), {})


def test_a_table_names_a_server(tmp_path: Path) -> None:
    said = '[backends.ollama]\nkind = "openai"\nbase_url = "http://localhost:11434/v1/"\nmodel = "llama3.1:8b"\n'
    (ollama,) = loaded(tmp_path, said).backends
    assert ollama == BackendSettings("ollama", "openai", "http://localhost:11434/v1", "llama3.1:8b")


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('[backends.x]\nkind = "bard"', "backends.x.kind: 'bard' is not allowed; take one of openai, anthropic"),
        ('[backends.x]\nmodel = "m"', "backends.x.kind: is missing"),
        ('[backends.x]\nkind = "openai"\nbase_url = "localhost:80"', "backends.x.base_url"),
        ('[backends.x]\nkind = "openai"\nbase_url = "http://h:99999"', "backends.x.base_url"),
        ('[backends.x]\nkind = "openai"\nmodel = 4', "backends.x.model"),
        ('[backends.x]\nkind = "openai"\ntemperature = 1', "backends.x.temperature: there is no such field; take kind"),
        ('[backends.offline]\nkind = "openai"', "backends.offline"),
        ("backends = 3", "backends: tables are needed"),
        ("spend_ceiling = -1", "spend_ceiling"),
        ('spend_ceiling = "much"', "spend_ceiling"),
    ],
)
def test_a_wrong_field_is_told_with_file_key_and_what_is_allowed(tmp_path: Path, table: str, told: str) -> None:
    with pytest.raises(BadConfig) as error:
        loaded(tmp_path, table)
    assert told in str(error.value)
    assert str(tmp_path / "config.toml") in str(error.value)


@pytest.mark.parametrize(
    "field", [f'key_env = "{SECRET}"', f'api_key = "{SECRET}"', f'base_url = "https://u:{SECRET}@h/v1"']
)
def test_a_key_in_the_file_is_refused_without_being_repeated(tmp_path: Path, field: str) -> None:
    with pytest.raises(BadConfig) as error:
        loaded(tmp_path, f'[backends.x]\nkind = "openai"\n{field}')
    assert SECRET not in str(error.value)
    assert "key" in str(error.value)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, "OPENAI_API_KEY is not set"),
        ("   ", "OPENAI_API_KEY is not set"),
        (SECRET + "\n", "holds a line end"),
        (SECRET + " x", "holds a blank"),
        (SECRET + "“", "holds a character that no key has"),
    ],
)
def test_a_key_that_cannot_be_one_is_told_as_what_it_is(value: str | None, told: str) -> None:
    environment = {} if value is None else {"OPENAI_API_KEY": value}
    with pytest.raises(NotReady) as error:
        open_backend("openai", Settings(), environment)
    assert told in str(error.value)
    assert SECRET not in str(error.value)


def test_an_unknown_name_is_told_with_those_there_are() -> None:
    with pytest.raises(NotReady, match="take one of offline, openai, anthropic, mine"):
        open_backend("yours", Settings(backends=(BackendSettings("mine", "openai"),)), {})


def test_a_compatible_server_needs_a_model_and_no_key() -> None:
    server = BackendSettings("mine", "openai", "http://localhost:1/v1")
    with pytest.raises(NotReady, match="names no model"):
        open_backend("mine", Settings(backends=(server,)), {})


def test_the_key_of_openai_is_not_sent_to_another_server() -> None:
    server = BackendSettings("mine", "openai", "http://localhost:1/v1", "m")
    planned = plan("mine", Settings(backends=(server,)), {"OPENAI_API_KEY": SECRET})
    assert planned.key.reveal() != SECRET


def test_a_table_may_change_the_model_of_a_known_provider() -> None:
    settings = Settings(backends=(BackendSettings("openai", "openai", model="gpt-6-sol"),))
    planned = plan("openai", settings, {"OPENAI_API_KEY": SECRET})
    assert (planned.model, planned.compatible) == ("gpt-6-sol", False)
    assert names(settings) == ("openai", "anthropic")


@pytest.mark.parametrize("kind", DEFAULT)
def test_no_default_model_is_on_its_sdks_list_of_those_that_end(kind: str) -> None:
    assert ends(kind, DEFAULT[kind]) is None


def test_the_sdks_lists_are_read() -> None:
    assert ends("anthropic", "claude-sonnet-4-5") == "2026-11-30"
    assert ends("openai", "gpt-4o") == "2027-01-14"
