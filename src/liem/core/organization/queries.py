"""What others ask of the organisation: which unit a code means on a day, what a scope holds, what became of a unit.

A code means the unit valid on the day asked for (for a period: on its last day). ``T24@2023`` names the unit that bore
the code on the last day of that period, whatever came later. Beside units, a scope may be ``VN`` (the whole sector), a
group (``CUM-2``) or a level below a unit (``VN/province``: all provincial committees; ``T38/commune``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from liem.core.calendar import periods
from liem.core.organization.models import (
    VN_FIRST_PLACE,
    VN_LAST_PLACE,
    Appointment,
    GroupMember,
    Succession,
    Unit,
    UnitGroup,
    UnitLevel,
)

SECTOR = "VN"
#: The lowest and the highest place of a stretch, both counted.
Range = tuple[int, int]


class UnknownUnit(LookupError):
    """No unit bears this code on this day. The text is a sentence for the reader, in the active language."""

    def __init__(self, code: str, day: date) -> None:
        self.code, self.day = code, day
        super().__init__(_unknown(code, day))


def _unknown(code: str, day: date) -> str:
    written = day.strftime("%d/%m/%Y")
    bare = code.partition("@")[0]
    last = Unit.objects.filter(code__iexact=bare).order_by("-valid_from").first() if bare else None
    if last is None:
        return _("No unit has the code “%(code)s”.") % {"code": code}
    if last.valid_until is not None and last.valid_until <= day and "@" not in code:
        ended = last.last_day
        assert ended is not None
        return _("The unit %(code)s ended on %(ended)s; for its own time write %(hint)s.") % {
            "code": last.code, "ended": ended.strftime("%d/%m/%Y"), "hint": f"{last.code}@{_last_period(last)}",
        }  # fmt: skip
    return _("There was no unit with the code %(code)s on %(day)s.") % {"code": code, "day": written}


def unit_on(code: str, day: date) -> Unit:
    """The unit that bears ``code`` on ``day``; with ``@PERIOD`` the day is the last of that period. Raises ``UnknownUnit``."""
    bare, at, period = code.strip().partition("@")
    if at:
        try:
            day = periods.parse(period).last_on
        except periods.PeriodError:
            raise UnknownUnit(code, day) from None
    found = Unit.objects.valid_on(day).filter(code__iexact=bare).select_related("parent", "locality").first()
    if found is None:
        raise UnknownUnit(code, day)
    return found


def unit_named(text: str, day: date) -> Unit:
    """The unit meant by a code or by its name (Vietnamese or English, as of the day); raises ``UnknownUnit``."""
    try:
        return unit_on(text, day)
    except UnknownUnit:
        wanted = text.strip()
        named = list(Unit.objects.valid_on(day).filter(Q(name_vi__iexact=wanted) | Q(name_en__iexact=wanted))[:2])
        if len(named) != 1:
            raise
        return named[0]


@dataclass(frozen=True)
class Member:
    """A unit's share in a scope: from – until bound the days that count (None: no bound)."""

    unit: Unit
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class UnitScope:
    """What a scope code means as of a day.

    ``kind``: sector, unit, group or level. ``ranges``: the places counted, both ends included. ``members``: the rows of
    a table "by unit" — for a unit itself and what stands directly below it, for the sector the Commission and the
    provincial committees, for a group its members with the days of their membership. ``unit``: the unit, where it is one.
    """

    code: str
    kind: str
    on: date
    ranges: tuple[Range, ...]
    members: tuple[Member, ...] = ()
    unit: Unit | None = None
    group: UnitGroup | None = None
    level: str = ""

    @property
    def name(self) -> str:
        """The scope in the reader's language."""
        if self.kind == "level":
            return level_name(self.level, self.unit)
        if self.unit is not None:
            return self.unit.name
        return self.group.name if self.group is not None else _("The whole sector")

    @property
    def own_ranges(self) -> tuple[Range, ...]:
        """For a unit: its own records alone, without those of the units below."""
        return ((self.unit.place, self.unit.place),) if self.unit is not None else self.ranges

    def contains(self, place: int) -> bool:
        """Whether a record of this place counts in the scope."""
        return any(low <= place <= high for low, high in self.ranges)

    def unit_ids(self) -> list[int]:
        """Ids of all units, ended ones too, whose records the scope counts."""
        return list(Unit.objects.filter(within(self.ranges)).order_by("place").values_list("pk", flat=True))


def within(ranges: Iterable[Range], field_name: str = "place") -> Q:
    """A condition for places in one of the ranges."""
    found = Q(pk__in=[])
    for low, high in ranges:
        found |= Q(**{f"{field_name}__range": (low, high)})
    return found


def level_name(level: str, unit: Unit | None) -> str:
    """The words for all units of a level below a unit (None: in the sector)."""
    names = {
        UnitLevel.CENTRAL: _("The Central Commission"),
        UnitLevel.PROVINCE: _("All provincial committees"),
        UnitLevel.DISTRICT: _("All district offices"),
        UnitLevel.COMMUNE: _("All commune offices"),
    }
    words = names[UnitLevel(level)]
    return words if unit is None else f"{words} · {unit.name}"


