"""What a scripted round is held to: each kind of expectation as a function that says what was missed, or nothing."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from mockloop.interviewer.words import PROBES, alike, bag, count
from mockloop.round.events import Event, RoundEnded, Said, to_json

Expectation = Mapping[str, Any]
CLOCK = ("nudge_time", "nudge_silence", "change")


def _seconds(text: str) -> float:
    minutes, seconds = text.split(":")
    return int(minutes) * 60 + float(seconds)


def _many(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _fits(turn: Said, want: Mapping[str, Any]) -> bool:
    named = all(getattr(turn, key) in _many(want[key]) for key in ("intent", "target", "step") if key in want)
    return named and ("matches" not in want or bool(re.search(want["matches"], turn.text, re.I)))


class Played:
    """The events of a round, and the candidate's says as the script has them."""

    def __init__(self, events: Sequence[Event], says: Sequence[str]) -> None:
        self.events = events
        self.said = [event for event in events if isinstance(event, Said)]
        self.theirs = [turn for turn in self.said if turn.speaker == "interviewer"]
        spoken = iter([turn for turn in self.said if turn.speaker == "candidate"])
        self.where = {n: next(spoken, None) for n, text in enumerate(says, 1) if text.strip()}

    def after(self, number: int, within: int) -> Iterator[Said]:
        """The replies to a say, the clock's turns between them not counted."""
        start = self.where[number]
        left = within
        for turn in self.theirs:
            if start is not None and turn.turn > start.turn and left:
                left -= turn.intent not in CLOCK
                yield turn


def _after(played: Played, x: Expectation) -> str | None:
    heard = list(played.after(x["after"], x.get("within", 1)))
    if "absent" in x and any(re.search(x["absent"], turn.text, re.I) for turn in heard):
        return f"must not be said: {x['absent']} in {heard}"
    if not {"intent", "target", "matches"} & set(x) or any(_fits(turn, x) for turn in heard):
        return None
    return f"heard {[(t.intent, t.target, t.text) for t in heard]}"


def _at_or_before(played: Played, x: Expectation) -> str | None:
    low, high = _seconds(x.get("not_before", "0:0")), _seconds(x["at_or_before"])
    return None if any(low <= t.t <= high and _fits(t, x) for t in played.theirs) else "nothing like it in that time"


def _never(played: Played, x: Expectation) -> str | None:
    want = x["never"]
    since = played.where[want["from"]] if "from" in want else None
    wrong = [t for t in played.theirs if (since is None or t.turn > since.turn) and _fits(t, want)]
    return f"said {wrong}" if wrong else None


def _event(played: Played, x: Expectation) -> str | None:
    seen = sum(
        all(to_json(event).get(key) in _many(value) for key, value in x["event"].items()) for event in played.events
    )
    least = x.get("count", 0 if "at_most" in x else 1)
    return None if least <= seen <= x.get("at_most", seen) else f"{seen} such events"


def _ends(played: Played, x: Expectation) -> str | None:
    want, end = x["ends"], played.events[-1]
    if not isinstance(end, RoundEnded) or end.reason not in want["reason"]:
        return f"ended as {end}"
    early, late = _seconds(want.get("at_least", "0:0")), _seconds(want.get("at_most", "999:0"))
    return None if early <= end.t <= late else f"ended at {end.t}"


def _no_repeats(played: Played, _: Expectation) -> str | None:
    spoken = [bag(t.text) for t in played.theirs if t.intent != "acknowledge"]
    probes = [(bag(t.text), t.text) for t in played.theirs if t.intent in PROBES]
    near = [(one, two) for (a, one), (b, two) in combinations(probes, 2) if alike(a, b) > 0.6]
    return None if len(spoken) == len(set(spoken)) and not near else f"said again: {near}"


def _one_question(played: Played, _: Expectation) -> str | None:
    many = [t.text for t in played.theirs if re.sub(r"“[^”]*”", "", t.text).count("?") > 1]
    return f"more than one question: {many}" if many else None


def _max_words(played: Played, x: Expectation) -> str | None:
    long = [t.text for t in played.theirs if t.intent != "open" and count(t.text) > x["max_words"]]
    return f"too long: {long}" if long else None


def _share(played: Played, x: Expectation) -> str | None:
    quiet = ("open", "close", *CLOCK)
    mine = sum(count(t.text) for t in played.theirs if t.intent not in quiet)
    both = mine + sum(count(t.text) for t in played.said if t.speaker == "candidate")
    return None if mine <= x["talk_share_at_most"] * both else f"{mine} of {both} words"


def _no_leak(played: Played, x: Expectation) -> str | None:
    for phrase in x["no_leak"]:
        first = next((t for t in played.said if f" {phrase} " in f" {' '.join(bag(t.text))} "), None)
        if first is not None and first.speaker == "interviewer":
            return f"{phrase!r} is given away: {first.text}"
    return None


def _consistent(played: Played, x: Expectation) -> str | None:
    figures = [set(re.findall(r"\d[\d.,]*", " ".join(t.text for t in played.after(n, 1)))) for n in x["consistent"]]
    return None if set.intersection(*figures) else f"no figure in common: {figures}"


JUDGES: dict[str, Callable[[Played, Expectation], str | None]] = {
    "after": _after,
    "at_or_before": _at_or_before,
    "never": _never,
    "event": _event,
    "ends": _ends,
    "no_repeats": _no_repeats,
    "one_question": _one_question,
    "max_words": _max_words,
    "talk_share_at_most": _share,
    "no_leak": _no_leak,
    "consistent": _consistent,
}


def missed(played: Played, expectations: Sequence[Expectation]) -> list[str]:
    """All that does not hold, in words."""
    out = []
    for x in expectations:
        judge = next(judge for kind, judge in JUDGES.items() if kind in x)
        why = judge(played, x)
        if why is not None:
            out.append(f"{dict(x)}: {why}")
    return out
