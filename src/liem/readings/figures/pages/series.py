"""One figure over time: by month, or by quarter where the stretch is longer, with the year before and the seam of a merger."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from liem.core.access.actor import Actor
from liem.core.calendar.periods import Period, holding
from liem.core.organization.models import Unit
from liem.core.organization.queries import predecessors_of
from liem.readings.figures.asking import as_reader
from liem.readings.figures.columns import Columns, lay_out
from liem.readings.figures.expressions import Expression
from liem.readings.figures.pages.questions import Question
from liem.readings.figures.small_cells import hold_back
from liem.readings.figures.sums import Asked, figures

MOST_QUARTERS = 20
Number = int | float


@dataclass(frozen=True)
class Point:
    """The figure of one month or quarter; `parts` are those of the units that were merged later, in the series' order."""

    period: Period
    value: Number | None
    last: Number | None
    parts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Series:
    """The points in order. `former`: the names of the units whose parts stack before the seam."""

    points: list[Point]
    quarterly: bool
    former: tuple[str, ...] = ()


def stretches(period: Period, today: date) -> tuple[list[Period], bool]:
    """The months up to the period's end, at least a year of them; quarters for what is longer than a year. None of the future."""
    if period.months > 12:
        quarters = list(dict.fromkeys(holding(month.from_on, "quarter", period.calendar) for month in period.each_month()))
        return [quarter for quarter in quarters if quarter.from_on <= today][-MOST_QUARTERS:], True
    months = list(period.each_month())
    while len(months) < 12:
        before = holding(date.fromordinal(months[0].from_on.toordinal() - 1), "month", period.calendar)
        months.insert(0, before)
    return [month for month in months if month.from_on <= today] or months[:1], False


def series_of(actor: Actor, question: Question, expression: Expression, *, as_of: datetime, today: date) -> Series:
    """The series of a figure in the question's scope, as of an instant."""
    periods, quarterly = stretches(question.period, today)
    map_on = question.map if isinstance(question.map, date) else question.period.last_on
    with as_reader(actor):
        columns = lay_out(question.unit, on=question.period.last_on, map_on=map_on, split=False)
        former = _former(question.scope.unit, periods[0].from_on)
        laid, names = _apart(columns, former) if former else (columns, ())

        def values(period: Period) -> Any:
            asked = Asked(laid, period.from_on, period.until_on, as_of)
            found = figures([expression], asked)
            hold_back(found, asked)
            return found[expression.text]

        known: dict[tuple[date, date], Any] = {}

        def figure(period: Period) -> Any:
            key = (period.from_on, period.until_on)
            if key not in known:
                known[key] = values(period)
            return known[key]

        points = [
            Point(period, figure(period).value, figure(period.previous()).value, _parts(figure(period), len(former))) for period in periods
        ]
    return Series(points, quarterly, names)


def _former(unit: Unit | None, first: date) -> list[Unit]:
    """The committees a unit was made of, where they lived within the stretch."""
    if unit is None or unit.level != "province":
        return []
    return [old for old in predecessors_of(unit) if old.level == "province" and (old.valid_until is None or old.valid_until > first)]


def _apart(columns: Columns, former: list[Unit]) -> tuple[Columns, tuple[str, ...]]:
    """The same units, each former committee with all below it in a column of its own, the present one in the last."""
    places = dict(Unit.objects.filter(pk__in=columns.units).values_list("pk", "place"))

    def column_of(unit_id: int) -> int:
        place = places[unit_id]
        return next((n for n, old in enumerate(former) if old.place <= place <= old.last_place), len(former))

    laid = Columns(columns.scope, columns.units, [column_of(unit_id) for unit_id in columns.units], columns.codes, columns.column_units)
    return laid, tuple(_short(old) for old in former)


def _short(unit: Unit) -> str:
    return unit.locality.name if unit.locality is not None else unit.name


def _parts(figure: Any, former: int) -> tuple[int, ...]:
    """The former committees' parts, where they make up the whole value."""
    if not former or not isinstance(figure.value, int):
        return ()
    parts = tuple(int(figure.by_column.get(column) or 0) for column in range(former))
    return parts if figure.value and sum(parts) == figure.value else ()


def label_of(period: Period, quarterly: bool) -> str:
    """What stands under a column."""
    number = period.code[-1] if quarterly else str(int(period.code[-2:]))
    return (_("Q%(n)s") if quarterly else _("M%(n)s")) % {"n": number}
