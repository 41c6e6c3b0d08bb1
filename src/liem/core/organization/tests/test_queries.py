"""Codes and scopes in time."""

from datetime import date

import pytest
from django.utils import translation

from liem.core.organization import queries
from liem.core.organization.demo import load_demo_cluster
from liem.core.organization.models import GroupMember, Unit
from liem.core.organization.queries import UnknownUnit, scope, unit_named, unit_on
from liem.core.organization.telling import writing

pytestmark = pytest.mark.django_db

BEFORE, LAST_DAY, MERGER, TODAY = date(2023, 12, 31), date(2025, 6, 30), date(2025, 7, 1), date(2026, 11, 25)


def test_a_code_means_the_unit_valid_on_the_day(reference):
    assert unit_on("T24", LAST_DAY).locality.name_vi == "Bắc Giang"
    assert unit_on("T24", MERGER).locality.name_vi == "Bắc Ninh"


def test_a_code_with_a_period_names_the_unit_of_that_time(reference):
    assert unit_on("T24@2023", TODAY) == unit_on("T24", BEFORE)
    assert unit_on("t38.399@2025-06", TODAY).name_vi == "Văn phòng Huyện ủy Hoằng Hóa"


@pytest.mark.parametrize(
    ("code", "day", "said"),
    [
        ("T02", TODAY, "The unit T02 ended on 30/06/2025; for its own time write T02@2024."),
        ("T38.15865", BEFORE, "There was no unit with the code T38.15865 on 31/12/2023."),
        ("T99", TODAY, "No unit has the code “T99”."),
        ("", TODAY, "No unit has the code “”."),
        ("T24@never", TODAY, "There was no unit with the code T24@never on 25/11/2026."),
    ],
)
def test_an_unknown_code_says_what_is_wrong_with_it(reference, code, day, said):
    with translation.override("en"), pytest.raises(UnknownUnit) as unknown:
        unit_on(code, day)
    assert str(unknown.value) == said


def test_the_hint_of_an_ended_unit_finds_it(reference):
    for unit in Unit.objects.exclude(valid_until=None):
        assert unit_on(queries.written(unit, on=TODAY), TODAY) == unit


def test_a_unit_is_found_by_its_name_in_either_language(reference):
    assert unit_named("Ban Nội chính Tỉnh ủy Thanh Hóa", TODAY).code == "T38"
    assert unit_named("thanh hoa provincial internal affairs committee", TODAY).code == "T38"


def test_the_sector_holds_everything_and_its_rows_are_the_centre_and_the_committees_of_the_day(reference):
    whole = scope("VN", on=BEFORE)
    assert len(whole.members) == 64
    assert len(scope("VN", on=TODAY).members) == 35
    assert set(whole.unit_ids()) == set(Unit.objects.values_list("pk", flat=True))


def test_the_commission_alone_counts_no_province(reference):
    assert scope("TW", on=TODAY).unit_ids() == [unit_on("TW", TODAY).pk]


def test_a_committee_counts_its_offices_also_those_that_ended_but_no_agency(reference):
    thanh_hoa = scope("T38", on=TODAY)
    assert thanh_hoa.contains(unit_on("T38.399", BEFORE).place)
    assert thanh_hoa.contains(unit_on("T38.15865", TODAY).place)
    assert not thanh_hoa.contains(unit_on("T38.CA", TODAY).place)
    assert unit_on("T38.399", BEFORE) not in [row.unit for row in thanh_hoa.members]


def test_a_level_counts_the_units_of_that_level_alone(reference):
    level = scope("T38/commune", on=TODAY)
    assert len(level.members) == 166
    assert not level.contains(unit_on("T38", TODAY).place)
    with pytest.raises(UnknownUnit):
        scope("T38/village", on=TODAY)


def test_on_a_later_map_a_merged_units_past_is_the_sum_of_its_predecessors(reference):
    mapped = scope("T24", on=BEFORE, map_on=TODAY)
    for code in ("T24", "T27"):
        assert mapped.contains(unit_on(code, BEFORE).place)
    assert not scope("T24", on=TODAY).contains(unit_on("T27", BEFORE).place)


def test_the_mapping_leads_each_merged_unit_to_its_successor_and_a_divided_one_nowhere(reference):
    became = queries.mapping(TODAY)
    assert became[unit_on("T27", BEFORE).pk] == unit_on("T24", TODAY).pk
    assert became[unit_on("T38.399", BEFORE).pk] is None
    assert queries.mapping(LAST_DAY).keys().isdisjoint({unit_on("T27", BEFORE).pk})


def test_successors_are_followed_through_two_steps(reference):
    dong_son = unit_on("T38.405", BEFORE)
    assert [unit.code for unit in queries.successors_of(dong_son, on=date(2025, 3, 1))] == ["T38.380"]
    assert [unit.code for unit in queries.successors_of(dong_son, on=TODAY)] == ["T38.14797"]
    assert queries.successors_of(dong_son, on=BEFORE) == [dong_son]


def test_a_code_that_stands_twice_in_a_table_is_written_with_a_year(reference):
    old, new = unit_on("T24", BEFORE), unit_on("T24", TODAY)
    assert queries.codes([old, new], on=TODAY) == {old.pk: "T24@2024", new.pk: "T24"}
    assert queries.codes([old], on=BEFORE) == {old.pk: "T24"}


def test_the_name_of_a_day_is_the_one_it_had_then(reference):
    hue = unit_on("T46", TODAY)
    assert queries.name_on(hue, BEFORE) == "Ban Nội chính Tỉnh ủy Thừa Thiên Huế"
    assert queries.name_on(hue, TODAY) == "Ban Nội chính Thành ủy Huế"


def test_the_tree_of_a_day_strikes_out_what_had_ended_and_leaves_out_what_had_not_begun(reference):
    (top, *_agencies) = queries.tree(on=BEFORE)
    assert [node.ended for node in top.children] == [False] * 63
    names = [node.unit.locality.name_vi for node in top.children]
    assert names.index("Đà Nẵng") > names.index("Cao Bằng")
    (top, *_agencies) = queries.tree(on=TODAY)
    assert [node.ended for node in top.children].count(True) == 52
    ended = next(node for node in top.children if node.unit.code == "T27")
    assert [unit.code for unit in ended.successors] == ["T24"]


def test_the_demo_cluster_has_fourteen_units_until_the_merger_and_says_what_is_invented(reference):
    with writing():
        group = load_demo_cluster()
        load_demo_cluster()
    held = GroupMember.objects.filter(group=group)
    assert held.valid_on(BEFORE).count() == 14
    assert {"T01", "T38", "T40"} <= set(held.valid_on(BEFORE).values_list("unit__code", flat=True))
    assert "giả định" in group.note
    assert scope("cum-2", on=BEFORE).contains(unit_on("T38.399", BEFORE).place)
    assert not scope("CUM-2", on=TODAY).contains(unit_on("T27", BEFORE).place)
