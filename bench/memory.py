"""Resident memory at the end of a two-hour round, beside a bare Textual app."""

from bench.figure import Figure


def measure() -> list[Figure]:
    return []
