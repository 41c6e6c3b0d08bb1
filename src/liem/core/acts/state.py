"""A record in memory: its flat state, how two states differ, and how a state is put back."""

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any

from django.db import models

from liem.core.records.kinds import Kind, row_fields
from liem.core.records.making import make
from liem.core.records.models import Record
from liem.core.records.rows import RowList, Rows

RECORD_FIELDS = (
    "number",
    "title",
    "owner_id",
    "confidentiality",
    "need_to_know",
    "locality_id",
    "stage",
    "officer_id",
    "opened_on",
    "closed_on",
)
"""The fields of a record that the journal keeps. The others (scope, sort key, version) follow from these."""

State = dict[str, Any]
Values = Callable[[Any], tuple[Any, ...]]
_RECORD_VALUES: Values = attrgetter(*RECORD_FIELDS)
_RECORD_DAYS = ["opened_on", "closed_on"]


def state_of(kind: Kind, own: Any) -> State:
    """Every journaled value of a record: `"stage"`, `"damage"`, `"placements/1/from_on"`; days as ISO text."""
    state = dict(zip(RECORD_FIELDS, _RECORD_VALUES(own.record), strict=True))
    own_fields, own_values, own_days = _own_values(kind)
    state.update(zip(own_fields, own_values(own), strict=True))
    days = [_RECORD_DAYS, own_days]
    for table, rows in own.rows.items():
        for row in rows:
            paths, values, row_days = _row_paths(kind, table, row.number)
            state.update(zip(paths, values(row), strict=True))
            days.append(row_days)
    for path in chain.from_iterable(days):
        if (value := state[path]) is not None:
            state[path] = value.isoformat()
    return state


@cache
def _own_values(kind: Kind) -> tuple[list[str], Values, list[str]]:
    """The kind's own fields, what reads them, and which of them are days."""
    return kind.own_fields, _getter(kind.own_fields), _days(kind.model, kind.own_fields)


@lru_cache(maxsize=10_000)
def _row_paths(kind: Kind, table: str, number: int) -> tuple[list[str], Values, list[str]]:
    """The paths of one row, what reads its values in their order, and the paths of its days."""
    model = kind.all_rows[table]
    fields = row_fields(model)
    prefix = f"{table}/{number}/"
    return [prefix + name for name in fields], _getter(fields), [prefix + name for name in _days(model, fields)]


def _days(model: type[models.Model], names: Sequence[str]) -> list[str]:
    return [f.attname for f in model._meta.concrete_fields if f.attname in names and isinstance(f, models.DateField)]


def _getter(fields: Sequence[str]) -> Values:
    """Reads several fields of an instance at once; `attrgetter` of one gives the bare value, of none is refused."""
    if len(fields) > 1:
        return attrgetter(*fields)
    return lambda instance: tuple(getattr(instance, name) for name in fields)


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """What changed: path to [old, new]. A removed row is one entry `"placements/2": ["row", None]`."""
    changes = {path: [before.get(path), value] for path, value in after.items() if path not in before or before[path] != value}
    for path in before:
        if path not in after:
            changes["/".join(path.split("/")[:2])] = ["row", None]
    return changes


def restore(kind: Kind, own: Any, state: Mapping[str, Any]) -> None:
    """Put `state` back into the loaded record: fields and rows exactly as it says."""
    fields = {f.attname: f for f in Record._meta.concrete_fields}
    own_fields = {f.attname: f for f in own._meta.concrete_fields}
    for name in RECORD_FIELDS:
        if name in state:
            setattr(own.record, name, fields[name].to_python(state[name]))
    for name in kind.own_fields:
        if name in state:
            setattr(own, name, own_fields[name].to_python(state[name]))
    wanted: dict[str, dict[int, dict[str, Any]]] = {}
    for path, value in state.items():
        if path.count("/") == 2:
            table, number, name = path.split("/")
            wanted.setdefault(table, {}).setdefault(int(number), {})[name] = value
    for table, rows in own.rows.items():
        _restore_rows(kind, own, table, rows, wanted.get(table, {}))


def _restore_rows(kind: Kind, own: Any, table: str, rows: RowList, wanted: Mapping[int, Mapping[str, Any]]) -> None:
    model = kind.all_rows[table]
    fields = {f.attname: f for f in model._meta.concrete_fields}
    for row in [row for row in rows if row.number not in wanted]:
        rows.remove(row)
    for number, values in wanted.items():
        row = next((row for row in rows if row.number == number), None)
        if row is None:
            row = model(record_id=own.record.pk, number=number)
            rows.append(row)
        for name, value in values.items():
            setattr(row, name, fields[name].to_python(value))


def new_own(kind: Kind, record: Record) -> Any:
    """An own row for a new record, with empty rows."""
    own: Any = make(kind.model, record_id=record.pk)
    own.record = record
    own.rows = Rows({name: RowList() for name in kind.all_rows})
    return own


@lru_cache(maxsize=20_000)
def is_personal(kind: Kind, path: str) -> bool:
    """Whether the journal keeps only a digest of this path's value."""
    if not kind.personal:
        return False
    parts = path.split("/")
    return (parts[0] if len(parts) == 1 else f"{parts[0]}.{parts[-1]}") in kind.personal


def digest(value: Any, salt: bytes) -> dict[str, str]:
    """What the journal keeps of a personal value."""
    return {"digest": hashlib.sha256(salt + as_bytes(value)).hexdigest()}


def as_bytes(value: Any) -> bytes:
    """A JSON value as bytes, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()


def new_salt() -> bytes:
    """Sixteen random bytes."""
    return os.urandom(16)
