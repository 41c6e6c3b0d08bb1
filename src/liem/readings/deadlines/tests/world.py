"""A world in the database for tests of readings: two provinces with people, and records told event by event.

The registers are not asked: records and events are written as `liem_writer`, with the consequences under test following.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db import connection

from liem.core.access.actor import Actor
from liem.core.access.scope import enter
from liem.core.accounts.models import User
from liem.core.journal.events import Event
from liem.core.journal.history import HAND_OVER, histories
from liem.core.journal.told import Told
from liem.core.language.searching import fold
from liem.core.organization.models import Appointment, Person, Unit
from liem.core.records.models import Record

SINCE = date(2020, 1, 1)


@contextmanager
def as_writer() -> Iterator[None]:
    """Write as acts do, then be the application again."""
    with connection.cursor() as cursor:
        cursor.execute("set local role liem_writer")
        try:
            yield
        finally:
            cursor.execute("set local role none")


class World:
    """Two provinces of ten places each, and whoever works there."""

    def __init__(self, *consequences: Any) -> None:
        self.consequences = consequences
        with as_writer():
            self.north = self._unit("X98", 1_999_000_000)
            self.south = self._unit("X99", 1_999_500_000)
        self._numbers = 0

    def _unit(self, code: str, place: int) -> Unit:
        return Unit.objects.create(
            code=code, level="province", type="committee", name_vi=f"Đơn vị {code}", name_en=f"Unit {code}",
            place=place, last_place=place + 9, top=place, valid_from=SINCE,
        )  # fmt: skip

    def actor(self, unit: Unit, name: str = "Lê Văn Thử", role: str = "officer", clearance: int = 0) -> Actor:
        """A person with an appointment in `unit`."""
        with as_writer():
            person = Person.objects.create(name=name)
            appointment = Appointment.objects.create(person=person, unit=unit, role=role, clearance=clearance, valid_from=SINCE)
        return Actor.of(appointment)

    def tell(self, event: type[Event], on: str, record: Record | None = None, *, owner: Unit | None = None, **given: Any) -> Record:
        """Tell an event of `record` (None: it opens one), whose data are `given`; record fields among them change the record."""
        fields = {f.attname for f in Record._meta.concrete_fields}
        values = {name: value for name, value in given.items() if name in fields}
        data = {name: value.isoformat() if isinstance(value, date) else value for name, value in given.items()}
        with as_writer(), connection.cursor() as cursor:
            opened = record is None
            record = record or self._new(cursor, date.fromisoformat(on), owner or self.north)
            before = None if opened else {"owner_id": record.owner_id}
            changes = {name: [getattr(record, name), value] for name, value in values.items()}
            for name, value in values.items():
                setattr(record, name, value)
            if owner is not None and not opened:
                changes["owner_id"] = [record.owner_id, owner.pk]
                record.owner_id, record.place, record.top, record.officer_id = owner.pk, owner.place, owner.top, None
                data["new_owner"] = owner.pk
            record.version += 1
            told = self._told(cursor, event, on, record, before, data, changes)
            record.save(force_insert=opened, force_update=not opened)
            for consequence in self.consequences:
                consequence.follow(cursor, [told], lambda: histories(cursor, [record.pk]))
        return record

    def _new(self, cursor: Any, on: date, owner: Unit) -> Record:
        cursor.execute("select nextval('record_id_seq')")
        self._numbers += 1
        title = f"Vụ việc thử số {self._numbers}"
        return Record(
            id=cursor.fetchone()[0], kind="story", number=f"TH-{on.year}/{self._numbers:04d}", title=title, title_fold=fold(title),
            sort_key=b"", owner_id=owner.pk, top=owner.top, place=owner.place, stage="verification", opened_on=on,
        )  # fmt: skip

    def _told(self, cursor: Any, event: type[Event], on: str, record: Record, before: Any, data: Any, changes: Any) -> Told:
        kind = HAND_OVER if "new_owner" in data else event.kind
        cursor.execute("select nextval('event_id_seq'), clock_timestamp()")
        event_id, instant = cursor.fetchone()
        cursor.execute(
            "insert into event (id, record_id, subject_kind, subject_id, ordinal, kind, unit_id, happened_on, recorded_at, changes, data)"
            " values (%s, %s, 'record', %s, %s, %s, %s, %s, %s, '{}', %s)",
            [event_id, record.pk, record.pk, record.version, kind, record.owner_id, on, instant, json.dumps(data)],
        )
        return Told(
            event_id=event_id, kind=kind, event_class=event, record=record, own=None, before=before, ordinal=record.version,
            happened_on=date.fromisoformat(on), recorded_at=instant, unit_id=record.owner_id, actor_id=None, data=data,
            changes=changes, declares_owner=data.get("new_owner"),
        )  # fmt: skip

    def look_as(self, actor: Actor | None) -> None:
        """See what this person sees from here on."""
        enter(actor, on=date(2026, 11, 18))


def story_kind() -> Any:
    """The kind of the story's records, for what asks the catalogue of kinds."""
    return SimpleNamespace(
        code="story", plural="stories", label="Story", label_plural="Stories", stages={"verification": "Verification"},
        closing_stages=frozenset({"concluded"}), words=(), app_label="stories", icon="book",
    )  # fmt: skip


def sign_in(client: Any, actor: Actor, username: str, language: str = "vi") -> None:
    """Give the person of an appointment an account and sign the test client in with it."""
    with as_writer():
        user = User.objects.create_user(username, person_id=actor.person_id, language=language)
    client.force_login(user)
