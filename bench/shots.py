"""Pictures of the program as it is, taken without a terminal: `python -m bench.shots [FOLDER]`.

Plays a short round on the real bank at both sizes and writes an SVG of each main screen (docs/images by default).
The history is a temporary one; nothing of the person's own is read or shown.
"""

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from mockloop.locations import Locations
from mockloop.session import Start
from mockloop.settings import Settings
from mockloop.tui.app import MockloopApp
from mockloop.tui.data import Data
from mockloop.tui.screens.rating import RatingScreen
from mockloop.tui.screens.round import RoundScreen
from mockloop.tui.screens.scorecard import ScorecardScreen

SIZES = {"80x24": (80, 24), "120x40": (120, 40)}
TALK = (
    "How many new links a month, and how long do we keep them?",
    "In scope: make a short link, follow it. Out of scope: accounts. A redirect answers within 50 ms at p99.",
    "100 million a month is about 40 writes a second; reads are 100:1, so 4,000 a second and ten times that at peak.",
    "One table keyed by code. I'd pick Cassandra because it is a pure key lookup and writes can grow linearly.",
)
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def _until(pilot: Pilot[int], screen: type) -> None:
    while not isinstance(pilot.app.screen, screen):
        await pilot.pause(0.05)
    await pilot.pause(0.3)


async def shoot(folder: Path, name: str, size: tuple[int, int], home: Path) -> list[Path]:
    """The main screens at one size, as files in `folder`."""
    out: list[Path] = []
    data = Data(Locations(home, home / "config.toml"), Settings(reply_delay=0.0))
    app = MockloopApp(data, Start(kind="hld", question="url-shortener", level="senior", seed=3))
    async with app.run_test(size=size) as pilot:

        def take(what: str) -> None:
            path = folder / f"{what}-{name}.svg"
            path.write_text(FONTS.sub("", app.export_screenshot(title="mockloop")), encoding="utf-8")
            out.append(path)

        await _until(pilot, RoundScreen)
        screen = app.screen
        assert isinstance(screen, RoundScreen)
        for said in TALK:
            await screen.session.say(said)
            await screen.session.do("next")
        await screen.session.write("notes", "40 w/s, 4k r/s, peak 10x")
        await pilot.pause(0.5)
        take("round")
        await pilot.press("f9", "y")
        await _until(pilot, RatingScreen)
        await pilot.press(*"33242")
        await pilot.pause(0.2)
        take("rating")
        await pilot.press("enter")
        await _until(pilot, ScorecardScreen)
        take("scorecard")
        await pilot.press("v")
        await pilot.pause(0.5)
        take("review")
        await pilot.press("escape", "escape")
        await pilot.pause(0.5)
        take("home")
    await data.close()
    return out


def main() -> int:
    """Writes the pictures and names them; the exit status."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    for name, size in SIZES.items():
        with tempfile.TemporaryDirectory() as home:
            for path in asyncio.run(shoot(folder, name, size, Path(home))):
                print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
