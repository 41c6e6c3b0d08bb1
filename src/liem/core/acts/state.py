"""A record in memory: the snapshot of its values, how two of them differ, and how a state is put back."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any

from liem.core.journal.events import AS_THEY_ARE
from liem.core.records.kinds import Kind, row_fields
from liem.core.records.making import make, reader
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

_TITLE = RECORD_FIELDS.index("title")

Values = tuple[Any, ...]
Reader = Callable[[Mapping[str, Any]], Values]
_RECORD_VALUES: Reader = reader(RECORD_FIELDS)


class State(Mapping[str, Any]):
    """Every journaled value of a record at one moment: `"stage"`, `"damage"`, `"placements/1/from_on"`; days as ISO text.

    Kept as bare tuples, the record's, its own row's, and those of its rows by table and number: so a state is taken and
    compared at each act, while the paths are only made for what differs, or when somebody asks for them all.
    """

    __slots__ = ("_flat", "kind", "own", "record", "rows")

    def __init__(self, kind: Kind, record: Values = (), own: Values = (), rows: Mapping[str, dict[int, Values]] | None = None) -> None:
        self.kind, self.record, self.own, self.rows = kind, record, own, rows or {}
        self._flat: dict[str, Any] | None = None

    def __getitem__(self, path: str) -> Any:
        held = self.record, self.own
        if (place := _places(self.kind).get(path)) is not None and held[place[0]]:
            return _plain(held[place[0]][place[1]])
        return self._paths()[path]

    @property
    def title(self) -> str | None:
        """The record's title; None of a record that is not there yet."""
        return self.record[_TITLE] if self.record else None

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths())

    def __len__(self) -> int:
        return len(self._paths())

    def _paths(self) -> dict[str, Any]:
        if self._flat is None:
            self._flat = {path: new for path, (_old, new) in differences(State(self.kind), self).items()}
        return self._flat


def state_of(kind: Kind, own: Any) -> State:
    """The state of a loaded record."""
    rows = {}
    for table, standing in own.rows.items():
        if standing:
            read = _row_reader(kind, table)
            rows[table] = {row["number"]: read(row) for row in map(vars, standing)}
    return State(kind, _RECORD_VALUES(vars(own.record)), _own_reader(kind)(vars(own)), rows)


def differences(before: State, after: State) -> dict[str, list[Any]]:
    """What changed: path to [old, new]. A removed row is one entry `"placements/2": ["row", None]`."""
    changes: dict[str, list[Any]] = {}
    kind = after.kind
    if before.record != after.record:
        _compare(changes, RECORD_FIELDS, before.record, after.record)
    if before.own != after.own:
        _compare(changes, kind.own_fields, before.own, after.own)
    if before.rows == after.rows:
        return changes
    for table, rows in after.rows.items():
        was = before.rows.get(table, {})
        if was == rows:
            continue
        for number, values in rows.items():
            if (old := was.get(number, ())) != values:
                _compare(changes, _row_paths(kind, table, number), old, values)
    for table, rows in before.rows.items():
        now = after.rows.get(table, {})
        changes |= {f"{table}/{number}": ["row", None] for number in rows if number not in now}
    return changes


def _compare(changes: dict[str, list[Any]], paths: Sequence[str], was: Values, now: Values) -> None:
    if was:
        changes |= {path: [_plain(a), _plain(b)] for path, a, b in zip(paths, was, now, strict=True) if a != b}
    else:
        changes |= {path: [None, v if type(v) in AS_THEY_ARE else _plain(v)] for path, v in zip(paths, now, strict=True)}


def _plain(value: Any) -> Any:
    """A value as the journal's JSON keeps it: of all that columns hold, only days need another form."""
    return value.isoformat() if isinstance(value, date) else value


@cache
def _places(kind: Kind) -> dict[str, tuple[int, int]]:
    """Where a state keeps each field of the record (0) and of its own row (1)."""
    fields = RECORD_FIELDS, kind.own_fields
    return {name: (part, index) for part, names in enumerate(fields) for index, name in enumerate(names)}


@cache
def _own_reader(kind: Kind) -> Reader:
    return reader(kind.own_fields)


@cache
def _row_reader(kind: Kind, table: str) -> Reader:
    return reader(row_fields(kind.all_rows[table]))


@lru_cache(maxsize=10_000)
def _row_paths(kind: Kind, table: str, number: int) -> list[str]:
    return [f"{table}/{number}/{name}" for name in row_fields(kind.all_rows[table])]


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


_as_text = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def as_bytes(value: Any) -> bytes:
    """A JSON value as bytes, the same for the same value."""
    return _as_text(value).encode()


def new_salt() -> bytes:
    """Sixteen random bytes."""
    return os.urandom(16)
