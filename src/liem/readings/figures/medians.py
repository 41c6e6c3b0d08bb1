"""Medians: found by the database over single events, for the scope, for each column and for each code of a cut."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from liem.readings.figures.catalogue import Median
from liem.readings.figures.expressions import Expression
from liem.readings.figures.found import SCOPE, Asked, Figure, query_of


def fill_medians(cursor: Any, asked: Asked, medians: list[Figure], number_of: Mapping[str, int]) -> None:
    """Find the medians, each over the events behind it; with nothing behind it there is none."""
    if not medians:
        return
    wanted: list[tuple[Figure, tuple[str, ...]]] = [(figure, ()) for figure in medians]
    for figure in medians:
        figure.value, figure.records, figure.why = None, 0, _("Nothing was counted here, so there is no median.")
        own = tuple(code for code in asked.by if any(cut.code == code for cut in figure.expression.indicator.all_cuts))
        wanted += [(figure, own)] if own else []
    columns = asked.columns
    queries = [median_query(n, figure.expression, by, number_of) for n, (figure, by) in enumerate(wanted)]
    cursor.execute(
        "select * from figure_medians(%s::jsonb, %s::int[], %s::int[], %s, %s, %s) order by 1, 2",
        [json.dumps(queries), columns.units, columns.columns, *asked.span],
    )
    for query, key, column, median, records in cursor.fetchall():
        figure, own = wanted[query]
        value = int(median) if median == int(median) else round(median, 1)
        if own and column == SCOPE:
            codes = dict(zip((cut.code for cut in figure.expression.indicator.all_cuts), key, strict=False))
            figure.cuts.append({**{code: codes[code] for code in own}, "value": value})
        elif own:
            continue
        elif column == SCOPE:
            figure.value, figure.records, figure.why = value, records, ""
        else:
            figure.by_column[column] = value


def median_query(n: int, expression: Expression, by: tuple[str, ...], number_of: Mapping[str, int]) -> dict[str, Any]:
    """A median as the database functions take it: q number, i events, a amounts, f filters, k kept cuts."""
    median = expression.indicator
    assert isinstance(median, Median)
    counted = Expression(expression.text, median.events, expression.filters)
    return {**query_of(n, counted, by, number_of), "a": number_of.get(median.of, 0)}