def scope(code: str, *, on: date, map_on: date | None = None) -> UnitScope:
    """What ``code`` means on ``on``. With ``map_on`` a unit's past is read on that day's map: ``ranges`` then also hold
    the places of the units that had become part of it by then. Raises ``UnknownUnit``.
    """
    wanted = code.strip()
    bare, slash, level = wanted.partition("/")
    if slash:
        return _level(wanted, bare, level, on)
    if wanted.upper() == SECTOR:
        tops = Unit.objects.valid_on(on).filter(level__in=("central", "province")).order_by("place")
        return UnitScope(SECTOR, "sector", on, ((VN_FIRST_PLACE, VN_LAST_PLACE),), tuple(Member(unit) for unit in tops))
    group = UnitGroup.objects.filter(code__iexact=wanted).first()
    if group is not None:
        return _group(group, on, map_on)
    unit = unit_on(wanted, map_on or on) if map_on and "@" not in wanted else unit_on(wanted, on)
    below = Unit.objects.valid_on(on).filter(place__range=(unit.place, unit.last_place)).order_by("place")
    ranges = ranges_of([unit], map_on)
    return UnitScope(wanted, "unit", on, ranges, tuple(Member(row) for row in below if _row_of(row, unit)), unit=unit)


def _row_of(row: Unit, unit: Unit) -> bool:
    return row.pk == unit.pk or row.parent_id == unit.pk


def _level(code: str, bare: str, level: str, on: date) -> UnitScope:
    if level not in UnitLevel.values or level in (UnitLevel.SECTOR, UnitLevel.AGENCY):
        raise UnknownUnit(code, on)
    unit = None if bare.upper() == SECTOR else unit_on(bare, on)
    span = (VN_FIRST_PLACE, VN_LAST_PLACE) if unit is None else (unit.place, unit.last_place)
    units = list(Unit.objects.filter(level=level, place__range=span).order_by("place"))
    # A level counts the records of its own units, not of those below them; ended units keep what happened in their days.
    ranges = tuple((row.place, row.place) for row in units)
    members = tuple(Member(row) for row in units if row.is_valid_on(on))
    return UnitScope(code, "level", on, ranges, members, unit=unit, level=level)


def _group(group: UnitGroup, on: date, map_on: date | None) -> UnitScope:
    held = GroupMember.objects.filter(group=group).select_related("unit").order_by("unit__place", "valid_from")
    members = tuple(Member(row.unit, row.valid_from, row.valid_until) for row in held)
    valid = [row.unit for row in held if row.is_valid_on(on)]
    return UnitScope(group.code, "group", on, ranges_of(valid, map_on), members, group=group)


def ranges_of(units: Iterable[Unit], map_on: date | None = None) -> tuple[Range, ...]:
    """The places of units and all below them; with ``map_on`` also of the units that had become part of them by then."""
    counted = list(units)
    if map_on is not None:
        became = mapping(map_on)
        ids = {unit.pk for unit in counted}
        origins = [old for old, new in became.items() if new in ids]
        counted += list(Unit.objects.filter(pk__in=origins))
    return tuple(sorted({(unit.place, unit.last_place) for unit in counted}))


def mapping(on: date) -> dict[int, int | None]:
    """Where each unit that had ended by ``on`` is read on that day's map: unit id → id of its successor of that day.

    Merged and renamed units go to the one successor. None: it was divided, or its successor is not known; there the
    record's own locality must decide, and what cannot be placed is shown as such.
    """
    steps: dict[int, set[int]] = defaultdict(set)
    for old, new in Succession.objects.filter(on__lte=on).exclude(kind="split").values_list("predecessor_id", "successor_id"):
        steps[old].add(new)
    split = set(Succession.objects.filter(on__lte=on, kind="split").values_list("predecessor_id", flat=True))
    ended = Unit.objects.filter(valid_until__lte=on).values_list("pk", flat=True)
    return {unit_id: _followed(unit_id, steps, split) for unit_id in ended}


def _followed(unit_id: int, steps: Mapping[int, set[int]], split: set[int]) -> int | None:
    seen = {unit_id}
    while True:
        if unit_id in split or len(steps.get(unit_id, ())) > 1:
            return None
        if unit_id not in steps:
            return None if len(seen) == 1 else unit_id
        (unit_id,) = steps[unit_id]
        if unit_id in seen:
            return None
        seen.add(unit_id)


def successors_of(unit: Unit, *, on: date) -> list[Unit]:
    """The units that carry on a unit's work on ``on`` (itself while it lives), in order of place."""
    if unit.is_valid_on(on):
        return [unit]
    edges = defaultdict(list)
    for step in Succession.objects.filter(on__lte=on).select_related("successor__locality"):
        edges[step.predecessor_id].append(step.successor)
    found: dict[int, Unit] = {}
    waiting, seen = [unit], {unit.pk}
    while waiting:
        for successor in edges.get(waiting.pop().pk, ()):
            if successor.pk in seen:
                continue
            seen.add(successor.pk)
            if successor.is_valid_on(on):
                found[successor.pk] = successor
            else:
                waiting.append(successor)
    return sorted(found.values(), key=lambda item: item.place)


