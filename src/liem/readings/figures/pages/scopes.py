"""Whose figures a reader may choose: the own unit and those below it, what is compared with it, and for the centre everything."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liem.core.access.actor import Actor
from liem.core.organization.models import GroupMember, Role, Unit, UnitGroup
from liem.core.organization.queries import SECTOR, level_name, unit_on

PROVINCES = f"{SECTOR}/province"


@dataclass(frozen=True)
class ScopeGroup:
    """Scopes under one heading, as (code, name)."""

    label: str
    choices: list[tuple[str, str]]


def reads_everything(actor: Actor) -> bool:
    """Whether every figure of every unit is open: to the centre and to the auditor."""
    return actor.level in ("central", "sector") or actor.role == Role.AUDITOR


def own_scope(actor: Actor) -> str:
    """The scope a page opens with."""
    return SECTOR if reads_everything(actor) else actor.unit_code


def scopes_of(actor: Actor, on: date) -> list[ScopeGroup]:
    """The scopes a reader may choose on a day; what is compared only shows the figures that are open for comparison."""
    if reads_everything(actor):
        tops = Unit.objects.valid_on(on).filter(level__in=("central", "province")).order_by("place")
        found = [
            ScopeGroup(pgettext("organisation", "Sector"), [(SECTOR, _("The whole sector")), (PROVINCES, level_name("province", None))]),
            ScopeGroup(_("Groups of units"), [(group.code, group.name) for group in UnitGroup.objects.order_by("code")]),
            ScopeGroup(pgettext("figures", "Committees"), [(unit.code, unit.name) for unit in tops]),
        ]
    else:
        found = [
            ScopeGroup(_("My unit"), [(actor.unit_code, unit_on(actor.unit_code, on).name)]),
            ScopeGroup(_("For comparison"), _compared(actor, on)),
            ScopeGroup(_("Units below"), [(unit.code, unit.name) for unit in _below(actor, on)]),
        ]
    return [group for group in found if group.choices]


def _below(actor: Actor, on: date) -> list[Unit]:
    own = unit_on(actor.unit_code, on)
    return list(Unit.objects.valid_on(on).filter(place__gt=own.place, place__lte=own.last_place).order_by("place"))


def _compared(actor: Actor, on: date) -> list[tuple[str, str]]:
    own = unit_on(actor.unit_code, on)
    above = Unit.objects.filter(place__lte=own.place, last_place__gte=own.place)
    held = GroupMember.objects.valid_on(on).filter(unit__in=above).select_related("group").order_by("group__code")
    found = [(row.group.code, row.group.name) for row in held]
    wide = wide_scope(actor, own)
    return [*found, (wide, level_name(own.level, own.parent if own.level != "province" else None))] if wide else found


def wide_scope(actor: Actor, unit: Unit) -> str:
    """The scope whose units stand beside `unit` in a ranking the reader may see; empty where there is none."""
    if unit.level in ("central", "province"):
        if reads_everything(actor):
            return SECTOR
        return PROVINCES if actor.level == "province" else ""
    if unit.level in ("district", "commune") and unit.parent is not None:
        return f"{unit.parent.code}/{unit.level}"
    return ""
