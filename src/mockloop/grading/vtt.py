"""Subtitles: WebVTT and SRT, as meeting tools export them."""

import html
import re
from itertools import zip_longest

from mockloop.grading.turns import BadTranscript, Line, Transcript, numbered

_TIMING = re.compile(
    r"^[ \t]*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})[ \t]*-->[ \t]*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}[^\n]*$",
    re.M,
)
_SRT = re.compile(r"\s*\d+[ \t]*\r?\n[ \t]*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}[ \t]*-->")
_VOICE = re.compile(r"<v(?:\.[^\s>]+)*[ \t]+([^>]+)>")
_TAG = re.compile(r"</?[a-z0-9.:]+(?:\s[^>]*)?>", re.I)
_NAME = re.compile(r"^[ \t]*(?:- ?)?([^\W\d_][\w.'’ -]{0,38}?)[ \t]*:[ \t]+")
_LEFT_OVER = re.compile(r"\n[ \t]*(?:\d+|[^\n]*)[ \t]*$")


def is_subtitles(text: str) -> bool:
    """Whether a text is WebVTT or SRT."""
    return text.lstrip("\ufeff \r\n\t").startswith("WEBVTT") or bool(_SRT.match(text.lstrip("\ufeff")))


def _cues(text: str) -> list[tuple[float, str]]:
    timings = list(_TIMING.finditer(text))
    out: list[tuple[float, str]] = []
    for timing, following in zip_longest(timings, timings[1:]):
        body = text[timing.end() : following.start() if following else len(text)]
        # A cue ends at the blank line; what comes after it is the next cue's number or name.
        body = re.split(r"\n[ \t]*\n", body.replace("\r\n", "\n").strip("\n"), maxsplit=1)[0]
        hours, minutes, secs, fraction = timing.groups()
        start = int(hours or 0) * 3600 + int(minutes) * 60 + int(secs) + float(f"0.{fraction}")
        if body.strip():
            out.append((start, body))
    return out


def subtitles(text: str, candidate: str | None) -> Transcript:
    """The turns of WebVTT or SRT: neighbouring cues of one speaker are one turn; `t` is its first cue's start.

    Without any speaker it is all the candidate's, one turn. Raises `BadTranscript` where there is no cue.
    """
    lines: list[Line] = []
    for start, body in _cues(text):
        pieces = re.split(r"(?=<v[. \t])", body)
        for piece in (p for p in pieces if p.strip()):
            voice = _VOICE.search(piece)
            said = html.unescape(_TAG.sub("", _VOICE.sub("", piece))).strip()
            label = None if voice else _NAME.match(said)
            previous = lines[-1].name if lines else ""
            name = voice[1].strip() if voice else label[1].strip() if label else previous
            said = said[label.end() :] if label else said
            said = " ".join(part.strip() for part in said.split("\n"))
            if lines and name.lower() == previous.lower():
                lines[-1] = Line(previous, f"{lines[-1].text} {said}".strip(), lines[-1].t)
            else:
                lines.append(Line(name, said, start))
    if not lines:
        raise BadTranscript("These subtitles hold no cue with words: export them again with the captions included.")
    return numbered(lines, candidate)
