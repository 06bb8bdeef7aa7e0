"""What a front end is asked to open."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where to begin: home (nothing given), setup, straight into a round, or into an interrupted one.

    None stands for "not said": the settings, the playbook or the seed decide. `minutes` is the whole round's.
    `setup` asks for what is missing before a round begins; with `kind` and `question` given nothing is asked.
    """

    kind: str | None = None
    question: str | None = None
    level: str | None = None
    mode: str | None = None
    minutes: float | None = None
    playbook: str | None = None
    seed: int | None = None
    backend: str | None = None
    story: str | None = None
    """The user's own story that a rehearsal is for."""
    resume_round: str | None = None
    setup: bool = False
