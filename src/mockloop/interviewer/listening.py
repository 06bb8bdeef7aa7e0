"""What the interviewer of a behavioral round does next: the first rule that has something to say."""

import re
from collections.abc import Callable, Iterable
from hashlib import blake2b

from mockloop.content.behavioral_question import FollowUp
from mockloop.interviewer.hall import Hall
from mockloop.interviewer.loop import STORY
from mockloop.interviewer.move import Move
from mockloop.interviewer.thinnest import heard_enough, thin
from mockloop.interviewer.words import ALIKE, alike, bag, polite
from mockloop.reading.matching import find
from mockloop.reading.pattern import BadPattern
from mockloop.reading.tokens import stems_of

LEAST, MOST = 2, 4
"""Questions behind one story: the fewest, however well it was told, and the most."""
ENOUGH_LEFT = 300.0
"""Seconds of the last story's box from which a fifth story begins there."""
LONG = 450
"""Words of one story without an outcome after which it is steered: three minutes of speech."""
SHORT = 25
"""Words up to which a turn that asks, or that has no case, says nothing else."""
_OWN_AIMS = {"situation": "situation", "action": "action", "specificity": "specificity", "measure": "result"}
"""Aims for which the prompt's own questions may be put, the general ones being used up or blunter."""

Rule = Callable[[Hall], Move | None]


def listen(hall: Hall) -> Move:
    """The next turn. Pure: the same hall gives the same move."""
    match hall.occasion:
        case "open":
            return _opening(hall)
        case "nudge_time":
            said = {t.text for t in hall.spoken}
            own = tuple(line for line in hall.overrun if line not in said)[:1]
            return Move("nudge_time", None, own) if own else _first(hall, "nudge_time", hall.words.time)
        case "nudge_silence":
            return _first(hall, "nudge_silence", hall.words.silence)
        case "close" | "change":
            up = any(call.scope == "round" for call in hall.state.calls)
            return _first(hall, "close", hall.words.time_up if up else hall.words.finished)
        case "hint":
            return _hint(hall)
        case "reply":
            return next((move for rule in _RULES if (move := rule(hall)) is not None), None) or _nod(hall)


def _opening(hall: Hall) -> Move:
    """A story is asked for; the warm-up of a loop asks who they are."""
    if hall.loop and not hall.step.startswith(STORY):
        return _first(hall, "open", hall.words.welcome)
    prompt = hall.following if hall.loop else hall.prompt
    return Move("open", None, ((prompt or hall.prompt).prompt,))


def _orders(hall: Hall) -> Move | None:
    heard = hall.reading.last
    if heard is None or not heard.injection:
        return None
    return _first(hall, "redirect", hall.words.orders, hall.step)


def _noise(hall: Hall) -> Move | None:
    heard = hall.reading.last
    return _first(hall, "follow_up", hall.words.again_please) if heard is not None and heard.gibberish else None


def _no_help(hall: Hall) -> Move | None:
    heard = hall.reading.last
    if heard is None or not (heard.manner.asks_hint or heard.manner.asks_answer):
        return None
    return _hint(hall)


def _hint(hall: Hall) -> Move:
    if not hall.guided:
        return _first(hall, "redirect", hall.words.no_hint, hall.step)
    aims = [a for a in ("situation", "action", "result", "reflection", "ownership") if a in set(thin(hall))]
    given = {t.text for t in hall.spoken if t.intent == "hint"}
    ladder = [line for aim in aims or ["reflection"] for line in hall.words.hints.get(aim, ())]
    left = [line for line in ladder if line not in given] or ladder[:1]
    return Move("hint", None, tuple(left), check=None, rung=1)


def _moment(hall: Hall) -> Move | None:
    """Somebody who asks for a moment gets it."""
    return _first(hall, "acknowledge", hall.words.wait) if _says(hall, hall.words.thinking) else None


def _without(hall: Hall) -> Move | None:
    """No such case: another wording of the same."""
    return _put(hall, "follow_up", hall.words.other_case) if _says(hall, hall.words.no_case) else None


def _says(hall: Hall, phrases: Iterable[str]) -> bool:
    heard = hall.reading.last
    if heard is None or heard.words > SHORT:
        return False
    said = stems_of(heard.text)
    for phrase in phrases:
        row = stems_of(phrase)
        if any(said[i : i + len(row)] == row for i in range(len(said))):
            return True
    return False


def _their_question(hall: Hall) -> Move | None:
    """What sort of story is wanted is theirs; what only an employer knows is for the day itself."""
    heard = hall.reading.last
    if heard is None or not heard.asked or heard.words > 2 * SHORT:
        return None
    closing = hall.loop and hall.step == list(hall.boxes)[-1]
    return _put(hall, "answer", hall.words.own_question if closing else hall.words.which_case)


def _warm(hall: Hall) -> Move | None:
    """One question behind the introduction; in the last minutes a nod."""
    if not hall.loop or hall.step.startswith(STORY):
        return None
    first = hall.step == next(iter(hall.boxes))
    if first and not hall.asked:
        return _put(hall, "follow_up", hall.words.warm_up)
    return _nod(hall)


