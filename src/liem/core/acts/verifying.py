"""Proving that the tables are what the journal says: every record folded again and compared, field by field."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from liem.core.acts.loading import load
from liem.core.acts.state import as_bytes, state_of
from liem.core.journal.history import fold
from liem.core.journal.raw import parsed
from liem.core.records.kinds import Kind, kinds

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Difference:
    """What does not agree: of which record, where, what the journal says and what the table holds."""

    record_id: int
    number: str
    path: str
    journal: Any
    table: Any

    def __str__(self) -> str:
        return f"{self.number} (record {self.record_id}), {self.path}: {self.journal!r} != {self.table!r}"


def verify_records(on_progress: Callable[[int, int], None] | None = None) -> Iterator[Difference]:
    """Every difference between the journal and the tables, for all records that the present scope and role see."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from record")
        total, done = cursor.fetchone()[0], 0
        for kind in kinds:
            last = 0
            while ids := _next(cursor, kind, last):
                yield from _compare(cursor, kind, ids)
                last, done = ids[-1], done + len(ids)
                if on_progress:
                    on_progress(done, total)


def _next(cursor: Any, kind: Kind, after: int) -> list[int]:
    cursor.execute("select id from record where kind = %s and id > %s order by id limit %s", [kind.code, after, CHUNK])
    return [row[0] for row in cursor.fetchall()]


def _compare(cursor: Any, kind: Kind, ids: list[int]) -> Iterator[Difference]:
    owns = load(cursor, kind, ids)
    journal, salts = _journal(cursor, ids), _salts(cursor, ids)
    for record_id in ids:
        own = owns.get(record_id)
        number = own.record.number if own else ""
        told = journal.get(record_id, [])
        if own is None:
            yield Difference(record_id, number, "", "a record", None)
            continue
        yield from _gaps(own.record, told)
        folded, table = _folded(told, salts), state_of(kind, own)
        for path in folded.keys() | table.keys():
            if not _agrees(folded.get(path), table.get(path)):
                yield Difference(record_id, number, path, _shown(folded.get(path)), table.get(path))


def _gaps(record: Any, told: list[tuple[int, int, dict[str, Any]]]) -> Iterator[Difference]:
    ordinals = [ordinal for ordinal, _event, _changes in told]
    if ordinals != list(range(1, record.version + 1)):
        yield Difference(record.pk, record.number, "version", ordinals[-3:], record.version)


def _journal(cursor: Any, ids: list[int]) -> dict[int, list[tuple[int, int, dict[str, Any]]]]:
    cursor.execute("select record_id, ordinal, id, changes from event where record_id = any(%s) order by record_id, ordinal", [ids])
    told: dict[int, list[tuple[int, int, dict[str, Any]]]] = {}
    for record_id, ordinal, event_id, changes in cursor.fetchall():
        told.setdefault(record_id, []).append((ordinal, event_id, parsed(changes)))
    return told


def _salts(cursor: Any, ids: list[int]) -> dict[tuple[int, str], bytes]:
    cursor.execute("select event_id, path, salt from event_personal where record_id = any(%s)", [ids])
    return {(event_id, path): bytes(salt) for event_id, path, salt in cursor.fetchall()}


@dataclass(frozen=True, slots=True)
class _Held:
    """A personal value of which the journal knows a digest."""

    digest: str
    salt: bytes | None


def _folded(told: list[tuple[int, int, dict[str, Any]]], salts: Mapping[tuple[int, str], bytes]) -> dict[str, Any]:
    def changes() -> Iterator[dict[str, list[Any]]]:
        for _ordinal, event_id, change in told:
            yield {
                path: [old, _Held(new["digest"], salts.get((event_id, f"changes/{path}")))]
                if isinstance(new, dict) and "digest" in new
                else [old, new]
                for path, (old, new) in change.items()
            }

    return fold(changes())


def _agrees(journal: Any, table: Any) -> bool:
    if isinstance(journal, _Held):
        return journal.salt is None or hashlib.sha256(journal.salt + as_bytes(table)).hexdigest() == journal.digest
    return bool(journal == table)


def _shown(value: Any) -> Any:
    return "digest " + value.digest[:12] if isinstance(value, _Held) else json.loads(json.dumps(value))
