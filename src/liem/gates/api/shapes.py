"""Records and events as JSON, from the declarations."""

from datetime import date
from typing import Any

from liem.core.access.actor import Actor
from liem.core.acts.base import open_to
from liem.core.journal.events import sentence_of
from liem.core.journal.models import StoredEvent
from liem.core.records.kinds import Kind, row_fields


def plain(value: Any) -> Any:
    """A stored value as JSON."""
    return value.isoformat() if isinstance(value, date) else value


def short(kind: Kind, own: Any) -> dict[str, Any]:
    """A record as it stands in a list: what every record has, and the kind's own fields."""
    record = own.record
    return {
        "id": record.pk,
        "kind": kind.code,
        "number": record.number,
        "title": record.title,
        "stage": record.stage,
        "unit": record.owner.code,
        "confidentiality": record.confidentiality,
        "locality": record.locality.code if record.locality else None,
        "officer": record.officer_id,
        "opened_on": plain(record.opened_on),
        "closed_on": plain(record.closed_on),
        "version": record.version,
        "href": f"/api/v1/{kind.plural}/{record.pk}",
        "own": {name: plain(getattr(own, name)) for name in kind.own_fields},
    }


def whole(kind: Kind, own: Any, actor: Actor) -> dict[str, Any]:
    """A record with its rows and the acts that the caller may do on it now."""
    record = own.record
    rows = {
        name: [{"number": row.number, **{f: plain(getattr(row, f)) for f in open_fields(kind, name)}} for row in list_]
        for name, list_ in own.rows.items()
    }
    acts = [
        {"act": act.name, "label": str(act.label), "href": f"/api/v1/{kind.plural}/{record.pk}/acts/{act.name}"}
        for act in open_to(actor, kind, record)
        if act.applies(own)
    ]
    return {**short(kind, own), "rows": rows, "acts": acts}


def open_fields(kind: Kind, rows: str) -> list[str]:
    """The fields of a row table that are told: what is sealed (`sealed_…`) never leaves by this door."""
    return [name for name in row_fields(kind.all_rows[rows]) if not name.startswith("sealed_")]


def event(stored: StoredEvent) -> dict[str, Any]:
    """An event of a record: what it says, what changed, who wrote it down and when."""
    return {
        "id": stored.pk,
        "ordinal": stored.ordinal,
        "kind": stored.kind,
        "sentence": str(sentence_of(stored.kind, stored.data)),
        "happened_on": plain(stored.happened_on),
        "recorded_at": stored.recorded_at.isoformat(),
        "actor": stored.actor_id,
        "unit": stored.unit.code if stored.unit else None,
        "voids": stored.voids_id,
        "amends": stored.amends_id,
        "changes": stored.changes,
        "data": stored.data,
    }
