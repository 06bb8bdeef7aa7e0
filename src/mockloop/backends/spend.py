"""What the models have taken so far, against what they may."""

from collections.abc import Iterable

from mockloop.backends.call import Call
from mockloop.backends.usage import Usage


class Spend:
    """The running sum of a round. `ceiling` is in US dollars; 0 asks no model at all.

    Calls without a known price count their tokens only, so no ceiling holds them.
    """

    def __init__(self, ceiling: float, earlier: Iterable[Call] = ()) -> None:
        self.ceiling = ceiling
        self.usage = Usage(0, 0, 0)
        self.dollars = 0.0
        self.unpriced = 0
        for call in earlier:
            self.add(call)

    def add(self, call: Call) -> None:
        if call.usage is None:
            return
        self.usage += call.usage
        if call.cost is None:
            self.unpriced += 1
        else:
            self.dollars += call.cost

    @property
    def reached(self) -> bool:
        """Whether the ceiling is reached: no model is to be asked any more."""
        return self.dollars >= self.ceiling

    @property
    def tokens(self) -> int:
        return self.usage.input + self.usage.output

    def words(self) -> str:
        """For the screen: `≈ 12,340 tokens, ≈ $0.0123`; "≈" where a part is estimated, dollars where they are known."""
        about = "≈ " if self.usage.estimated else ""
        if not self.tokens:
            return "no tokens yet"
        priced = self.dollars > 0 or not self.unpriced
        cost = f", {about}${self.dollars:.4f}" if priced else ""
        more = " and calls without a known price" if priced and self.unpriced else ""
        return f"{about}{self.tokens:,} tokens{cost}{more}"

    def short(self) -> str:
        """For a corner of the screen: `$0.02`, or the tokens where nobody knows the price; "≈" as in `words`."""
        about = "≈" if self.usage.estimated else ""
        if self.unpriced and not self.dollars:
            return f"{about}{self.tokens:,} tokens"
        return f"{about}${self.dollars:.2f}" + ("+" if self.unpriced else "")
