"""Acts on the ground itself (a unit, a person, an appointment, an account, a seal): told in a stream of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import connection, transaction

from liem.core.access.actor import Actor
from liem.core.calendar.today import today
from liem.core.journal.append import append
from liem.core.journal.events import Event


@contextmanager
def writing() -> Iterator[None]:
    """A savepoint in which the ground's tables may be written, as the writing role."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select current_user")
        app = cursor.fetchone()[0] == "liem_app"
        if app:
            cursor.execute("select set_config('role', 'liem_writer', true)")
        yield
        if app:
            cursor.execute("select set_config('role', 'none', true)")


def tell(
    subject_kind: str,
    subject_id: int,
    event: Event,
    *,
    actor: Actor | None,
    happened_on: date | None = None,
    changes: dict[str, list[Any]] | None = None,
) -> int:
    """Tell what happened to a subject; return the event's id."""
    return append(
        subject_kind,
        subject_id,
        event,
        actor_id=actor.appointment_id if actor else None,
        unit_id=actor.unit_id if actor else None,
        happened_on=happened_on or today(),
        changes=changes,
    )
