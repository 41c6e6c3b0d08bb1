"""Writing sketches: in an act's transaction, for everything again (`liem rebuild repeats`), and the job's folding into lists."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from psycopg.types.json import Jsonb

from liem.core.acts.loading import load
from liem.core.records.kinds import BY_MISTAKE, kinds
from liem.core.records.models import Record
from liem.readings.repeats.comparing import Compared, compared
from liem.readings.repeats.function import MOST_LISTED
from liem.readings.repeats.grams import bands_of, edition, grams_of

CHUNK = 2_000
_LOCK = 7_230_911_640_551
"""The advisory lock of folding: one fold at a time, whoever runs it."""
Progress = Callable[[int, int], Any]

_GIVEN = """
    jsonb_to_recordset(%s) as x(record_id bigint, kind text, unit_id int, place int, confidentiality smallint, guarded boolean,
                                need_to_know boolean, alone boolean, grams int[], bands int[], version int, edition int)
"""
_COLUMNS = "kind, unit_id, place, confidentiality, guarded, need_to_know, alone, grams, bands, edition"
# What has not changed stays as it is; what a newer version wrote is not touched by an older one.
_REMOVE = f"""
    with x as (select * from {_GIVEN}), old as (
        delete from repeats_entry e using x where e.record_id = x.record_id and e.version <= x.version
            and ({", ".join(f"e.{c}" for c in _COLUMNS.split(", "))}) is distinct from ({", ".join(f"x.{c}" for c in _COLUMNS.split(", "))})
        returning e.id, e.grams, e.bands)
    insert into repeats_pending (entry_id, gone, grams) select id, true, grams || bands from old
"""
_ADD = f"""
    with made as (
        insert into repeats_entry (record_id, {_COLUMNS}, version)
        select record_id, {_COLUMNS}, version from {_GIVEN} where cardinality(grams) > 0 order by record_id
        on conflict (record_id) do nothing returning id)
    insert into repeats_pending (entry_id, gone) select id, false from made
"""
_SCOPE = """
    update repeats_entry e set (place, confidentiality, guarded, need_to_know) = (x.place, x.confidentiality, x.guarded, x.need_to_know)
    from jsonb_to_recordset(%s) as x(record_id bigint, place int, confidentiality smallint, guarded boolean, need_to_know boolean)
    where e.record_id = x.record_id
"""
_FORGET = """
    with old as (delete from repeats_entry where record_id = any(%s) returning id, grams, bands)
    insert into repeats_pending (entry_id, gone, grams) select id, true, grams || bands from old
"""


def rows_of(declared: Compared, owns: Iterable[Any]) -> list[dict[str, Any]]:
    """The entries of records of one kind that were loaded whole."""
    found = list(owns)
    texts = declared.texts_of(found)
    return [_row_of(declared, own, texts[own.record.pk]) for own in found]


def _row_of(declared: Compared, own: Any, text: str) -> dict[str, Any]:
    """The entry of a record. No grams: it has no word, or was entered by mistake."""
    record = own.record
    grams = [] if record.stage == BY_MISTAKE else grams_of(text)
    return {
        "record_id": record.pk,
        "kind": record.kind,
        "unit_id": record.owner_id,
        **scope_of(record),
        "alone": declared.is_alone(own),
        "grams": grams,
        "bands": bands_of(grams, record.top),
        "version": record.version,
        "edition": edition(),
    }


def scope_of(record: Any) -> dict[str, Any]:
    """The columns by which row-level security decides."""
    return {
        "place": record.place,
        "confidentiality": record.confidentiality,
        "guarded": record.guarded,
        "need_to_know": record.need_to_know,
    }


def write(cursor: Any, rows: list[dict[str, Any]], *, known: bool = True) -> None:
    """Make these rows the entries of their records. `known`: some may have an entry already."""
    if not rows:
        return
    given = Jsonb(rows)
    if known:
        cursor.execute(_REMOVE, [given])
    cursor.execute(_ADD, [given])


def write_scope(cursor: Any, records: Iterable[Any]) -> None:
    """Bring the scope of entries up to that of their records."""
    if rows := [{"record_id": record.pk, **scope_of(record)} for record in records]:
        cursor.execute(_SCOPE, [Jsonb(rows)])


def forget(cursor: Any, record_ids: Iterable[int]) -> None:
    """Take records out of the index: for erasure. The lists let go of them with the next fold."""
    cursor.execute(_FORGET, [list(record_ids)])


# --- folding ----------------------------------------------------------------------------------------------------------

_WAITING = "select id, entry_id, gone from repeats_pending order by id limit %s"
_FOLD = f"""
    with e as (select id, grams || bands as grams from repeats_entry where id = any(%s)), folded as (
        insert into repeats_posting as p (gram, entries, listed)
        select g, count(*), (array_agg(e.id order by e.id desc))[:{MOST_LISTED}] from e, unnest(e.grams) g group by g order by g
        on conflict (gram) do update set entries = p.entries + excluded.entries,
            listed = case when cardinality(p.listed) >= {MOST_LISTED} then p.listed
                          else (excluded.listed || p.listed)[:{MOST_LISTED}] end)
    select id from e
