"""Text as a terminal may safely show it, and data as JSON."""

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_C1 = re.compile("[\x7f-\x9f]")


def shown(text: str) -> str:
    """The text without anything that a terminal would obey: escapes, other controls, direction overrides."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))


def as_json(data: Any, *, indent: int | None = None) -> str:
    """One JSON document, with nothing in it that a terminal would obey."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    text = json.dumps(data, ensure_ascii=not utf8, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = json.dumps(data, ensure_ascii=True, indent=indent)
    return _C1.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def print_json(data: Any) -> None:
    """A document on standard output, indented for people."""
    sys.stdout.write(as_json(data, indent=2) + "\n")


def print_line(data: Mapping[str, Any]) -> None:
    """One line of JSON lines, flushed."""
    sys.stdout.write(as_json(data) + "\n")
    sys.stdout.flush()


def out(text: str = "") -> None:
    """A line of plain text on standard output; what the stream cannot encode is replaced."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(shown(text).encode(encoding, "replace").decode(encoding) + "\n")


def note(text: str) -> None:
    """A message on standard error."""
    print(f"mockloop: {shown(text)}", file=sys.stderr)


def table(rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()) -> list[str]:
    """The rows in columns as wide as they need; the columns in `right` are aligned to the right."""
    whole = [tuple(shown(cell).replace("\n", " ") for cell in row) for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*whole, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if n in right else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in whole
    ]


def minutes(seconds: float) -> str:
    """12:05 for 725 seconds."""
    return f"{int(seconds) // 60:02d}:{int(seconds) % 60:02d}"


def local(stamp: str) -> str:
    """A moment of the history in local time, to the minute."""
    return datetime.fromisoformat(stamp.replace("Z", "+00:00")).astimezone().strftime("%Y-%m-%d %H:%M")
