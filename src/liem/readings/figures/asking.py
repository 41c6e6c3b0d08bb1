"""In whose name sums are asked for: the reader's, or no one's (a command without a person)."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from liem.core.access.actor import Actor
from liem.core.access.scope import enter

_SETTINGS = ("lo", "hi", "clearance", "unit", "person", "today", "role")


@contextmanager
def as_reader(actor: Actor | None) -> Iterator[None]:
    """A stretch of the transaction in the reader's scope; what was set before is set again after it.

    Without a reader every sum may be asked for and no record is seen, so that small cells stay closed.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select " + ", ".join(f"current_setting('liem.{name}', true)" for name in _SETTINGS))
        before = cursor.fetchone()
        enter(actor)
        if actor is None:
            cursor.execute("select set_config('liem.role', 'system', true)")
        yield
        cursor.execute(
            "select " + ", ".join(f"set_config('liem.{name}', %s, true)" for name in _SETTINGS),
            [value or "" for value in before],
        )
