"""The periods a reader is offered: of the last years, on a calendar, as many as have begun."""

from collections.abc import Callable
from datetime import date

from liem.core.calendar.periods import Period, calendars, holding, parse
from liem.core.calendar.wording import say_calendar, say_period
from liem.core.organization.models import Unit
from liem.core.organization.queries import UnitScope
from liem.readings.figures.pages.questions import Question
from liem.web.shapes import Choice, Filter

YEARS = 6
QUARTERS = ("Q1", "Q2", "Q3", "Q4")


def years_of(day: date, calendar: str, count: int = YEARS) -> list[Period]:
    """This year of the calendar and those before it, the newest first."""
    newest = int(holding(day, "year", calendar).code)
    return [parse(str(year), calendar) for year in range(newest, newest - count, -1)]


def parts_of(year: Period, day: date) -> dict[str, list[Period]]:
    """The parts of a year that have begun: `half`, `nine_months`, `quarter`, `month`."""

    def begun(parts: list[str]) -> list[Period]:
        found = [parse(f"{year.code}-{part}", year.calendar) for part in parts]
        return [period for period in found if period.from_on <= day]

    return {
        "half": begun(["H1", "H2"]),
        "nine_months": begun(["9M"]),
        "quarter": begun(list(QUARTERS)),
        "month": [month for month in year.each_month() if month.from_on <= day],
    }


def recent(day: date, calendar: str) -> list[Period]:
    """The periods that are asked for most: of this year and the one before, then whole years."""
    this, before, *older = years_of(day, calendar)
    newest: list[Period] = [this]
    for kind in ("nine_months", "half", "quarter", "month"):
        newest += reversed(parts_of(this, day)[kind])
    found = [*newest[:14], before, *parts_of(before, day)["half"], *older]
    return list(dict.fromkeys(found))


def lived(found: UnitScope) -> Callable[[Period], bool]:
    """Whether a unit of this code stands on the last day of a period, so that its figures can be asked for."""
    if found.unit is None:
        return lambda period: True
    lives = list(Unit.objects.filter(code=found.unit.code).values_list("valid_from", "valid_until"))
    return lambda period: any(first <= period.last_on and (end is None or period.last_on < end) for first, end in lives)


def period_filter(question: Question, day: date, href: str) -> Filter:
    """The chip that chooses another period; `href` is the page (`report` or `figures`)."""
    periods = list(filter(lived(question.scope), recent(day, question.period.calendar)))
    if question.period not in periods:
        periods = [question.period, *periods]
    choices = [
        Choice(text=capital(say_period(period)), href=_to(question, href, period=period.code), on=period == question.period)
        for period in periods
    ]
    return Filter(label=capital(say_period(question.period)), choices=choices)


def calendar_filter(question: Question, href: str) -> Filter:
    """The chip that reads the same period on another calendar."""
    known = calendars()
    choices = [
        Choice(text=say_calendar(calendar), href=_to(question, href, calendar=code), on=code == question.period.calendar)
        for code, calendar in known.items()
    ]
    return Filter(label=say_calendar(known[question.period.calendar]), choices=choices)


def _to(question: Question, href: str, **changes: str) -> str:
    return question.report_href(**changes) if href == "report" else question.figures_href(**changes)


def capital(text: str) -> str:
    """The same words at the head of a line."""
    return text[:1].upper() + text[1:]
