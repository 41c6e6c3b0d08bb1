"""What may be told only of so many cases: below that the cell is shown to nobody, opens to nothing and stands in no file.

An indicator or a median says how many records must stand behind it (`least`), a cut how many a cell that names it must hold.
Where a single cell could be worked out from the total and the others, the next smallest is held back too.
"""

import json
from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from liem.readings.figures.catalogue import Cut, Derived, Indicator, Median, indicators
from liem.readings.figures.codes import numbers
from liem.readings.figures.expressions import Expression, needed
from liem.readings.figures.found import SCOPE, Asked, Figure, query_of
from liem.readings.figures.sums import figures

Cell = tuple[int, tuple[str, ...], int]
"""A figure by its place in the list, the codes by which it is split, and the column."""


def hold_few(found: Mapping[str, Figure], asked: Asked) -> None:
    """Blank every cell behind which, or in which, there are too few."""
    bounded = [figure for figure in found.values() if _least(figure) and (figure.value is not None or figure.by_column)]
    if bounded:
        counts = _counts(bounded, asked)
        for place, figure in enumerate(bounded):
            _hold_uncounted(place, figure, counts, asked)
    for figure in found.values():
        indicator = figure.expression.indicator
        if isinstance(indicator, Indicator) and figure.value is not None and any(cut.least for cut in indicator.all_cuts):
            _hold_named(figure, asked)


def hold_derived(found: Mapping[str, Figure]) -> None:
    """Hold back what would be worked out from a figure that is held back."""
    for figure in found.values():
        if not isinstance(figure.expression.indicator, Derived):
            continue
        parts = [found[part.text] for part in needed(figure.expression)]
        for part in parts:
            if part.held and figure.value is not None:
                figure.hold(part.why)
        for column in figure.by_column:
            if any(part.by_column.get(column, 0) is None for part in parts):
                figure.by_column[column] = None


def with_next(values: Mapping[int, Any], closed: set[int], total_shown: bool) -> set[int]:
    """The closed cells, and one more where a single one could be worked out from the total."""
    if len(closed) != 1 or not total_shown:
        return closed
    others = sorted((value, key) for key, value in values.items() if key not in closed and value)
    return closed | {others[0][1]} if others else closed


# --- by the records behind a figure --------------------------------------------------------------------------------------


def _least(figure: Figure) -> int:
    return getattr(figure.expression.indicator, "least", 0)


def _behind(expression: Expression) -> Expression:
    """What counts the records of which there must be enough."""
    indicator = expression.indicator
    if isinstance(indicator, Median):
        counted = indicator.events
    else:
        assert isinstance(indicator, Indicator)
        whole = indicators[indicator.among] if indicator.among else indicator
        assert isinstance(whole, Indicator)
        counted = whole
    return Expression(expression.text, counted, expression.filters)


def _split_by(figure: Figure, asked: Asked) -> tuple[str, ...]:
    return tuple(code for code in asked.by if any(cut.code == code for cut in figure.expression.indicator.all_cuts))


def _counts(bounded: list[Figure], asked: Asked) -> dict[Cell, int]:
    """How many records stand behind each cell."""
    wanted = [(place, ()) for place in range(len(bounded))]
    wanted += [(place, by) for place, figure in enumerate(bounded) if (by := _split_by(figure, asked))]  # type: ignore[misc]
    counts: dict[Cell, int] = {}
    with connection.cursor() as cursor:
        number_of = numbers(cursor)
        queries = [query_of(n, _behind(bounded[place].expression), by, number_of) for n, (place, by) in enumerate(wanted)]
        cursor.execute(
            "select * from figure_counts(%s::jsonb, %s::int[], %s::int[], %s, %s, %s, true)",
            [json.dumps(queries), asked.columns.units, asked.columns.columns, *asked.span],
        )
        for query, key, column, count in cursor.fetchall():
            place, by = wanted[query]
            cuts = _behind(bounded[place].expression).indicator.all_cuts
            codes = {cut.code: code for cut, code in zip(cuts, key or (), strict=False)}
            counts[place, tuple(codes[code] for code in by), column] = count
    return counts


def _hold_uncounted(place: int, figure: Figure, counts: Mapping[Cell, int], asked: Asked) -> None:
    least, by, adds_up = _least(figure), _split_by(figure, asked), isinstance(figure.expression.indicator, Indicator)

    def few(codes: tuple[str, ...], column: int) -> bool:
        return 0 < counts.get((place, codes, column), 0) < least

    if few((), SCOPE):
        figure.hold(_("Fewer than %(limit)s cases; not shown.") % {"limit": least})
    shown = adds_up and figure.value is not None
    closed = {column for column in figure.by_column if few((), column)}
    for column in with_next(figure.by_column, closed, shown):
        figure.by_column[column] = None
    small = {n for n, cut in enumerate(figure.cuts) if few(tuple(cut[code] for code in by), SCOPE)}
    for n in with_next({n: cut["value"] for n, cut in enumerate(figure.cuts)}, small, shown):
        figure.cuts[n]["value"] = None


# --- by what a cell holds that names a cut -------------------------------------------------------------------------------


def _hold_named(figure: Figure, asked: Asked) -> None:
    """Blank what names a cut with a `least` and holds fewer."""
    named = [cut for cut, _code in figure.expression.named() if cut.least]
    split = [cut for cut in figure.expression.indicator.all_cuts if cut.least and cut.code in asked.by]
    if split:
        limit = max(cut.least for cut in split)
        values = {n: cut["value"] for n, cut in enumerate(figure.cuts)}
        for n in with_next(values, {n for n, value in values.items() if value and value < limit}, figure.value is not None):
            figure.cuts[n]["value"] = None
    if named:
        limit = max(cut.least for cut in named)
        few = {column for column, value in figure.by_column.items() if value and value < limit}
        if figure.value and (figure.value < limit or any(_gives_away(figure.expression, cut, asked) for cut in named)):
            figure.hold(_("Fewer than %(limit)s in this group or in the next; not shown.") % {"limit": limit})
            few = {column for column, value in figure.by_column.items() if value}
        for column in with_next(figure.by_column, few, figure.value is not None):
            figure.by_column[column] = None


def _gives_away(expression: Expression, cut: Cut, asked: Asked) -> bool:
    """Whether this cell and the total would tell the only other cell of `cut` that is held back."""
    filters = dict(expression.filters)
    own = filters.pop(cut.code)
    whole = Expression(f"{expression.indicator.code}[*{cut.code}]", expression.indicator, tuple(filters.items()))
    split = figures([whole], Asked(asked.columns, asked.from_on, asked.until_on, asked.as_of, (cut.code,)))[whole.text]
    values = {n: one["value"] for n, one in enumerate(split.cuts)}
    closed = with_next(values, {n for n, value in values.items() if value and value < cut.least}, True)
    return own in {split.cuts[n][cut.code] for n in closed}
