"""Writing the access log: at once when the request may end badly, with the request otherwise."""

from typing import Any

from django.db import connection

from liem.core.access.actor import Actor


def note_access(actor: Actor, what: str, *, record_id: int | None = None, detail: str = "", allowed: bool = True) -> None:
    """Write that `actor` opened (`what="record"`), exported, downloaded or unsealed something."""
    with connection.cursor() as cursor:
        # Without `returning`: whoever writes the log may not read it.
        cursor.execute(
            "insert into access_log (at, appointment_id, unit_id, what, record_id, detail, allowed)"
            " values (clock_timestamp(), %s, %s, %s, %s, %s, %s)",
            [actor.appointment_id, actor.unit_id, what, record_id, detail[:500], allowed],
        )


def note_opening(actor: Actor, record: Any) -> None:
    """Write the opening of a record that is held closer than *normal*."""
    if record.confidentiality > 0 or record.guarded:
        note_access(actor, "record", record_id=record.pk)
