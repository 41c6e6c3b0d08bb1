"""Giving events their public number after commit: dense, in the order in which they are found committed."""

from django.db import connection, transaction

_NUMBER = """
    with taken as (delete from event_unnumbered returning event_id),
         last as (select coalesce(max(number), 0) as number from journal_number)
    insert into journal_number (number, event_id)
    select last.number + row_number() over (order by taken.event_id), taken.event_id from taken, last
"""


def number_pending() -> int:
    """Number every committed event that has none; return how many. One at a time, under a lock of its own."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(7146002)")
        cursor.execute(_NUMBER)
        return int(cursor.rowcount)
