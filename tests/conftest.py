"""What holds for every test: no network, no models, no home but a temporary one, no keys, properties tried alike."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import tests.offline.sitecustomize  # noqa: F401 - blocks the network in this process

_OFFLINE = Path(__file__).parent / "offline"
_TELLING = ("MOCKLOOP_", "OPENAI_", "ANTHROPIC_", "TEXTUAL_", "NO_COLOR", "XDG_")

settings.register_profile(
    "mockloop", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("mockloop")


def pytest_configure(config: pytest.Config) -> None:
    """Before anything is imported: an environment that tells nothing of the person who runs the tests."""
    for name in list(os.environ):
        if name.startswith(_TELLING):
            del os.environ[name]
    home = tempfile.TemporaryDirectory(prefix="mockloop-tests-")
    config.add_cleanup(home.cleanup)
    os.environ["MOCKLOOP_HOME"] = home.name
    paths = [str(_OFFLINE), *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ["PYTHONPATH"] = os.pathsep.join(paths)


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A `MOCKLOOP_HOME` of the test's own."""
    monkeypatch.setenv("MOCKLOOP_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(autouse=True)
def _no_models(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The switch: no backend gets an HTTP client but in a test that is marked `wire`."""
    if request.node.get_closest_marker("wire"):
        return

    def refuse() -> None:
        raise PermissionError("a test asked a model without being marked `wire`")

    for module in ("openai_wire", "anthropic_wire"):
        monkeypatch.setattr(f"mockloop.backends.{module}.client", refuse)
