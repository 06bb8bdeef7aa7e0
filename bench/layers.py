"""The picture of `docs/architecture.md`: which package imports which, read from the imports themselves.

python -m bench.layers [--write]
"""

import sys

import grimp

from bench.document import DOCS, put

DOC = DOCS / "architecture.md"
ROWS = (
    ("tui", "cli"),
    ("session", "practice"),
    ("interviewer", "grading", "history", "running"),
    ("reading", "backends"),
    ("round",),
    ("content",),
)
"""From the top; a row's packages do not import each other."""


def imports() -> set[tuple[str, str]]:
    """Pairs of packages of which the first imports the second, empty packages left out."""
    graph = grimp.build_graph("mockloop", cache_dir=None)
    names = {name for row in ROWS for name in row}
    out = set()
    for module in graph.modules:
        own = module.split(".")[1:2]
        for other in graph.find_modules_directly_imported_by(module):
            theirs = other.split(".")[1:2]
            if own and theirs and own != theirs and own[0] in names and theirs[0] in names:
                out.add((own[0], theirs[0]))
    return out


def picture() -> str:
    """A Mermaid graph: rows from the top, an arrow for an import. What is reached through a neighbour has no arrow."""
    pairs = imports()
    shown = {name for pair in pairs for name in pair}
    lines = ["```mermaid", "graph TD"]
    for number, row in enumerate(ROWS):
        there = [name for name in row if name in shown]
        if there:
            lines += [f"  subgraph row{number}[ ]", *(f"    {name}" for name in there), "  end"]
    direct = sorted(pairs - _long(pairs))
    lines += [f"  {above} --> {below}" for above, below in direct]
    return "\n".join([*lines, "```"])


def _long(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The pairs that a chain of others says too."""
    steps = {b for _, b in pairs}
    return {(a, c) for a, c in pairs if any((a, b) in pairs and _reaches(b, c, pairs) for b in steps - {c})}


def _reaches(a: str, c: str, pairs: set[tuple[str, str]]) -> bool:
    return (a, c) in pairs or any(_reaches(b, c, pairs) for x, b in pairs if x == a)


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        put(DOC, "layers", picture())
    else:
        print(picture())
