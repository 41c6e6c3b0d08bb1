"""The one place where the organisation and its accounts write what only acts may write, and tells the journal of it.

People, appointments, accounts, tokens and units are no records: each has a stream of events of its own, and its tables
are written here in the same transaction, with the same gate before the journal as every other act.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from liem.core.access.actor import Actor
from liem.core.acts.perform import GATE
from liem.core.acts.together import Together
from liem.core.acts.writing import insert
from liem.core.calendar.today import today
from liem.core.journal.events import Event


@contextmanager
def writing() -> Iterator[None]:
    """A transaction in which the application holds the right to write; it gives the right back at the end.

    A fault inside undoes the savepoint, and with it the right.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select current_user, pg_advisory_xact_lock_shared(%s)", [GATE])
        was = cursor.fetchone()[0]
        if was == "liem_app":
            cursor.execute("set local role liem_writer")
        yield
        if was == "liem_app":
            cursor.execute("set local role liem_app")


Telling = tuple[str, int, Event]
"""Kind and id of the subject (person, appointment, account, token, unit), and what happened to it."""

_COLUMNS = (
    "id", "subject_kind", "subject_id", "ordinal", "kind", "unit_id", "actor_id", "happened_on", "recorded_at", "changes", "data",
)  # fmt: skip


def tell(subject_kind: str, subject_id: int, event: Event, actor: Actor | None) -> int:
    """Add an event to a subject's stream, inside ``writing`` only; returns its id.

    ``actor`` is None on the command line and where somebody not signed in uses a one-time link.
    """
    return tell_many([(subject_kind, subject_id, event)], actor)[0]


def tell_many(told: Sequence[Telling], actor: Actor | None) -> list[int]:
    """Add many events of different subjects at once, in order; returns their ids."""
    unit, appointment = (actor.unit_id, actor.appointment_id) if actor else (None, None)
    with connection.cursor() as opened:
        cursor = Together(opened)
        cursor.execute("select nextval('event_id_seq'), clock_timestamp() from generate_series(1, %s)", [len(told)])
        given = cursor.fetchall()
        instant = given[0][1] if given else None
        ordinals = _ordinals(cursor, told)
        day, rows = today(), []
        for (event_id, _at), (kind, subject, event) in zip(given, told, strict=True):
            ordinals[kind, subject] += 1
            ordinal, data = ordinals[kind, subject], json.dumps(event.data())
            rows.append((event_id, kind, subject, ordinal, event.kind, unit, appointment, day, instant, "{}", data))
        insert(cursor, "event", _COLUMNS, rows)
        insert(cursor, "event_unnumbered", ("event_id",), [(row[0],) for row in rows])
        cursor.drop_copied()
        cursor.send()
    return [row[0] for row in rows]


def _ordinals(cursor: Any, told: Sequence[Telling]) -> defaultdict[tuple[str, int], int]:
    """The last ordinal of every stream that will be added to."""
    by_kind: dict[str, set[int]] = defaultdict(set)
    for kind, subject, _event in told:
        by_kind[kind].add(subject)
    found: defaultdict[tuple[str, int], int] = defaultdict(int)
    for kind, subjects in by_kind.items():
        cursor.execute(
            "select subject_id, max(ordinal) from event where subject_kind = %s and subject_id = any(%s) group by 1",
            [kind, sorted(subjects)],
        )
        found.update({(kind, subject): last for subject, last in cursor.fetchall()})
    return found
