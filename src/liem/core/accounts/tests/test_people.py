"""People and appointments: what is written, what is told, what is refused."""

from datetime import date

import pytest

from liem.core.accounts import people
from liem.core.acts.refusals import Refused
from liem.core.calendar.today import today
from liem.core.journal.models import StoredEvent
from liem.core.organization.models import Appointment, Person
from liem.core.organization.queries import unit_on

pytestmark = pytest.mark.django_db


def _stream(kind: str, subject_id: int) -> list[tuple[int, str]]:
    rows = StoredEvent.objects.filter(subject_kind=kind, subject_id=subject_id).order_by("ordinal")
    return list(rows.values_list("ordinal", "kind"))


def test_entering_and_renaming_a_person_are_two_events_of_one_stream(admin):
    person = people.enter_person(name="  Đỗ  Thị   Ân ", actor=admin)
    people.rename_person(person=person, name="Đỗ Thị Ấn", actor=admin)
    people.rename_person(person=person, name="Đỗ Thị Ấn", actor=admin)
    assert Person.objects.get(pk=person.pk).name == "Đỗ Thị Ấn"
    assert _stream("person", person.pk) == [(1, "people.entered"), (2, "people.renamed")]
    event = StoredEvent.objects.filter(subject_kind="person", subject_id=person.pk).first()
    assert (event.actor_id, event.unit_id, event.data) == (admin.appointment_id, admin.unit_id, {})


def test_people_are_sorted_by_their_given_names(admin):
    for name in ("Trần Văn Ước", "Lê Thị Ánh", "Ân Đức Đan", "Bùi Ân"):
        people.enter_person(name=name, actor=admin)
    names = list(Person.objects.exclude(pk=admin.person_id).order_by("sort_key").values_list("name", flat=True))
    wanted = [name for name in names if name in {"Trần Văn Ước", "Lê Thị Ánh", "Ân Đức Đan", "Bùi Ân"}]
    assert wanted == ["Lê Thị Ánh", "Bùi Ân", "Ân Đức Đan", "Trần Văn Ước"]


@pytest.mark.parametrize("name", ["", "   ", "Lê\x00An", "Lê \u202eAn", "x" * 201])
def test_a_name_that_cannot_be_one_is_refused_and_nobody_is_entered(admin, name):
    before = Person.objects.count()
    with pytest.raises(Refused) as refused:
        people.enter_person(name=name, actor=admin)
    assert list(refused.value.errors) == ["name"]
    assert Person.objects.count() == before


def test_an_appointment_is_told_with_its_unit_role_and_days(admin):
    person = people.enter_person(name="Vũ Lam", actor=admin)
    unit = unit_on("T38.399", date(2024, 1, 1))
    work = people.appoint(
        person=person, unit=unit, role="officer", clearance=1, valid_from=date(2024, 1, 1), valid_until=date(2025, 7, 1), actor=admin
    )
    event = StoredEvent.objects.get(subject_kind="appointment", subject_id=work.pk)
    assert event.kind == "appointments.made"
    assert event.data == {
        "unit": "T38.399",
        "role": "officer",
        "clearance": 1,
        "valid_from": "2024-01-01",
        "valid_until": "2025-07-01",
    }


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"valid_until": date(2024, 1, 1)}, "valid_until"),
        ({"valid_until": None}, "valid_until"),
        ({"valid_from": date(2025, 7, 1), "valid_until": date(2026, 1, 1)}, "valid_from"),
        ({"role": "agency"}, "role"),
        ({"role": "king"}, "role"),
        ({"clearance": 9}, "clearance"),
    ],
)
def test_an_appointment_that_cannot_be_is_refused_and_changes_nothing(admin, change, path):
    person = people.enter_person(name="Vũ Lam", actor=admin)
    values = {
        "unit": unit_on("T38.399", date(2024, 1, 1)),
        "role": "officer",
        "clearance": 1,
        "valid_from": date(2024, 1, 1),
        "valid_until": date(2025, 7, 1),
    } | change
    with pytest.raises(Refused) as refused:
        people.appoint(person=person, actor=admin, **values)
    assert path in refused.value.errors
    assert not person.appointments.exists()


def test_an_officers_role_is_refused_in_an_agency(admin):
    person = people.enter_person(name="Vũ Lam", actor=admin)
    with pytest.raises(Refused) as refused:
        people.appoint(person=person, unit=unit_on("T38.CA", today()), role="officer", valid_from=today(), actor=admin)
    assert list(refused.value.errors) == ["role"]


def test_the_same_work_twice_at_the_same_time_is_refused(admin):
    person = people.enter_person(name="Vũ Lam", actor=admin)
    unit = unit_on("T38", today())
    people.appoint(person=person, unit=unit, role="officer", valid_from=date(2024, 1, 1), valid_until=date(2024, 6, 1), actor=admin)
    with pytest.raises(Refused):
        people.appoint(person=person, unit=unit, role="officer", valid_from=date(2024, 5, 31), actor=admin)
    people.appoint(person=person, unit=unit, role="officer", valid_from=date(2024, 6, 1), actor=admin)
    assert person.appointments.count() == 2


def test_nobody_appoints_themselves_nor_ends_their_own_appointment(admin):
    me = Person.objects.get(pk=admin.person_id)
    with pytest.raises(Refused):
        people.appoint(person=me, unit=unit_on("T38", today()), role="head", valid_from=today(), clearance=3, actor=admin)
    with pytest.raises(Refused):
        people.end_appointment(appointment=me.appointments.get(), valid_until=today(), actor=admin)
    assert me.appointments.get().valid_until is None


def test_an_appointment_ends_earlier_never_later(admin):
    person = people.enter_person(name="Vũ Lam", actor=admin)
    work = people.appoint(person=person, unit=unit_on("T38", today()), role="officer", valid_from=date(2024, 1, 1), actor=admin)
    people.end_appointment(appointment=work, valid_until=date(2025, 1, 1), actor=admin)
    with pytest.raises(Refused):
        people.end_appointment(appointment=work, valid_until=date(2025, 2, 1), actor=admin)
    with pytest.raises(Refused):
        people.end_appointment(appointment=work, valid_until=date(2024, 1, 1), actor=admin)
    assert Appointment.objects.get(pk=work.pk).last_day == date(2024, 12, 31)
    assert [kind for _, kind in _stream("appointment", work.pk)] == ["appointments.made", "appointments.ended"]
