"""Opening a record to another unit, and ending that."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import Act, At, for_all
from liem.core.journal.events import Event
from liem.core.records.models import Share


@dataclass(frozen=True, kw_only=True)
class Shared(Event):
    """The record was opened to another unit."""

    kind = "records.shared"
    sentence = _("<b>Shared</b> with %(unit)s: %(ground)s")
    unit: str
    ground: str


@for_all
class ShareWith(Act):
    """Open the record to another unit."""

    name = "share"
    label = _("Share with a unit")
    icon = "share-2"
    closed_too = True
    weight = 78
    event = Shared

    unit = forms.UnitField(_("Unit"), other=True)
    ground = forms.Text(_("Ground"), max_length=300)
    until_on = forms.Day(_("Until (empty: open end)"), future=True, required=False)

    def check(self, own: Any, data: Any) -> None:
        """Not with the owner, not twice, and not with an end before its beginning."""
        if data.unit.pk == own.record.owner_id:
            self.add_error("unit", _("The record belongs to this unit."))
        if any(row.unit_id == data.unit.pk and row.until_on is None for row in own.rows.shares):
            self.add_error("unit", _("The record is shared with this unit already."))
        if data.until_on and data.until_on <= data.happened_on:
            self.add_error("until_on", _("The end lies before the beginning."))

    def carry_out(self, own: Any, data: Any, at: At) -> Shared:
        """Add the share."""
        own.rows.shares.append(Share(unit_id=data.unit.pk, ground=data.ground, from_on=data.happened_on, until_on=data.until_on))
        return Shared(unit=data.unit.name_vi, ground=data.ground)


@dataclass(frozen=True, kw_only=True)
class Unshared(Event):
    """A share ended."""

    kind = "records.unshared"
    sentence = _("<b>No longer shared</b> with %(unit)s")
    unit: str


@for_all
class EndShare(Act):
    """End a share on this day."""

    label = _("End a share")
    icon = "x"
    closed_too = True
    weight = 79
    event = Unshared

    share = forms.RowField(_("Shared with"), rows="shares", where=lambda row: row.until_on is None, say=lambda row: row.unit.name)

    def check(self, own: Any, data: Any) -> None:
        """Not before the share began."""
        if own.rows.shares.numbered(data.share).from_on > data.happened_on:
            self.add_error("happened_on", _("The share began after this day."))

    def carry_out(self, own: Any, data: Any, at: At) -> Unshared:
        """Set its end."""
        row = own.rows.shares.numbered(data.share)
        row.until_on = data.happened_on
        return Unshared(unit=row.unit.name_vi)
