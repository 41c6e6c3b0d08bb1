"""The administrator's pages: they work, they tell, and for everybody else they do not exist."""

import re

import pytest
from django.urls import reverse

from liem.core.accounts.models import Token, User
from liem.core.journal.models import StoredEvent
from liem.core.organization.models import Appointment, Person

pytestmark = pytest.mark.django_db

ROLES = [
    ("T38", "officer"), ("T38", "head"), ("T38", "office"), ("T38", "member"), ("T38", "reporter"), ("T38.CA", "agency"),
    ("TW", "auditor"), ("TW", "head"),
]  # fmt: skip


@pytest.fixture
def desk(signed_in):
    """An administrator's browser."""
    client, _work = signed_in("TW", "administrator", "thu.ban")
    return client


def _addresses(work, user):
    person = work.person_id
    return [
        reverse("people"), reverse("person_new"), reverse("person", args=[person]), reverse("person_rename", args=[person]),
        reverse("person_appoint", args=[person]), reverse("account_open", args=[person]), reverse("appointment_end", args=[work.pk]),
        reverse("account_link", args=[user.pk]), reverse("account_lock", args=[user.pk]), reverse("account_unlock", args=[user.pk]),
    ]  # fmt: skip


@pytest.mark.parametrize(("unit", "role"), ROLES)
def test_for_everybody_else_these_pages_do_not_exist(signed_in, hire, unit, role):
    work, user = hire("T38", "officer", "thu.nguoikhac")
    client, _work = signed_in(unit, role, "thu.nguoidoc")
    before = Person.objects.count(), Appointment.objects.count(), User.objects.count()
    for address in _addresses(work, user):
        assert client.post(address, {"name": "Vũ Lam"}).status_code == 404, address
        assert client.get(address).status_code == 404, address
    assert (Person.objects.count(), Appointment.objects.count(), User.objects.count()) == before
    assert User.objects.get(pk=user.pk).is_active


def test_who_is_not_signed_in_is_sent_to_sign_in(client, hire):
    work, user = hire("T38", "officer", "thu.canbo")
    for address in _addresses(work, user):
        response = client.post(address)
        assert response.status_code == 302
        assert response["Location"].startswith(reverse("account_login"))


def test_from_a_new_person_to_a_link_in_four_steps(desk, client):
    response = desk.post(reverse("person_new"), {"name": "Vũ Thị Lam"})
    person = Person.objects.get(name="Vũ Thị Lam")
    assert response["Location"] == reverse("person", args=[person.pk])
    values = {
        "unit": "Ban Nội chính Tỉnh ủy Thanh Hóa",
        "role": "officer",
        "clearance": "2",
        "first_day": "01/11/2026",
        "post": "Chuyên viên",
    }
    assert desk.post(reverse("person_appoint", args=[person.pk]), values).status_code == 302
    work = Appointment.objects.get(person=person)
    assert (work.unit.code, work.clearance, work.valid_until) == ("T38", 2, None)
    shown = desk.post(reverse("account_open", args=[person.pk]), {"username": "vu.lam", "language": "vi"})
    link = re.search(r"/accounts/first-password/[\w-]+/", shown.content.decode())
    assert link
    assert "no-store" in shown.headers["Cache-Control"]
    assert client.get(link[0]).status_code == 200
    page = desk.get(reverse("person", args=[person.pk])).content.decode()
    assert "vu.lam" in page
    assert "T38" in page
    assert link[0] not in page


def test_a_refused_appointment_keeps_what_was_typed_and_says_why(desk, hire):
    work, _user = hire("T38", "officer", "thu.canbo")
    values = {"unit": "T38.399", "role": "officer", "clearance": "0", "first_day": "01/01/2026", "post": "Chuyên viên"}
    response = desk.post(reverse("person_appoint", args=[work.person_id]), values)
    assert response.status_code == 422
    assert "T38.399@2024" in response.context["form"].errors["unit"][0]
    assert 'value="T38.399"' in response.content.decode()
    assert Appointment.objects.filter(person=work.person).count() == 1


