"""Offline grading of a 45-minute round: one after another in a warm process, and as lines through the command."""

import json
import os
import subprocess
import sys
from statistics import median

from bench.figure import Figure
from bench.talk import ROUND
from bench.timing import once

REPEATS = 15
ANSWERS = 120
NUDGE = "Go on."


def text() -> str:
    """The round as a labelled transcript."""
    turns = [turn for _, said in ROUND for turn in said]
    return "\n\n".join(f"Candidate: {turn}\n\nInterviewer: {NUDGE}" for turn in turns) + "\n"


def measure() -> list[Figure]:
    """The median of fifteen gradings after the first; then the whole command, its start counted in."""
    return [_warm(), _lines()]


def _warm() -> Figure:
    name = "offline grading of a 45-minute round, warm"
    try:
        from mockloop.content.library import Library
        from mockloop.grading.grader import OfflineGrader
        from mockloop.grading.transcript import parse
    except ImportError:
        return Figure(name, None, 100, "ms")
    grader, round_ = OfflineGrader(Library.open(None)), parse(text())
    card = grader.grade(round_, "hld", "url-shortener", "senior")
    took = [once(lambda: grader.grade(round_, "hld", "url-shortener", "senior")) for _ in range(REPEATS)]
    return Figure(
        name, median(took) * 1e3, 100, "ms", note=f"{len(text().split())} words, score {card.overall.score:.0f}"
    )


def _lines() -> Figure:
    name = "grade --jsonl, one core"
    request = {"kind": "hld", "question": "url-shortener", "level": "senior"}
    # A word of its own each, so that nothing can be answered from memory.
    asked = [{**request, "id": i, "text": f"{text()}\nCandidate: Answer number {i}.\n"} for i in range(ANSWERS)]
    command = [sys.executable, "-m", "mockloop", "grade", "--jsonl"]
    lines = "\n".join(json.dumps(a) for a in asked) + "\n"

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, input=lines, capture_output=True, text=True, check=False, env=dict(os.environ))

    done = []
    took = once(lambda: done.append(run()))
    answers = [json.loads(line) for line in done[0].stdout.splitlines()] if done[0].returncode == 0 else []
    if not answers:
        return Figure(name, None, 20, "answers/s", at_least=True, note=done[0].stderr.strip()[-60:])
    scored = sum("overall" in a for a in answers)
    note = f"{scored} of {ANSWERS} scored in {took:.1f} s, start included"
    return Figure(name, scored / took, 20, "answers/s", at_least=True, note=note)
