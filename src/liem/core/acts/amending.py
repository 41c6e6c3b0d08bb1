"""`amend`: the register was wrong. Made for each kind from the fields of its opening act.

Not to be confused with an act that says the matter changed. The facts of the event that was wrong are reversed and
written anew on the original day, recorded now.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import Act, At, acts, opening_acts
from liem.core.acts.refusals import Refused
from liem.core.journal.events import Event, plain
from liem.core.records.kinds import Kind, kinds


@dataclass(frozen=True, kw_only=True)
class Amended(Event):
    """The register was wrong and was put right."""

    kind = "records.amended"
    sentence = _("<b>Corrected</b> the register: %(reason)s")
    reason: str
    corrected: dict[str, Any]
    amended: int


class Amend(Act):
    """Put right what was written wrongly when the record was opened. A key left out stays as it is; an empty one empties."""

    label = _("Correct the register")
    icon = "pencil-line"
    closed_too = True
    needs = "history"
    weight = 70
    event = Amended

    reason = forms.Text(_("Why the register was wrong"), max_length=500)

    must: frozenset[str] = frozenset()

    def _bind(self) -> None:
        super()._bind()
        for name in self._amendable():
            self.fields[name].initial = _current(self.own, name)
            self.fields[name].required = False

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """As of any act, but every correction may be left out: only the reason must be given."""
        return {**super().json_schema(), "required": ["reason"]}

    def shown(self) -> list[str]:
        """All fields but the reason and the day."""
        return self._amendable()

    def _amendable(self) -> list[str]:
        return [name for name in self.fields if name not in ("reason", "happened_on")]

    def given(self) -> list[str]:
        """The amendable fields that the data carries."""
        return [name for name in self._amendable() if name in self.data]

    def check(self, own: Any, data: Any) -> None:
        """At least one field must differ, and what the opening needed may not be emptied."""
        for name in self.given():
            if name in self.must and getattr(data, name) in (None, "", []):
                self.add_error(name, _("This cannot be left empty."))
        if all(getattr(data, name) == _current(own, name) for name in self.given()):
            self.add_error(None, _("Nothing was changed."))

    def carry_out(self, own: Any, data: Any, at: At) -> Amended:
        """Set the corrected fields; name the opening as the event that was wrong."""
        corrected = {}
        for name in self.given():
            value = getattr(data, name)
            if value == _current(own, name):
                continue
            holder = own if _has(own, name) else own.record
            setattr(holder, name, value)
            attname = holder._meta.get_field(name).attname
            corrected[attname] = plain(getattr(holder, attname))
        if not at.events:
            raise Refused({"": [str(_("There is no opening to correct."))]})
        return Amended(reason=data.reason, corrected=corrected, amended=at.events[0].event_id)


def _has(own: Any, name: str) -> bool:
    return any(f.name == name for f in own._meta.concrete_fields)


def _current(own: Any, name: str) -> Any:
    if own is None:
        return None
    return getattr(own if _has(own, name) else own.record, name)


def declare_amends(register: str) -> None:
    """Declare `amend` for every kind of a register that has an opening act and amendable fields."""
    for kind in kinds:
        if kind.app_label == register and (kind.code, "amend") not in acts:
            _declare(kind)


def _declare(kind: Kind) -> None:
    opening = opening_acts(kind.code)
    if not opening:
        return
    fields = {name: opening[0].base_fields[name] for name in kind.amendable if name in opening[0].base_fields}
    must = frozenset(name for name, f in fields.items() if f.required)
    type("Amend", (Amend,), {"kind": kind.code, "name": "amend", "must": must, "__module__": __name__, **fields})
