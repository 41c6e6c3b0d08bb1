"""`due`: the due day of a pack rule from a day, and how it was counted: `liem clock RULE --from D`."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from liem.core.calendar import counting
from liem.core.calendar.counting import Step
from liem.readings.deadlines.packs import Rule, rule_on
from liem.readings.deadlines.wording import say_limit, say_step


@dataclass(frozen=True, slots=True)
class Due:
    """The due day of `rule` for something that began on `start`, with the steps that led there."""

    rule: Rule
    start: date
    due_on: date
    steps: tuple[Step, ...]

    def as_json(self) -> dict[str, Any]:
        """The answer of `liem clock --json`: rule, from, due, counting (a sentence and its parts a step), basis."""
        return {
            "rule": self.rule.code,
            "label": self.rule.label,
            "from": self.start.isoformat(),
            "due": self.due_on.isoformat(),
            "limit": say_limit(self.rule),
            "basis": self.rule.basis,
            "counting": [{**step.as_json(), "text": say_step(step)} for step in self.steps],
        }

    def said(self) -> list[str]:
        """The counting, a sentence a step."""
        return [say_step(step) for step in self.steps]


def due(code: str, start: date) -> Due:
    """Count rule `code` from `start`.

    A limit or interval ends so long after `start`; a rule `before` so long before it; a duty of so many days in a period
    at the end of that period; a day of the month on the next such day. Raises `RuleError` and `CountingError`.
    """
    rule = rule_on(code, start)
    if rule.kind == "times":
        end = _end_of_period(rule, start)
        return Due(rule=rule, start=start, due_on=end, steps=(Step("starts_counted", start), Step("must_fall", end)))
    if rule.kind == "day_of_month":
        end = _next_day_of_month(rule, start)
        return Due(rule=rule, start=start, due_on=end, steps=(Step("starts_counted", start), Step("must_fall", end)))
    direction = "before" if rule.kind == "before" else "after"
    counted = counting.due_day(start, rule.value, rule.unit, rule.rolls, direction=direction)
    return Due(rule=rule, start=start, due_on=counted.due_on, steps=counted.steps)


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
