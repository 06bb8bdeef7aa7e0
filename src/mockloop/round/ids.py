"""Ids of rounds: ULIDs, which sort by the moment they were made."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_BITS = 80


def ulid(milliseconds: int, random_bits: int) -> str:
    """The 26 characters for a moment (since 1970, 48 bits) and 80 random bits. Raises `ValueError` out of range."""
    if not 0 <= milliseconds < 1 << 48 or not 0 <= random_bits < 1 << RANDOM_BITS:
        raise ValueError("a ULID takes 48 bits of time and 80 random bits")
    number = milliseconds << RANDOM_BITS | random_bits
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(125, -1, -5))
