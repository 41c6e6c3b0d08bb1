"""The past of records: their effective events, and the state that folds from their changes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from liem.core.journal.raw import parsed
from liem.core.journal.told import Past, Told

_SELECT = """
    select id, record_id, ordinal, kind, happened_on, recorded_at, unit_id, data, voids_id, amends_id
    from event where record_id = any(%s) order by record_id, ordinal
"""


Row = tuple[Any, ...]
"""An event as `effective` reads it: id, record, ordinal, kind, day, instant, unit, data, voids, amends."""


def journals(cursor: Any, record_ids: Iterable[int]) -> dict[int, list[Row]]:
    """What is stored of these records, by ordinal, nothing left out; an empty list for one of which nothing is."""
    found: dict[int, list[Row]] = {record_id: [] for record_id in record_ids}
    if found:
        cursor.execute(_SELECT, [list(found)])
        for row in cursor.fetchall():
            found[row[1]].append((*row[:7], parsed(row[7]), *row[8:]))
    return found


def histories(cursor: Any, record_ids: Iterable[int], telling: Iterable[Told] = ()) -> dict[int, list[Past]]:
    """Effective histories of records, events being told now included.

    Voided events and the voidings themselves are left out; an amended event carries the corrected data. Ordered by the
    day it happened, then by ordinal.
    """
    rows = journals(cursor, record_ids)
    for told in telling:
        rows.setdefault(told.record.id, []).append(row_of(told))
    return {record_id: effective(some) for record_id, some in rows.items()}


def row_of(told: Told) -> Row:
    """An event that is being told, as it will be read."""
    return (
        told.event_id,
        told.record.id,
        told.ordinal,
        told.kind,
        told.happened_on,
        told.recorded_at,
        told.unit_id,
        told.data,
        told.voids,
        told.amends,
    )


def effective(rows: list[Row]) -> list[Past]:
    """The events that count of one record's rows."""
    voided = {row[8] for row in rows if row[8] is not None}
    corrections: dict[int, dict[str, Any]] = defaultdict(dict)
    facets: list[tuple[int, dict[str, Any], Mapping[str, Any]]] = []
    told_as = {row[0]: row[7] for row in rows}
    past: list[tuple[date, int, Row]] = []
    for row in rows:
        if row[0] in voided or row[8] is not None:
            continue
        if row[9] is not None:
            corrections[row[9]].update(row[7].get("corrected", {}))
            facets.append((row[2], row[7].get("corrected", {}), told_as.get(row[9], {})))
            continue
        past.append((row[4], row[2], row))
    past.sort(key=lambda item: item[:2])
    return [_past(row, corrections, facets) for _, _, row in past]


def _past(row: Row, corrections: Mapping[int, dict[str, Any]], facets: list[tuple[int, dict[str, Any], Mapping[str, Any]]]) -> Past:
    data = row[7]
    corrected = dict(corrections.get(row[0], {}))
    # A corrected facet was wrong from the start: every earlier event that carries the wrong value gets the right one.
    for ordinal, values, wrong in facets:
        if row[2] < ordinal:
            corrected |= {k: v for k, v in values.items() if k in data and data[k] == wrong.get(k)}
    if corrected:
        data = {**data, **corrected}
    return Past(
        event_id=row[0],
        ordinal=row[2],
        kind=row[3],
        happened_on=row[4],
        recorded_at=row[5],
        unit_id=row[6],
        data=data,
        declares_owner=data.get("new_owner"),
    )


HAND_OVER = "records.handed_over"
"""The plain hand-over. Whatever event carries `new_owner` declares another owner (a transfer that was accepted, say)."""


def fold(changes: Iterable[Mapping[str, list[Any]]]) -> dict[str, Any]:
    """The state that a record's changes add up to: field or `rows/number/field` to its newest value."""
    state: dict[str, Any] = {}
    for change in changes:
        for path, (_, new) in change.items():
            if path.count("/") == 1:
                for known in [known for known in state if known.startswith(path + "/")]:
                    del state[known]
            else:
                state[path] = new
    return state
