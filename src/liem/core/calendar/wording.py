"""What the calendar has to say, in the reader's language: why a day is off, how a limit was counted, what a period is
called, what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _

from liem.core.calendar.counting import CountingError, Step
from liem.core.calendar.days import CalendarFileError, DayOff, day_off
from liem.core.calendar.lunar import lunar_day
from liem.core.calendar.periods import Calendar, Period, PeriodError
from liem.core.calendar.today import VIETNAM

_ERRORS = {
    "unit_unknown": gettext_lazy("%(unit)s is no unit of time"),
    "direction_unknown": gettext_lazy("A limit runs after or before a day"),
    "value_negative": gettext_lazy("A limit cannot be negative"),
    "hours_need_an_instant": gettext_lazy("A limit in hours needs the hour at which it begins"),
    "outside_calendar": gettext_lazy("The limit ends on a day outside the calendar (1900–2200)"),
    "unknown": gettext_lazy("“%(value)s” is no period. Write 2023, 2023-H1, 2023-9M, 2023-Q1, 2023-01, 2021..2023 or 2022-07..2023-06"),
    "reversed": gettext_lazy("The period “%(value)s” ends before it begins"),
    "year_outside": gettext_lazy("The period “%(value)s” lies outside the years %(first)s to %(last)s"),
    "calendar_unknown": gettext_lazy("There is no calendar “%(value)s”"),
}

_QUARTERS = ("I", "II", "III", "IV")


def vietnamese() -> bool:
    """Whether the reader's language is Vietnamese: for names that are data in both languages."""
    return (get_language() or "vi").startswith("vi")


def say_day(day: date) -> str:
    """A day as it is written in both languages: 21/11/2026."""
    return f"{day:%d/%m/}{day.year:04d}"


def say_off(off: DayOff) -> str:
    """The reason of a day off."""
    name = off.name_vi if vietnamese() else off.name_en
    if off.kind == "weekend":
        return pgettext("day off", "Saturday") if off.on.weekday() == 5 else pgettext("day off", "Sunday")
    if off.kind == "swapped" and off.paired_on:
        return _("day off in exchange for work on %(day)s") % {"day": say_day(off.paired_on)}
    return name or _("public holiday")


def why_not_working(day: date) -> str | None:
    """Why public offices do not work on a day, or None when they do."""
    off = day_off(day)
    return say_off(off) if off else None


def say_amount(value: int, unit: str) -> str:
    """A limit in words: `20 days`, `3 months`."""
    texts = {
        "hour": ngettext("%(n)s hour", "%(n)s hours", value),
        "day": ngettext("%(n)s day", "%(n)s days", value),
        "working_day": ngettext("%(n)s working day", "%(n)s working days", value),
        "month": ngettext("%(n)s month", "%(n)s months", value),
        "month30": ngettext("%(n)s month of 30 days", "%(n)s months of 30 days each", value),
    }
    return texts[unit] % {"n": value}


def say_steps(steps: Iterable[Step]) -> list[str]:
    """How a limit was counted, a sentence a step."""
    return [say_step(step) for step in steps]


def say_step(step: Step) -> str:
    """One step of a counting as a sentence."""
    data, day = step.data, say_day(step.on)
    if step.kind == "starts":
        return _("Counted from %(day)s; the day itself is not counted") % {"day": day}
    if step.kind == "starts_counted":
        at = data.get("at")
        if at:
            return _("Counted from %(instant)s") % {"instant": _instant(at)}
        return _("Counted from %(day)s; the day itself is counted") % {"day": day}
    if step.kind == "adds":
        return _added(step, day)
    if step.kind == "short_month":
        return _("The month has no day %(wanted)s: its last day, %(day)s, takes its place") % {
            "wanted": data["wanted"],
            "day": day,
        }
    if step.kind == "skips_weekends":
        text = ngettext("%(n)s Saturday or Sunday is not counted", "%(n)s Saturdays and Sundays are not counted", data["days"])
        return text % {"n": data["days"]}
    if step.kind == "works":
        return _worked(data, day)
    words = {"day": day, "reason": say_off(_off(step)), "to": _iso(data.get("to"))}
    if step.kind == "skips":
        return _("%(day)s is not counted: %(reason)s") % words
    if step.kind == "rolls_forward":
        return _("%(day)s is a day off (%(reason)s): moved forward to %(to)s") % words
    return _("%(day)s is a day off (%(reason)s): moved back to %(to)s") % words


