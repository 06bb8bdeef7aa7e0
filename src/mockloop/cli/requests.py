"""`grade --jsonl`: a request a line, an answer a line, in order and at once."""

import gc
import json
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from mockloop.cli.plain import as_json
from mockloop.cli.reading import read_text
from mockloop.cli.refusal import DONE, Refusal
from mockloop.content.base import KINDS, LEVELS
from mockloop.content.errors import ContentError
from mockloop.content.library import Library
from mockloop.grading.grader import OfflineGrader
from mockloop.grading.transcript import BadTranscript, parse
from mockloop.round.scorecard import to_json

LARGEST = 20_000_000
_ALLOCATIONS = 50_000
"""Objects made between two collections; Python's own default is some hundreds."""


class _BadRequest(ValueError):
    pass


def _field(request: dict[str, Any], name: str, allowed: tuple[str, ...] | None = None) -> str | None:
    value = request.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _BadRequest(f"{name}: a text is needed, not {type(value).__name__}")
    if allowed is not None and value not in allowed:
        raise _BadRequest(f"{name}: {value[:40]!r} is not known; take one of {', '.join(allowed)}")
    return value


def _text(request: dict[str, Any]) -> str:
    text, path = _field(request, "text"), _field(request, "path")
    if (text is None) == (path is None):
        raise _BadRequest("text: give either text or path")
    return text if text is not None else read_text(str(Path(path or "")), LARGEST)


def _grade(grader: OfflineGrader, library: Library, request: Any) -> dict[str, Any]:
    if not isinstance(request, dict):
        raise _BadRequest("a request is a JSON object with kind, question, level and text")
    kind = _field(request, "kind", KINDS) or "hld"
    level = _field(request, "level", LEVELS) or "senior"
    question, prompt = _field(request, "question"), _field(request, "prompt")
    if not library.index().of("playbook", kind):
        raise _BadRequest(f"kind: the bank holds nothing to grade {kind} rounds by yet")
    transcript = parse(_text(request), _field(request, "candidate"))
    card = grader.grade(transcript, kind, question, level, prompt)
    return to_json(replace(card, id=request.get("id")))


def answer(grader: OfflineGrader, library: Library, line: bytes) -> dict[str, Any]:
    """The answer to one request line: a scorecard, or `{"id", "error"}`; nothing that a line holds raises."""
    name: Any = None
    try:
        request = json.loads(line.decode("utf-8"))
        name = request.get("id") if isinstance(request, dict) else None
        return _grade(grader, library, request)
    except UnicodeDecodeError:
        return {"id": None, "error": "the line is not UTF-8; send JSON in UTF-8"}
    except json.JSONDecodeError as error:
        return {
            "id": None,
            "error": f"the line is not JSON ({error.msg}, column {error.colno}); send one object a line",
        }
    except (_BadRequest, BadTranscript, ContentError, Refusal) as error:
        return {"id": name, "error": " ".join(str(error).split())}
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError, OSError) as error:
        # One line must not end the others: whoever sends thousands learns which one it was.
        return {"id": name, "error": f"this could not be graded ({type(error).__name__}: {error})"}


def serve(library: Library, lines: IO[bytes], answers: IO[bytes]) -> int:
    """Answers line by line until the input ends; empty lines are passed over."""
    grader = OfflineGrader(library)
    first = True
    for line in lines:
        if line.strip():
            answers.write(as_json(answer(grader, library, line)).encode("utf-8") + b"\n")
            answers.flush()
            if first:
                # What is loaded by now lives to the end, and an answer leaves nearly nothing to collect: gone through
                # as often as by default, it costs a tenth of the time.
                gc.freeze()
                gc.set_threshold(_ALLOCATIONS, 20, 50)
                first = False
    return DONE
