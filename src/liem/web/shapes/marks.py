"""Small signs: links, buttons, clocks with their line, states and stamps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

ClockState = Literal["late", "soon", "calm", "pause", "done"]
RecordState = Literal["new", "now", "wait", "back", "end"]


@dataclass(frozen=True, kw_only=True)
class Link:
    """A place to go to. `number` sets it as a record number, `current` marks where the reader is."""

    text: str
    href: str = ""
    icon: str = ""
    number: bool = False
    current: bool = False
    count: int | None = None
    tone: Literal["", "late", "stop"] = ""
    title: str = ""
    demo: bool = False


@dataclass(frozen=True, kw_only=True)
class Button:
    """An act offered to the reader.

    `weight`: `act` (filled; at most one a page), `next` (the next act of a row), `` (outline), `quiet`.
    `second`: needs a second person. `key`: the letter that presses it. `post`: send by POST (with the CSRF token).
    `why`: the button is disabled and this says the reason.
    """

    text: str
    href: str = ""
    icon: str = ""
    weight: Literal["act", "next", "", "quiet"] = ""
    second: bool = False
    key: str = ""
    post: bool = False
    why: str = ""
    name: str = ""
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class Track:
    """A clock's line in thousandths of its length, as `Track.of` counts it."""

    label: str
    run: int = 0
    late: tuple[int, int] | None = None
    now: int | None = None
    due: int | None = None
    middle: tuple[int, ...] = ()
    pauses: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(
        cls,
        *,
        started_on: date,
        due_on: date,
        today: date,
        label: str,
        ended_on: date | None = None,
        middle: Sequence[date] = (),
        pauses: Sequence[tuple[date, date | None]] = (),
    ) -> Track:
        """The line from `started_on` to the later of the due day and the day reached.

        `ended_on` stops it; `middle` are limits on the way (the last day to ask for an extension);
        `pauses` are half-open spans that do not count, `None` for one still open.
        """
        reached = max(min(ended_on or today, today), started_on)
        length = max((max(due_on, reached) - started_on).days, 1)

        def at(day: date) -> int:
            return max(0, min(1000, round((day - started_on).days * 1000 / length)))

        late = None
        if reached > due_on:
            late = (at(due_on), at(reached) - at(due_on))
        spans = tuple((at(a), max(at(b or reached) - at(a), 4)) for a, b in pauses)
        running = ended_on is None and late is None
        return cls(
            label=label,
            run=at(min(reached, due_on)),
            late=late,
            now=at(reached) if running else None,
            due=at(due_on),
            middle=tuple(at(day) for day in middle if started_on <= day <= max(due_on, reached)),
            pauses=spans,
        )


@dataclass(frozen=True, kw_only=True)
class Clock:
    """One clock as it is shown. A list and Today need only `state` and `text`; the record page all of it.

    `span`: "30/07 – 30/11/2026". `rule`: how it was counted, in words. `article`: the law, set in bold.
    `note`: extensions and urging so far. `holidays`: the days that were skipped, each in words.
    """

    state: ClockState
    text: str
    name: str = ""
    due_on: date | None = None
    span: str = ""
    rule: str = ""
    article: str = ""
    note: str = ""
    holidays: Sequence[str] = ()
    track: Track | None = None
    solid: bool = False


def days_text(state: ClockState, days: int) -> str:
    """The few words of a clock: `days` late, left, or early (never negative)."""
    if state == "pause":
        return _("Paused")
    if state == "late":
        return ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days}
    if state == "done":
        if days == 0:
            return _("On time")
        return ngettext("%(days)d day early", "%(days)d days early", days) % {"days": days}
    if days == 0:
        return _("Due today")
    return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """A mark of confidentiality. `level` 0 shows nothing, 2 is Mật, 3 and above is set in black."""

    text: str
    level: int = 1


@dataclass(frozen=True, kw_only=True)
class State:
    """A record's state: the shape (`kind`) and the word."""

    kind: RecordState
    text: str
