"""The people and units of the tests of books: an officer of a living unit, and one whose unit took over another."""

from datetime import date

import pytest

from liem.core.access.actor import Actor
from liem.core.access.scope import enter
from liem.core.acts.subjects import writing
from liem.core.organization.models import Appointment, Person, Unit
from liem.core.organization.reference.loader import load_reference


def appointed(code: str, role: str, *, name: str, since: date = date(2020, 1, 1)) -> Actor:
    """An actor with an appointment in the unit that bears the code today."""
    with writing():
        unit = Unit.objects.get(code=code, valid_until__isnull=True)
        person = Person.objects.create(name=name)
        held = Appointment.objects.create(person=person, unit=unit, role=role, valid_from=since, clearance=1)
    return Actor.of(Appointment.objects.select_related("unit", "person").get(pk=held.pk))


@pytest.fixture
def units(db: None) -> None:
    """The units of the reference."""
    fill_units()


def fill_units() -> None:
    """Load the reference unless the template of the run brought it."""
    if not Unit.objects.exists():
        with writing():
            load_reference()


@pytest.fixture
def officer(units: None) -> Actor:
    """An officer of Thanh Hóa, in whose scope the test's transaction runs."""
    actor = appointed("T38", "officer", name="Cán bộ Giả định Một")
    enter(actor)
    return actor


@pytest.fixture
def successor(units: None) -> Actor:
    """An officer of Đà Nẵng, of which Quảng Nam (T49) became part on 1 July 2025."""
    actor = appointed("T48", "officer", name="Cán bộ Giả định Hai")
    enter(actor)
    return actor
