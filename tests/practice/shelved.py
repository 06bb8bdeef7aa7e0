"""The twelve invented stories, and a shelf of them that a test may write to."""

import shutil
from pathlib import Path

from mockloop.practice.shelf import Shelf

STORIES = Path(__file__).parents[1] / "data" / "stories"


def shelved(folder: Path) -> Shelf:
    """A shelf in that folder, with a copy of the stories on it."""
    shutil.copytree(STORIES, folder)
    return Shelf(folder)
