"""The panel of likely repeats, asked for by a form while somebody types."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liem.core.language.cleaning import clean
from liem.core.records.kinds import kinds
from liem.readings.repeats.comparing import compared
from liem.readings.repeats.phrases import Shared
from liem.readings.repeats.queries import LONGEST, Likely, TooLong, likely
from liem.web import formats, shapes
from liem.web.pages.door import actor_in, record_href, signed_in, stamp_of

SHOWN, MOST_SHOWN = 5, 10
AROUND = 40
"""So many signs are shown before and after a shared phrase."""
LONG = 240
"""A shared phrase of more signs is shown by its beginning and end."""
NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
NUMBER = re.compile(r"[1-9][0-9]{0,18}")


@require_POST
@signed_in
def box(request: HttpRequest) -> HttpResponse:
    """The likely repeats of the text in the form.

    Form fields: `text` (once or several times), or `fields`, names of other fields of the form that hold the text, with commas;
    `kind` (else every kind that is compared); `leave_out`, the id of the record the text belongs to; `alone` (`1`: compared only
    within one's own unit); `top` (1 to 10); `choose`, a field's name: each match gets a radio button that fills it with its id.
    """
    asked = request.POST
    names = [name for name in asked.get("fields", "").split(",") if name] or ["text"]
    written = "\n".join(value for name in names for value in asked.getlist(name))
    text = clean(written, multiline=True) if len(written) <= LONGEST else written
    choose = asked.get("choose", "") if NAME.fullmatch(asked.get("choose", "")) else ""
    chosen = asked.get(choose, "") if choose else ""
    try:
        found = likely(
            actor_in(request),
            text,
            top=_number(asked.get("top", ""), SHOWN, MOST_SHOWN),
            kind=asked.get("kind", "") if asked.get("kind", "") in compared else "",
            leave_out=_number(asked.get("leave_out", ""), 0, 2**62) or None,
            alone=asked.get("alone") == "1",
        )
    except TooLong as fault:
        return render(request, "web/partials/repeats.html", {"said": str(fault), "wrong": True, "choose": ""}, status=422)
    matches = [match_of(one, text, chosen) for one in found if one.record.kind in kinds]
    said = "" if matches else _("Nothing alike among the records you may see.") if text else _("Likely repeats show as you type.")
    none_chosen = not any(match.chosen for match in matches)
    context: dict[str, Any] = {"matches": matches, "said": said, "choose": choose, "none_chosen": none_chosen}
    return render(request, "web/partials/repeats.html", context)


def _number(text: str, otherwise: int, most: int) -> int:
    return min(int(text), most) if NUMBER.fullmatch(text) else otherwise


def match_of(one: Likely, text: str, chosen: str = "") -> shapes.Match:
    """A likely repeat as a panel shows it; `text` is what was asked about, `chosen` the id that is chosen already."""
    record = one.record
    return shapes.Match(
        number=record.number,
        title=record.title,
        href=record_href(record),
        score=round(one.score * 100),
        pips=max(1, round(one.score * 5)),
        degree=degree(one.score),
        when=formats.day(record.opened_on),
        unit=record.owner.name,
        quote=quoted(text, one.shared),
        stamp=stamp_of(record),
        value=str(record.pk),
        chosen=chosen == str(record.pk),
    )


def degree(score: float) -> str:
    """How alike two texts are, in words."""
    if score >= 0.6:
        return _("very alike")
    return _("much alike") if score >= 0.3 else _("somewhat alike")


def quoted(text: str, shared: list[Shared]) -> list[tuple[str, bool]]:
    """The shared phrases with a little of the reader's own text around them: pieces, each with whether it is shared."""
    pieces: list[tuple[str, bool]] = []
    end = 0
    for n, phrase in enumerate(shared):
        before = max(end, _word_at(text, phrase.start - AROUND))
        pieces.append((("… " if before > end else "") + text[before : phrase.start], False))
        pieces += _cut(phrase.text)
        following = shared[n + 1].start if n + 1 < len(shared) else len(text)
        end = min(following, _word_at(text, phrase.end + AROUND)) if following - phrase.end > AROUND else following
        pieces.append((text[phrase.end : end] + (" …" if n + 1 == len(shared) and end < len(text) else ""), False))
    return [(piece, marked) for piece, marked in pieces if piece]


def _cut(phrase: str) -> list[tuple[str, bool]]:
    """A long phrase by its beginning and end."""
    if len(phrase) <= LONG:
        return [(phrase, True)]
    return [
        (phrase[: _word_at(phrase, LONG * 2 // 3)].rstrip(), True),
        (" … ", False),
        (phrase[_word_at(phrase, len(phrase) - LONG // 3) :], True),
    ]


def _word_at(text: str, place: int) -> int:
    """The beginning of the word at a place; 0 before the text."""
    if place <= 0:
        return 0
    return min(len(text), text.rfind(" ", max(0, place - 20), place) + 1 or place)
