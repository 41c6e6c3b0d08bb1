"""Amending, voiding, handing over, sharing, recusing: what the register says afterwards, and who sees it."""

import datetime
from typing import Any

import pytest

from liem.core.access.scope import visible
from liem.core.acts.refusals import NotThere, Refused
from liem.core.acts.verifying import verify_records
from liem.core.journal.models import StoredEvent
from liem.core.organization.models import Unit
from liem.core.records.models import Record
from tests.acts.examples import EXAMPLES
from tests.cast import Cast

pytestmark = pytest.mark.django_db
OPENING = next(e for kind, e in EXAMPLES if kind == "case" and e.act == "open")
PLACING = next(e for kind, e in EXAMPLES if kind == "case" and e.act == "place")


@pytest.fixture
def case(cast: Cast) -> int:
    """An open case of Thanh Hóa."""
    return cast.do("officer", OPENING.act, OPENING.data).record_id


def sees(cast: Cast, part: str, case: int) -> bool:
    with cast.acting(part) as actor:
        return visible(actor).filter(pk=case).exists() and Record.objects.filter(pk=case).exists()


def test_an_amendment_puts_the_register_right_and_names_the_event(cast: Cast, case: int) -> None:
    cast.do("officer", "amend", {"title": "Vụ việc đã ghi đúng tên", "reason": "Ghi nhầm tên."}, target=case)
    with cast.acting("officer"):
        first, last = StoredEvent.objects.filter(record_id=case).order_by("ordinal")
        assert (last.kind, last.amends_id) == ("records.amended", first.pk)
        assert Record.objects.get(pk=case).title == "Vụ việc đã ghi đúng tên"
        assert list(verify_records()) == []


def test_a_key_left_out_of_an_amendment_stays_and_an_empty_one_is_refused(cast: Cast, case: int) -> None:
    with cast.acting("officer"):
        was = Record.objects.get(pk=case).title
    with pytest.raises(Refused) as refused:
        cast.do("officer", "amend", {"title": "", "reason": "Thử."}, target=case)
    assert "title" in refused.value.errors
    with pytest.raises(Refused):
        cast.do("officer", "amend", {"reason": "Không sửa gì."}, target=case)
    with cast.acting("officer"):
        assert Record.objects.get(pk=case).title == was


def test_voiding_an_event_leaves_what_the_others_make_of_the_record(cast: Cast, case: int) -> None:
    done = cast.do("officer", PLACING.act, PLACING.data, target=case)
    cast.do("officer", "void", {"ordinal": done.version, "reason": "Chưa có kết luận của phiên họp."}, target=case)
    with cast.acting("officer"):
        from liem.registers.cases.models import Placement

        assert not Placement.objects.filter(record_id=case).exists()
        assert list(verify_records()) == []


def test_an_opening_is_voided_last_and_keeps_its_number(cast: Cast, case: int) -> None:
    cast.do("officer", "note", {"note": "Một ghi chú."}, target=case)
    with pytest.raises(Refused):
        cast.do("officer", "void", {"ordinal": 1, "reason": "Ghi nhầm."}, target=case)
    cast.do("officer", "void", {"ordinal": 2, "reason": "Ghi nhầm."}, target=case)
    cast.do("officer", "void", {"ordinal": 1, "reason": "Ghi nhầm."}, target=case)
    with cast.acting("officer"):
        record = Record.objects.get(pk=case)
    assert record.stage == "entered_by_mistake"
    assert record.number
    again = cast.do("officer", OPENING.act, OPENING.data)
    with cast.acting("officer"):
        assert Record.objects.get(pk=again.record_id).number != record.number


def test_an_event_is_voided_once(cast: Cast, case: int) -> None:
    cast.do("officer", "note", {"note": "Một ghi chú."}, target=case)
    cast.do("officer", "void", {"ordinal": 2, "reason": "Ghi nhầm."}, target=case)
    with pytest.raises(Refused):
        cast.do("officer", "void", {"ordinal": 2, "reason": "Ghi nhầm."}, target=case)


def test_a_hand_over_moves_the_record_out_of_sight_and_back_dated_acts_stay_with_the_old_owner(cast: Cast, case: int) -> None:
    day = datetime.date(2023, 6, 1)
    with cast.acting("head"):
        unit = Unit.objects.valid_on(datetime.date.today()).get(code="T40")
    cast.do("head", "hand-over", {"unit": unit.pk, "reason": "Đúng thẩm quyền.", "happened_on": day}, target=case)
    assert not sees(cast, "officer", case)
    assert sees(cast, "neighbour", case)
    done = cast.do("neighbour", "note", {"note": "Ghi bổ sung.", "happened_on": "2023-02-01"}, target=case)
    with cast.acting("neighbour"):
        assert StoredEvent.objects.get(pk=done.event_id).unit_id == cast.officer.unit_id
        assert list(verify_records()) == []


def test_a_hand_over_is_not_voided_but_handed_back(cast: Cast, case: int) -> None:
    with cast.acting("head"):
        unit = Unit.objects.valid_on(datetime.date.today()).get(code="T40")
    done = cast.do("head", "hand-over", {"unit": unit.pk, "reason": "Đúng thẩm quyền."}, target=case)
    with pytest.raises(Refused):
        cast.do("neighbour_head", "void", {"ordinal": done.version, "reason": "Nhầm."}, target=case)


def test_a_share_opens_the_record_to_the_other_unit_until_it_ends(cast: Cast, case: int) -> None:
    with cast.acting("officer"):
        unit = Unit.objects.valid_on(datetime.date.today()).get(code="T40")
    cast.do("officer", "share", {"unit": unit.pk, "ground": "Phối hợp theo quy chế."}, target=case)
    assert sees(cast, "neighbour", case)
    with pytest.raises(Exception) as refused:
        cast.do("neighbour", "note", {"note": "Không thuộc quyền."}, target=case)
    assert getattr(refused.value, "status", None) == 403
    cast.do("officer", "end-share", {"share": 1}, target=case)
    assert not sees(cast, "neighbour", case)


def test_a_recused_person_is_cut_off(cast: Cast, case: int) -> None:
    person = cast.second_officer.person_id
    assert sees(cast, "second_officer", case)
    cast.do("head", "recuse", {"person": person, "reason": "Có quan hệ với người liên quan."}, target=case)
    assert not sees(cast, "second_officer", case)
    assert sees(cast, "officer", case)
    with pytest.raises(NotThere):
        cast.do("second_officer", "note", {"note": "x"}, target=case)


def test_with_a_need_to_know_list_only_those_listed_see_it(cast: Cast, case: int) -> None:
    cast.do("head", "add-reader", {"person": cast.officer.person_id}, target=case)
    assert [sees(cast, part, case) for part in ("head", "officer", "second_officer", "central")] == [True, True, False, False]


def test_links_are_made_only_to_what_one_sees(cast: Cast, case: int) -> None:
    other: Any = cast.do("neighbour", OPENING.act, OPENING.data).record_id
    with pytest.raises(Refused) as refused:
        cast.do("officer", "link", {"link": "gave_rise_to", "other": str(other)}, target=case)
    assert "other" in refused.value.errors
