"""Proving that the journal itself is whole: its public numbers without a gap, every stream counted from 1, no event lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

SHOWN = 100
"""At most so many faults of one sort are named."""

_GAPS = """
    select number, was from (select number, coalesce(lag(number) over (order by number), 0) as was from journal_number) n
    where number <> was + 1 order by number
"""
_LOST = """
    select e.id, e.record_id from event e
    where not exists (select 1 from journal_number n where n.event_id = e.id)
      and not exists (select 1 from event_unnumbered u where u.event_id = e.id)
    order by e.id
"""
_TWICE = "select u.event_id, e.record_id from event_unnumbered u join journal_number n using (event_id) join event e on e.id = u.event_id"
_STREAMS = """
    select subject_kind, subject_id, max(record_id), count(*), max(ordinal) from event
    group by 1, 2 having min(ordinal) <> 1 or count(*) <> max(ordinal) order by 1, 2
"""
_ASTRAY = """
    select e.id, e.record_id from event e join event o on o.id in (e.voids_id, e.amends_id)
    where (o.subject_kind, o.subject_id) <> (e.subject_kind, e.subject_id) or o.ordinal >= e.ordinal
"""


@dataclass(frozen=True, slots=True)
class JournalFault:
    """What is wrong, and the record whose events it concerns (None: of another subject, or of the journal as a whole)."""

    path: str
    sentence: str
    record_id: int | None = None


def faults() -> Iterator[JournalFault]:
    """Everything that is wrong with the order of the journal, as `liem_worker`."""
    for number, was in _rows(_GAPS):
        yield JournalFault(f"number {number}", _("After the number %(was)s follows %(number)s.") % {"was": was, "number": number})
    for event_id, record_id in _rows(_LOST):
        yield JournalFault(f"event {event_id}", _("The event has no public number and does not wait for one."), record_id)
    for event_id, record_id in _rows(_TWICE):
        yield JournalFault(f"event {event_id}", _("The event has a public number and still waits for one."), record_id)
    for kind, subject, record_id, count, last in _rows(_STREAMS):
        said = _("The stream has %(count)s events, and the last is number %(last)s.") % {"count": count, "last": last}
        yield JournalFault(f"{kind} {subject}", said, record_id)
    for event_id, record_id in _rows(_ASTRAY):
        yield JournalFault(f"event {event_id}", _("The event voids or amends one that does not stand before it in its stream."), record_id)


def size() -> tuple[int, int]:
    """How many events there are, and how many of them wait for their number."""
    return _rows("select count(*), (select count(*) from event_unnumbered) from event")[0]


def _rows(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchmany(SHOWN)
