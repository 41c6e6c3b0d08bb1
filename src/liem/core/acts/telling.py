"""Carrying an act out in memory: from a valid form and a loaded record to the event that is told. Touches no database."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from liem.core.access.profile import secret_refused
from liem.core.acts.base import Act, At
from liem.core.acts.refusals import Refused
from liem.core.acts.state import State, differences, digest, is_personal, new_salt, state_of
from liem.core.journal.history import Row
from liem.core.journal.told import Told
from liem.core.language.searching import fold
from liem.core.language.sorting import sort_key
from liem.core.records.kinds import Kind


@dataclass(slots=True)
class Entry:
    """A record that is being worked on: its own row, its state before the next act, and whether it is new."""

    kind: Kind
    own: Any
    state: State
    fresh: bool = False
    journal: list[Row] | None = None
    """What the journal holds of the record; None while nobody has asked."""
    record: Any = field(init=False)
    """The record of `own`, asked for at every turn."""
    stored: State = field(init=False)
    """The state that the tables hold."""

    def __post_init__(self) -> None:
        self.stored, self.record = self.state, self.own.record


def entry_of(kind: Kind, own: Any) -> Entry:
    """An entry for a loaded record."""
    return Entry(kind=kind, own=own, state=state_of(kind, own))


def carry_out(entry: Entry, act: Act, at: At, *, second: Any = None) -> Told:
    """Carry out a valid act on `entry` and return what is told of it, without event id and instant."""
    own, record = entry.own, entry.record
    data = act.namespace()
    before = None if entry.fresh and record.version == 0 else entry.state
    happened_on: date = data.happened_on
    unit_id = owner_on(own, happened_on) if before is not None else None
    event = act.carry_out(own, data, at)
    if refused := secret_refused(record.confidentiality):
        raise Refused({"": [str(refused)]})
    record.version += 1
    _derive(entry)
    after = state_of(entry.kind, own)
    changes = differences(entry.state, after)
    entry.state = after
    told_data = event.data()
    for facet in entry.kind.facets:
        if facet not in told_data:
            told_data[facet] = after[facet]
    if second is not None:
        told_data["approved_by"] = second.appointment_id
    told = Told(
        event_id=0,
        kind=event.kind,
        event_class=type(event),
        record=record,
        own=own,
        before=before,
        ordinal=record.version,
        happened_on=happened_on,
        recorded_at=datetime.min.replace(tzinfo=UTC),
        unit_id=unit_id or record.owner_id,
        actor_id=at.actor.appointment_id,
        data=told_data,
        changes=changes,
        voids=getattr(event, "voided", None),
        amends=getattr(event, "amended", None),
        declares_owner=told_data.get("new_owner"),
    )
    _set_personal_apart(entry.kind, told)
    return told


def owner_on(own: Any, day: date) -> int:
    """The unit that owned the record on `day`, by its hand-overs."""
    if not own.rows.ownerships:
        return int(own.record.owner_id)
    handed = sorted(own.rows.ownerships, key=lambda row: (row.from_on, row.number))
    owner = handed[0].previous_id
    for row in handed:
        if row.from_on <= day:
            owner = row.unit_id
    return int(owner)


def _derive(entry: Entry) -> None:
    """Fields that follow from the others: what search and sorting need, and whether the rarer rule must be asked."""
    record = entry.record
    if record.title != entry.state.title:
        record.title_fold = fold(record.title)[:500]
        record.sort_key = sort_key(record.title)
    record.guarded = record.need_to_know or bool(entry.own.rows.recusals)


def _set_personal_apart(kind: Kind, told: Told) -> None:
    for path, change in told.changes.items() if kind.personal else ():
        if is_personal(kind, path):
            change[1] = _apart(told, f"changes/{path}", change[1])
            change[0] = None if change[0] is None else {"digest": ""}
    for name in told.event_class.personal:
        if told.data.get(name) not in (None, ""):
            told.data[name] = _apart(told, f"data/{name}", told.data[name])


def _apart(told: Told, path: str, value: Any) -> Any:
    if value is None:
        return None
    salt = new_salt()
    told.personal.append((path, salt, value))
    return digest(value, salt)
