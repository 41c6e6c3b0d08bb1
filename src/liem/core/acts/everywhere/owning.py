"""Who has the record: its officer and its unit."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import HEADS, Act, At, for_all
from liem.core.acts.refusals import Refused
from liem.core.journal.events import Event
from liem.core.journal.history import HAND_OVER
from liem.core.journal.raw import remaining
from liem.core.records.models import Ownership


@dataclass(frozen=True, kw_only=True)
class Assigned(Event):
    """The record was given to an officer."""

    kind = "records.assigned"
    sentence = _("<b>Assigned</b> to %(officer)s")
    officer: str


@for_all
class Assign(Act):
    """Give the record to an officer of the unit."""

    label = _("Assign")
    icon = "user-check"
    roles = HEADS | {"office", "officer"}
    weight = 40
    event = Assigned

    officer = forms.OfficerField(_("Officer"))

    def check(self, own: Any, data: Any) -> None:
        """Another officer than the present one."""
        if own.record.officer_id == data.officer.pk:
            self.add_error("officer", _("This officer has the record already."))

    def carry_out(self, own: Any, data: Any, at: At) -> Assigned:
        """Set the responsible officer."""
        own.record.officer = data.officer
        return Assigned(officer=data.officer.person.name)


@dataclass(frozen=True, kw_only=True)
class HandedOver(Event):
    """The record went to another unit, which owns it from this day."""

    kind = HAND_OVER
    sentence = _("<b>Handed over</b> to %(unit)s: %(reason)s")
    weighty = True
    unit: str
    new_owner: int
    reason: str


@for_all
class HandOver(Act):
    """Hand the record over to another unit, which owns it from then on."""

    label = _("Hand over to another unit")
    icon = "send"
    roles = HEADS
    weight = 75
    event = HandedOver

    unit = forms.UnitField(_("Unit"), levels=("central", "province", "district", "commune"), other=True)
    reason = forms.Text(_("Reason"), max_length=500)

    def check(self, own: Any, data: Any) -> None:
        """Not to the present owner, and not before an earlier hand-over."""
        if data.unit.pk == own.record.owner_id:
            self.add_error("unit", _("The record belongs to this unit already."))
        if any(row.from_on > data.happened_on for row in own.rows.ownerships):
            self.add_error("happened_on", _("The record was handed over after this day."))

    needs = "history"

    def carry_out(self, own: Any, data: Any, at: At) -> HandedOver:
        """Set the new owner and its scope; the officer is left to the new unit."""
        latest = max((event.happened_on for event in remaining(at.events)), default=data.happened_on)
        if data.happened_on < latest:
            said = _("The record has a later event, on %(day)s.") % {"day": f"{latest:%d/%m/%Y}"}
            raise Refused({"happened_on": [str(said)]})
        record = own.record
        own.rows.ownerships.append(Ownership(unit_id=data.unit.pk, previous_id=record.owner_id, from_on=data.happened_on))
        record.owner_id, record.top, record.place = data.unit.pk, data.unit.top, data.unit.place
        record.officer_id = None
        return HandedOver(unit=data.unit.name_vi, new_owner=data.unit.pk, reason=data.reason)
