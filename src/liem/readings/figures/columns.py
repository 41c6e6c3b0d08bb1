"""Which units a figure is summed over, and to which column of a table "by unit" each of them belongs."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from liem.core.organization.models import Unit
from liem.core.organization.queries import Member, UnitScope, codes, mapping, scope, within


@dataclass(frozen=True)
class Columns:
    """The units of a scope (`units[n]` adds to column `columns[n]`) and how each column is written.

    A unit that had ended by the day of the map and whose past could not be laid on a successor keeps a column of its own.
    """

    scope: UnitScope
    units: list[int]
    columns: list[int]
    codes: list[str] = field(default_factory=list)
    column_units: list[int] = field(default_factory=list)

    @property
    def code(self) -> str:
        """The code of the scope."""
        return self.scope.code

    def only(self, column: int) -> list[int]:
        """The units of one column."""
        return [unit for unit, of in zip(self.units, self.columns, strict=True) if of == column]


def lay_out(code: str, *, on: date, map_on: date | None = None, split: bool = True) -> Columns:
    """The columns of a scope as of a day; `map_on` reads a unit's past on that day's map; without `split` one column.

    Raises `UnknownUnit`.
    """
    found = scope(code, on=map_on or on, map_on=map_on)
    rows = list(
        Unit.objects.filter(within(found.ranges)).exclude(level="agency").order_by("place").values_list("pk", "place", "last_place")
    )
    if not split:
        return Columns(found, [pk for pk, *_ in rows], [0] * len(rows), [found.code], [0])
    return _split(found, rows, mapping(map_on) if map_on else {}, map_on or on)


def for_comparison(code: str, *, on: date) -> Columns:
    """The same scope for an earlier period: a unit that was made by a merger is compared with what it was made of."""
    return lay_out(code, on=on, map_on=on, split=False)


def _split(found: UnitScope, rows: list[tuple[int, int, int]], became: dict[int, int | None], on: date) -> Columns:
    column_units: list[int] = []
    by_unit: dict[int, int] = {}
    starts = sorted((*_stretch(found, member), member.unit.pk) for member in found.members)
    place_of = {pk: place for pk, place, _last in rows}

    def column_of(unit_id: int) -> int:
        if unit_id not in by_unit:
            by_unit[unit_id] = len(column_units)
            column_units.append(unit_id)
        return by_unit[unit_id]

    columns: list[int] = []
    ended: tuple[int, int] | None = None
    for pk, place, last in rows:
        successor = became.get(pk)
        member = _member_at(starts, place_of.get(successor, place) if successor else place)
        if member is not None:
            columns.append(column_of(member))
            continue
        if ended is None or place > ended[1]:
            ended = (pk, last)
        columns.append(column_of(ended[0]))
    units = Unit.objects.in_bulk(column_units)
    written = codes([units[pk] for pk in column_units], on=on)
    return Columns(found, [pk for pk, *_ in rows], columns, [written[pk] for pk in column_units], column_units)


def _stretch(found: UnitScope, member: Member) -> tuple[int, int]:
    """The places a row of the table holds: a scope's own unit and the units of a level stand for themselves alone."""
    unit = member.unit
    alone = found.kind == "level" or (found.unit is not None and unit.pk == found.unit.pk)
    return (unit.place, unit.place) if alone else (unit.place, unit.last_place)


def _member_at(starts: list[tuple[int, int, int]], place: int) -> int | None:
    index = bisect_right(starts, (place, 2**31, 0)) - 1
    if index < 0:
        return None
    first, last, unit_id = starts[index]
    return unit_id if first <= place <= last else None
