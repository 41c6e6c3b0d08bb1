"""`due`: the due day of a pack rule from a day, and how it was counted: `liem clock RULE --from D` and the calculator."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from liem.core.calendar import counting
from liem.core.calendar.counting import Step
from liem.core.calendar.today import day_of
from liem.readings.deadlines.granting import Granted, in_order, judge
from liem.readings.deadlines.limits import Extension, Limit, Pause, mark_before, reckon, warned_on
from liem.readings.deadlines.packs import rule_on
from liem.readings.deadlines.ruling import Rule
from liem.readings.deadlines.wording import say_limit, say_mark, say_step


@dataclass(frozen=True, slots=True)
class Due:
    """The due day of `rule` for something that began on `start`, with the steps that led there.

    `granted` are the extensions as the law takes them, `ask_on` the day by which the next one must be asked for or from
    which the end is warned of, `due_at` the instant of a limit in hours.
    """

    rule: Rule
    start: date
    due_on: date
    steps: tuple[Step, ...]
    due_at: datetime | None = None
    granted: tuple[Granted, ...] = ()
    suspended_days: int = 0
    ask_on: date | None = None

    @property
    def marks(self) -> tuple[str, ...]:
        """What is wrong with the extensions, the gravest first (`granting.MARKS`)."""
        return in_order(mark for granted in self.granted for mark in granted.marks)

    @property
    def extensions(self) -> int:
        """How many extensions move the limit."""
        return sum(granted.counts is not None for granted in self.granted)

    def as_json(self) -> dict[str, Any]:
        """The answer of `liem clock --json`: rule, from, due, counting (a sentence and its parts a step), basis."""
        return {
            "rule": self.rule.code,
            "label": self.rule.label,
            "from": self.start.isoformat(),
            "due": self.due_on.isoformat(),
            "due_at": self.due_at.isoformat() if self.due_at else None,
            "limit": say_limit(self.rule),
            "basis": self.rule.basis,
            "ask_on": self.ask_on.isoformat() if self.ask_on else None,
            "extensions": [granted.as_data() for granted in self.granted],
            "marks": [{"mark": mark, "text": say_mark(mark)} for mark in self.marks],
            "counting": [{**step.as_json(), "text": say_step(step)} for step in self.steps],
        }

    def said(self) -> list[str]:
        """The counting, a sentence a step."""
        return [say_step(step) for step in self.steps]


def due(code: str, start: date | datetime, *, extensions: Sequence[Extension] = (), pauses: Sequence[Pause] = ()) -> Due:
    """Count rule `code` from `start` (an instant for a limit in hours; any other counts from its day).

    A limit or interval ends so long after `start`, with the extensions the law allows and the days it stood still; a rule
    `before` so long before it; a duty of so many days in a period at the end of that period; a day of the month on the
    next such day. Raises `RuleError` and `CountingError`.
    """
    at = start if isinstance(start, datetime) else None
    day = day_of(at) if at else start
    rule = rule_on(code, day)
    if rule.kind == "limit":
        return _limit(rule, day, at, extensions, pauses)
    if rule.kind in ("times", "day_of_month"):
        end = _end_of_period(rule, day) if rule.kind == "times" else _next_day_of_month(rule, day)
        return Due(rule=rule, start=day, due_on=end, steps=(Step("starts_counted", day), Step("must_fall", end)))
    direction = "before" if rule.kind == "before" else "after"
    counted = counting.due_day(day, rule.value, rule.unit, rule.rolls, direction=direction)
    return Due(rule=rule, start=day, due_on=counted.due_on, steps=counted.steps)


def _limit(rule: Rule, day: date, at: datetime | None, extensions: Sequence[Extension], pauses: Sequence[Pause]) -> Due:
    limit = Limit.of(rule)
    judged = judge(day, limit, extensions, law=rule, pauses=pauses, ask_before=rule.asks)
    lawful = [granted.counts for granted in judged if granted.counts is not None]
    found = reckon(day, limit, extensions=lawful, pauses=pauses, at=at)
    unlike = [granted.step() for granted in judged if granted.counts is None or "beyond_length" in granted.marks]
    ask_on = mark_before(found.due_on, rule.asks) if rule.asks and len(lawful) < len(rule.extensions) else warned_on(found.due_on, rule)
    return Due(
        rule=rule,
        start=day,
        due_on=found.due_on,
        steps=(*found.steps, *unlike),
        due_at=found.due_at,
        granted=tuple(judged),
        suspended_days=found.suspended_days,
        ask_on=ask_on,
    )


def _end_of_period(rule: Rule, day: date) -> date:
    if rule.period == "week":
        return day + timedelta(days=6 - day.weekday())
    return day.replace(day=monthrange(day.year, day.month)[1])


def _next_day_of_month(rule: Rule, day: date) -> date:
    """The first day number `rule.value` on or after `day`, in one of the rule's months (any month when it names none)."""
    year, month = day.year, day.month
    while True:
        candidate = date(year, month, min(rule.value, monthrange(year, month)[1]))
        if candidate >= day and (not rule.months or month in rule.months):
            return candidate
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
