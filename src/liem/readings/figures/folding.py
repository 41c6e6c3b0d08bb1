"""Folding: facts that came since the last fold move into the summaries, in one statement."""

from typing import Any

from django.db import connection, transaction

FOLD = 7_146_010
"""The key of the advisory lock that keeps two folds apart."""

_FOLD = """
    with gone as (
      delete from fact_new returning indicator, cut, unit_id, flow, other, month, amount
    ), by_cut as (
      insert into fact_month (indicator, cut, unit_id, flow, other, month, amount)
      select indicator, cut, unit_id, flow, other, month, sum(amount) from gone group by 1, 2, 3, 4, 5, 6
      on conflict (cut, month, unit_id, flow, other) do update set amount = fact_month.amount + excluded.amount
    ), total as (
      insert into fact_total (indicator, unit_id, flow, other, cell, amount)
      select indicator, unit_id, flow, other, (month - month % g.months) * 16 + g.months, sum(amount)
      from gone cross join (values (1), (3), (6), (12)) as g (months) group by 1, 2, 3, 4, 5
      on conflict (cell, indicator, unit_id, flow, other) do update set amount = fact_total.amount + excluded.amount
    )
    select count(*) from gone
"""


def fold() -> int:
    """Fold what is new and return how many rows it was. Runs as liem_worker; a reading beside it sees all or nothing of it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [FOLD])
        return folded(cursor) if cursor.fetchone()[0] else 0


def folded(cursor: Any) -> int:
    """Fold in the caller's transaction."""
    cursor.execute(_FOLD)
    return int(cursor.fetchone()[0])
