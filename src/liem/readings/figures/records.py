"""The records behind one figure, for a reader who sees those he may see and how many more there are."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from liem.core.access.actor import Actor
from liem.core.calendar.periods import Period
from liem.core.records.models import Record
from liem.readings.figures.asking import as_reader
from liem.readings.figures.catalogue import Indicator, Median
from liem.readings.figures.codes import numbers
from liem.readings.figures.columns import lay_out
from liem.readings.figures.expressions import BadExpression, Expression, parse
from liem.readings.figures.few_cases import hold_few
from liem.readings.figures.found import Asked, Figure, query_of
from liem.readings.figures.medians import median_query
from liem.readings.figures.small_cells import is_held_back
from liem.readings.figures.sums import figures, kept_instant

MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """A record behind a figure, what it adds, and the latest event it adds it by."""

    record: Record
    amount: int
    event_id: int


@dataclass(frozen=True, slots=True)
class Behind:
    """The visible records, newest first, and what is out of the reader's sight.

    `records` and `amount` are the whole figure's; `hidden` and `hidden_amount` the part not shown. All four are None
    where the figure is held back (`why`). `next` continues the list (`after=`), None at its end. Of a median each row is
    an event with its amount, `records` and `hidden` count those, and no amounts are added up.
    """

    expression: Expression
    rows: list[Row]
    amount: int | float | None
    records: int | None
    hidden: int | None
    hidden_amount: int | None
    as_of: datetime
    why: str = ""
    next: int | None = None


def behind(
    *,
    actor: Actor | None,
    expression: str,
    scope: str,
    period: Period,
    as_of: datetime | None = None,
    map: str | date = "own",  # noqa: A002 - the word of the contract
    limit: int = MOST,
    after: int | None = None,
) -> Behind:
    """The records behind a figure: their amounts add up to it, and they are as many as its `records` says.

    Raises `BadExpression` for a figure that is not counted from records, and `UnknownUnit`.
    """
    wanted = parse(expression)
    if not isinstance(wanted.indicator, Indicator | Median):
        raise BadExpression(_("“%(figure)s” is not counted from records.") % {"figure": wanted.indicator.code})
    map_on = map if isinstance(map, date) else None
    with as_reader(actor):
        columns = lay_out(scope, on=period.last_on, map_on=map_on, split=False)
        instant = as_of or kept_instant()
        asked = Asked(columns, period.from_on, period.until_on, instant, records=True)
        figure = figures([wanted], asked)[wanted.text]
        hold_few({wanted.text: figure}, asked)
        if figure.why:
            return Behind(wanted, [], None, None, None, None, instant, figure.why)
        if isinstance(wanted.indicator, Median):
            return _events(figure, asked, after, limit)
        found = _found(wanted, asked, after, limit)
        (_none, hidden_amount, hidden), *shown = found
        records = Record.objects.select_related("owner").in_bulk([record for record, *_rest in shown])
        rows = [Row(records[record], amount, event) for record, amount, event in shown if record in records]
    if is_held_back(figure, hidden):
        return Behind(wanted, rows, None, None, None, None, instant, _("Few cases, not all of them open to you; held back."))
    return Behind(
        wanted, rows, _whole(figure), figure.records, hidden, hidden_amount, instant,
        next=rows[-1].record.pk if len(shown) == limit and rows else None,
    )  # fmt: skip


def _events(figure: Figure, asked: Asked, after: int | None, limit: int) -> Behind:
    """The events behind a median, each with its own amount: half of all stand at or below the median, half at or above."""
    assert asked.as_of is not None
    wanted = figure.expression
    with connection.cursor() as cursor:
        query = median_query(0, wanted, (), numbers(cursor))
        cursor.execute(
            "select * from figure_median_events(%s::jsonb, %s::int[], %s, %s, %s, %s, %s)",
            [json.dumps([query]), asked.columns.units, *asked.span, after, limit],
        )
        (_none, whole, hidden), *shown = sorted(cursor.fetchall(), key=lambda row: (row[0] is not None, -row[1]))
    records = Record.objects.select_related("owner").in_bulk({record for record, *_rest in shown})
    rows = [Row(records[record], amount, event) for record, event, amount in shown if record in records]
    following = rows[-1].event_id if len(shown) == limit and rows else None
    return Behind(wanted, rows, figure.value, whole, hidden, None, asked.as_of, next=following)


def _whole(figure: Figure) -> int:
    return int(figure.value or 0)


def _found(wanted: Expression, asked: Asked, after: int | None, limit: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        query = query_of(0, wanted, (), numbers(cursor))
        cursor.execute(
            "select * from figure_records(%s::jsonb, %s::int[], %s, %s, %s, %s, %s)",
            [json.dumps([query]), asked.columns.units, *asked.span, after, limit],
        )
        return sorted(cursor.fetchall(), key=lambda row: (row[0] is not None, -(row[0] or 0)))
