"""Figures as sums: for expressions, a scope and a span of days, exact as of an instant.

One database function takes all indicators and units at once: the month summary, what is not folded yet, less what was
recorded later, and the days at the edges that are no whole month.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from liem.core.journal.announcing import kept_instant
from liem.readings.figures.catalogue import Derived, Entered, Indicator, Median
from liem.readings.figures.codes import numbers
from liem.readings.figures.expressions import Expression, in_detail, needed
from liem.readings.figures.facts import DETAIL
from liem.readings.figures.folding import fold
from liem.readings.figures.found import SCOPE, Asked, Figure, Flow, Number, closed_text, query_of
from liem.readings.figures.medians import fill_medians

__all__ = ["SCOPE", "Asked", "Figure", "Flow", "Number", "figures", "fold", "kept_instant"]


def figures(expressions: Iterable[Expression], asked: Asked) -> dict[str, Figure]:
    """The figures by the text of their expression, those that others are worked out from included.

    What the reader may not ask for is None and says so. The scope of the transaction is the reader's.
    """
    wanted = {part.text: part for expression in expressions for part in [*needed(expression), expression]}
    found = {text: Figure(part) for text, part in wanted.items()}
    with connection.cursor() as cursor:
        _Sums(cursor, asked, found).fill()
    for figure in found.values():
        if isinstance(figure.expression.indicator, Entered):
            _read_entered(figure, asked)
    for figure in found.values():
        if isinstance(figure.expression.indicator, Derived):
            _derive(figure, found)
    return found


class _Sums:
    """Fills the counted figures: at most five statements, whatever their number."""

    def __init__(self, cursor: Any, asked: Asked, found: Mapping[str, Figure]) -> None:
        self.cursor, self.asked = cursor, asked
        self.numbers = numbers(cursor)
        counted = self._open([f for f in found.values() if isinstance(f.expression.indicator, Indicator | Median)])
        self.counted = [f for f in counted if isinstance(f.expression.indicator, Indicator)]
        self.medians = [f for f in counted if isinstance(f.expression.indicator, Median)]

    def fill(self) -> None:
        """Ask for everything."""
        plain = [f for f in self.counted if not f.expression.filters]
        filtered = [f for f in self.counted if f.expression.filters and not in_detail(f.expression)]
        detailed = [f for f in self.counted if in_detail(f.expression)]
        self._totals(plain)
        self._cuts([(figure, ()) for figure in filtered])
        self._counts([(figure, ()) for figure in detailed], _take_count)
        self._returns([f for f in (*plain, *filtered) if f.timing == "during"])
        self._split()
        fill_medians(self.cursor, self.asked, self.medians, self.numbers)
        if self.asked.records:
            self._count_records(detailed)

    def _number(self, figure: Figure, by: tuple[str, ...] = ()) -> int:
        base = figure.expression.indicator.base  # type: ignore[union-attr]
        return self.numbers.get(base.code + (DETAIL if in_detail(figure.expression, by) else ""), 0)

    def _all_numbers(self, figure: Figure) -> list[int]:
        """Of what it is counted from: of a median the amounts and the events."""
        indicator = figure.expression.indicator
        if isinstance(indicator, Median):
            return [self.numbers.get(code, 0) for code in (indicator.of, indicator.over)]
        return [self._number(figure)]

    def _open(self, counted: list[Figure]) -> list[Figure]:
        """The figures that the reader may ask for; the others say that they are not open."""
        if not counted:
            return []
        each = [self._all_numbers(figure) for figure in counted]
        asked = sorted({number for own in each for number in own})
        self.cursor.execute("select figure_open(%s::smallint[], %s::int[])", [asked, self.asked.columns.units])
        is_open = set(self.cursor.fetchone()[0])
        for figure, own in zip(counted, each, strict=True):
            if not is_open.issuperset(own):
                figure.value, figure.why = None, closed_text()
        return [figure for figure in counted if not figure.why]

    def _totals(self, plain: list[Figure]) -> None:
        if not plain:
            return
        by_number = defaultdict(list)
        for figure in plain:
            by_number[self._number(figure)].append(figure)
        flows = [n for n, group in by_number.items() if group[0].timing == "in"]
        for function, asked in (("figure_flows", flows), ("figure_stocks", [n for n in by_number if n not in set(flows)])):
            if not asked:
                continue
            columns = self.asked.columns
            self.cursor.execute(
                f"select * from {function}(%s::smallint[], %s::int[], %s::int[], %s, %s, %s)",
                [asked, columns.units, columns.columns, *self.asked.span],
            )
            for number, column, *sums in self.cursor.fetchall():
                for figure in by_number[number]:
                    _add_sums(figure, column, sums if len(sums) > 1 else (0, 0, *sums, 0, 0, 0, 0, 0))
        for figure in plain:
            _settle(figure)

    def _cuts(self, wanted: list[tuple[Figure, tuple[str, ...]]]) -> None:
        if not wanted:
            return
        columns = self.asked.columns
        self.cursor.execute(
            "select * from figure_cuts(%s::jsonb, %s::int[], %s::int[], %s, %s, %s)",
            [self._queries(wanted), columns.units, columns.columns, *self.asked.span],
        )
        for query, _key, column, *sums in self.cursor.fetchall():
            _add_sums(wanted[query][0], column, sums)
        for figure, _by in wanted:
            _settle(figure)

    def _counts(self, wanted: list[tuple[Figure, tuple[str, ...]]], take: Any) -> None:
        """Count records one by one: second families, and how many records stand behind a sum."""
        if not wanted:
            return
        columns = self.asked.columns
        self.cursor.execute(
            "select * from figure_counts(%s::jsonb, %s::int[], %s::int[], %s, %s, %s, %s)",
            [self._queries(wanted), columns.units, columns.columns, *self.asked.span, take is _take_count],
        )
        for query, key, column, count in self.cursor.fetchall():
            take(*wanted[query], key, column, count)

    def _returns(self, during: list[Figure]) -> None:
        """Take off what records that came back in the span were counted too often."""
        if not during:
            return
        columns = self.asked.columns
        self.cursor.execute(
            "select * from figure_returns(%s::jsonb, %s::int[], %s::int[], %s, %s, %s)",
            [self._queries([(f, ()) for f in during]), columns.units, columns.columns, *self.asked.span],
        )
        for query, _key, column, extra in self.cursor.fetchall():
            figure = during[query]
            if column == SCOPE:
                figure.value = (figure.value or 0) - extra
            else:
                figure.by_column[column] = (figure.by_column.get(column) or 0) - extra

    def _split(self) -> None:
        """By the cuts that were asked for, of those each figure has."""
        if not self.asked.by:
            return
        summed: list[tuple[Figure, tuple[str, ...]]] = []
        counted: list[tuple[Figure, tuple[str, ...]]] = []
        for figure in self.counted:
            indicator = figure.expression.indicator
            by = tuple(code for code in self.asked.by if any(cut.code == code for cut in indicator.all_cuts))
            if by:
                detailed = in_detail(figure.expression, by) or figure.timing == "during"
                (counted if detailed else summed).append((figure, by))
        self._counts(counted, _take_cut)
        if not summed:
            return
        units = self.asked.columns.units
        self.cursor.execute(
            "select query, key, sum(opening), sum(closing), sum(came_in), sum(scope_moved_in), sum(scope_moved_out)"
            " from figure_cuts(%s::jsonb, %s::int[], %s::int[], %s, %s, %s) group by 1, 2 order by 1, 2",
            [self._queries(summed), units, [0] * len(units), *self.asked.span],
        )
        for query, key, opening, closing, came_in, moved_in, moved_out in self.cursor.fetchall():
            figure, by = summed[query]
            flow = Flow(int(opening), int(closing), int(came_in), 0, int(moved_in), int(moved_out))
            _take_cut(figure, by, key, SCOPE, _valued(flow, figure.timing))

    def _count_records(self, detailed: list[Figure]) -> None:
        others: list[tuple[Figure, tuple[str, ...]]] = []
        for figure in self.counted:
            indicator = figure.expression.indicator
            assert isinstance(indicator, Indicator)
            if indicator.counts_records or figure in detailed:
                figure.records = int(figure.value or 0)
            else:
                figure.records = 0
                others.append((figure, ()))
        self._counts(others, _take_records)

    def _queries(self, wanted: Sequence[tuple[Figure, tuple[str, ...]]]) -> str:
        return json.dumps([self._query(n, figure, by) for n, (figure, by) in enumerate(wanted)])

    def _query(self, n: int, figure: Figure, by: tuple[str, ...]) -> dict[str, Any]:
        return query_of(n, figure.expression, by, self.numbers)


def _add_sums(figure: Figure, column: int, sums: Sequence[int]) -> None:
    opening, closing, came_in, went_out, moved_in, moved_out, scope_in, scope_out = sums
    figure.flows[column] = Flow(opening, closing, came_in, went_out, moved_in, moved_out)
    total = figure.flow = figure.flow or Flow()
    total.opening += opening
    total.closing += closing
    total.came_in += came_in
    total.went_out += went_out
    total.moved_in += scope_in
    total.moved_out += scope_out


def _settle(figure: Figure) -> None:
    """The value from the sums, by the figure's timing."""
    timing = figure.timing
    figure.by_column = {column: _valued(flow, timing) for column, flow in figure.flows.items()}
    figure.value = _valued(figure.flow or Flow(), timing)
    if timing in ("in", "start", "moved"):
        figure.flow, figure.flows = None, {}
    elif figure.flow is None:
        figure.flow = Flow()


