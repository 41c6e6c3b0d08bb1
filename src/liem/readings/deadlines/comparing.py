"""Proving that clocks and due days are what the journal makes of them: every record counted again and compared."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from liem.core.journal.history import histories
from liem.core.records.models import Record
from liem.readings.deadlines.clocks import clocks_of
from liem.readings.deadlines.following import came, pressing, scope_row
from liem.readings.deadlines.models import Clock, Deadline
from liem.readings.deadlines.rules import rules_of

CHUNK = 2000
LEFT_OUT = frozenset({"pack", "counting"})
"""Which version of the pack was read, and the words of the counting: a newer pack may say the same day in other steps."""


@dataclass(frozen=True, slots=True)
class ClockDifference:
    """Where a clock (`rule`, `rule/key`) or the due-day row (`deadline`) is not what the journal makes of it."""

    record_id: int
    number: str
    path: str
    journal: Any
    table: Any


def compare(on_progress: Callable[[int, int], Any] | None = None) -> Iterator[ClockDifference]:
    """Every difference, as `liem_worker`; changes nothing."""
    total, last, done = Record.objects.count(), 0, 0
    while found := list(Record.objects.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield from _compare(found)
        last, done = found[-1].pk, done + len(found)
        if on_progress is not None:
            on_progress(done, total)
    known = Record.objects.values("pk")
    for model in (Clock, Deadline):
        for record_id in model.objects.exclude(record_id__in=known).values_list("record_id", flat=True).distinct():
            yield ClockDifference(record_id, "", model._meta.db_table, None, "a row of no record")


def _compare(records: list[Record]) -> Iterator[ClockDifference]:
    ids = [record.pk for record in records]
    with connection.cursor() as cursor:
        past = histories(cursor, ids)
    clocks: dict[int, dict[str, dict[str, Any]]] = {}
    for row in Clock.objects.filter(record_id__in=ids).values():
        clocks.setdefault(row["record_id"], {})[_name(row)] = _plain(row)
    deadlines = {row["record_id"]: _plain(row) for row in Deadline.objects.filter(record_id__in=ids).values()}
    for record in records:
        history = past.get(record.pk, [])
        states = clocks_of(history, rules_of(record.kind), record.closed_on)
        wanted = {_name(row): _plain(row) for row in (state.as_row() for state in states)}
        yield from _differences(record, wanted, clocks.get(record.pk, {}))
        due = _plain(scope_row(record) | pressing(states) | came(history)) if record.closed_on is None else None
        yield from _differences(record, _named(due), _named(deadlines.get(record.pk)))


def _named(row: dict[str, Any] | None) -> dict[str, dict[str, Any]]:
    return {"deadline": row} if row else {}


def _name(row: Mapping[str, Any]) -> str:
    name = f"{row['rule']}/{row['key']}" if row["key"] else str(row["rule"])
    return name if row["turn"] == 1 else f"{name} ({row['turn']})"


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as comparable values: days as ISO text."""
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}


def _differences(record: Record, wanted: dict[str, dict[str, Any]], stands: dict[str, dict[str, Any]]) -> Iterator[ClockDifference]:
    for name in sorted(wanted.keys() | stands.keys()):
        if name not in wanted or name not in stands:
            yield ClockDifference(record.pk, record.number, name, wanted.get(name) is not None, name in stands)
            continue
        for field in wanted[name].keys() & stands[name].keys() - LEFT_OUT:
            if wanted[name][field] != stands[name][field]:
                yield ClockDifference(record.pk, record.number, f"{name}: {field}", wanted[name][field], stands[name][field])
