"""The reference: what it holds, and that loading it again changes nothing."""

from datetime import date

import pytest

from liem.core.organization.models import Locality, LocalityStatus, Succession, Unit, UnitName
from liem.core.organization.reference.facts import FIRST_DAY, MERGER, insets, rows, tiles, unmerged
from liem.core.organization.reference.loader import load_reference
from liem.core.organization.telling import writing

pytestmark = pytest.mark.django_db


def _counts() -> list[int]:
    return [model.objects.count() for model in (Locality, LocalityStatus, Unit, UnitName, Succession)]


def test_loading_twice_changes_nothing(reference):
    before = _counts()
    with writing():
        load_reference()
    assert _counts() == before


def test_a_name_that_an_administrator_changed_survives_loading_again(reference):
    with writing():
        Unit.objects.filter(code="T38.CA").update(name_vi="Công an tỉnh (đổi tên)")
        load_reference()
    assert Unit.objects.get(code="T38.CA").name_vi == "Công an tỉnh (đổi tên)"


def test_sixty_three_provinces_became_thirty_four_and_eleven_lived_on(reference):
    provinces = Locality.objects.filter(level="province")
    assert provinces.valid_on(date(2025, 6, 30)).count() == 63
    assert provinces.valid_on(MERGER).count() == 34
    assert provinces.filter(valid_from=FIRST_DAY, valid_until=None).count() == len(unmerged()) == 11


def test_communes_keep_their_leading_zeros_and_their_number(reference):
    communes = Locality.objects.filter(level="commune").valid_on(MERGER)
    assert communes.count() == 3321
    assert communes.get(code="00004").name_vi == "Ba Đình"


def test_a_code_that_came_back_names_two_localities_of_different_extent(reference):
    bearers = Locality.objects.filter(level="province", code="24").order_by("valid_from")
    assert [place.name_vi for place in bearers] == ["Bắc Giang", "Bắc Ninh"]
    assert bearers[0].valid_until == bearers[1].valid_from == MERGER


def test_former_types_stand_with_the_day_they_ended(reference):
    hue = Locality.objects.get(level="province", code="46")
    (former,) = hue.former_statuses.all()
    assert (hue.type, former.type, former.valid_until) == ("city", "province", date(2025, 1, 1))


def test_places_are_numbered_depth_first_and_blocks_never_overlap(reference):
    units = list(Unit.objects.order_by("place"))
    opened: list[Unit] = []
    for unit in units:
        while opened and opened[-1].last_place < unit.place:
            opened.pop()
        if opened:
            assert unit.last_place <= opened[-1].last_place, f"{unit.code} leaves the block of {opened[-1].code}"
        holder = opened[-1].pk if opened else None
        if unit.level in ("district", "commune"):
            assert holder == unit.parent_id
        else:
            assert holder is None, f"{unit.code} stands in a block that is not its own"
        opened.append(unit)


def test_agencies_stand_outside_every_committee(reference):
    police = Unit.objects.get(code="T38.CA")
    committee = Unit.objects.get(code="T38")
    assert not committee.contains(police.place)
    assert police.parent is None
    assert police.top == police.place
    assert police.locality == committee.locality


def test_each_merged_province_has_one_successor_on_the_day_of_the_merger(reference):
    steps = Succession.objects.filter(predecessor__level="province")
    assert steps.count() == 52
    assert set(steps.values_list("on", "kind")) == {(MERGER, "merge")}
    assert all(step.predecessor.valid_until == step.successor.valid_from == MERGER for step in steps.select_related())


def test_every_tile_is_a_province_of_its_map_and_no_two_share_a_place():
    for grid, file in (("63", "provinces_63"), ("34", "provinces_34")):
        assert set(tiles(grid)) == {row["code"] for row in rows(file)}
        assert len(set(tiles(grid).values())) == int(grid)
        assert {row["name_vi"] for row in insets(grid)} == {"Hoàng Sa", "Trường Sa"}
        assert not {(int(row["row"]), int(row["col"])) for row in insets(grid)} & set(tiles(grid).values())
