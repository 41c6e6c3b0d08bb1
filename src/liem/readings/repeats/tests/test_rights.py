"""Nobody learns of a record by asking for repeats that they may not see: not its number, nor that there is one."""

from typing import Any

import pytest
from django.db import connection

from liem.core.access.scope import enter
from liem.readings.repeats.grams import edition, grams_of
from liem.readings.repeats.tests.conftest import LAND, Matters

pytestmark = pytest.mark.permissions
CENTRE = ("central", "central_head", "auditor")
PROVINCE = ("officer", "second_officer", "head", "clerk")
STRANGERS = ("neighbour", "neighbour_head", "commune", "agency", "administrator")


@pytest.fixture(params=[False, True], ids=["at once", "after the job"])
def settle(request: pytest.FixtureRequest, matters: Matters) -> Any:
    """What is found is asked for at once, and again when the job has folded everything."""
    return matters.fold if request.param else lambda: 0


def see(matters: Matters, record: int) -> set[str]:
    """Who of the cast finds the record by its own text."""
    return {part for part in (*CENTRE, *PROVINCE, *STRANGERS) if record in matters.ids(LAND, part)}


def test_a_record_is_found_by_its_unit_and_those_above_alone(matters: Matters, settle):
    record = matters.enter(LAND)
    settle()
    assert see(matters, record) == {*CENTRE, *PROVINCE}


def test_what_one_may_not_see_changes_nothing_of_the_answer(matters: Matters, settle):
    own = matters.enter(LAND)
    settle()
    before = matters.found(LAND + " Thêm một câu.")
    for _ in range(3):
        matters.enter(LAND + " Thêm một câu.", "neighbour")
    settle()
    after = matters.found(LAND + " Thêm một câu.")
    assert [(one.record_id, one.score, one.shared) for one in after] == [(one.record_id, one.score, one.shared) for one in before]
    assert [one.record_id for one in after] == [own]


def test_records_of_others_do_not_crowd_out_ones_own(matters: Matters, settle):
    for _ in range(8):
        matters.enter(LAND, "neighbour")
    own = matters.enter(LAND + " Gia đình đề nghị xem xét lại.")
    settle()
    assert matters.ids(LAND) == [own]


def test_a_record_compared_alone_is_found_only_within_the_unit_that_owns_it(matters: Matters, settle):
    record = matters.enter(LAND, subject="religion")
    settle()
    assert see(matters, record) == set(PROVINCE)


def test_a_text_asked_alone_is_compared_only_with_ones_own_unit(matters: Matters, settle):
    below, own = matters.enter(LAND, "commune", happened_on="2026-01-05"), matters.enter(LAND)
    settle()
    assert set(matters.ids(LAND)) == {below, own}
    assert matters.ids(LAND, alone=True) == [own]


def test_whoever_is_recused_does_not_find_it(matters: Matters, settle):
    record = matters.enter(LAND)
    settle()
    matters.cast.do("head", "recuse", {"person": matters.cast.officer.person_id, "reason": "Có tên trong đơn."}, target=record)
    assert see(matters, record) == {*CENTRE, *PROVINCE} - {"officer"}


def test_only_the_listed_find_what_is_held_for_them(matters: Matters, settle):
    record = matters.enter(LAND)
    settle()
    matters.cast.do("head", "change-confidentiality", {"level": "1", "reason": "Giữ kín."}, target=record)
    matters.cast.do("head", "add-reader", {"person": matters.cast.officer.person_id}, target=record)
    assert see(matters, record) == {"officer", "head"}


def test_what_is_raised_above_ones_clearance_is_gone_at_once(matters: Matters, settle):
    record = matters.enter(LAND)
    settle()
    matters.cast.do("head", "change-confidentiality", {"level": "3", "reason": "Giữ kín."}, target=record)
    assert see(matters, record) == {*CENTRE, "head"}


def test_a_shared_record_is_found_where_it_is_shared_until_the_share_ends(matters: Matters, settle):
    record = matters.enter(LAND, "neighbour")
    settle()
    assert record not in matters.ids(LAND)
    matters.cast.do("neighbour", "share", {"unit": "T38", "ground": "Phối hợp."}, target=record)
    assert record in matters.ids(LAND)
    matters.cast.do("neighbour", "end-share", {"share": 1}, target=record)
    assert record not in matters.ids(LAND)


def test_a_record_handed_over_is_found_by_its_new_owner(matters: Matters, settle):
    record = matters.enter(LAND, subject="religion")
    settle()
    matters.cast.do("head", "hand-over", {"unit": "T40", "reason": "Đúng địa bàn."}, target=record)
    settle()
    assert {part for part in (*PROVINCE, *STRANGERS) if record in matters.ids(LAND, part)} == {"neighbour", "neighbour_head"}


def test_nobody_reads_the_tables_themselves(matters: Matters):
    matters.enter(LAND)
    with matters.cast.acting("officer"), connection.cursor() as cursor:
        for table in ("repeats_entry", "repeats_posting", "repeats_pending"):
            cursor.execute("select has_table_privilege('liem_app', %s, 'select')", [table])
            assert cursor.fetchone() == (False,)


def test_without_a_scope_the_function_gives_nothing(matters: Matters):
    matters.enter(LAND)
    enter(None)
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from likely_repeats(%s::int[], '{}', '', null, false, null, null, %s, 5)", [grams_of(LAND), edition()]
        )
        assert cursor.fetchone() == (0,)
