"""Reading records whole, in one statement: the record, its own row and all its rows."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from typing import Any

from django.db import models

from liem.core.journal.raw import parsed
from liem.core.records.kinds import Kind
from liem.core.records.making import filled
from liem.core.records.models import Record
from liem.core.records.rows import RowList, Rows

_AS_THEY_ARE = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.BooleanField,
    models.ForeignKey,
    models.JSONField,
    models.FloatField,
)
"""Fields whose values are the same in JSON and in Python."""


def load(cursor: Any, kind: Kind, ids: Iterable[int]) -> dict[int, Any]:
    """Own rows of `kind` by record id, each with `.record` and `.rows`; ids that are not seen are left out."""
    cursor.execute(_select(kind), [list(ids)])
    return {own.pk: own for own in (_build(kind, *map(parsed, row)) for row in cursor.fetchall())}


def load_to_tell(cursor: Any, kind: Kind, record_id: int) -> tuple[Any, datetime, int]:
    """The own row of one record, the instant at which it was read, and the id of the event that will be told of it."""
    cursor.execute(_select(kind, ", clock_timestamp(), nextval('event_id_seq')"), [[record_id]])
    *values, instant, event_id = cursor.fetchone()
    return _build(kind, *map(parsed, values)), instant, event_id


@cache
def _select(kind: Kind, more: str = "") -> str:
    tables = ", ".join(
        f"'{name}', (select jsonb_agg(to_jsonb(x) order by x.number) from {model._meta.db_table} x where x.record_id = r.id)"
        for name, model in kind.all_rows.items()
    )
    own = kind.model._meta.db_table
    return (
        f"select to_jsonb(r), to_jsonb(o), jsonb_build_object({tables}){more}"
        f" from record r join {own} o on o.record_id = r.id where r.id = any(%s)"
    )


def _build(kind: Kind, record_values: dict[str, Any], own_values: dict[str, Any], rows: dict[str, Any]) -> Any:
    own = _instance(kind.model, own_values)
    own.record = _instance(Record, record_values)
    own.rows = Rows({name: RowList(_instance(model, values) for values in rows[name] or ()) for name, model in kind.all_rows.items()})
    return own


def _instance(model: type[models.Model], values: dict[str, Any]) -> Any:
    return filled(model, [values[column] if read is None else read(values[column]) for column, read in _readers(model)])


@cache
def _readers(model: type[models.Model]) -> list[tuple[str, Callable[[Any], Any] | None]]:
    """The columns of a model in order, each with what makes its value of the JSON."""
    return [(str(f.column), _reader(f)) for f in model._meta.concrete_fields]


def _reader(f: Any) -> Callable[[Any], Any] | None:
    if isinstance(f, models.BinaryField):
        return lambda text: None if text is None else bytes.fromhex(text.removeprefix("\\x"))
    return None if isinstance(f, _AS_THEY_ARE) else f.to_python
