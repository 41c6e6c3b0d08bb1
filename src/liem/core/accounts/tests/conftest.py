"""A committee with an administrator, a head and an officer of invented names, and their accounts."""

from datetime import date
from functools import cache

import pytest
from django.contrib.auth.hashers import make_password

from liem.core.access.actor import Actor
from liem.core.access.scope import enter
from liem.core.accounts import acts, people
from liem.core.calendar.today import today
from liem.core.organization.models import Unit
from liem.core.organization.queries import unit_on
from liem.core.organization.reference.loader import load_reference
from liem.core.organization.telling import writing

FIRST = date(2021, 1, 1)
PASSWORD = "một-mật-khẩu-dài-2026"


@cache
def _hashed() -> str:
    """The password's hash, made once: it is slow on purpose."""
    return make_password(PASSWORD)


@pytest.fixture
def reference(db):
    """All localities and units of the shipped reference."""
    if not Unit.objects.filter(code="T38.15865").exists():
        with writing():
            load_reference()


@pytest.fixture
def hire(reference):
    """``hire("T38", "officer", "thử.một")``: a person with that work since 2021 and an account with ``PASSWORD``."""

    def hired(unit: str, role: str, username: str, **more):
        person = people.enter_person(name=f"Người Thử {username.title()}", actor=None)
        work = people.appoint(person=person, unit=unit_on(unit, today()), role=role, valid_from=FIRST, actor=None, **more)
        user = acts.open_account(person=person, username=username, actor=None)
        user.password = _hashed()
        user.save(update_fields=["password"])
        return work, user

    return hired


@pytest.fixture
def admin(hire):
    """An administrator at the centre, in whose scope the journal may be read."""
    work, user = hire("TW", "administrator", "thu.quantri")
    actor = Actor.of(work, user=user)
    enter(actor)
    return actor
