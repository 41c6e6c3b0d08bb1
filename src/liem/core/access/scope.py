"""The scope of a transaction, and the visibility rule as a queryset."""

from datetime import date
from functools import cache
from types import SimpleNamespace
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from liem.core.access.actor import Actor
from liem.core.calendar.today import today
from liem.core.records.models import Reader, Record, Recusal, Share

_SETTINGS = ("lo", "hi", "clearance", "unit", "person", "today", "role")
_SQL = "select " + ", ".join(f"set_config('liem.{name}', %s, true)" for name in _SETTINGS)


def enter(actor: Actor | None, on: date | None = None) -> None:
    """Set the scope of the running transaction; with no actor nothing is seen. Ends with the transaction."""
    if actor is None:
        values = ("1", "0", "-1", "", "", "", "")
    else:
        values = (
            str(actor.lo),
            str(actor.hi),
            str(actor.clearance),
            str(actor.unit_id),
            str(actor.person_id or ""),
            (on or today()).isoformat(),
            actor.role,
        )
    with connection.cursor() as cursor:
        cursor.execute(_SQL, values)


def visible(actor: Actor, records: QuerySet[Record] | None = None, on: date | None = None) -> QuerySet[Record]:
    """The records that `actor` may see: the same rule that PostgreSQL enforces (`core.journal.guard.in_scope`)."""
    records = Record.objects.all() if records is None else records
    return records.filter(rule(actor, on=on))


_MARKS: dict[str, Any] = {
    "lo": -101,
    "hi": -102,
    "clearance": -103,
    "unit_id": -104,
    "person_id": -105,
    "record_id": -106,
    "today": date.min,
}
"""Values that no actor has: they show at which places of the compiled rule which value of the actor stands."""


@cache
def _statement() -> tuple[str, list[Any]]:
    """`visible` for one record, compiled once: every act asks it, and compiling took longer than all its other work."""
    marked: Any = SimpleNamespace(**_MARKS)
    sql, values = visible(marked, on=date.min).filter(pk=_MARKS["record_id"]).query.sql_with_params()
    names = {mark: name for name, mark in _MARKS.items()}
    return sql, [names.get(value, value) for value in values]


def seen(actor: Actor, record_id: int, on: date | None = None) -> Record | None:
    """The record if `actor` may see it: `visible` for one record."""
    sql, places = _statement()
    values: dict[Any, Any] = {
        "lo": actor.lo,
        "hi": actor.hi,
        "clearance": actor.clearance,
        "unit_id": actor.unit_id,
        "person_id": actor.person_id or 0,
        "record_id": record_id,
        "today": on or today(),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql, [values.get(place, place) for place in places])
        row = cursor.fetchone()
    return Record.from_db(connection.alias, [f.attname for f in Record._meta.concrete_fields], row) if row else None


def rule(actor: Actor, prefix: str = "", on: date | None = None) -> Q:
    """The visibility rule as a condition on a record reached by `prefix` (`""` or `"record__"`)."""
    record = OuterRef(f"{prefix}pk")
    shared = Share.objects.filter(record=record, unit_id=actor.unit_id).filter(Q(until_on__isnull=True) | Q(until_on__gt=on or today()))
    recused = Recusal.objects.filter(record=record, person_id=actor.person_id or 0)
    listed = Reader.objects.filter(record=record, person_id=actor.person_id or 0)
    in_place = Q(**{f"{prefix}place__gte": actor.lo, f"{prefix}place__lte": actor.hi}) | Exists(shared)
    open_to = Q(**{f"{prefix}guarded": False}) | (~Exists(recused) & (Q(**{f"{prefix}need_to_know": False}) | Exists(listed)))
    return Q(**{f"{prefix}confidentiality__lte": actor.clearance}) & in_place & open_to


def owns(actor: Actor, record: Any) -> bool:
    """Whether the record lies in the actor's own scope, not merely shared with the unit."""
    return actor.lo <= record.place <= actor.hi
