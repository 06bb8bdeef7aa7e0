"""A small bank of our own making, so that these tests do not hang on what the real one says."""

import json
from pathlib import Path
from typing import Any

import yaml

STEPS = {"requirements": 2, "design": 4, "deep_dive": 4}


def playbook() -> dict[str, Any]:
    steps = [
        {"id": i, "title": i.title(), "minutes": m, "goal": f"{i} done", "overrun": [f"{i}: time.", f"{i}: over."]}
        for i, m in STEPS.items()
    ]
    head = {"schema": 1, "id": "short", "kind": "hld", "title": "Short", "about": "Three steps.", "default": True}
    return {**head, "rubric": "hld", "minutes": sum(STEPS.values()), "change_in": "deep_dive", "steps": steps}


def check(name: str, step: str, needs: str) -> dict[str, Any]:
    body = {"asks": f"Does it show {name}?", "needs": needs, "says": "A strong answer does."}
    return {"id": name, "dimension": "requirements", "step": step, **body}


def rubric() -> dict[str, Any]:
    anchors = dict.fromkeys(("one", "two", "three", "four"), "As it is.")
    dimension = {"id": "requirements", "title": "Requirements", "anchors": {"senior": anchors}}
    checks = [check("says_scope", "requirements", "'out of scope'")]
    head = {"schema": 1, "id": "hld", "kind": "hld", "title": "Design"}
    return {**head, "dimensions": [dimension], "checks": checks}


def question(name: str = "tool-library", tier: int = 1) -> dict[str, Any]:
    numbers = range(10)
    three = range(3)
    decision = {
        "step": "design",
        "question": "Which?",
        "axes": ["cost"],
        "tips": "t",
        "asks": ["Why?"],
        "needs": "'why'",
    }
    options = [{"name": n, "buys": "b", "costs": "c"} for n in ("one", "two")]
    rung = {"ask": "And then?", "strong": "s", "needs": "'then'"}
    figure = {"name": "n", "unit": "/s", "given": {"a": 2.0}, "formula": "a * 2", "value": 4.0, "accept": [2.0, 8.0]}
    return {
        "schema": 1,
        "id": name,
        "kind": "hld",
        "title": name.replace("-", " ").title(),
        "tier": tier,
        "patterns": ["storage"],
        "prompt": "Design a library that lends tools to neighbours.",
        "brief": "tools lent and brought back",
        "constraint": "one tool, one borrower",
        "terms": [{"id": f"term-{n}", "says": [f"tool {n}"]} for n in range(4)],
        "in_scope": ["lending", "returning"],
        "out_of_scope": ["payment"],
        "facts": [
            {"id": f"fact_{n}", "subject": f"subject {n}", "about": [f"about {n}"], "answer": f"it is {n}"}
            for n in numbers
        ],
        "quantities": [{"id": f"figure_{n}", **figure} for n in range(5)],
        "api": [{"call": f"GET /{n}", "does": "reads"} for n in range(2)],
        "entities": [{"name": n, "key": "id", "fields": ["id"], "access": ["by id"]} for n in ("tool", "loan")],
        "decisions": [{"id": f"decision_{n}", "options": options, **decision} for n in three],
        "deep_dives": [{"id": f"dive_{n}", "title": "Dive", "when": "'deep'", "ladder": [rung] * 3} for n in range(2)],
        "bottlenecks": [{"id": f"neck_{n}", "where": "w", "why": "y", "relief": "r"} for n in three],
        "failures": [{"id": f"failure_{n}", "what": "w", "effect": "e", "response": "r"} for n in three],
        "costs": ["disks", "people"],
        "operations": {
            "slis": ["latency", "errors"],
            "objectives": ["99.9"],
            "dashboard": ["rate", "errors"],
            "page": "errors",
            "bottleneck_metric": "queue",
            "p99": "trace",
            "deploy": "slowly",
            "rollback": "at once",
        },
        "changes": [
            {"id": f"change_{n}", "say": f"Now it is {n} towns.", "touches": "all", "strong": "s"} for n in three
        ],
        "red_flags": [
            {"id": f"flag-{n}", "severity": "wrong", "when": "'never breaks'", "asks": ["Never?"], "why": "it does"}
            for n in range(2)
        ],
        "checks": [check(f"check_{n}", "design", f"'point {n}'") for n in range(9)],
        "outline": {"senior": [{"step": "design", "says": ["One table of loans."]}]},
    }


def write_bank(folder: Path) -> Path:
    """Writes the bank under `folder` and gives it back."""
    files = {
        "question_bank/playbooks/short.yaml": playbook(),
        "question_bank/hld/tool-library.yaml": question(),
        "question_bank/hld/seed-swap.yaml": question("seed-swap"),
        "rubrics/hld.yaml": rubric(),
    }
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # Copied, so that nothing is shared: the bank takes no anchors.
        path.write_text(yaml.safe_dump(json.loads(json.dumps(data)), sort_keys=False), encoding="utf-8")
    return folder
