"""What the command line asks of the organisation: units in time, as plain values."""

from __future__ import annotations

from datetime import date
from typing import Any

from liem.core.organization import queries
from liem.core.organization.models import Unit
from liem.core.organization.reference.loader import load_reference
from liem.core.organization.telling import writing


def list_units(*, on: date, below: str = "") -> list[dict[str, Any]]:
    """The units of a day in order of place, all or those below a unit: ``{"code", "name", "level", "type", "from", "until"}``."""
    units = Unit.objects.valid_on(on).order_by("place")
    if below and below.upper() != queries.SECTOR:
        top = queries.unit_on(below, on)
        units = units.filter(place__range=(top.place, top.last_place))
    return [_row(unit, on) for unit in units.prefetch_related("former_names")]


def _row(unit: Unit, on: date) -> dict[str, Any]:
    return {
        "code": unit.code,
        "name": queries.name_on(unit, on),
        "level": unit.level,
        "type": unit.type,
        "from": unit.valid_from,
        "until": unit.last_day,
    }


def show_unit(*, code: str, on: date) -> dict[str, Any]:
    """One unit with its parent, what it came from, what carries it on, its groups and how many people work there."""
    unit = queries.unit_on(code, on)
    origins = queries.predecessors_of(unit)
    going_on = [] if unit.is_valid_on(on) else queries.successors_of(unit, on=on)
    groups = [row.group for row in unit.memberships.select_related("group") if row.is_valid_on(on)]
    return _row(unit, on) | {
        "parent": unit.parent.code if unit.parent else None,
        "place": unit.place,
        "last_place": unit.last_place,
        "predecessors": list(queries.codes([unit, *origins], on=on).values())[1:] if origins else [],
        "successors": [row.code for row in going_on],
        "groups": [group.code for group in groups],
        "people": len(queries.appointments_on(unit, on)),
    }


def bring_in_reference() -> None:
    """Loads the shipped reference; what is there already stays."""
    with writing():
        load_reference()
