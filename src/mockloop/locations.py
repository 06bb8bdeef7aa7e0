"""Where this user's files are: all under `MOCKLOOP_HOME` where it is set, else in the platform's usual folders."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "MOCKLOOP_HOME"


@dataclass(frozen=True, slots=True)
class Locations:
    """`home` holds `history.db`, `stories`, `question_bank`, `rubrics` and `prompts`; `config` is a file."""

    home: Path
    config: Path

    @property
    def history(self) -> Path:
        return self.home / "history.db"

    @property
    def stories(self) -> Path:
        return self.home / "stories"


def locate(environment: Mapping[str, str] = os.environ) -> Locations:
    """The places for an environment. Nothing is made there."""
    said = environment.get(HOME_VARIABLE, "").strip()
    if said:
        home = Path(said).expanduser().absolute()
        return Locations(home, home / "config.toml")
    import platformdirs

    config = platformdirs.user_config_path("mockloop", appauthor=False)
    return Locations(platformdirs.user_data_path("mockloop", appauthor=False), config / "config.toml")