def test_without_a_last_day_an_appointment_ends_with_its_unit(desk, hire):
    work, _user = hire("T38", "officer", "thu.canbo")
    values = {"unit": "T38.399", "role": "officer", "clearance": "0", "first_day": "01/01/2024"}
    assert desk.post(reverse("person_appoint", args=[work.person_id]), values).status_code == 302
    assert str(Appointment.objects.get(person=work.person, unit__code="T38.399").valid_until) == "2025-07-01"


def test_ending_by_the_last_day_and_locking_and_unlocking(desk, hire):
    work, user = hire("T38", "officer", "thu.canbo")
    assert desk.post(reverse("appointment_end", args=[work.pk]), {"last_day": "31/12/2026"}).status_code == 302
    assert str(Appointment.objects.get(pk=work.pk).valid_until) == "2027-01-01"
    desk.post(reverse("account_lock", args=[user.pk]))
    assert not User.objects.get(pk=user.pk).is_active
    assert desk.post(reverse("account_link", args=[user.pk])).status_code == 302
    desk.post(reverse("account_unlock", args=[user.pk]))
    assert User.objects.get(pk=user.pk).is_active


def test_the_list_finds_by_name_and_by_account_and_pages(desk, hire):
    for number in range(55):
        hire("T38", "officer", f"thu.so{number:02}")
    first = desk.get(reverse("people"))
    assert len(first.context["table"].rows) == 50
    second = desk.get(first.context["pager"].next_href)
    assert second.context["table"].rows
    (row,) = desk.get(reverse("people"), {"q": "THU.SO07"}).context["table"].rows
    assert row.label == "Người Thử Thu.So07"
    assert desk.get(reverse("people"), {"q": "\x00", "after": "99999999999"}).status_code == 200


def test_renaming_twice_the_same_is_one_event(desk, hire):
    work, _user = hire("T38", "officer", "thu.canbo")
    for _time in range(2):
        desk.post(reverse("person_rename", args=[work.person_id]), {"name": "Vũ Thị Lam"})
    kinds = StoredEvent.objects.filter(subject_kind="person", subject_id=work.person_id).values_list("kind", flat=True)
    assert sorted(kinds) == ["people.entered", "people.renamed"]


def test_looking_writes_nothing(desk, hire):
    work, _user = hire("T38", "officer", "thu.canbo")
    desk.get(reverse("people"))  # from here on the test reads the journal in the administrator's scope
    before = StoredEvent.objects.count()
    for name in ("person", "person_rename", "person_appoint"):
        assert desk.get(reverse(name, args=[work.person_id])).status_code == 200
    assert desk.get(reverse("appointment_end", args=[work.pk])).status_code == 200
    assert StoredEvent.objects.count() == before


def test_a_person_makes_sees_and_revokes_their_own_token_only(signed_in):
    client, work = signed_in("T38", "officer", "thu.canbo")
    other, _work = signed_in("T38", "officer", "thu.khac")
    shown = client.post(reverse("token_new"), {"name": "sổ trực", "scopes": ["read"], "days": "30"})
    assert re.search(r"liem_[\w-]{43}", shown.content.decode())
    token = Token.objects.get(appointment=work)
    assert "liem_" not in client.get(reverse("tokens")).content.decode()
    assert other.post(reverse("token_revoke", args=[token.pk])).status_code == 404
    assert "sổ trực" not in other.get(reverse("tokens")).content.decode()
    assert client.post(reverse("token_revoke", args=[token.pk])).status_code == 302
    assert Token.objects.get(pk=token.pk).revoked_at is not None


def test_a_token_without_a_scope_is_refused(signed_in):
    client, _work = signed_in("T38", "officer", "thu.canbo")
    assert client.post(reverse("token_new"), {"name": "sổ trực", "days": "30"}).status_code == 422
    assert client.post(reverse("token_new"), {"name": "sổ trực", "scopes": ["read"], "days": "367"}).status_code == 422
    assert not Token.objects.exists()
