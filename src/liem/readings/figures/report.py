"""A report's figures: what the command line, the API and the pages show of a unit and a period."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from liem.core.access.actor import Actor
from liem.core.calendar.periods import Period
from liem.readings.figures.asking import as_reader
from liem.readings.figures.catalogue import AnyIndicator, Indicator, Median, identities, indicators
from liem.readings.figures.columns import Columns, for_comparison, lay_out
from liem.readings.figures.expressions import Expression, parse
from liem.readings.figures.small_cells import hold_back
from liem.readings.figures.sums import Asked, Figure, Number, figures, kept_instant
from liem.web.formats import number


def build(
    *,
    actor: Actor | None,
    scope: str,
    period: Period,
    expressions: Sequence[str] | None = None,
    by: Sequence[str] = (),
    by_unit: bool = True,
    as_of: datetime | None = None,
    map: str | date = "own",  # noqa: A002 - the word of the contract
    previous: bool = True,
    records: bool = True,
    targets: Mapping[str, Number] | None = None,
) -> dict[str, Any]:
    """The figures of `scope` in `period` as the contract's JSON has them (`design/08`, "JSON of a report").

    `expressions` None: every declared figure. `as_of` None: an instant that lasts is fixed now, so that the same report
    can be made again. With no actor sums are given and small cells of sensitive figures are held back. Raises
    `UnknownUnit`, `BadExpression`.
    """
    wanted = [parse(text) for text in expressions] if expressions is not None else [parse(i.code) for i in indicators]
    map_on = map if isinstance(map, date) else None
    with as_reader(actor):
        columns = lay_out(scope, on=period.last_on, map_on=map_on, split=by_unit)
        instant = as_of or kept_instant()
        asked = Asked(columns, period.from_on, period.until_on, instant, tuple(by), records)
        needed = [*wanted, *_in_identities(wanted)]
        found = figures(needed, asked)
        checks = _identities(wanted, found)
        hold_back(found, asked)
        before = _before(wanted, scope, period, instant) if previous else {}
    return {
        "unit": columns.code,
        "period": period.code,
        "calendar": period.calendar,
        "from": period.from_on.isoformat(),
        "to": period.last_on.isoformat(),
        "as_of": instant.isoformat(),
        "map": map_on.isoformat() if map_on else "own",
        "figures": [_said(found[e.text], before.get(e.text), asked, by_unit, (targets or {}).get(e.text)) for e in wanted],
        "identities": checks,
    }


def _before(wanted: Iterable[Expression], scope: str, period: Period, instant: datetime) -> dict[str, Figure]:
    """The same figures of the period a year before, over what the unit was made of."""
    earlier = period.previous()
    asked = Asked(for_comparison(scope, on=period.last_on), earlier.from_on, earlier.until_on, instant)
    found = figures(wanted, asked)
    hold_back(found, asked)
    return found


def _said(figure: Figure, before: Figure | None, asked: Asked, by_unit: bool, target: Number | None) -> dict[str, Any]:
    indicator = figure.expression.indicator
    earlier = before.value if before is not None else None
    said: dict[str, Any] = {
        "indicator": figure.expression.text,
        "label": figure.expression.label,
        "value": figure.value,
        "unit": indicator.unit,
        "kind": indicator.kind,
        "timing": indicator.timing,
        "good": indicator.good,
        "previous": earlier,
        "change_pct": change(figure.value, earlier, indicator),
        "target": target,
        "records": figure.records if indicator.kind == "computed" else None,
    }
    if by_unit:
        said["by_unit"] = _by_unit(figure, asked.columns)
    if asked.by and figure.cuts:
        said["cuts"] = figure.cuts
    if figure.why:
        said["why"] = figure.why
    if figure.held:
        said["held"] = True
    return said


def _by_unit(figure: Figure, columns: Columns) -> dict[str, Number | None]:
    """Value by unit; a unit with nothing is left out unless it stands in the table of the scope. Of nothing there is no median."""
    if figure.expression.indicator.kind == "entered" or (figure.why and not figure.by_column):
        return {}
    if isinstance(figure.expression.indicator, Median):
        return {code: figure.by_column[column] for column, code in enumerate(columns.codes) if column in figure.by_column}
    members = {member.unit.pk for member in columns.scope.members}
    empty: Number | None = 0 if isinstance(figure.expression.indicator, Indicator) else None
    return {
        code: figure.by_column.get(column, empty)
        for column, code in enumerate(columns.codes)
        if figure.by_column.get(column) or columns.column_units[column] in members or figure.by_column.get(column, 0) is None
    }


def change(now: Number | None, before: Number | None, indicator: AnyIndicator) -> float | None:
    """The change in percent of what was before; of a rate, the difference in points. None where there is nothing to compare."""
    if now is None or before is None:
        return None
    if indicator.unit == "percent":
        return round(now - before, 1)
    return round(100 * (now - before) / before, 1) if before else None


def _in_identities(wanted: Iterable[Expression]) -> list[Expression]:
    """What the identities about the wanted figures need besides them."""
    codes = {expression.indicator.code for expression in wanted}
    sides = [side for identity in identities for side in ([*identity.left], [*identity.right]) if _concerns(identity, codes)]
    return [parse(text) for side in sides for text in side]


def _concerns(identity: Any, codes: set[str]) -> bool:
    return all(parse(text).indicator.code in codes for text in [*identity.left, *identity.right])


def _identities(wanted: Sequence[Expression], found: Mapping[str, Figure]) -> list[dict[str, Any]]:
    """Every identity about the wanted figures: the declared ones, and for each stock how it got to its closing."""
    checks = [_stock_check(found[e.text]) for e in wanted if found[e.text].flow is not None]
    codes = {expression.indicator.code for expression in wanted}
    for identity in identities:
        if not _concerns(identity, codes):
            continue
        left, right = (_side(side, found) for side in (identity.left, identity.right))
        if left is None or right is None:
            continue
        holds = left[0] == right[0]
        detail = f"{left[1]} {'=' if holds else '≠'} {right[1]}"
        checks.append({"id": identity.id, "label": str(identity.label), "holds": holds, "detail": detail})
    return checks


def _side(side: Sequence[str], found: Mapping[str, Figure]) -> tuple[Number, str] | None:
    values = [found[parse(text).text].value for text in side]
    if any(value is None for value in values):
        return None
    numbers = [value for value in values if value is not None]
    return sum(numbers), " + ".join(number(value) for value in numbers)


def _stock_check(figure: Figure) -> dict[str, Any]:
    flow = figure.flow
    assert flow is not None
    whole = all(one.holds for one in figure.flows.values()) and flow.holds
    values = {
        "opening": flow.opening, "in": flow.came_in, "moved_in": flow.moved_in,
        "out": flow.went_out, "moved_out": flow.moved_out, "closing": flow.closing,
    }  # fmt: skip
    return {
        "id": f"stock:{figure.expression.text}",
        "label": _("%(figure)s: opening + in + moved in − out − moved out = closing") % {"figure": figure.expression.label},
        "holds": whole,
        "detail": f"{number(flow.opening)} + {number(flow.came_in)} + {number(flow.moved_in)} − {number(flow.went_out)}"
        f" − {number(flow.moved_out)} {'=' if flow.holds else '≠'} {number(flow.closing)}",
        "values": values,
    }
