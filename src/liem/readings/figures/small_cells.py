"""Small cells: few cases of a sensitive figure are shown only to those who could open every one of them; what may be told
only of so many cases (`least`) is shown to nobody below that.

Where one cell of a row is held back and its total is shown, the next smallest is held back too, else the difference
would say it.
"""

import json
from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from liem.readings.figures.catalogue import Indicator
from liem.readings.figures.codes import numbers
from liem.readings.figures.few_cases import hold_derived, hold_few, with_next
from liem.readings.figures.found import SCOPE, Asked, Figure, query_of


def hold_back(found: Mapping[str, Figure], asked: Asked) -> None:
    """Blank the cells of too few cases, and the small cells of sensitive figures that this transaction's reader may not open."""
    hold_few(found, asked)
    _hold_sensitive(found, asked)
    hold_derived(found)


def _hold_sensitive(found: Mapping[str, Figure], asked: Asked) -> None:
    sensitive = [figure for figure in found.values() if _is_sensitive(figure) and _small_cells(figure)]
    if not sensitive:
        return
    hidden = _hidden(sensitive, asked)
    for figure in sensitive:
        limit = _limit(figure)
        columns = hidden.get(figure.expression.text, {})
        if _is_small(figure.value, limit) and columns.get(SCOPE):
            figure.hold(_("Fewer than %(limit)s; held back.") % {"limit": limit})
        closed = {c for c, value in figure.by_column.items() if _is_small(value, limit) and columns.get(c)}
        for column in with_next({c: v for c, v in figure.by_column.items() if v}, closed, figure.value is not None):
            figure.by_column[column] = None
        if columns.get(SCOPE):
            small = {n for n, cut in enumerate(figure.cuts) if _is_small(cut["value"], limit)}
            values = {n: cut["value"] for n, cut in enumerate(figure.cuts)}
            for n in with_next(values, small, figure.value is not None):
                figure.cuts[n]["value"] = None


def is_held_back(figure: Figure, hidden: int) -> bool:
    """Whether a figure with `hidden` records out of the reader's sight is too small to be told."""
    return _is_sensitive(figure) and bool(hidden) and _is_small(figure.value, _limit(figure))


def _is_sensitive(figure: Figure) -> bool:
    return isinstance(figure.expression.indicator, Indicator) and figure.expression.indicator.sensitive


def _limit(figure: Figure) -> int:
    return getattr(figure.expression.indicator, "small_cell", 0)


def _is_small(value: Any, limit: int) -> bool:
    return value is not None and 0 < value < limit


def _small_cells(figure: Figure) -> bool:
    values = [figure.value, *figure.by_column.values(), *(cut["value"] for cut in figure.cuts)]
    return any(_is_small(value, _limit(figure)) for value in values)


def _hidden(sensitive: list[Figure], asked: Asked) -> dict[str, dict[int, int]]:
    """How many records behind each cell the reader may not open, by expression and column."""
    with connection.cursor() as cursor:
        number_of = numbers(cursor)
        queries = [query_of(n, figure.expression, (), number_of) for n, figure in enumerate(sensitive)]
        columns = asked.columns
        cursor.execute(
            "select * from figure_hidden(%s::jsonb, %s::int[], %s::int[], %s, %s, %s)",
            [json.dumps(queries), columns.units, columns.columns, *asked.span],
        )
        found: dict[str, dict[int, int]] = {}
        for query, column, count in cursor.fetchall():
            found.setdefault(sensitive[query].expression.text, {})[column] = count
    return found
