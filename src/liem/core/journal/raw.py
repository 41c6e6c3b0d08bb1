"""The journal of one record as it is stored, for acts that fold it again."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from liem.core.vault.sealing import open_small


@dataclass(slots=True)
class Raw:
    """One stored event with its personal values put back into `changes`."""

    event_id: int
    ordinal: int
    kind: str
    happened_on: date
    recorded_at: datetime
    changes: dict[str, list[Any]]
    data: dict[str, Any]
    voids: int | None
    amends: int | None


def raw_events(cursor: Any, record_id: int) -> list[Raw]:
    """Every event of a record by ordinal. Erased personal values stay as their digest."""
    cursor.execute(
        "select id, ordinal, kind, happened_on, recorded_at, changes, data, voids_id, amends_id from event"
        " where record_id = %s order by ordinal",
        [record_id],
    )
    events = [Raw(a, b, c, d, e, parsed(changes), parsed(data), v, m) for a, b, c, d, e, changes, data, v, m in cursor.fetchall()]
    cursor.execute("select event_id, path, sealed from event_personal where record_id = %s and sealed is not null", [record_id])
    by_id = {event.event_id: event for event in events}
    for event_id, path, sealed in cursor.fetchall():
        part, _, name = path.partition("/")
        if part == "changes" and name in by_id[event_id].changes:
            by_id[event_id].changes[name][1] = open_small(bytes(sealed))
    return events


def parsed(value: Any) -> Any:
    """A jsonb value as Python, whether the driver parsed it or not."""
    return json.loads(value) if isinstance(value, str) else value


def remaining(events: list[Raw], leave_out: int | None = None) -> list[Raw]:
    """The events that stand: neither voided, nor voidings, nor the one left out."""
    voided = {event.voids for event in events if event.voids} | {leave_out}
    return [event for event in events if event.event_id not in voided and event.voids is None]
