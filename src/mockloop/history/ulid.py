"""Reading the names of rounds: ULIDs, 26 characters that begin with the moment they were made."""

from mockloop.history.times import stamp

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32, as the ULID specification has it."""

LENGTH = 26


def is_ulid(text: str) -> bool:
    """Whether it is written as a ULID is."""
    return len(text) == LENGTH and text[0] <= "7" and all(c in ALPHABET for c in text)


def made_at(name: str) -> str:
    """The moment that a ULID carries, as a stamp."""
    number = 0
    for character in name[:10]:
        number = number * 32 + ALPHABET.index(character)
    return stamp(number / 1000)
