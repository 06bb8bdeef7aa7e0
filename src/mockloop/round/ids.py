"""Ids of rounds: ULIDs, 26 characters that begin with the moment they were made and sort by it."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32, as the ULID specification has it."""
_LENGTH = 26
_TIME = 10
"""Characters that hold the moment."""
RANDOM_BITS = 80


def ulid(milliseconds: int, random_bits: int) -> str:
    """The 26 characters for a moment (since 1970, 48 bits) and 80 random bits. Raises `ValueError` out of range."""
    if not 0 <= milliseconds < 1 << 48 or not 0 <= random_bits < 1 << RANDOM_BITS:
        raise ValueError("a ULID takes 48 bits of time and 80 random bits")
    number = milliseconds << RANDOM_BITS | random_bits
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(125, -1, -5))


def is_ulid(text: str) -> bool:
    """Whether it is written as a ULID is."""
    return len(text) == _LENGTH and text[0] <= "7" and all(c in _ALPHABET for c in text)


def made_at(name: str) -> float:
    """The moment that a ULID carries, in seconds since 1970."""
    number = 0
    for character in name[:_TIME]:
        number = number * 32 + _ALPHABET.index(character)
    return number / 1000
