"""The facts made again from the journal: to prove that they stand as they should, or to set them right.

The journal of each record is replayed instant by instant, so that also what was known at an earlier instant comes out
the same. Runs as liem_worker.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from liem.core.journal.history import effective, journals
from liem.readings.figures.codes import Numbers, numbers
from liem.readings.figures.facts import Facts, difference, facts_of, plan
from liem.readings.figures.following import entered_again
from liem.readings.figures.writing import Row, columns, keep_cuts_of

Progress = Callable[[int, int], None]

CHUNK = 2_000

_COLUMNS = "indicator, cut, unit_id, flow, other, happened_on, recorded_at, record_id, event_id, amount"

_SAME = " and ".join(f"m.{name} = f.{name}" for name in _COLUMNS.split(", "))
_MISSING = f"select {_COLUMNS} from made m where not exists (select 1 from fact f where {_SAME})"
_WRONG = f"select {_COLUMNS} from fact f where not exists (select 1 from made m where {_SAME})"

_TOTALS = """
    insert into fact_total (indicator, unit_id, flow, other, cell, amount)
    select indicator, unit_id, flow, other, (month - month % g.months) * 16 + g.months, sum(amount)
    from fact cross join (values (1), (3), (6), (12)) as g (months) group by 1, 2, 3, 4, 5 having sum(amount) <> 0
"""
_MONTHS = """
    insert into fact_month (indicator, cut, unit_id, flow, other, month, amount)
    select indicator, cut, unit_id, flow, other, month, sum(amount) from fact group by 1, 2, 3, 4, 5, 6 having sum(amount) <> 0
"""

# Cells in which the sums of the summary and what is not folded yet differ from the facts.
_UNEVEN = """
    with kept as (
      select indicator, cut, unit_id, flow, other, month, amount from fact_month
      union all select indicator, cut, unit_id, flow, other, month, amount from fact_new
      union all select indicator, cut, unit_id, flow, other, month, -amount from fact
    ), totals as (
      select indicator, unit_id, flow, other, cell, amount from fact_total
      union all
      select m.indicator, m.unit_id, m.flow, m.other, (m.month - m.month % g.months) * 16 + g.months, m.amount from (
        select indicator, unit_id, flow, other, month, amount from fact_new
        union all select indicator, unit_id, flow, other, month, -amount from fact
      ) m cross join (values (1), (3), (6), (12)) as g (months)
    )
    select (select count(*) from (select 1 from kept group by indicator, cut, unit_id, flow, other, month having sum(amount) <> 0) a)
         + (select count(*) from (select 1 from totals group by indicator, unit_id, flow, other, cell having sum(amount) <> 0) b)
"""


@dataclass(frozen=True)
class Compared:
    """Facts that are missing or wrong against the journal, the records concerned (at most 100), uneven cells of the summary."""

    facts: int
    missing: int
    wrong: int
    records: tuple[int, ...]
    uneven: int

    @property
    def same(self) -> bool:
        """Whether everything stands as the journal says."""
        return not (self.missing or self.wrong or self.uneven)


def check(on_progress: Progress | None = None) -> Compared:
    """Compare facts and summary with the journal and change nothing."""
    with transaction.atomic(), connection.cursor() as cursor:
        _make(cursor, on_progress)
        found = _compare(cursor)
        cursor.execute("drop table made")
    return found


def rebuild(on_progress: Progress | None = None) -> Compared:
    """Make facts and summary again from the journal; return what was not as it should be. Acts wait meanwhile."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("lock table fact, fact_new in share row exclusive mode")
        again = _make(cursor, on_progress)
        found = _compare(cursor)
        missing, wrong = _MISSING, f"delete from fact f where not exists (select 1 from made m where {_SAME})"
        if found.wrong:
            cursor.execute(wrong)
        if found.missing:
            cursor.execute(f"insert into fact ({_COLUMNS}) {missing}")
        cursor.execute("delete from fact_new; delete from fact_month; delete from fact_total; delete from fact_again")
        cursor.execute(_MONTHS)
        cursor.execute(_TOTALS)
        named = sorted(again)
        cursor.execute(
            "insert into fact_again (indicator, record_id) select * from unnest(%s::smallint[], %s::bigint[])",
            [[number for number, _record in named], [record for _number, record in named]],
        )
        cursor.execute("drop table made")
    return found


def replayed(journal: list[tuple[Any, ...]]) -> Iterator[tuple[Any, Facts, set[str]]]:
    """For each instant of a record's journal: what was added to its facts, and the stocks it had entered more than once."""
    has: Facts = {}
    for instant in sorted({row[5] for row in journal}):
        wanted = facts_of(effective([row for row in journal if row[5] <= instant]))
        yield instant, difference(wanted, has), entered_again(wanted.keys() | has.keys())
        has = wanted


def _make(cursor: Any, on_progress: Progress | None) -> set[tuple[int, int]]:
    """Make all facts anew in the temporary table `made`; return (indicator, record) of stocks entered more than once."""
    cursor.execute(f"create temporary table made on commit drop as select {_COLUMNS} from fact limit 0")
    number_of = numbers(cursor, giving=True)
    cursor.execute("select distinct record_id from event where record_id is not null and kind = any(%s) order by 1", [_kinds()])
    records = [record for (record,) in cursor.fetchall()]
    again: set[tuple[int, int]] = set()
    for start in range(0, len(records), CHUNK):
        rows: list[Row] = []
        for record, journal in journals(cursor, records[start : start + CHUNK]).items():
            for instant, added, twice in replayed(journal):
                rows += [(fact, amount, instant, record) for fact, amount in added.items()]
                again |= {(number_of[family], record) for family in twice}
        _put(cursor, number_of, rows)
        if on_progress is not None:
            on_progress(min(start + CHUNK, len(records)), len(records))
    cursor.execute("create index on made (record_id); analyze made")
    return again


def _kinds() -> list[str]:
    following = plan()
    return list({*following.flows, *following.stocks})


def _put(cursor: Any, number_of: Numbers, rows: list[Row]) -> None:
    if not rows:
        return
    keep_cuts_of(cursor, number_of, rows)
    with cursor.copy(f"copy made ({_COLUMNS}) from stdin") as copy:
        for row in zip(*columns(number_of, rows), strict=True):
            copy.write_row(row)


def _compare(cursor: Any) -> Compared:
    cursor.execute("select count(*) from made")
    facts = cursor.fetchone()[0]
    cursor.execute(f"select count(*), (array_agg(distinct record_id))[:100] from ({_MISSING}) x")
    missing, lacking = cursor.fetchone()
    cursor.execute(f"select count(*), (array_agg(distinct record_id))[:100] from ({_WRONG}) x")
    wrong, spoiled = cursor.fetchone()
    cursor.execute(_UNEVEN)
    return Compared(facts, missing, wrong, tuple(sorted({*(lacking or ()), *(spoiled or ())}))[:100], cursor.fetchone()[0])
