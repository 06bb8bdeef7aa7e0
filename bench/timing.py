"""Clocks and percentiles."""

import subprocess
import time
from collections.abc import Callable, Sequence
from statistics import median


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies (the nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered)) - 1))]


def once(call: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def alternating(calls: dict[str, Callable[[], float]], repeats: int) -> dict[str, float]:
    """The median of each measurement, taken in turns so that a slow moment of the machine meets them all."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(repeats):
        for name, call in calls.items():
            taken[name].append(call())
    return {name: median(values) for name, values in taken.items()}


def run(command: Sequence[str], env: dict[str, str]) -> float:
    """Seconds that a process takes from start to exit."""
    return once(lambda: subprocess.run(command, env=env, check=True, capture_output=True))
