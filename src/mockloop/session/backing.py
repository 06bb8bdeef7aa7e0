"""The backends that a person has set up, as a desk opens them."""

from collections.abc import Callable, Mapping

from mockloop.backends.backend import Backend
from mockloop.backends.call import Call
from mockloop.backends.spend import Spend
from mockloop.session.desk import Opener
from mockloop.settings import Settings


def opener(settings: Settings, environment: Mapping[str, str]) -> Opener:
    """Opens backends by name, counted; what it gives raises `NotReady` where something is missing. Sends nothing."""

    def opened(name: str, spend: Spend, note: Callable[[Call], None]) -> Backend:
        from mockloop.backends.opening import open_metered

        return open_metered(name, settings, environment, spend=spend, note=note)

    return opened
