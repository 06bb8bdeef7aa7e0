"""The fake provider for each test here, as new; one process for all of them."""

from collections.abc import Iterator

import pytest

from tests.wire.provider import Provider, fresh, missing


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever asks for the provider may ask models."""
    for item in items:
        if "provider" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.wire)


@pytest.fixture(scope="session")
def _running() -> Iterator[Provider]:
    if why := missing():
        pytest.skip(why)
    with Provider() as provider:
        yield provider


@pytest.fixture
def provider(_running: Provider) -> Iterator[Provider]:
    with fresh(_running) as provider:
        yield provider
