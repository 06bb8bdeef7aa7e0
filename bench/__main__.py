"""Measures every budget and prints one table; exit status 1 where one is missed.

python -m bench [NAME...]        of the parts below
"""

import sys
from importlib import import_module

from bench.figure import Figure, table

PARTS = ("startup", "first_paint", "reply", "history", "grading", "composer", "backend")


def main(names: list[str]) -> int:
    """Runs the named parts, or all; what breaks is a line of the table too."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"no such part: {', '.join(unknown)}; take {', '.join(PARTS)}", file=sys.stderr)
        return 2
    figures: list[Figure] = []
    for name in names or PARTS:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        try:
            figures.extend(import_module(f"bench.{name}").measure())
        except Exception as error:
            figures.append(Figure(name, float("nan"), 0, "", note=f"failed: {str(error).splitlines()[0][:160]}"))
    print(table(figures))
    return 1 if any(f.held is False for f in figures) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
