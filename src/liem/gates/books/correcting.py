"""A corrected book: which fields of a record that came in before are to be amended, and which a book may not amend."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _

from liem.core.acts.base import Act, act_of, allowed, fits
from liem.core.acts.loading import load
from liem.core.acts.state import state_of
from liem.core.records.kinds import Kind
from liem.core.registry import lists
from liem.gates.books.cells import written
from liem.gates.books.placing import Place
from liem.gates.books.rows import Known, corrected_fields
from liem.gates.books.showing import shown_in_book

AMEND = "amend"


class Corrector:
    """Compares rows with the records they opened, a chunk at a time."""

    def __init__(self, kind: Kind, form: Act, place: Place) -> None:
        self.kind, self.form, self.place = kind, form, place
        try:
            self.amend: type[Act] | None = act_of(kind.code, AMEND)
        except KeyError:
            self.amend = None
        self.columns = {column.code: column for column in lists[kind.code].columns}
        self.owns: dict[int, Any] = {}

    def load(self, ids: Iterable[int]) -> None:
        """Load the records of a chunk, of those that the actor may see."""
        wanted = list(ids)
        with connection.cursor() as cursor:
            self.owns = load(cursor, self.kind, wanted) if wanted else {}

    def compare(
        self, known: Known, digest: str, data: dict[str, Any], cells: Mapping[str, Any], unread: dict[str, str]
    ) -> tuple[dict[str, Any], list[str], dict[str, str]]:
        """The values to amend, their labels, and what stands against it by field.

        `data` are the values read from `cells`, `unread` the fields whose cells could not be read. Where the row came in by
        a book before, only the cells that were changed since count: what was amended on the record's page meanwhile stays.
        """
        own = self.owns.get(known.record_id)
        if own is None or self.amend is None or not allowed(self.amend, self.place.actor, own.record):
            return {}, [], {"": _("This row cannot be corrected by a book.")}
        considered = {*data, *unread} if known.digest is None else corrected_fields(known.digest, digest)
        changed: dict[str, Any] = {}
        labels: list[str] = []
        faults: dict[str, str] = {}
        for name in (name for name in self.form.fields if name in considered):
            if self._as_shown(own, name, cells.get(name)):
                continue
            if name in unread:
                faults[name] = unread[name]
                continue
            try:
                if self._same(own, name, data.get(name)):
                    continue
            except ValidationError as problem:
                faults[name] = " ".join(problem.messages)
                continue
            if name not in self.amend.base_fields or name == "happened_on":
                faults[name] = _("%(number)s says otherwise here, and a book cannot correct it; open the record.") % {
                    "number": own.record.number
                }
                continue
            changed[name] = data.get(name)
            labels.append(str(self.form.fields[name].label))
        if changed and not faults and not fits(self.amend, self.kind, own.record):
            stage = self.kind.stages.get(own.record.stage, own.record.stage)
            return {}, [], {"": _("This cannot be done while the record is at “%(stage)s”.") % {"stage": stage}}
        return changed, labels, faults

    def _same(self, own: Any, name: str, value: Any) -> bool:
        """Whether the record says what the cell says. Fields that a record does not keep under their name cannot differ."""
        bound = self.form.fields[name]
        told = bound.plain(bound.clean(value))  # type: ignore[attr-defined]
        state = state_of(self.kind, own)
        for path in (name, f"{name}_id"):
            if path in state:
                return _said(state[path]) == _said(told) or (told in (None, "") and not state[path])
        return name != "happened_on" or bool(state["opened_on"] == told)

    def _as_shown(self, own: Any, name: str, cell: Any) -> bool:
        """Whether the cell stands as an export writes it, also where it is a word that opening a record does not take."""
        column = self.columns.get("opened_on" if name == "happened_on" else name)
        return column is not None and written(cell).strip() == written(shown_in_book(own, column)).strip()


def _said(value: Any) -> str:
    """A value as text, so that a code chosen on a form and the number it stands for are the same."""
    return "" if value is None else str(value)
