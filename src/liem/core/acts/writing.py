"""Writing what was told: records, rows and events, one by one or by COPY, with the same result.

A small batch is written by plain statements; a large one by COPY into temporary tables and one `insert … select` a table
(PostgreSQL refuses COPY into a table under row-level security).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.db import models

from liem.core.acts.state import RECORD_FIELDS
from liem.core.acts.telling import Entry
from liem.core.acts.together import Together
from liem.core.journal.events import as_json
from liem.core.journal.history import Row, effective, journals, row_of
from liem.core.journal.models import StoredEvent
from liem.core.journal.told import JOURNAL, Consequence, Histories, Past, Told, in_order
from liem.core.records.kinds import Kind
from liem.core.records.making import reader
from liem.core.records.models import Record, RecordRow
from liem.core.vault.sealing import seal_small

SMALL = 20
"""Up to so many rows plain statements are faster than a temporary table."""


def write(cursor: Together, entries: Iterable[Entry], told: list[Told]) -> None:
    """Write all that follows from the events `told` (with ids and instants), the events, and the new states of `entries`.

    What reads the tables comes first: afterwards nobody waits for an answer, and all the rest can be sent at once, or behind
    the work on the next acts. The keys between the tables are checked at the end in any case.
    """
    entries = list(entries)
    past = _past(cursor, entries, told)
    _follow(cursor, told, past, [one for one in in_order() if one.order < JOURNAL])
    _write_events(cursor, told)
    cursor.start()
    _follow(cursor, told, past, [one for one in in_order() if one.order >= JOURNAL])
    _write_records(cursor, entries)
    _keep_up(entries, told)


def _follow(cursor: Together, told: list[Told], past: Histories, readings: list[Consequence]) -> None:
    for reading in readings:
        reading.follow(cursor, told, past)
        cursor.start()


def _past(cursor: Together, entries: list[Entry], told: list[Told]) -> Histories:
    """The histories of the records with what is being told. A journal is read once, and then kept up in its entry."""
    known: dict[int, list[Past]] = {}

    def past() -> dict[int, list[Past]]:
        if not known:
            now: dict[int, list[Row]] = defaultdict(list)
            for t in told:
                now[t.record.id].append(row_of(t))
            unread = {entry.record.id: entry for entry in entries if entry.journal is None}
            for record_id, rows in journals(cursor, unread).items():
                telling = {row[0] for row in now[record_id]}  # they may be written by now
                unread[record_id].journal = [row for row in rows if row[0] not in telling]
            known.update({e.record.id: effective([*(e.journal or ()), *now[e.record.id]]) for e in entries})
        return known

    return past


def _keep_up(entries: list[Entry], told: list[Told]) -> None:
    """What was written is what the entries hold."""
    by_record = {entry.record.id: entry for entry in entries}
    for t in told:
        if (journal := by_record[t.record.id].journal) is not None:
            journal.append(row_of(t))
    for entry in entries:
        entry.stored = entry.state
        entry.fresh = False


def _write_events(cursor: Together, told: list[Told]) -> None:
    columns = (
        "id", "record_id", "subject_kind", "subject_id", "ordinal", "kind", "unit_id", "actor_id",
        "happened_on", "recorded_at", "changes", "data", "voids_id", "amends_id",
    )  # fmt: skip
    rows = [
        (
            t.event_id, t.record.id, "record", t.record.id, t.ordinal, t.kind, t.unit_id, t.actor_id,
            t.happened_on, t.recorded_at, as_json(t.changes), as_json(t.data), t.voids, t.amends,
        )
        for t in told
    ]  # fmt: skip
    insert(cursor, StoredEvent._meta.db_table, columns, rows)
    insert(cursor, "event_unnumbered", ("event_id",), [(t.event_id,) for t in told])
    apart = [(t.event_id, t.record.id, path, salt, seal_small(value)) for t in told for path, salt, value in t.personal]
    insert(cursor, "event_personal", ("event_id", "record_id", "path", "salt", "sealed"), apart)


def _write_records(cursor: Together, entries: list[Entry]) -> None:
    fresh = [entry for entry in entries if entry.fresh]
    known = [entry for entry in entries if not entry.fresh]
    names = _columns(Record)
    insert(cursor, "record", names, [_values(Record, e.record) for e in fresh])
    if len(known) > SMALL:
        update(cursor, "record", names, [_values(Record, e.record) for e in known], ("id",))
    else:
        for entry in known:
            changed = _changed(RECORD_FIELDS, entry.stored.record, entry.state.record)
            _update_one(cursor, entry.record, ["version", "guarded", *changed])
    by_kind: dict[Kind, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_kind[entry.kind].append(entry)
    for kind, group in by_kind.items():
        _write_kind(cursor, kind, group)


def _write_kind(cursor: Together, kind: Kind, entries: list[Entry]) -> None:
    table, names = kind.model._meta.db_table, _columns(kind.model)
    insert(cursor, table, names, [_values(kind.model, e.own) for e in entries if e.fresh])
    known = [e for e in entries if not e.fresh]
    changed = [(e, fields) for e in known if (fields := _changed(kind.own_fields, e.stored.own, e.state.own))]
    if len(changed) > SMALL:
        update(cursor, table, names, [_values(kind.model, e.own) for e, _fields in changed], ("record_id",))
    else:
        for entry, fields in changed:
            _update_one(cursor, entry.own, fields)
    touched: dict[str, list[tuple[Entry, dict[int, bool]]]] = defaultdict(list)
    for entry in entries:
        for name, numbers in _touched_rows(entry):
            touched[name].append((entry, numbers))
    for name, model in kind.all_rows.items():
        _write_rows(cursor, model, [(e, getattr(e.own.rows, name), numbers) for e, numbers in touched[name]])


FOLLOWING = {"title": ["title_fold", "sort_key"], "owner_id": ["top", "place"]}
"""Fields of a record that follow from journaled ones, beside `guarded`."""


def _changed(fields: Sequence[str], was: Sequence[Any], now: Sequence[Any]) -> list[str]:
    """Those of the journaled fields that differ from what is stored, and what follows from them."""
    if was == now:
        return []
    changed = [name for name, old, new in zip(fields, was, now, strict=True) if old != new]
    return changed + [name for known in changed for name in FOLLOWING.get(known, ())]


def _update_one(cursor: Together, instance: models.Model, fields: Sequence[str]) -> None:
    meta = instance._meta
    chosen = [f for f in meta.concrete_fields if f.attname in fields]
    sets = ", ".join(f'"{f.column}" = %s' for f in chosen)
    values = [_stored(f, getattr(instance, f.attname)) for f in chosen]
    cursor.execute(f'update {meta.db_table} set {sets} where "{meta.pk.column}" = %s', [*values, instance.pk])


def _touched_rows(entry: Entry) -> Iterator[tuple[str, dict[int, bool]]]:
    """The rows that differ between the stored state and the new one: table, and number to whether the row is stored."""
    for table in entry.stored.rows.keys() | entry.state.rows.keys():
        was, now = entry.stored.rows.get(table, {}), entry.state.rows.get(table, {})
        if was != now:
            touched = {number: number in was for number, values in now.items() if was.get(number) != values}
            yield table, touched | {number: True for number in was if number not in now}


def _write_rows(cursor: Together, model: type[RecordRow], touched: list[tuple[Entry, Any, dict[int, bool]]]) -> None:
    added: list[tuple[Any, ...]] = []
    changed: list[tuple[Any, ...]] = []
    removed: list[tuple[int, int]] = []
    columns = [c for c in _columns(model) if c != "id"]
    for entry, rows, numbers in touched:
        record_id = entry.record.id
        standing = {row.number: row for row in rows}
        for number, stored in numbers.items():
            if number not in standing:
                removed.append((record_id, number))
            else:
                (changed if stored else added).append(_row_values(model, standing[number], record_id))
    table = model._meta.db_table
    for record_id, number in removed:
        cursor.execute(f"delete from {table} where record_id = %s and number = %s", [record_id, number])
    insert(cursor, table, columns, added)
    update(cursor, table, columns, changed, ("record_id", "number"))


@cache
def _columns(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(str(f.column) for f in model._meta.concrete_fields)


def _values(model: type[models.Model], instance: Any) -> tuple[Any, ...]:
    return _reader(model)(instance)


def _row_values(model: type[RecordRow], row: Any, record_id: int) -> tuple[Any, ...]:
    row.record_id = record_id
    return _reader(model, "id")(row)


@cache
def _reader(model: type[models.Model], but: str = "") -> Callable[[Any], tuple[Any, ...]]:
    """Reads the values of an instance as they are stored, in the order of its columns, without the column `but`."""
    fields = [f for f in model._meta.concrete_fields if f.attname != but]
    read = reader([f.attname for f in fields])
    as_text = [index for index, f in enumerate(fields) if isinstance(f, models.JSONField)]
    if not as_text:
        return lambda instance: read(vars(instance))

    def stored(instance: Any) -> tuple[Any, ...]:
        values = list(read(vars(instance)))
        for index in as_text:
            values[index] = _stored(fields[index], values[index])
        return tuple(values)

    return stored


def _stored(f: Any, value: Any) -> Any:
    return as_json(value) if isinstance(f, models.JSONField) and value is not None else value


def insert(cursor: Together, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows: by plain statements when few, through a temporary table when many."""
    if not rows:
        return
    names = _named(columns)
    if len(rows) <= SMALL:
        one = "(" + ", ".join(["%s"] * len(columns)) + ")"
        values = ", ".join([one] * len(rows))
        cursor.execute(f"insert into {table} ({names}) values {values}", [v for row in rows for v in row])
        return
    copied = cursor.copied(table, names, rows)
    cursor.execute(f"insert into {table} ({names}) select {names} from {copied}")


def update(cursor: Together, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]], key: tuple[str, ...]) -> None:
    """Update rows by their key: one by one when few, from a temporary table when many."""
    if not rows:
        return
    others = [c for c in columns if c not in key]
    if len(rows) <= SMALL:
        sets = ", ".join(f'"{c}" = %s' for c in others)
        where = " and ".join(f'"{c}" = %s' for c in key)
        for row in rows:
            by = dict(zip(columns, row, strict=True))
            cursor.execute(f"update {table} set {sets} where {where}", [by[c] for c in (*others, *key)])
        return
    sets = ", ".join(f'"{c}" = n."{c}"' for c in others)
    where = " and ".join(f't."{c}" = n."{c}"' for c in key)
    copied = cursor.copied(table, _named(columns), rows)
    cursor.execute(f"update {table} t set {sets} from {copied} n where {where}")


def _named(columns: Sequence[str]) -> str:
    """Column names as SQL; quoted, for a register may call a column by one of PostgreSQL's own words."""
    return ", ".join(f'"{column}"' for column in columns)
