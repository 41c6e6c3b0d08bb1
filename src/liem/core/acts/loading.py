"""Reading records whole, in one statement: the record, its own row and all its rows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import models

from liem.core.journal.raw import parsed
from liem.core.records.kinds import Kind
from liem.core.records.models import Record
from liem.core.records.rows import RowList, Rows


def load(cursor: Any, kind: Kind, ids: Iterable[int]) -> dict[int, Any]:
    """Own rows of `kind` by record id, each with `.record` and `.rows`; ids that are not seen are left out."""
    cursor.execute(_select(kind), [list(ids)])
    return {own.pk: own for own in (_build(kind, r, parsed(o), parsed(x)) for r, o, x in cursor.fetchall())}


@cache
def _select(kind: Kind) -> str:
    tables = ", ".join(
        f"'{name}', (select jsonb_agg(to_jsonb(x) order by x.number) from {model._meta.db_table} x where x.record_id = r.id)"
        for name, model in kind.all_rows.items()
    )
    columns = ", ".join(f"r.{f.column}::text" for f in _record_fields())
    own = kind.model._meta.db_table
    return (
        f"select array[{columns}], to_jsonb(o), jsonb_build_object({tables})"
        f" from record r join {own} o on o.record_id = r.id where r.id = any(%s)"
    )


@cache
def _record_fields() -> list[models.Field[Any, Any]]:
    return list(Record._meta.concrete_fields)


def _build(kind: Kind, record_values: list[Any], own_values: dict[str, Any], rows: dict[str, Any]) -> Any:
    record = Record()
    for f, value in zip(_record_fields(), record_values, strict=True):
        setattr(record, f.attname, _python(f, value))
    own = _instance(kind.model, own_values)
    own.record = record
    own.rows = Rows({name: RowList(_instance(model, values) for values in rows[name] or ()) for name, model in kind.all_rows.items()})
    return own


def _python(f: models.Field[Any, Any], text: Any) -> Any:
    if isinstance(f, models.BooleanField):
        return text in ("t", "true", True)
    if isinstance(f, models.BinaryField):
        return bytes.fromhex(text.removeprefix("\\x"))
    return f.to_python(text)


def _instance(model: type[models.Model], values: dict[str, Any]) -> Any:
    made = model()
    for f in model._meta.concrete_fields:
        setattr(made, f.attname, f.to_python(values[str(f.column)]))
    return made
