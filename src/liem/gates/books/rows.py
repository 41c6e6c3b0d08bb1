"""What tells one row of a book from another, and a row that came in before from the same row corrected since."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from liem.core.access.scope import visible
from liem.core.records.kinds import Kind
from liem.gates.books import cells
from liem.gates.books.headings import Heading
from liem.gates.books.models import BookRow
from liem.gates.books.placing import Place
from liem.gates.books.reading import Row


@dataclass(frozen=True, slots=True)
class Known:
    """The record that a row opened before. `digest` is None when the row is known by the record's own number alone."""

    record_id: int
    digest: str | None


@dataclass(frozen=True, slots=True)
class Identity:
    """`key` within unit and kind, `digest` of the cells, `number` as it stands in the book."""

    key: str
    digest: str
    number: str


def identity_of(row: Row, headings: Iterable[Heading], number_field: str, day_field: str) -> Identity:
    """Who the row is. A number that names no year is taken together with the year of the row's day: books begin anew
    at one each year.
    """
    digest = digest_of(row.values, headings)
    number = "".join(cells.written(row.values.get(number_field)).split()) if number_field else ""
    if not number:
        return Identity(f"d:{hashlib.sha256(digest.encode()).hexdigest()[:40]}", digest, "")
    year = "" if any(number[at : at + 4].isdecimal() for at in range(len(number) - 3)) else _year(row.values.get(day_field))
    return Identity(f"n:{year}:{number.casefold()}"[:100], digest, number)


def _year(value: Any) -> str:
    try:
        return str(cells.day(value).year)
    except cells.BadCell:
        return ""


def digest_of(values: Mapping[str, Any], headings: Iterable[Heading]) -> str:
    """A short digest of every cell that is read, by field, in order of the fields' names."""
    scales = {heading.field: heading.scale or 1 for heading in headings}
    return " ".join(
        f"{name}={hashlib.sha256(f'{scales.get(name, 1)}:{cells.written(values[name]).strip()}'.encode()).hexdigest()[:12]}"
        for name in sorted(values)
    )


def corrected_fields(before: str, after: str) -> set[str]:
    """The fields whose cells differ between two digests of a row."""
    then, now = (dict(part.split("=", 1) for part in digest.split()) for digest in (before, after))
    return {name for name in {*then, *now} if then.get(name) != now.get(name)}


def known_rows(place: Place, kind: Kind, identities: Iterable[Identity]) -> dict[str, Known]:
    """The rows that are known in this unit's books, or by a record's own number; key → what is known."""
    wanted = list(identities)
    numbers = {identity.number: identity.key for identity in wanted if identity.number}
    found: dict[str, Known] = {}
    if numbers:
        records = visible(place.actor).filter(kind=kind.code, owner_id=place.unit.pk, number__in=list(numbers))
        found = {numbers[number]: Known(pk, None) for pk, number in records.values_list("pk", "number")}
    before = BookRow.objects.filter(unit_id=place.unit.pk, kind=kind.code, key__in=[identity.key for identity in wanted])
    found |= {key: Known(record_id, digest) for key, record_id, digest in before.values_list("key", "record_id", "digest")}
    return found


def remember(place: Place, kind: Kind, rows: Iterable[tuple[str, str, int]]) -> None:
    """Keep (key, digest, record id) of rows that came in; a row known already takes its new digest."""
    rows = list(rows)
    for start in range(0, len(rows), 5_000):
        keys, digests, records = zip(*rows[start : start + 5_000], strict=True)
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into book_row (unit_id, kind, key, digest, record_id)"
                " select %s, %s, * from unnest(%s::text[], %s::text[], %s::bigint[])"
                " on conflict (unit_id, kind, key) do update set digest = excluded.digest, record_id = excluded.record_id",
                [place.unit.pk, kind.code, list(keys), list(digests), list(records)],
            )