def _added(step: Step, day: str) -> str:
    words = {
        "amount": say_amount(step.data["value"], step.data["unit"]),
        "day": _instant(step.data["at"]) if "at" in step.data else day,
    }
    if step.data["direction"] == "before":
        return _("%(amount)s back: %(day)s") % words
    return _("%(amount)s on: %(day)s") % words


def _worked(data: Mapping[str, Any], day: str) -> str:
    if data.get("instead_of"):
        return _("%(day)s is counted: worked in exchange for %(other)s") % {
            "day": day,
            "other": _iso(data["instead_of"]),
        }
    return _("%(day)s is counted: a working day by decision") % {"day": day}


def _off(step: Step) -> DayOff:
    paired = step.data.get("paired_on")
    return DayOff(
        step.on,
        step.data["off"],
        step.data["name_vi"],
        step.data["name_en"],
        date.fromisoformat(paired) if paired else None,
    )


def _iso(text: str | None) -> str:
    return say_day(date.fromisoformat(text)) if text else ""


def _instant(text: str) -> str:
    at = datetime.fromisoformat(text).astimezone(VIETNAM)
    return f"{at:%H:%M} {say_day(at.date())}"


def say_period(period: Period) -> str:
    """What a period is called: `Quarter II of 2023`, `6 months of 2023`, `from 2021 to 2023`."""
    year, _dash, part = period.code.partition("-")
    words: dict[str, Any] = {"year": year}
    if period.kind == "span":
        first, _dots, last = period.code.partition("..")
        if "-" in period.code:
            return _("from %(first)s to %(last)s") % {"first": say_day(period.from_on), "last": say_day(period.last_on)}
        return _("years %(first)s–%(last)s") % {"first": first, "last": last}
    if period.kind == "month":
        return _("month %(month)s/%(year)s") % {"month": part, **words}
    if period.kind == "quarter":
        return _("quarter %(quarter)s of %(year)s") % {"quarter": _QUARTERS[int(part[1]) - 1], **words}
    if period.kind == "half":
        return _("first 6 months of %(year)s") % words if part == "H1" else _("last 6 months of %(year)s") % words
    if period.kind == "nine_months":
        return _("first 9 months of %(year)s") % words
    return _("year %(year)s") % words


def say_span(period: Period) -> str:
    """The days of a period as reports print them: `figures from 01/01/2023 to 30/06/2023`."""
    return _("figures from %(first)s to %(last)s") % {"first": say_day(period.from_on), "last": say_day(period.last_on)}


def say_calendar(calendar: Calendar) -> str:
    """The name of a calendar."""
    return calendar.name_vi if vietnamese() else calendar.name_en


def say_source(calendar: Calendar) -> str:
    """Instrument and article of a calendar."""
    return calendar.source if vietnamese() else calendar.source_en


def say_lunar(day: date) -> str | None:
    """The lunar day in words, or None where it is not known."""
    lunar = lunar_day(day)
    if lunar is None:
        return None
    words = {"day": lunar.day, "month": lunar.month}
    if lunar.leap:
        return _("day %(day)s of the leap month %(month)s, lunar calendar") % words
    return _("day %(day)s of month %(month)s, lunar calendar") % words


def say_error(error: CountingError | PeriodError | CalendarFileError) -> str:
    """What is wrong, in the reader's language."""
    if isinstance(error, CalendarFileError):
        words = {"file": error.path.name, "line": error.line, "column": error.column, "value": error.value}
        return _("%(file)s, line %(line)s, column %(column)s: “%(value)s” cannot be used") % words
    return str(_ERRORS[error.code]) % error.data
