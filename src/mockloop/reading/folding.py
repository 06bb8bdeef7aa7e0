"""One form for what looks alike, character for character: offsets into a folded text are offsets into the given one.

Every replacement is one character for one: curly quotes, dashes, no-break spaces, full-width letters, case. What NFKC
would lengthen (a ligature, a fraction) stays as it is.
"""

import re
import unicodedata
from functools import lru_cache

_QUOTES = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "′": "'", "`": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "…": ".", "×": "x", "•": "*", "‣": "*", "◦": "*", "▪": "*", "·": "*",
    "→": ">", "⇒": ">", "➜": ">", "➔": ">", "\u2028": "\n", "\u2029": "\n", "\x0b": " ", "\x0c": " ",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _plain_char(char: str) -> str:
    known = _QUOTES.get(char)
    if known is not None:
        return known
    if unicodedata.category(char) == "Zs" or char == "\t":
        return " "
    flat = unicodedata.normalize("NFKC", char)
    return flat if len(flat) == 1 else char


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    plain = _plain_char(char)
    lower = plain.lower()
    return lower if len(lower) == 1 else plain


_ODD = re.compile(r"[^\n -_a-~]")
"""What is not plain already. Most of any text is, and is left as it stands without being looked at."""
_ODD_OR_CAPITAL = re.compile(r"[^\n -@\[-_a-~]")


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text


def straighten(text: str) -> str:
    """The text with one form of quotes, dashes, spaces and line ends, its case kept; as long as the text itself."""
    return _ODD.sub(lambda odd: _plain_char(odd[0]), _one_line_end(text))


def fold(text: str) -> str:
    """The text straightened and in lower case; as long as the text itself."""
    if text.isascii() and not _ODD.search(text):
        return text.lower()
    return _ODD_OR_CAPITAL.sub(lambda odd: _fold_char(odd[0]), _one_line_end(text))
