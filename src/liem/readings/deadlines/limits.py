"""How a limit is counted: start, length, extensions and pauses to a due day, with every step on the way.

Pure. Extensions run on from the end before (Criminal Procedure Code 2015, Articles 172 to 174); days in which a limit is
suspended do not count; only the very last day moves when it is a day off (`core.calendar.counting`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from liem.core.calendar import counting
from liem.core.calendar.counting import Step
from liem.core.calendar.days import add_working_days, is_working_day
from liem.readings.deadlines.packs import rule_on
from liem.readings.deadlines.ruling import Rule

Pause = tuple[date, date | None]
"""A half-open span in which a limit stands still; None while it still does."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How long: so many units, or (`named_on`) a day that somebody set."""

    value: int = 0
    unit: str = "day"
    rolls: bool = True
    named_on: date | None = None

    @classmethod
    def of(cls, rule: Rule) -> "Limit":
        """The limit of a pack rule that runs forward from an event."""
        return cls(value=rule.value, unit=rule.unit, rolls=rule.rolls)


@dataclass(frozen=True, slots=True)
class Extension:
    """A longer limit by decision: so many units more, (`total`) so many from the start, or (`until_on`) up to a day.

    `on` is the day of the decision, `decision` its number, `asked_on` the day on which it was asked for, where known.
    """

    on: date
    value: int = 0
    unit: str = "day"
    total: bool = False
    until_on: date | None = None
    decision: str = ""
    asked_on: date | None = None

    def as_data(self) -> dict[str, Any]:
        """The extension as JSON values; `from_data` reads it back."""
        days = {name: day.isoformat() if day else None for name, day in (("until_on", self.until_on), ("asked_on", self.asked_on))}
        return {
            "on": self.on.isoformat(), "value": self.value, "unit": self.unit, "total": self.total, "decision": self.decision, **days,
        }  # fmt: skip

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Extension":
        """An extension out of an event's data."""
        until, asked = data.get("until_on"), data.get("asked_on")
        return cls(
            on=date.fromisoformat(data["on"]),
            value=int(data.get("value") or 0),
            unit=data.get("unit") or "day",
            total=bool(data.get("total")),
            until_on=date.fromisoformat(until) if until else None,
            decision=data.get("decision") or "",
            asked_on=date.fromisoformat(asked) if asked else None,
        )


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A due day and how it was reached; for hours also the instant, where the hour of the start is known."""

    due_on: date
    suspended_days: int = 0
    steps: tuple[Step, ...] = field(default=())
    due_at: datetime | None = None


def reckon(
    start: date,
    limit: Limit,
    *,
    extensions: Sequence[Extension] = (),
    pauses: Sequence[Pause] = (),
    at: datetime | None = None,
) -> Reckoning:
    """The due day of `limit` from `start`. A pause that still lasts has moved nothing yet. `at`: the hour of the start.

    Raises `counting.CountingError` for days outside the calendar.
    """
    if limit.unit == "hour" and limit.named_on is None:
        return _hours(start, limit.value, at)
    if limit.named_on is None and not extensions and not any(until for _, until in pauses):
        counted = counting.due_day(start, limit.value, limit.unit, limit.rolls)
        return Reckoning(due_on=counted.due_on, steps=counted.steps)
    end, steps = _first_end(start, limit)
    rolls = limit.rolls and limit.named_on is None
    for extension in extensions:
        end, more = _extended(start, end, extension)
        rolls = limit.rolls and extension.until_on is None
        steps += more
    rolls = rolls and limit.unit != "month30"
    end, stood, more = _moved(end, limit.unit, pauses, rolls)
    steps += more
    if rolls:
        rolled = counting.due_day(end, 0, "day", True)
        end = rolled.due_on
        steps += [step for step in rolled.steps if step.kind.startswith("rolls")]
    return Reckoning(due_on=end, suspended_days=stood, steps=tuple(steps))


def _hours(start: date, hours: int, at: datetime | None) -> Reckoning:
    """Hours from an instant; from a day whose hour nobody wrote down, the latest day on which they can have ended."""
    if at is not None:
        counted = counting.due_day(at, hours, "hour", False)
        return Reckoning(due_on=counted.due_on, steps=counted.steps, due_at=counted.due_at)
    counted = counting.due_day(start, -(-hours // 24), "day", False)
    unknown = Step("hour_unknown", start, {"value": hours})
    return Reckoning(due_on=counted.due_on, steps=(unknown, *counted.steps[1:]))


def _first_end(start: date, limit: Limit) -> tuple[date, list[Step]]:
    if limit.named_on is not None:
        return limit.named_on, [Step("named", limit.named_on)]
    counted = counting.due_day(start, limit.value, limit.unit, False)
    return counted.due_on, list(counted.steps)


def _extended(start: date, end: date, extension: Extension) -> tuple[date, list[Step]]:
    head = Step("extended", extension.on)
    if extension.until_on is not None:
        return extension.until_on, [head, Step("named", extension.until_on)]
    base = start if extension.total else end
    counted = counting.due_day(base, extension.value, extension.unit, False)
    return counted.due_on, [head, *counted.steps[1:]]


def _moved(end: date, unit: str, pauses: Iterable[Pause], rolls: bool) -> tuple[date, int, list[Step]]:
    """The end moved by the days that did not count; a pause that began after the end moves nothing.

    An end on a day off is the end of the next working day (`rolls`): a pause begun till then still finds the limit running.
    """
    stood, steps = 0, []
    for first, until in pauses:
        if until is None or until <= first:
            continue
        if first > end:
            rolled = counting.due_day(end, 0, "day", rolls)
            if first > rolled.due_on:
                continue
            end = rolled.due_on
            steps += [step for step in rolled.steps if step.kind.startswith("rolls")]
        if unit == "working_day":
            days = sum(is_working_day(first + timedelta(days=n)) for n in range((until - first).days))
            end = add_working_days(end, days)
        else:
            days = (until - first).days
            end += timedelta(days=days)
        stood += days
        steps.append(Step("stood_still", end, {"from": first.isoformat(), "until": until.isoformat(), "days": days, "unit": unit}))
    return end, stood, steps


def mark_before(due_on: date, code: str) -> date | None:
    """The day by which something must be asked before `due_on` (rule `code`, counted backwards)."""
    rule = rule_on(code, due_on)
    return counting.due_day(due_on, rule.value, rule.unit, rule.rolls, direction="before").due_on


def warned_on(due_on: date, rule: Rule) -> date | None:
    """The day from which the end of a limit is warned of, for a rule that asks for it (limitation of criminal liability)."""
    if rule.warn is None:
        return None
    return counting.due_day(due_on, rule.warn.value, rule.warn.unit, False, direction="before").due_on