def _valued(flow: Flow, timing: str) -> int:
    if timing == "in":
        return flow.came_in
    if timing == "end":
        return flow.closing
    if timing == "start":
        return flow.opening
    if timing == "moved":
        return flow.moved_in - flow.moved_out
    return flow.opening + flow.came_in + flow.moved_in


def _take_count(figure: Figure, _by: tuple[str, ...], _key: Sequence[str], column: int, count: int) -> None:
    if column == SCOPE:
        figure.value = count
    else:
        figure.by_column[column] = count


def _take_records(figure: Figure, _by: tuple[str, ...], _key: Sequence[str], column: int, count: int) -> None:
    if column == SCOPE:
        figure.records = count


def _take_cut(figure: Figure, by: tuple[str, ...], key: Sequence[str], column: int, value: int) -> None:
    if column != SCOPE or not value:
        return
    base = figure.expression.indicator.base  # type: ignore[union-attr]
    cuts = (*base.detail, *base.cuts) if in_detail(figure.expression, by) else base.cuts
    codes = {cut.code: code for cut, code in zip(cuts, key, strict=False)}
    figure.cuts.append({**{code: codes[code] for code in by}, "value": value})


def _read_entered(figure: Figure, asked: Asked) -> None:
    indicator = figure.expression.indicator
    assert isinstance(indicator, Entered)
    read = indicator.read
    figure.value = read(scope=asked.columns.scope, from_on=asked.from_on, until_on=asked.until_on, as_of=asked.as_of) if read else None
    if figure.value is None:
        figure.why = _("Not entered yet for this unit and period.")


def _derive(figure: Figure, found: Mapping[str, Figure]) -> None:
    indicator = figure.expression.indicator
    assert isinstance(indicator, Derived)
    part, whole = (found[expression.text] for expression in needed(figure.expression))
    figure.value, figure.why = _divided(part.value, whole.value, part.why or whole.why, indicator.unit)
    for column in part.by_column.keys() | whole.by_column.keys():
        figure.by_column[column] = _divided(part.by_column.get(column, 0), whole.by_column.get(column, 0), "", indicator.unit)[0]


def _divided(part: Number | None, whole: Number | None, why: str, unit: str) -> tuple[Number | None, str]:
    if part is None or whole is None:
        return None, why or _("A part of this figure is missing.")
    if whole == 0:
        return None, _("There is nothing to divide by in this unit and period.")
    return round(part * (100 if unit == "percent" else 1) / whole, 1), ""
