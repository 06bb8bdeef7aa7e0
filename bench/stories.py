"""How long it takes to list and to cover five hundred stories: the fastest of five, as processor time."""

import datetime
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from mockloop.content.library import Library
from mockloop.practice.coverage import coverage
from mockloop.practice.shelf import Shelf

STORIES = Path(__file__).parents[1] / "tests" / "data" / "stories"
MANY = 500


def fastest(work: Callable[[], object]) -> float:
    """Milliseconds of the fastest of five."""
    took = []
    for _ in range(5):
        begun = time.process_time()
        work()
        took.append((time.process_time() - begun) * 1000)
    return min(took)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        some = [one.text for one in Shelf(STORIES).stories()]
        for n in range(MANY):
            (folder / f"story-{n:03}.md").write_text(some[n % len(some)], encoding="utf-8", newline="")
        shelf, lists = Shelf(folder), Library.open(None).competencies()
        today = datetime.date(2026, 1, 1)
        stories = shelf.stories()
        print(f"list of {MANY} stories       {fastest(shelf.all):6.1f} ms")
        print(f"coverage, files read      {fastest(lambda: coverage(shelf.stories(), lists, {}, today)):6.1f} ms")
        print(f"coverage, of what is read {fastest(lambda: coverage(stories, lists, {}, today)):6.1f} ms")


if __name__ == "__main__":
    main()
