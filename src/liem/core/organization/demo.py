"""The invented emulation cluster of the demonstration."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from liem.core.organization.models import GroupMember, Unit, UnitGroup
from liem.core.organization.queries import unit_on
from liem.core.organization.reference.facts import MERGER

CLUSTER = "CUM-2"
FIRST_DAY = date(2021, 1, 1)
#: Fourteen units until the merger. T01 and T40 are known members; the others are invented.
MEMBERS = ("T01", "T22", "T26", "T27", "T30", "T31", "T33", "T34", "T35", "T36", "T37", "T38", "T40", "T42")
NOTE = (
    "Dữ liệu trình diễn. Thành viên đã biết: T01, T40; các thành viên khác là giả định. / "
    "Demonstration data. Known members: T01, T40; the other members are invented."
)


@transaction.atomic
def load_demo_cluster() -> UnitGroup:
    """Group ``CUM-2`` with 14 members until 30 June 2025, and after it with those and their successors. Run again: no change."""
    group, _made = UnitGroup.objects.get_or_create(
        code=CLUSTER,
        defaults={"name_vi": "Cụm thi đua số II", "name_en": "Emulation Cluster II", "note": NOTE},
    )
    before = [unit_on(code, FIRST_DAY) for code in MEMBERS]
    after = {unit.pk: unit for code in MEMBERS for unit in _later(unit_on(code, FIRST_DAY))}
    rows = [GroupMember(group=group, unit=unit, valid_from=FIRST_DAY, valid_until=unit.valid_until) for unit in before]
    rows += [GroupMember(group=group, unit=unit, valid_from=MERGER) for unit in after.values() if unit.valid_from == MERGER]
    GroupMember.objects.bulk_create(rows, ignore_conflicts=True)
    return group


def _later(unit: Unit) -> list[Unit]:
    return [step.successor for step in unit.successions.select_related("successor").filter(on=MERGER)]
