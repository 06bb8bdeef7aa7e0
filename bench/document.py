"""Documents of which a command makes a part: what stands between `<!-- name -->` and `<!-- /name -->`."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def between(text: str, mark: str) -> str:
    """What stands between the markers of that name. Raises `ValueError` without them."""
    found = re.findall(rf"<!-- {mark} -->\n(.*?)\n?<!-- /{mark} -->", text, re.DOTALL)
    if len(found) != 1:
        raise ValueError(f"{len(found)} places for {mark}, not one")
    return str(found[0])


def put(path: Path, mark: str, block: str) -> None:
    """Puts the block between the markers of that name. Raises `ValueError` without them."""
    text = path.read_text(encoding="utf-8")
    between(text, mark)
    new = re.sub(
        rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)", lambda m: f"{m[1]}{block}\n{m[2]}", text, flags=re.DOTALL
    )
    path.write_text(new, encoding="utf-8")