def _would(hall: Hall) -> Move | None:
    """What they would do is brought back to what they did."""
    if hall.prompt.answer != "story" or not hall.last.hypothetical or hall.story.actions:
        return None
    return _put(hall, "redirect", hall.words.real_case, hall.step)


def _on(hall: Hall) -> Move | None:
    """The next story, once this one has been heard or asked about enough."""
    if not hall.loop or len(hall.asked) < LEAST or (len(hall.asked) < MOST and not heard_enough(hall)):
        return None
    steps = list(hall.boxes)
    stories = [s for s in steps if s.startswith(STORY)]
    lead = _pick(hall, hall.words.next_story, repeat=True)[0]
    if hall.step == stories[-1]:
        fifth = sum(1 for t in hall.state.turns if t.intent == "open" and t.step == hall.step) < 2
        if fifth and hall.following is not None and hall.left() > ENOUGH_LEFT:
            return Move("open", None, (f"{lead} {hall.following.prompt}",))
        return Move("follow_up", None, _pick(hall, hall.words.invite), moves_on=True)
    if hall.following is None:
        return None
    return Move("open", None, (f"{lead} {hall.following.prompt}",), moves_on=True)


def _too_long(hall: Hall) -> Move | None:
    if hall.story.words <= LONG or hall.story.results:
        return None
    lines = {bag(line) for line in hall.words.long}
    if any(bag(t.text) in lines for t in hall.asked):
        return None
    return _put(hall, "follow_up", hall.words.long)


def _thinnest(hall: Hall) -> Move | None:
    """The question at the thinnest part; each aim once for a story."""
    if len(hall.asked) >= MOST and hall.loop:
        return None
    before = [aim for t in hall.asked if (aim := aim_of(t.text, hall)) is not None]
    for aim in thin(hall):
        if aim in before and not (aim == "answer" and before.count(aim) < MOST):
            continue
        own = [f for f in hall.prompt.follow_ups if f.aim == _OWN_AIMS.get(aim) and not _answered(f, hall)]
        if aim in ("situation", "specificity", "action") and own:
            move = _put(hall, "follow_up", [line for f in own for line in f.ask[:1]])
            if move is not None:
                return move
        move = _put(hall, "follow_up", hall.words.lines(aim, hall.persona))
        if move is not None:
            return move
    left = [f for f in hall.prompt.follow_ups if not _answered(f, hall)]
    return _put(hall, "follow_up", [f.ask[0] for f in left])


def _answered(follow: FollowUp, hall: Hall) -> bool:
    """Whether a question's own follow-up has been answered already, or does not fit."""
    if any(bag(ask) == bag(t.text) for ask in follow.ask for t in hall.spoken):
        return True
    try:
        if follow.needs and find(hall.reading.known.pattern(follow.needs), hall.reading.text):
            return True
        return bool(follow.when and not find(hall.reading.known.pattern(follow.when), hall.reading.text))
    except BadPattern:
        return False


def aim_of(text: str, hall: Hall) -> str | None:
    """What a question of the interviewer was after, by its words."""
    said = bag(text)
    for family in (hall.words.asks, hall.words.bar_raiser):
        for aim, lines in family.items():
            if any(bag(line) == said for line in lines):
                return aim
    own = (f for prompt in hall.prompts for f in prompt.follow_ups)
    return next((f.aim for f in own if any(bag(ask) == said for ask in f.ask)), None)


def _nod(hall: Hall) -> Move:
    before = bag(hall.spoken[-1].text) if hall.spoken else ()
    last = hall.loop and hall.step == list(hall.boxes)[-1]
    lines = sorted(
        hall.words.done if last else hall.words.nod, key=lambda line: (bag(line) == before, _draw(hall, line))
    )
    return Move("acknowledge", None, tuple(lines))


def _first(hall: Hall, intent: str, lines: Iterable[str], target: str | None = None) -> Move:
    """A turn that must be said: a fresh line of the family, or an old one."""
    return Move(intent, target, _pick(hall, lines, repeat=True))  # type: ignore[arg-type]


def _put(hall: Hall, intent: str, lines: Iterable[str], target: str | None = None) -> Move | None:
    """A turn in a wording that is not used up; None where all are."""
    fresh = _pick(hall, lines)
    return Move(intent, target, fresh) if fresh else None  # type: ignore[arg-type]


def _pick(hall: Hall, lines: Iterable[str], *, repeat: bool = False) -> tuple[str, ...]:
    """Those lines that nobody has heard yet, in the seed's order; with `repeat` the others behind them."""
    said = [bag(t.text) for t in hall.spoken]
    ranked = sorted((line for line in lines if polite(line)), key=lambda line: _draw(hall, line))
    fresh = [line for line in ranked if not any(_same(bag(line), other) for other in said)]
    return tuple(fresh + [line for line in ranked if line not in fresh]) if repeat else tuple(fresh)


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one == other or alike(one, other) > ALIKE


def _draw(hall: Hall, line: str) -> int:
    told = f"{hall.seed}|{len(hall.spoken)}|{re.sub(r'[^a-z]', '', line.lower())}".encode()
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "big")


_RULES: tuple[Rule, ...] = (
    _orders, _noise, _no_help, _moment, _without, _their_question, _warm, _would, _on, _too_long, _thinnest,
)  # fmt: skip
