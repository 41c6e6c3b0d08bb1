"""The statements that read and append facts: one each, for any number of records."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from liem.readings.figures.codes import Numbers, cut_hash, keep_cuts
from liem.readings.figures.facts import Fact, Facts, plan

Row = tuple[Fact, int, datetime, int]
"""A fact, what it adds, the instant of recording, the record."""

CHUNK = 20_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

_STANDING = """
    select f.record_id, f.indicator, c.v1, c.v2, c.v3, c.v4, c.v5, c.v6,
           f.unit_id, f.flow, f.other, f.happened_on, f.event_id, sum(f.amount)::bigint
    from fact f join cut c on c.cut = f.cut
    where f.record_id = any(%s)
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13
    having sum(f.amount) <> 0
"""

_WRITE = """
    with told as (
      select indicator, cut, unit_id, flow, other, date '0001-01-01' + day as happened_on,
             timestamptz 'epoch' + micros * interval '1 microsecond' as recorded_at, record_id, event_id, amount
      from unnest(%s::smallint[], %s::bigint[], %s::int[], %s::smallint[], %s::int[], %s::int[],
                  %s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[])
        as t (indicator, cut, unit_id, flow, other, day, micros, record_id, event_id, amount)
    ), facts as (
      insert into fact (indicator, cut, unit_id, flow, other, happened_on, recorded_at, record_id, event_id, amount)
      select indicator, cut, unit_id, flow, other, happened_on, recorded_at, record_id, event_id, amount from told
    )
    insert into fact_new (indicator, cut, unit_id, flow, other, month, amount)
    select indicator, cut, unit_id, flow, other, figure_month(happened_on), sum(amount)
    from told group by 1, 2, 3, 4, 5, 6 having sum(amount) <> 0
"""

_AGAIN = """
    insert into fact_again (indicator, record_id)
    select * from unnest(%s::smallint[], %s::bigint[]) on conflict do nothing
"""


def standing(cursor: Any, number_of: Numbers, records: Sequence[int]) -> dict[int, Facts]:
    """The facts of these records that stand now, reversed ones left out."""
    if not records:
        return {}
    families = {number_of[code]: (code, len(cuts)) for code, cuts in plan().families.items() if code in number_of}
    found: dict[int, Facts] = defaultdict(dict)
    cursor.execute(_STANDING, [list(records)])
    for record, number, *rest in cursor.fetchall():
        if number in families:
            code, cuts = families[number]
            unit_id, flow, other, happened_on, event_id, amount = rest[6:]
            found[record][Fact(code, tuple(rest[:cuts]), unit_id, flow, other, happened_on, event_id)] = amount
    return found


def write(cursor: Any, number_of: Numbers, rows: Sequence[Row], again: Collection[tuple[str, int]] = ()) -> None:
    """Append facts, and name the records that entered a stock more than once."""
    keep_cuts_of(cursor, number_of, rows)
    for start in range(0, len(rows), CHUNK):
        cursor.execute(_WRITE, _as_arrays(columns(number_of, rows[start : start + CHUNK])))
    if again:
        named = sorted((number_of[family], record) for family, record in again)
        cursor.execute(_AGAIN, [[number for number, _record in named], [record for _number, record in named]])


def keep_cuts_of(cursor: Any, number_of: Numbers, rows: Iterable[Row]) -> None:
    """Write the cuts of these facts that are not in the table yet."""
    keep_cuts(cursor, number_of, {(fact.family, fact.cuts) for fact, *_rest in rows})


def columns(number_of: Numbers, rows: Iterable[Row]) -> list[list[Any]]:
    """Rows as the columns of one insert."""
    made = [
        (number_of[f.family], cut_hash(f.family, f.cuts), *f[2:6], recorded_at, record, f.event_id, amount)
        for f, amount, recorded_at, record in rows
    ]
    return [list(column) for column in zip(*made, strict=True)]


def _as_arrays(told: list[list[Any]]) -> list[str]:
    """Columns as arrays of integers in PostgreSQL's own writing, days and instants too: several times faster."""
    micros = {instant: (instant - EPOCH) // MICROSECOND for instant in set(told[6])}
    told[5] = [day.toordinal() - 1 for day in told[5]]
    told[6] = [micros[instant] for instant in told[6]]
    return ["{" + ",".join(map(str, column)) + "}" for column in told]
