"""Reads a transcript in any of the forms of the contract: labelled text, WebVTT, SRT, mockloop's own export."""

import re

from mockloop.grading.json_export import exported, from_events
from mockloop.grading.labels import labelled
from mockloop.grading.turns import LIMIT, BadTranscript, PaneWritten, Transcript, TranscriptTurn
from mockloop.grading.vtt import is_subtitles, subtitles

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")


def _refuse(text: str) -> None:
    if len(text) > LIMIT:
        raise BadTranscript(
            f"This transcript has {len(text) / 1e6:.0f} million characters, and {LIMIT / 1e6:.0f} million can be read: "
            "cut it down to one round."
        )
    sample = text[:20_000]
    if "\x00" in sample or len(_CONTROL.findall(sample)) > max(8, 0.02 * len(sample)):
        raise BadTranscript(
            "This is no text but binary data: give the transcript as text, Markdown, WebVTT, SRT or JSON."
        )


def parse(text: str, candidate: str | None = None) -> Transcript:
    """The turns of a transcript. `candidate` names the candidate where the labels do not tell.

    A text without any label is all the candidate's, turn 1. Raises `BadTranscript` for binary data, for more than
    `LIMIT` characters, for a broken export and for a `candidate` who does not speak.
    """
    _refuse(text)
    if is_subtitles(text):
        return subtitles(text, candidate)
    if (export := exported(text)) is not None:
        return export
    if (turns := labelled(text, candidate)) is not None:
        return turns
    if candidate is not None and text.strip():
        raise BadTranscript(
            f'Nobody called "{candidate}" speaks in this transcript: give a name that stands before a colon.'
        )
    return Transcript((TranscriptTurn(1, "candidate", text.strip()),))


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, or UTF-16 with a mark. Raises `BadTranscript` for anything else."""
    if len(data) > 4 * LIMIT:
        raise BadTranscript(f"This file has {len(data) / 1e6:.0f} MB, more than can be read: cut it down to one round.")
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadTranscript(
            "This is not UTF-8 text: give the transcript as text, Markdown, WebVTT, SRT or JSON in UTF-8."
        ) from None


__all__ = ["LIMIT", "BadTranscript", "PaneWritten", "Transcript", "TranscriptTurn", "decode", "from_events", "parse"]
