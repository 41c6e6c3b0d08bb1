"""The invented people of the demo."""

from datetime import date

import pytest

from liem.core.accounts.demo import SIGN_INS, demo_writers, invented_name, load_demo_accounts
from liem.core.accounts.models import User
from liem.core.organization.models import Appointment, Unit
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db

ANNOUNCED = {
    "central.head", "central.officer", "thanhhoa.head", "thanhhoa.officer", "thanhhoa.clerk", "hoanghoa.officer",
    "nghean.officer", "police.thanhhoa", "auditor", "admin",
}  # fmt: skip


@pytest.fixture
def demo(reference):
    return load_demo_accounts(PASSWORD)


def test_every_announced_account_is_there_and_signs_in(demo):
    assert {name for name, _what in demo} >= ANNOUNCED
    for user in User.objects.filter(username__in=ANNOUNCED):
        assert user.check_password(PASSWORD)


def test_the_officer_of_hoang_hoa_went_from_the_district_to_the_commune(demo):
    works = Appointment.objects.filter(person__accounts__username="hoanghoa.officer").order_by("valid_from")
    assert [(work.unit.code, work.valid_until) for work in works] == [("T38.399", date(2025, 7, 1)), ("T38.15865", None)]


def test_loading_again_changes_nothing_and_no_password(demo):
    before = (Appointment.objects.count(), User.objects.count())
    load_demo_accounts("một mật khẩu khác")
    assert (Appointment.objects.count(), User.objects.count()) == before
    assert User.objects.get(username="admin").check_password(PASSWORD)


def test_every_committee_and_office_has_an_officer_and_a_head_for_its_past(demo):
    units = set(Unit.objects.exclude(level="agency").values_list("pk", flat=True))
    assert set(demo_writers(role="officer")) >= units
    assert set(demo_writers(role="head")) >= units


def test_nobody_works_beyond_the_life_of_their_unit(demo):
    for work in Appointment.objects.select_related("unit"):
        assert work.valid_from >= work.unit.valid_from
        assert work.unit.valid_until is None or (work.valid_until is not None and work.valid_until <= work.unit.valid_until)


def test_an_invented_name_is_the_same_for_the_same_seed():
    assert invented_name("T38 officer") == invented_name("T38 officer")
    assert len({invented_name(entry.username) for entry in SIGN_INS}) > len(SIGN_INS) // 2
