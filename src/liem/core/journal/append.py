"""Telling the journal of something that is not a record: a unit, a person, an appointment, an account, a seal.

Only `core.acts` may import this.
"""

import json
from datetime import date
from typing import Any

from django.db import connection, transaction

from liem.core.journal.events import Event


def append(
    subject_kind: str,
    subject_id: int,
    event: Event,
    *,
    actor_id: int | None,
    unit_id: int | None,
    happened_on: date,
    changes: dict[str, list[Any]] | None = None,
) -> int:
    """Append an event to the subject's stream and return its id. Streams are locked one by one, by their own key."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select current_user")
        role = cursor.fetchone()[0]
        if role == "liem_app":
            cursor.execute("select set_config('role', 'liem_writer', true)")
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 7146))", [f"{subject_kind}:{subject_id}"])
        cursor.execute(
            "insert into event (subject_kind, subject_id, ordinal, kind, unit_id, actor_id, happened_on, recorded_at,"
            " changes, data) values (%s, %s, 1 + coalesce((select max(ordinal) from event where subject_kind = %s and"
            " subject_id = %s), 0), %s, %s, %s, %s, clock_timestamp(), %s, %s) returning id",
            [
                subject_kind, subject_id, subject_kind, subject_id, event.kind, unit_id, actor_id, happened_on,
                json.dumps(changes or {}), json.dumps(event.data()),
            ],
        )  # fmt: skip
        event_id: int = cursor.fetchone()[0]
        cursor.execute("insert into event_unnumbered (event_id) values (%s)", [event_id])
        if role == "liem_app":
            cursor.execute("select set_config('role', 'none', true)")
    return event_id
