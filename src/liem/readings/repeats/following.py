"""The consequence that writes a record's sketch with the act, and keeps who may find it equal to who may see it."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.journal.told import Foreseen, Histories, Past, Told, consequences
from liem.core.records.kinds import BY_MISTAKE
from liem.readings.repeats.comparing import compared
from liem.readings.repeats.indexing import rows_of, write, write_scope

_SCOPE_FIELDS = frozenset({"confidentiality", "need_to_know"})


class Following:
    """A sketch is written in the act's transaction and found from then on; of many at once the job does the rest."""

    order = 45
    title = _("Repeats")

    def follow(self, cursor: Any, told: list[Told], histories: Histories) -> None:
        """Write the sketches whose text changed, and the scope of those whose readers did."""
        new: dict[int, Told] = {}
        changed: dict[int, Told] = {}
        moved: dict[int, Told] = {}
        for one in told:
            declared = None if one.record is None else compared.get(one.record.kind)
            if declared is None:
                continue
            if one.opened:
                new[one.record.pk] = one
            elif declared.touched_by(one.changes) or BY_MISTAKE in one.changes.get("stage", ()):
                changed[one.record.pk] = one
            elif _moves_scope(one):
                moved[one.record.pk] = one
        write(cursor, _rows(new.values()), known=False)
        write(cursor, _rows(one for key, one in changed.items() if key not in new))
        write_scope(cursor, [one.record for key, one in moved.items() if key not in new and key not in changed])

    def foresee(self, told: Told, history: list[Past]) -> list[Foreseen]:
        """Nothing that a person would look for in a preview."""
        return []


def _rows(told: Iterable[Told]) -> list[dict[str, Any]]:
    by_kind: dict[str, list[Any]] = {}
    for one in told:
        by_kind.setdefault(one.record.kind, []).append(one.own)
    return [row for kind, owns in by_kind.items() for row in rows_of(compared[kind], owns)]


def _moves_scope(told: Told) -> bool:
    return any(path in _SCOPE_FIELDS or path.startswith("recusals") for path in told.changes)


consequences.declare("repeats", Following())