"""
_UNFOLD = """
    with g as (
        select u.gram, count(*) as entries, array_agg(w.entry_id) as gone
        from repeats_pending w, unnest(w.grams) u(gram) where w.gone and w.entry_id = any(%s) group by u.gram order by u.gram)
    update repeats_posting p set entries = greatest(p.entries - g.entries, 0),
        listed = array(select s from unnest(p.listed) with ordinality as l(s, n) where s <> all(g.gone) order by n)
    from g where p.gram = g.gram
"""
_EMPTIED = """
    delete from repeats_posting p using (select distinct unnest(grams) as gram from repeats_pending where gone and entry_id = any(%s)) g
    where p.gram = g.gram and p.entries = 0
"""
_DONE = "delete from repeats_pending where id = any(%s) or gone and entry_id = any(%s)"


def fold_pending(limit: int = CHUNK) -> int:
    """Fold up to `limit` waiting entries into the lists, in one transaction; returns how many rows of the queue were taken.

    A job that dies leaves the queue as it was. While another one folds, nothing is done.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(_WAITING, [limit])
        waiting = cursor.fetchall()
        if not waiting:
            return 0
        new = {entry_id for _id, entry_id, gone in waiting if not gone}
        cursor.execute(_FOLD, [sorted(new)])
        # What went again before it was folded never stood in the lists: its second row goes with the first.
        never = new - {entry_id for (entry_id,) in cursor.fetchall()}
        gone = {entry_id for _id, entry_id, is_gone in waiting if is_gone} - never
        if gone:
            cursor.execute(_UNFOLD, [sorted(gone)])
            cursor.execute(_EMPTIED, [sorted(gone)])
        cursor.execute(_DONE, [[row[0] for row in waiting], sorted(never)])
    return len(waiting)


def fold_all() -> int:
    """Fold until nothing waits; returns how many rows of the queue were taken."""
    done = 0
    while taken := fold_pending():
        done += taken
    return done


# --- everything again -------------------------------------------------------------------------------------------------

_LISTS = f"""
    insert into repeats_posting (gram, entries, listed)
    select g, count(*), (array_agg(e.id order by e.id desc))[:{MOST_LISTED}] from repeats_entry e, unnest(e.grams || e.bands) g group by g
"""


def rebuild(*, on_progress: Progress | None = None, chunk: int = CHUNK) -> int:
    """Make every record's sketch again, then all lists; returns how many records are compared. Acts go on meanwhile."""
    codes = [code for code in compared.keys() if code in kinds]  # noqa: SIM118 — a catalogue iterates over its items
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select record_id from repeats_entry where kind <> all(%s)", [codes])
        forget(cursor, [row[0] for row in cursor.fetchall()])
    compare = Record.objects.filter(kind__in=codes)
    total, last, done = compare.count(), 0, 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            found = list(compare.filter(pk__gt=last).order_by("pk").values_list("pk", "kind")[:chunk])
            if not found:
                break
            _again(cursor, found)
        last, done = found[-1][0], done + len(found)
        if on_progress is not None:
            on_progress(done, max(total, done))
    _lists_again()
    return done


_OTHERWISE_MADE = "select record_id, kind from repeats_entry where edition <> %s order by record_id limit %s"
_NEVER_MADE = """
    select r.id, r.kind from record r left join repeats_entry e on e.record_id = r.id
    where e.record_id is null and r.kind = any(%s) and r.stage <> %s and r.id > %s order by r.id limit %s
"""


def renew(chunk: int = CHUNK) -> int:
    """Make the sketches that are missing, or were made in another way, as after a new release; returns how many were looked at."""
    codes = [code for code in compared.keys() if code in kinds]  # noqa: SIM118
    done, last = 0, 0
    while found := _chunk(_OTHERWISE_MADE, [edition(), chunk]):
        done += len(found)
    while found := _chunk(_NEVER_MADE, [codes, BY_MISTAKE, last, chunk]):
        done, last = done + len(found), found[-1][0]
    return done


def _chunk(sql: str, values: list[Any]) -> list[tuple[int, str]]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        found = cursor.fetchall()
        forget(cursor, [record_id for record_id, code in found if code not in compared])
        _again(cursor, [row for row in found if row[1] in compared])
    return found


def again(cursor: Any, kind: str, record_ids: Iterable[int]) -> None:
    """Make the sketches of records anew whose texts beside them have changed."""
    if kind in compared:
        _again(cursor, [(record_id, kind) for record_id in record_ids])


def _again(cursor: Any, found: list[tuple[int, str]]) -> None:
    by_kind: dict[str, list[int]] = defaultdict(list)
    for record_id, code in found:
        by_kind[code].append(record_id)
    for code, ids in by_kind.items():
        write(cursor, rows_of(compared[code], load(cursor, kinds[code], ids).values()))


def _lists_again() -> None:
    """All lists from the entries as they stand in one snapshot, with what waited for folding in it."""
    with _no_other_fold(), transaction.atomic(), connection.cursor() as cursor:
        if not connection.savepoint_ids:
            cursor.execute("set transaction isolation level repeatable read")
        cursor.execute("set local work_mem = '256MB'")
        cursor.execute("delete from repeats_pending")
        cursor.execute("delete from repeats_posting")
        cursor.execute(_LISTS)


@contextmanager
def _no_other_fold() -> Iterator[None]:
    """Hold the lock from before the snapshot is taken."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [_LOCK])
        try:
            yield
        finally:
            cursor.execute("select pg_advisory_unlock(%s)", [_LOCK])
