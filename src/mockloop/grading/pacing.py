"""How the time was kept, where turns carry times: steps reached, boxes held. Judged by the clock, so without quotes."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from mockloop.grading.turns import TranscriptTurn
from mockloop.round.scorecard import CheckResult

_GRACE = 1.25
"""A box may run over by a quarter before it counts: the interviewer has then spoken once."""


def pacing(turns: Sequence[TranscriptTurn], boxes: Mapping[str, float]) -> tuple[CheckResult, ...]:
    """The checks of pacing, `boxes` in seconds by step; empty where turns carry no times or no steps of these."""
    timed = [t for t in turns if t.t is not None and t.step in boxes]
    if len(timed) < 2:
        return ()
    spent: dict[str, float] = {}
    for a, b in pairwise(timed):
        spent[a.step] = spent.get(a.step, 0.0) + (b.t or 0.0) - (a.t or 0.0)
    reached = {t.step for t in timed if t.speaker == "candidate"}
    kept = [s for s in reached if spent.get(s, 0.0) <= boxes[s] * _GRACE]
    return (
        _share("steps_reached", "Was every step of the round reached?", len(reached), len(boxes), timed[-1].step),
        _share("boxes_kept", "Did the steps stay inside their boxes?", len(kept), len(boxes), timed[-1].step),
    )


def _share(name: str, asks: str, part: int, whole: int, step: str) -> CheckResult:
    says = "Leave a step when its box is gone, and say what you leave: the last three steps decide more than the first."
    share = round(part / whole, 4)
    return CheckResult(name, share >= 0.5, credit=share, asks=asks, says=says, step=step)
