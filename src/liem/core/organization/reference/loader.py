"""Puts the reference into the tables. Run again, it changes nothing; what an administrator changed stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db import transaction

from liem.core.language.sorting import sort_key
from liem.core.organization import naming, places
from liem.core.organization.models import Locality, LocalityStatus, Succession, Unit, UnitName
from liem.core.organization.reference.facts import (
    COMMISSION_FROM,
    COMMITTEES_FROM,
    COMMUNE_TYPES,
    FIRST_DAY,
    MERGER,
    rows,
    unmerged,
)

#: Provinces whose district and commune Party offices are known to the reference.
WITH_OFFICES = ("38", "40")
#: Agencies that work with a provincial committee: part of the code, Vietnamese and English name.
AGENCIES = (
    ("CA", "Công an tỉnh", "Provincial Police"),
    ("VKS", "Viện kiểm sát nhân dân tỉnh", "Provincial People's Procuracy"),
    ("TA", "Tòa án nhân dân tỉnh", "Provincial People's Court"),
    ("TTR", "Thanh tra tỉnh", "Provincial Inspectorate"),
)


@transaction.atomic
def load_reference() -> None:
    """Localities, then units, their former names and their successions. The caller holds the right to write."""
    localities = _load_localities()
    units = _load_units(localities)
    _load_successions(units)


Key = tuple[str, str, date]


def _load_localities() -> dict[Key, Locality]:
    _upsert(Locality(code="VN", level="country", type="country", name_vi="Việt Nam", name_en="Vietnam", valid_from=FIRST_DAY) for _ in "1")
    known = _localities()
    country = known["country", "VN", FIRST_DAY]
    _upsert(_provinces(country))
    known = _localities()
    _upsert(_below_provinces(known))
    known = _localities()
    LocalityStatus.objects.bulk_create(_former_statuses(known), ignore_conflicts=True)
    return known


def _localities() -> dict[Key, Locality]:
    return {(row.level, row.code, row.valid_from): row for row in Locality.objects.all()}


def _upsert(items: Iterable[Locality]) -> None:
    found = list(items)
    for item in found:
        item.sort_key = sort_key(item.name_vi)
    Locality.objects.bulk_create(
        found,
        update_conflicts=True,
        unique_fields=["level", "code", "valid_from"],
        update_fields=["type", "name_vi", "name_en", "parent", "valid_until", "sort_key"],
        batch_size=1000,
    )


def _provinces(country: Locality) -> Iterator[Locality]:
    now = {row["code"]: row for row in rows("provinces_34")}
    for row in rows("provinces_63"):
        lives_on = row["code"] in unmerged()
        kind = now[row["code"]]["type_2026_09_20"] if lives_on else row["type"]
        yield _province(row, kind, country, FIRST_DAY, None if lives_on else MERGER)
    for row in rows("provinces_34"):
        if row["code"] not in unmerged():
            yield _province(row, row["type_2026_09_20"], country, MERGER, None)


def _province(row: dict[str, str], kind: str, country: Locality, first: date, until: date | None) -> Locality:
    return Locality(
        code=row["code"], level="province", type=kind, name_vi=row["name_vi"], name_en=row["name_en"],
        parent=country, valid_from=first, valid_until=until,
    )  # fmt: skip


def province_from(code: str, *, merged: bool) -> date:
    """The first day of the locality of a province: of the present extent (``merged``) or of the one before."""
    return MERGER if merged and code not in unmerged() else FIRST_DAY


def _below_provinces(known: dict[Key, Locality]) -> Iterator[Locality]:
    for row in rows("districts_38_40"):
        parent = known["province", row["province_code"], province_from(row["province_code"], merged=False)]
        yield _part(row, "district", row["type"], parent, date.fromisoformat(row["valid_from"]), date.fromisoformat(row["valid_until"]))
    became = {row["code"]: row["type"] for row in rows("commune_type_changes")}
    for row in rows("communes_34"):
        parent = known["province", row["province_code"], province_from(row["province_code"], merged=True)]
        yield _part(row, "commune", became.get(row["code"], COMMUNE_TYPES[row["type"]]), parent, MERGER, None)


def _part(row: dict[str, str], level: str, kind: str, parent: Locality, first: date, until: date | None) -> Locality:
    return Locality(
        code=row["code"], level=level, type=kind, name_vi=row["name_vi"], name_en=naming.without_marks(row["name_vi"]),
        parent=parent, valid_from=first, valid_until=until,
    )  # fmt: skip


def _former_statuses(known: dict[Key, Locality]) -> Iterator[LocalityStatus]:
    for row in rows("province_status_changes"):
        locality = known["province", row["code"], province_from(row["code"], merged=True)]
        yield _status(locality, row["name_before"], row)
    for row in rows("commune_type_changes"):
        yield _status(known["commune", row["code"], MERGER], row["name_vi"], row)


def _status(locality: Locality, name: str, row: dict[str, str]) -> LocalityStatus:
    return LocalityStatus(
        locality=locality, name_vi=name, type=row["type_before"], ended_by=row["act"],
        valid_from=locality.valid_from, valid_until=date.fromisoformat(row["effective"]),
    )  # fmt: skip


def _load_units(localities: dict[Key, Locality]) -> dict[tuple[str, date], Unit]:
    commission = Unit(
        code="TW", level="central", type="commission", name_vi="Ban Nội chính Trung ương",
        name_en="Central Internal Affairs Commission", place=places.CENTRAL, last_place=places.CENTRAL_LAST,
        top=places.CENTRAL, locality=localities["country", "VN", FIRST_DAY], valid_from=COMMISSION_FROM,
    )  # fmt: skip
    _add([commission])
    _add(_committees(_units()["TW", COMMISSION_FROM], localities))
    units = _units()
    for code in WITH_OFFICES:
        committee = units[f"T{code}", COMMITTEES_FROM]
        _add(_offices(committee, code, localities))
        _add(_agencies(committee, localities["province", code, FIRST_DAY]))
    UnitName.objects.bulk_create(_former_names(units, localities), ignore_conflicts=True)
    return _units()


def _units() -> dict[tuple[str, date], Unit]:
    return {(unit.code, unit.valid_from): unit for unit in Unit.objects.select_related("locality")}


def _add(items: Iterable[Unit]) -> None:
    found = list(items)
    for item in found:
        # Committees and offices of a list are sought by the place's name, not by the words they all begin with.
        named = item.locality.name_vi if item.locality and item.level in ("province", "district", "commune") else item.name_vi
        item.sort_key = sort_key(named)
    Unit.objects.bulk_create(found, ignore_conflicts=True)


def _committees(parent: Unit, localities: dict[Key, Locality]) -> Iterator[Unit]:
    for row in rows("provinces_63"):
        locality = localities["province", row["code"], FIRST_DAY]
        yield _committee(row["code"], parent, locality, COMMITTEES_FROM, locality.valid_until)
    for row in rows("provinces_34"):
        if row["code"] not in unmerged():
            yield _committee(row["code"], parent, localities["province", row["code"], MERGER], MERGER, None)


def _committee(code: str, parent: Unit, locality: Locality, first: date, until: date | None) -> Unit:
    name_vi, name_en = naming.committee_names(locality.name_vi, locality.name_en, locality.type)
    place = places.committee(code, merged=first == MERGER)
    return Unit(
        code=f"T{code}", level="province", type="committee", name_vi=name_vi, name_en=name_en, parent=parent,
        place=place, last_place=places.committee_last(place), top=place, locality=locality, valid_from=first, valid_until=until,
    )  # fmt: skip


def _offices(committee: Unit, province: str, localities: dict[Key, Locality]) -> Iterator[Unit]:
    districts = sorted(row["code"] for row in rows("districts_38_40") if row["province_code"] == province)
    for index, code in enumerate(districts):
        locality = localities["district", code, FIRST_DAY]
        yield _office(committee, locality, places.district_office(committee.place, index), COMMITTEES_FROM)
    communes = sorted(row["code"] for row in rows("communes_34") if row["province_code"] == province)
    for index, code in enumerate(communes):
        yield _office(committee, localities["commune", code, MERGER], places.commune_office(committee.place, index), MERGER)


def _office(committee: Unit, locality: Locality, place: int, first: date) -> Unit:
    name_vi, name_en = naming.party_office_names(locality.name_vi, locality.type)
    return Unit(
        code=f"{committee.code}.{locality.code}", level=locality.level, type="party_office", name_vi=name_vi, name_en=name_en,
        parent=committee, place=place, last_place=place + places.OFFICE - 1, top=committee.place, locality=locality,
        valid_from=first, valid_until=locality.valid_until,
    )  # fmt: skip


def _agencies(committee: Unit, locality: Locality) -> Iterator[Unit]:
    for index, (code, name_vi, name_en) in enumerate(AGENCIES):
        place = places.agency(committee.place, index)
        yield Unit(
            code=f"{committee.code}.{code}", level="agency", type="agency", name_vi=f"{name_vi} {locality.name_vi}",
            name_en=f"{locality.name_en} {name_en}", place=place, last_place=place + places.OFFICE - 1, top=place,
            locality=locality, valid_from=COMMITTEES_FROM,
        )  # fmt: skip


def _former_names(units: dict[tuple[str, date], Unit], localities: dict[Key, Locality]) -> Iterator[UnitName]:
    for row in rows("province_status_changes"):
        merged = row["code"] not in unmerged()
        unit = units[f"T{row['code']}", MERGER if merged else COMMITTEES_FROM]
        name_vi, name_en = naming.committee_names(row["name_before"], naming.without_marks(row["name_before"]), row["type_before"])
        yield UnitName(
            unit=unit, name_vi=name_vi, name_en=name_en, valid_from=unit.valid_from,
            valid_until=date.fromisoformat(row["effective"]),
        )  # fmt: skip


def _load_successions(units: dict[tuple[str, date], Unit]) -> None:
    found = [*_province_successions(units), *_office_successions(units)]
    Succession.objects.bulk_create((Succession(**fields) for fields in found), ignore_conflicts=True)


def _province_successions(units: dict[tuple[str, date], Unit]) -> Iterator[dict[str, Any]]:
    for row in rows("succession_2025"):
        if row["old_code"] in unmerged():
            continue
        old, new = units[f"T{row['old_code']}", COMMITTEES_FROM], units[f"T{row['new_code']}", MERGER]
        yield {"predecessor": old, "successor": new, "on": date.fromisoformat(row["effective"]), "kind": "merge"}


def _office_successions(units: dict[tuple[str, date], Unit]) -> Iterator[dict[str, Any]]:
    for row in rows("district_succession_2025"):
        top, on = f"T{row['province_code']}", date.fromisoformat(row["effective"])
        old = units[f"{top}.{row['district']}", COMMITTEES_FROM]
        new = units[f"{top}.{row['commune']}", MERGER if row["kind"] == "split" else COMMITTEES_FROM]
        yield {"predecessor": old, "successor": new, "on": on, "kind": row["kind"]}
