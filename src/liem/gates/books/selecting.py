"""Which records an export writes, and their own rows with all that a column may ask of them, a chunk at a time."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import prefetch_related_objects

from liem.core.access.actor import Actor
from liem.core.access.scope import visible
from liem.core.acts.loading import load
from liem.core.organization.queries import UnitScope, within
from liem.core.records.kinds import Kind, kinds
from liem.core.records.models import Confidentiality, Record
from liem.core.registry import Column, List
from liem.gates.books.headings import name_of

CHUNK = 500


def record_ids(
    kind: Kind, *, actor: Actor, scope: UnitScope | None = None, first: date | None = None, last: date | None = None
) -> list[int]:
    """Ids of the records of a kind that the actor may see, opened within the days, in order of opening."""
    records = visible(actor).filter(kind=kind.code)
    if scope is not None:
        records = records.filter(within(scope.ranges))
    if first is not None:
        records = records.filter(opened_on__gte=first)
    if last is not None:
        records = records.filter(opened_on__lte=last)
    return list(records.order_by("opened_on", "pk").values_list("pk", flat=True))


def owns(kind: Kind, ids: Iterable[int]) -> Iterator[Any]:
    """The own rows of records in the order of `ids`, each with record, rows, unit, officer and place."""
    waiting = iter(ids)
    while chunk := list(islice(waiting, CHUNK)):
        with connection.cursor() as cursor:
            found = load(cursor, kind, chunk)
        prefetch_related_objects([own.record for own in found.values()], "owner", "officer__person", "locality")
        yield from (found[pk] for pk in chunk if pk in found)


def register_columns(declared: List) -> list[Column]:
    """Every column of a register: those of its list, then what an import takes and the list does not show."""
    columns = list(declared.columns)
    if declared.imports is None:
        return columns
    known = {column.code for column in columns} | {declared.imports.number, "happened_on"}
    fields = {f.name for f in Record._meta.concrete_fields}
    own = {f.name for f in kinds[declared.kind].model._meta.concrete_fields}
    for column in declared.imports.columns:
        if column.field in known or column.field not in own | fields:
            continue
        choices: Any = dict(Confidentiality.choices) if column.field == "confidentiality" else None
        columns.append(Column(column.field, name_of(column), column.field, choices=choices))
    return columns
