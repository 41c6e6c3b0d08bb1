"""Counting of legal limits: when a limit ends, and every step by which that day was reached.

Law: Civil Code 2015, Articles 147 and 148 (the day of the event is not counted; a last day that is a day off moves to
the end of the next working day); Criminal Procedure Code 2015, Article 134 (a month ends on the same day number, or on
the month's last day where that number is missing; in detention a month is 30 days and the last day does not move).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from liem.core.calendar.days import FIRST_DAY, LAST_DAY, WorkingDays, national
from liem.core.calendar.today import day_of

UNITS = ("hour", "day", "working_day", "month", "month30")
"""Units of a limit. `month30` is the month of detention: always 30 days, never moved for a day off."""

DIRECTIONS = ("after", "before")


class CountingError(ValueError):
    """A limit that cannot be counted.

    `code`: `unit_unknown`, `direction_unknown`, `value_negative`, `hours_need_an_instant`, `outside_calendar`.
    `wording.say_error` says it.
    """

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(f"{code} {data}" if data else code)
        self.code, self.data = code, data


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a counting. `kind` names it, `on` is the day reached or spoken of, `data` holds days (ISO), numbers
    and names.

    Kinds: `starts`, `starts_counted`, `adds`, `short_month`, `skips_weekends`, `skips`, `works`, `rolls_forward`,
    `rolls_back`.
    """

    kind: str
    on: date
    data: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The step as plain JSON; `Step.from_json` reads it back."""
        return {"kind": self.kind, "on": self.on.isoformat(), "data": dict(self.data)}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Step:
        """A step stored by `as_json`."""
        return cls(kind=value["kind"], on=date.fromisoformat(value["on"]), data=dict(value["data"]))


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted limit: its last day in Vietnam, for hours also the exact instant, and the steps in order."""

    due_on: date
    steps: tuple[Step, ...]
    due_at: datetime | None = None


def due_day(
    start: date | datetime,
    value: int,
    unit: str,
    roll: bool = True,
    *,
    direction: str = "after",
    start_counts: bool = False,
    calendar: WorkingDays | None = None,
) -> Counted:
    """The last day of a limit of `value` units that runs from `start`.

    `start` is the day of the event (an instant for hours; an instant given for other units counts from its day in
    Vietnam). `direction` `before` counts backwards (at least ten days before the end). `start_counts` makes the first
    day count itself. `roll` moves a last day that is a day off: forward to the next working day, or, counting
    backwards, back to the working day before, because what must be done at least so long before may not be done later.
    Hours and 30-day months never move. Raises `CountingError`.
    """
    if unit not in UNITS:
        raise CountingError("unit_unknown", unit=unit)
    if direction not in DIRECTIONS:
        raise CountingError("direction_unknown", direction=direction)
    if value < 0:
        raise CountingError("value_negative", value=value)
    calendar = calendar or national()
    sign = 1 if direction == "after" else -1
    try:
        if unit == "hour":
            return _hours(start, value * sign)
        return _days(
            _within(day_of(start) if isinstance(start, datetime) else start),
            value,
            unit,
            roll,
            sign,
            start_counts,
            calendar,
        )
    except OverflowError:
        raise CountingError("outside_calendar", value=value, unit=unit) from None


def _within(day: date) -> date:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise OverflowError
    return day


def _hours(start: date | datetime, hours: int) -> Counted:
    if not isinstance(start, datetime) or start.tzinfo is None:
        raise CountingError("hours_need_an_instant")
    due_at = start + timedelta(hours=hours)
    begun, ended = day_of(start), _within(day_of(due_at))
    step = Step(
        "adds",
        ended,
        {
            "value": abs(hours),
            "unit": "hour",
            "direction": "after" if hours >= 0 else "before",
            "at": due_at.isoformat(),
        },
    )
    return Counted(due_on=ended, steps=(Step("starts_counted", begun, {"at": start.isoformat()}), step), due_at=due_at)


@lru_cache(maxsize=20_000)
def _days(start: date, value: int, unit: str, roll: bool, sign: int, start_counts: bool, calendar: WorkingDays) -> Counted:
    steps = [Step("starts_counted" if start_counts else "starts", start)]
    counts = {"value": value, "unit": unit, "direction": "after" if sign > 0 else "before"}
    itself = timedelta(days=sign) if start_counts and value else timedelta(0)
    if unit == "working_day":
        due, passed = _work(start - itself, value, sign, calendar)
        steps += [*passed, Step("adds", due, counts)]
    elif unit == "month":
        reached, short = _months(start, value * sign)
        due = _within(reached - itself)
        steps += [Step("short_month", reached, {"wanted": start.day})] if short else []
        steps.append(Step("adds", due, counts))
    else:
        due = _within(start - itself + timedelta(days=value * sign * (30 if unit == "month30" else 1)))
        steps.append(Step("adds", due, counts))
    if roll and unit != "month30":
        due, moved = _rolled(due, sign, calendar)
        steps += moved
    return Counted(due_on=due, steps=tuple(steps))


def _months(start: date, months: int) -> tuple[date, bool]:
    """The same day number so many months on, or the month's last day where the number is missing (then True)."""
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not FIRST_DAY.year <= years <= LAST_DAY.year:
        raise OverflowError
    last = monthrange(years, month + 1)[1]
    return date(years, month + 1, min(start.day, last)), start.day > last


def _work(start: date, value: int, sign: int, calendar: WorkingDays) -> tuple[date, list[Step]]:
    """The `value`-th working day, and a step for each holiday passed, each swapped day worked, and one for all
    weekends.
    """
    day, left, weekends, passed = start, value, 0, []
    while left:
        day = _within(day + timedelta(days=sign))
        off = calendar.day_off(day)
        if off is None:
            left -= 1
            if day.weekday() >= 5:
                instead = calendar.worked_instead_of(day)
                passed.append(Step("works", day, {"instead_of": instead.isoformat() if instead else None}))
        elif off.kind == "weekend":
            weekends += 1
        else:
            passed.append(_because("skips", day, off))
    if weekends:
        passed.insert(0, Step("skips_weekends", day, {"days": weekends}))
    return day, passed


def _rolled(due: date, sign: int, calendar: WorkingDays) -> tuple[date, list[Step]]:
    """The working day at or beyond `due`, and one step that says why and how far the day moved."""
    off = calendar.day_off(due)
    if off is None:
        return due, []
    reached = next(calendar.after(due) if sign > 0 else calendar.before(due), None)
    if reached is None:
        raise OverflowError
    kind = "rolls_forward" if sign > 0 else "rolls_back"
    return reached, [_because(kind, due, off, to=reached.isoformat())]


def _because(kind: str, day: date, off: Any, **data: Any) -> Step:
    paired = off.paired_on.isoformat() if off.paired_on else None
    return Step(kind, day, {"off": off.kind, "name_vi": off.name_vi, "name_en": off.name_en, "paired_on": paired, **data})


def steps_as_json(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """Steps for a JSON column or an answer."""
    return [step.as_json() for step in steps]


def steps_from_json(values: Iterable[Mapping[str, Any]]) -> tuple[Step, ...]:
    """Steps out of a JSON column."""
    return tuple(Step.from_json(value) for value in values)
