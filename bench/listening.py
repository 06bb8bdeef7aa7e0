"""Measures of how well is listened: what is withheld or heard by mistake, and probes for what had been said.

The data are under `tests/data`: terse notes, claims with their look-alikes, scripted rounds.
"""

import asyncio
from collections.abc import Iterator

import yaml

from bench.figure import Figure
from bench.own_measures import DATA, grade, grader, library
from mockloop.grading.gates import withheld
from mockloop.grading.turns import Transcript, TranscriptTurn
from mockloop.reading.reader import Reader, Utterance
from mockloop.reading.vocabulary import vocabulary
from mockloop.round.clock import VirtualClock
from mockloop.round.events import Event, Said
from mockloop.round.script import parse
from mockloop.session.desk import Desk
from mockloop.session.live import Session
from mockloop.session.player import play

SEEDS = (0, 1)


def terse_notes() -> tuple[str, ...]:
    """What people type against the clock, a note or a few each; all of it innocent."""
    return tuple(yaml.safe_load((DATA / "terse_notes.yaml").read_text(encoding="utf-8")))


def withheld_notes() -> list[str]:
    """Notes of which a gate withholds anything, by the vocabulary of the whole bank."""
    is_term = vocabulary(library().index(), library().concepts()).lexicon.is_term
    return [note for note in terse_notes() if withheld([TranscriptTurn(1, "candidate", note)], None, is_term)]


def claims() -> tuple[list[str], int, list[str], int]:
    """Wordings of false beliefs that are not heard, of how many; look-alikes that are, of how many."""
    reader = Reader(vocabulary(library().index(), library().concepts()))
    deaf, said, false, innocent = [], 0, [], 0
    for path in sorted((DATA / "claims").glob("*.yaml")):
        name = library().choice(path.stem).says[0]
        for claim, examples in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for sentence in examples["fires"] + examples["silent"]:
                turn = reader.read([Utterance(1, f"I'd use {name} here. {sentence}.")]).turns[-1]
                heard = {c.id for c in turn.claims}
                if sentence in examples["fires"]:
                    said += 1
                    deaf += [] if claim in heard else [sentence]
                else:
                    innocent += 1
                    false += [sentence] if heard else []
    return deaf, said, false, innocent


async def _played(text: str, seed: int) -> list[Event]:
    script, clock = parse(text, "script"), VirtualClock(0.0)
    session = await Session.begin(
        Desk(library(), None, clock), script.kind, script.question, level=script.level, mode=script.mode, seed=seed
    )
    await play(session, script, clock)
    return session.events


def _probes(events: list[Event], question: str, level: str) -> Iterator[tuple[str, bool]]:
    """Each probe for something missing, and whether the grader finds that in what had been said before it."""
    turns: list[TranscriptTurn] = []
    for event in events:
        if not isinstance(event, Said):
            continue
        if event.intent == "probe_missing" and event.target:
            card = grade(Transcript(tuple(turns)), question, level)
            met = {c.id for d in card.dimensions for c in d.checks if c.met}
            yield event.target, event.target in met
        turns.append(TranscriptTurn(event.turn, event.speaker, event.text, event.step, event.t))


def idle_probes() -> tuple[list[str], int]:
    """Probes of our own scripted rounds that ask for what the grader finds already said, of how many."""
    idle, asked = [], 0
    for path in sorted((DATA / "scripts").glob("*.yaml")):
        script = yaml.safe_load(path.read_text(encoding="utf-8"))["script"]
        if script["kind"] != "hld":
            continue
        for seed in SEEDS:
            events = asyncio.run(_played(yaml.safe_dump(script), seed))
            for target, met in _probes(events, script["question"], script.get("level", "senior")):
                asked += 1
                idle += [f"{path.stem}: {target}"] if met else []
    return idle, asked


def measure() -> list[Figure]:
    """All of it as figures."""
    grader()
    notes, (deaf, said, false, innocent), (idle, asked) = withheld_notes(), claims(), idle_probes()
    return [
        Figure(
            "innocent notes withheld", 100 * len(notes) / len(terse_notes()), 1, "%", note=f"{len(terse_notes())} notes"
        ),
        Figure("stated misconceptions found", 100 * (1 - len(deaf) / said), 60, "%", True, f"{said} wordings"),
        Figure("right statements taken for one", 100 * len(false) / innocent, 2, "%", note=f"{innocent} look-alikes"),
        Figure("probes for what was said", 100 * len(idle) / max(1, asked), 3, "%", note=f"{asked} probes"),
    ]
