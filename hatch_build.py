"""Builds the index of the question bank: into the wheel, and for a checkout into its `build` folder."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BankIndex(BuildHookInterface):  # type: ignore[type-arg]
    """Works the index out once, so that no start of the program has to. Refuses to build with a broken file."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from mockloop.content.library import Library
        finally:
            sys.path.remove(str(root / "src"))
        index = root / "build" / "index.json"
        broken = Library(root).write_index(index)
        if version == "editable":
            return
        if broken:
            raise ValueError("the question bank has broken files:\n" + "\n".join(map(str, broken)))
        build_data["force_include"][str(index)] = "mockloop/data/index.json"