def predecessors_of(unit: Unit) -> list[Unit]:
    """The units that became part of this one, at any remove, in order of place."""
    edges = defaultdict(list)
    for step in Succession.objects.select_related("predecessor__locality"):
        edges[step.successor_id].append(step.predecessor)
    found: dict[int, Unit] = {}
    waiting = [unit]
    while waiting:
        for old in edges.get(waiting.pop().pk, ()):
            if old.pk not in found:
                found[old.pk] = old
                waiting.append(old)
    return sorted(found.values(), key=lambda item: item.place)


def codes(units: Iterable[Unit], *, on: date) -> dict[int, str]:
    """How each unit is written in one table: its code, or ``T24@2024`` where a code would stand for two units.

    The plain code stays with the unit valid on ``on``; the other is written with the last year at whose end it was valid.
    """
    wanted = list(units)
    bearers: dict[str, set[int]] = defaultdict(set)
    for unit in wanted:
        bearers[unit.code].add(unit.pk)
    found = {}
    for unit in wanted:
        twice = len(bearers[unit.code]) > 1 and not unit.is_valid_on(on)
        found[unit.pk] = f"{unit.code}@{_year_of(unit)}" if twice else unit.code
    return found


def written(unit: Unit, *, on: date) -> str:
    """A code that finds exactly this unit again when asked on ``on``: plain while it lives, else ``T24@2024``."""
    if unit.is_valid_on(on):
        return unit.code
    return f"{unit.code}@{_last_period(unit)}"


def _last_period(unit: Unit) -> str:
    """A period on whose last day an ended unit still lived: a whole year if there is one, else its last whole month."""
    assert unit.valid_until is not None
    year = _year_of(unit)
    if unit.is_valid_on(periods.parse(str(year)).last_on):
        return str(year)
    return f"{unit.valid_until.replace(day=1) - timedelta(days=1):%Y-%m}"


def _year_of(unit: Unit) -> int:
    """A year at whose end the unit was valid."""
    if unit.valid_until is None:
        return unit.valid_from.year
    return unit.valid_until.year - 1


@dataclass(frozen=True)
class Node:
    """A unit in the tree as of a day; ``successors`` of one that has ended; ``people``: appointments on that day."""

    unit: Unit
    name: str
    ended: bool
    people: int
    successors: tuple[Unit, ...] = ()
    children: tuple[Node, ...] = field(default=())


def tree(*, on: date, root: Unit | None = None) -> list[Node]:
    """The units as of a day, below ``root`` (None: from the Commission down), in Vietnamese order.

    Units that had ended by the day stand after the living ones, with what became of them; those that had not begun are
    left out. Agencies have no parent and stand at the end of the whole tree.
    """
    known = Unit.objects.filter(valid_from__lte=on).select_related("locality").prefetch_related("former_names")
    if root is not None:
        known = known.filter(place__range=(root.place, root.last_place))
    units = list(known)
    people = _people(on)
    successors = _successors(on)
    below: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in units:
        below[None if root is not None and unit.pk == root.pk else unit.parent_id].append(unit)

    def grown(parent_id: int | None) -> tuple[Node, ...]:
        children = sorted(below.get(parent_id, ()), key=lambda unit: _order(unit, on))
        return tuple(
            Node(
                unit=unit,
                name=name_on(unit, on),
                ended=not unit.is_valid_on(on),
                people=people.get(unit.pk, 0),
                successors=tuple(successors.get(unit.pk, ())),
                children=grown(unit.pk),
            )
            for unit in children
        )

    return list(grown(None))


_LEVEL_ORDER = {"central": 0, "province": 1, "district": 2, "commune": 3, "agency": 4}


def _order(unit: Unit, on: date) -> tuple[Any, ...]:
    return (not unit.is_valid_on(on), _LEVEL_ORDER.get(unit.level, 9), bytes(unit.sort_key), unit.place)


def _people(on: date) -> dict[int, int]:
    counted: dict[int, int] = defaultdict(int)
    for unit_id in Appointment.objects.valid_on(on).values_list("unit_id", flat=True):
        counted[unit_id] += 1
    return counted


def _successors(on: date) -> dict[int, list[Unit]]:
    found: dict[int, list[Unit]] = defaultdict(list)
    for step in Succession.objects.filter(on__lte=on).select_related("successor").order_by("successor__place"):
        found[step.predecessor_id].append(step.successor)
    return found


def name_on(unit: Unit, day: date) -> str:
    """The unit's name on a day, in the reader's language (``former_names`` prefetched where many are asked)."""
    for former in unit.former_names.all():
        if former.is_valid_on(day):
            return Unit(name_vi=former.name_vi, name_en=former.name_en).name
    return unit.name


def appointments_on(unit: Unit, day: date) -> list[Appointment]:
    """Who works in a unit on a day: heads first, then in Vietnamese order."""
    held = Appointment.objects.valid_on(day).filter(unit=unit).select_related("person")
    return sorted(held, key=lambda row: (row.role != "head", bytes(row.person.sort_key), row.pk))
