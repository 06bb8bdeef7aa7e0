"""What an answer took, in tokens."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one answer. `input` counts all that was sent, `cached` the part of it that the provider had kept.

    `estimated` is true where the server did not count, and the figures are ours: they are shown with "≈".
    """

    input: int
    cached: int
    output: int
    estimated: bool = False

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            self.input + other.input,
            self.cached + other.cached,
            self.output + other.output,
            self.estimated or other.estimated,
        )
