"""Texts that a command is given: a file or standard input, of a sane size, in UTF-8."""

import sys
from pathlib import Path

from mockloop.cli.refusal import Refusal

_BINARY = "{}: this is a binary file, not text; give a text, Markdown, VTT, SRT or JSON file"


def read_text(name: str, largest: int) -> str:
    """The text of a file, or of standard input for `-`. Raises `Refusal` where it is missing, binary or too large."""
    shown = "standard input" if name == "-" else name
    try:
        if name == "-":
            data = sys.stdin.buffer.read(largest + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(largest + 1)
    except FileNotFoundError:
        raise Refusal(f"{shown}: there is no such file; check the path") from None
    except IsADirectoryError:
        raise Refusal(f"{shown}: this is a folder; name a file in it") from None
    except (OSError, ValueError) as error:
        raise Refusal(f"{shown}: it cannot be read ({getattr(error, 'strerror', None) or error}); check it") from None
    if len(data) > largest:
        raise Refusal(f"{shown}: it is larger than {largest / 1e6:g} MB; give the text of one round only")
    return decoded(data, shown)


def decoded(data: bytes, shown: str) -> str:
    """The bytes as text: UTF-8, or UTF-16 with its mark. Raises `Refusal`."""
    try:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-16")
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise Refusal(_BINARY.format(shown)) from None
        line = data.count(b"\n", 0, error.start) + 1
        raise Refusal(f"{shown}:{line}: this is not UTF-8 text; save it as UTF-8") from None
    if "\0" in text:
        raise Refusal(_BINARY.format(shown))
    return text
