"""The consequence that queues a record for search, and keeps who may find it equal to who may see it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from psycopg.types.json import Jsonb

from liem.core.journal.events import as_json
from liem.core.journal.told import Foreseen, Histories, Past, Told, consequences

_SCOPE = """
    update search_entry e
    set (place, confidentiality, guarded, need_to_know) = (x.place, x.confidentiality, x.guarded, x.need_to_know)
    from jsonb_to_recordset(%s) as x(record_id bigint, place int, confidentiality smallint, guarded boolean, need_to_know boolean)
    where e.record_id = x.record_id
"""
_SCOPE_FIELDS = frozenset({"owner_id", "confidentiality", "need_to_know"})


class Following:
    """Words wait for a job; a narrower scope holds at once."""

    order = 40
    title = _("Search")

    def follow(self, cursor: Any, told: list[Told], histories: Histories) -> None:
        """Queue the records; write a changed scope into what is already found."""
        records = {t.record.id: t.record for t in told if t.record is not None}
        if not records:
            return
        cursor.execute("insert into search_pending (record_id) select unnest(%s::bigint[])", [list(records)])
        moved = {t.record.id for t in told if t.record is not None and not t.opened and _moves_scope(t)}
        if moved:
            rows = [
                {
                    "record_id": record.id,
                    "place": record.place,
                    "confidentiality": record.confidentiality,
                    "guarded": record.guarded,
                    "need_to_know": record.need_to_know,
                }
                for record in (records[record_id] for record_id in moved)
            ]
            cursor.execute(_SCOPE, [Jsonb(rows, as_json)])

    def foresee(self, told: Told, history: list[Past]) -> list[Foreseen]:
        """Nothing that a person would look for in a preview."""
        return []


def _moves_scope(told: Told) -> bool:
    return any(path in _SCOPE_FIELDS or path.startswith("recusals") for path in told.changes)


consequences.declare("search", Following())
