"""How far the interviewer and the grader can be trusted: our own data, then the two tools beside the checkout.

python -m bench.eval [--kinds hld,behavioral] [--write]

Needs the folder of evaluation data and tools beside the checkout (or named by MOCKLOOP_SHARED). A script whose question
the bank does not hold yet is counted apart, not as held. `--write` puts the tables into `docs/grading.md`. Exit status
1 where a target is missed.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

from bench import listening
from bench.document import put
from bench.figure import Figure, table
from bench.own_measures import library, measure
from bench.worked_example import DOC, render
from mockloop import __version__

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "mockloop"]


def shared() -> Path | None:
    """The folder with the tools and their data, where it is there."""
    place = Path(os.environ.get("MOCKLOOP_SHARED", ROOT.parent / "shared"))
    return place if (place / "tools" / "grade_eval.py").is_file() else None


def graded(place: Path, kinds: str, limit: int = 0, only: str = "") -> dict[str, Any]:
    """The report of `grade_eval.py` on the development answers, its table printed."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "grade.json"
        argv = [sys.executable, str(place / "tools" / "grade_eval.py"), "--data", str(place / "testdata" / "answers"),
                "--kinds", kinds, "--limit", str(limit), "--only", only, "--json", str(out),
                "--", *COMMAND, "grade", "--jsonl", "--grader", "offline"]  # fmt: skip
        subprocess.run(argv, check=False)
        return dict(json.loads(out.read_text(encoding="utf-8")))


def interviewed(place: Path, kinds: str = "hld,behavioral") -> tuple[dict[str, Any], list[str]]:
    """The report of `interview_eval.py` on the scripts of these kinds whose question the bank holds, and the names of
    the others."""
    held = {(i.kind, i.id) for i in library().index().of("question")}
    with tempfile.TemporaryDirectory() as folder:
        scripts, out, apart = Path(folder) / "scripts", Path(folder) / "interview.json", []
        scripts.mkdir()
        for path in sorted((place / "testdata" / "scripts").glob("*.yaml")):
            script = yaml.safe_load(path.read_text(encoding="utf-8"))["script"]
            if script["kind"] in kinds.split(",") and (script["kind"], script["question"]) in held:
                shutil.copy(path, scripts)
            else:
                apart.append(path.stem)
        argv = [
            sys.executable,
            str(place / "tools" / "interview_eval.py"),
            "--jobs",
            "2",
            "--json",
            str(out),
            str(scripts),
            "--",
            *COMMAND,
        ]
        subprocess.run(argv, check=False)
        return dict(json.loads(out.read_text(encoding="utf-8"))), apart


def _markdown(own: list[Figure], grade: dict[str, Any], interview: dict[str, Any], apart: list[str]) -> str:
    questions = len(library().index().of("question"))
    lines = [
        f"Version {__version__}, {questions} questions in the bank.",
        "",
        "| measure | n | value | target | |",
        "|---|---|---|---|---|",
    ]
    for row in grade["rows"]:
        value = (
            "-"
            if row["value"] is None
            else f"{row['value']:.2f}{row['unit'] if row['unit'] in '%x' else ' ' + row['unit']}"
        )
        verdict = {True: "held", False: "**missed**", None: ""}[row["ok"]]
        lines.append(f"| {row['test']} | {row['n']} | {value} | {row['target'] or ''} | {verdict} |")
    lines += ["", "| our own measure | figure | target | | |", "|---|---|---|---|---|"]
    lines += ["| " + " | ".join(f.row()) + " |" for f in own]
    total = f"{interview['held']} of {interview['all']} expectations"
    lines += [
        "",
        f"Scripts whose question is in the bank: {len(interview['cases'])}; held: {total}; "
        f"counted apart (no such question yet): {len(apart)}.",
    ]
    # Only what was wanted: the rest of a miss cites the evaluation data, of which no piece may come into the project.
    misses = [
        f"- `{c['case']}`: {re.split('[/;]', c['misses'][0])[0].strip()}" for c in interview["cases"] if not c["ok"]
    ]
    misses += [f"- {f.budget}: {f.value:.1f} {f.unit}" for f in own if f.held is False]
    misses += [f"- {row['test']}: {len(row['failures'])} of {row['n']}" for row in grade["rows"] if row["ok"] is False]
    return "\n".join([*lines, "", "What is missed:", "", *(misses or ["- nothing"])])


def write(text: str) -> None:
    """Puts the tables and the worked example between their markers in `docs/grading.md`."""
    put(DOC, "measures", text)
    put(DOC, "example", render())


def main(argv: list[str]) -> int:
    """Measures, prints, and writes where asked."""
    kinds = argv[argv.index("--kinds") + 1] if "--kinds" in argv else "hld,behavioral"
    figures = [*measure(), *listening.measure()]
    print(table(figures))
    place = shared()
    if place is None:
        print("The evaluation data are not beside the checkout: only our own were measured.", file=sys.stderr)
        return 1 if any(f.held is False for f in figures) else 0
    grade = graded(place, kinds)
    interview, apart = interviewed(place, kinds)
    print(f"\ncounted apart, their question is not in the bank yet: {', '.join(apart) or 'none'}")
    if "--write" in argv:
        write(_markdown(figures, grade, interview, apart))
    missed = [f.budget for f in figures if f.held is False] + grade["hard_missed"] + grade["targets_missed"]
    missed += [c["case"] for c in interview["cases"] if not c["ok"]]
    print(f"\nmissed: {', '.join(missed) or 'nothing'}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
