"""A key on its way from the environment to a server, and out of everything else."""

import re
from collections.abc import Mapping

from mockloop.backends.errors import NotReady

_LIKE_A_KEY = re.compile(r"\b(?:sk|pk|rk|key|gsk|xai)-[\w*.-]{6,}|\bBearer\s+\S+", re.IGNORECASE)
HIDDEN = "[key]"


class Key:
    """A key that shows itself to nobody: not in `repr`, `str`, a format or a pickle. `reveal` is for the wire alone."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        return self._value

    def hide(self, text: str) -> str:
        """The text without this key, and without what looks like any other."""
        clean = text.replace(self._value, HIDDEN) if len(self._value) >= 4 else text
        return _LIKE_A_KEY.sub(HIDDEN, clean)

    def __repr__(self) -> str:
        return f"<{HIDDEN}>"

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("a key is never written anywhere")


NO_KEY = Key("none")
"""For a server that asks for none; the SDKs do not start without."""


def key_from(environment: Mapping[str, str], variable: str) -> Key:
    """The key that the variable holds. Raises `NotReady` where there is none, or where it cannot be one."""
    value = environment.get(variable, "")
    if not value.strip():
        raise NotReady(f"{variable} is not set", f"set it: `export {variable}=…` in the shell that starts mockloop")
    for wrong, what in (
        (r"[\r\n]", "a line end"),
        (r"\s", "a blank"),
        (r"[^\x21-\x7e]", "a character that no key has"),
    ):
        if re.search(wrong, value):
            again = "copy the key again, without what stands around it"
            raise NotReady(f"{variable} holds {what}, most likely from copying", again)
    return Key(value)
