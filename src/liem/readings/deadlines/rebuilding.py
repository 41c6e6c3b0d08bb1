"""All clocks and due days again from the journal: `liem rebuild clocks`."""

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

from liem.core.journal.history import histories
from liem.core.records.models import Record
from liem.readings.deadlines.clocks import clocks_of
from liem.readings.deadlines.following import came, pressing, scope_row, write_clocks, write_deadlines
from liem.readings.deadlines.rules import rules_of

CHUNK = 500
Progress = Callable[[int, int], Any]


def rebuild(*, on_progress: Progress | None = None, chunk: int = CHUNK) -> int:
    """Count every clock again, as `liem_worker`, in chunks of one transaction each; returns how many records were read.

    Written over what stands, so that pages go on showing clocks meanwhile; a record that changes between two chunks is
    counted by its own act.
    """
    total = Record.objects.count()
    last, done = 0, 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            found = list(Record.objects.filter(pk__gt=last).order_by("pk").only(*_FIELDS)[:chunk])
            if not found:
                break
            _rebuild(cursor, found)
        last, done = found[-1].pk, done + len(found)
        if on_progress is not None:
            on_progress(done, max(total, done))
    return done


_FIELDS = (
    "id", "kind", "owner_id", "top", "place", "confidentiality", "guarded", "need_to_know", "officer_id", "stage",
    "opened_on", "closed_on",
)  # fmt: skip


def _rebuild(cursor: Any, records: list[Record]) -> None:
    past = histories(cursor, [record.pk for record in records])
    states = {r.pk: clocks_of(past.get(r.pk, []), rules_of(r.kind), r.closed_on) for r in records}
    write_clocks(cursor, states)
    open_ones = [record for record in records if record.closed_on is None]
    rows = [scope_row(r) | pressing(states[r.pk]) | came(past.get(r.pk, [])) for r in open_ones]
    write_deadlines(cursor, rows, [record.pk for record in records if record.closed_on is not None])
