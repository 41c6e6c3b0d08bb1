"""Instants that last: the gate, and the announcement of long writes.

Every act holds the gate's shared lock from before it reads the clock to its commit. Whoever fixes an instant takes the
lock alone for a moment, and so knows that nothing recorded at or before it can still commit. A long write does not hold
the gate; it announces its instant on a connection of its own before it begins, and the row stays until it has ended.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import connection

GATE = 7_146_001
"""The key of the advisory lock."""


@contextmanager
def announced() -> Iterator[datetime]:
    """Announce a long write and give the instant it records with; the announcement ends with the block.

    It is committed at once, on a connection of its own; if the process dies, the row names a backend that is gone and is
    not heeded.
    """
    announcer = connection.copy()
    with announcer.cursor() as cursor:
        cursor.execute("select pg_advisory_lock_shared(%s)", [GATE])
        cursor.execute(
            "insert into announced (recorded_at, backend) values (clock_timestamp(), pg_backend_pid()) returning id, recorded_at"
        )
        row_id, instant = cursor.fetchone()
        cursor.execute("select pg_advisory_unlock_shared(%s)", [GATE])
    try:
        yield instant
    finally:
        with announcer.cursor() as cursor:
            cursor.execute("delete from announced where id = %s", [row_id])
        announcer.close()


def kept_instant() -> datetime:
    """An instant such that nothing recorded at or before it can commit later. Waits for the acts that are under way.

    The gate is held for this moment only, not to the end of the transaction: a page that shows a report keeps no act waiting.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [GATE])
        try:
            cursor.execute(
                "select clock_timestamp(), (select min(a.recorded_at) from announced a"
                " where a.backend in (select pid from pg_stat_activity))"
            )
            now, earliest = cursor.fetchone()
        finally:
            cursor.execute("select pg_advisory_unlock(%s)", [GATE])
    return now if earliest is None else min(now, earliest - timedelta(microseconds=1))
