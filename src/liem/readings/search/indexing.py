"""Folding the words of records: what the job does with the queue, and everything again for `liem rebuild search`."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection, transaction
from psycopg.types.json import Jsonb

from liem.core.language.searching import fold, words
from liem.core.records.kinds import kinds
from liem.core.records.models import Record
from liem.core.registry import Catalogue

MOST_WORDS = 3000
CHUNK = 2000
Progress = Callable[[int, int], Any]
Further = Callable[[Iterable[int]], dict[int, list[Any]]]

further_words: Catalogue[str, Further] = Catalogue("further words of a kind")
"""Texts that stand beside a kind's own table and are found by everybody who sees the record: by record id."""

_TAKE = """
    delete from search_pending where id = any(array(
        select id from search_pending order by id limit %s for update skip locked))
    returning record_id
"""
# Numbers and words are given as arrays of lexemes: no parser of PostgreSQL decides what a word is.
_WRITE = """
    insert into search_entry as e (record_id, kind, place, confidentiality, guarded, need_to_know, number, words, version)
    select record_id, kind, place, confidentiality, guarded, need_to_know, number, array_to_tsvector(words), version
    from jsonb_to_recordset(%s) as x(record_id bigint, kind text, place int, confidentiality smallint, guarded boolean,
                                     need_to_know boolean, number text, words text[], version int)
    order by record_id
    on conflict (record_id) do update set
        (kind, place, confidentiality, guarded, need_to_know, number, words, version)
        = (excluded.kind, excluded.place, excluded.confidentiality, excluded.guarded, excluded.need_to_know, excluded.number,
           excluded.words, excluded.version)
    where e.version <= excluded.version
"""


def index_pending(limit: int = CHUNK) -> int:
    """Fold the words of up to `limit` queued records, in one transaction; returns how many queue rows were taken.

    A job that dies leaves the queue as it was; two jobs at once take different rows.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_TAKE, [limit])
        taken = [record_id for (record_id,) in cursor.fetchall()]
        _index(cursor, sorted(set(taken)))
    return len(taken)


def rebuild(*, on_progress: Progress | None = None, chunk: int = CHUNK) -> int:
    """Fold the words of every record again; returns how many there are."""
    total, last, done = Record.objects.count(), 0, 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            ids = list(Record.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:chunk])
            if not ids:
                return done
            _index(cursor, ids)
        last, done = ids[-1], done + len(ids)
        if on_progress is not None:
            on_progress(done, max(total, done))


def _index(cursor: Any, ids: Iterable[int]) -> None:
    by_kind: dict[str, list[Record]] = defaultdict(list)
    for record in Record.objects.filter(pk__in=list(ids)).select_related("locality").order_by("pk"):
        by_kind[record.kind].append(record)
    for code, records in by_kind.items():
        ids = [record.pk for record in records]
        own, beside = _own_words(code, ids), _further(code, ids)
        rows = [_row(record, [*own.get(record.pk, ()), *beside.get(record.pk, ())]) for record in records]
        if rows:
            cursor.execute(_WRITE, [Jsonb(rows)])


def _own_words(code: str, ids: list[int]) -> dict[int, tuple[Any, ...]]:
    kind = kinds.get(code)
    if kind is None or not kind.words:
        return {}
    rows = kind.model._default_manager.filter(pk__in=ids).values_list("pk", *kind.words)
    return {row[0]: row[1:] for row in rows}


def _further(code: str, ids: list[int]) -> dict[int, list[Any]]:
    further = further_words.get(code)
    return further(ids) if further is not None else {}


def _row(record: Record, own: Iterable[Any]) -> dict[str, Any]:
    texts = [record.title, record.locality.name_vi if record.locality else "", *(_text(value) for value in own)]
    found = {word: None for text in texts for word in words(text)}
    found |= dict.fromkeys(number_words(record.number))
    return {
        "record_id": record.pk,
        "kind": record.kind,
        "place": record.place,
        "confidentiality": record.confidentiality,
        "guarded": record.guarded,
        "need_to_know": record.need_to_know,
        "number": fold(record.number),
        "words": list(found)[:MOST_WORDS],
        "version": record.version,
    }


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return " ".join(_text(item) for item in value)
    return value if isinstance(value, str) else ""


def number_words(number: str) -> list[str]:
    """The parts of a record's number as words, without leading zeros too: VA-2026/0017 is found by “va 2026 17”."""
    parts = words(number)
    return [*parts, *(part.lstrip("0") for part in parts if part.isdigit() and part.startswith("0") and part.strip("0"))]
