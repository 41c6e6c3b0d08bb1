"""The time of a resolution: lengthened by decision, standing still, going on."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from liem.core.acts import forms
from liem.core.acts.base import Act, At
from liem.core.journal.events import Event
from liem.registers.petitions import limits, words
from liem.registers.petitions.acts.resolving import BEING_RESOLVED, KIND, follows_acceptance, not_suspended
from liem.registers.petitions.events import ResolutionExtended, Resumed, Suspended
from liem.registers.petitions.models import Extension, Petition, Suspension


class Extend(Act):
    """Lengthen the time of resolution by a decision."""

    kind = KIND
    name = "extend-resolution"
    label = _("Extend the time")
    icon = "calendar-plus"
    stages = BEING_RESOLVED
    event = ResolutionExtended
    weight = 30

    days = forms.Count(_("By days"), low=1, high=365)
    decision = forms.Text(_("Decision"), max_length=100)
    reason = forms.Text(_("Why it is complex"), multiline=True, max_length=2000)
    late_anyway = forms.Flag(
        _("Record it although the law does not allow it"),
        help_text=_("An extension beyond the lawful time or count, or decided too late, is recorded and marked, never hidden."),
    )

    def check(self, petition: Petition, data: Any) -> None:
        """After acceptance; what the law does not allow is recorded only when that is said."""
        follows_acceptance(self, petition, data.happened_on)
        if beyond(petition, data) and not data.late_anyway:
            self.add_error("days", why_beyond(petition, data))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Add the extension."""
        past_law = beyond(petition, data)
        row = Extension(days=data.days, reason=data.reason, decision=data.decision, granted_on=data.happened_on, beyond=past_law)
        petition.rows.extensions.append(row)
        return ResolutionExtended(extension=row.number, days=data.days, decision=data.decision, reason=data.reason, beyond=past_law)


def beyond(petition: Petition, data: Any) -> bool:
    """Whether an extension goes beyond the law: too long, one too many, or decided when the time had run out."""
    room, due = limits.room_of(petition), limits.due_of(petition)
    return (room is not None and data.days > room.days) or (due is not None and data.happened_on > due)


def why_beyond(petition: Petition, data: Any) -> str:
    """What the law allows instead, in words."""
    room, due = limits.room_of(petition), limits.due_of(petition)
    if due is not None and data.happened_on > due:
        return _("The time ran out on %(day)s.") % {"day": f"{due:%d/%m/%Y}"}
    if room is None or not room.steps_left:
        return str(_("The law allows no further extension."))
    return ngettext("The law allows at most %(count)s day more.", "The law allows at most %(count)s days more.", room.days) % {
        "count": room.days
    }


class Suspend(Act):
    """Suspend the resolution; the time stands still."""

    kind = KIND
    name = "suspend-resolution"
    label = _("Suspend")
    icon = "circle-pause"
    stages = BEING_RESOLVED
    event = Suspended
    weight = 40

    ground = forms.Choice(_("Ground"), choices=words.SUSPENSION_GROUNDS)
    decision = forms.Text(_("Decision"), max_length=100)

    def check(self, petition: Petition, data: Any) -> None:
        """Once at a time, after acceptance."""
        not_suspended(self, petition)
        follows_acceptance(self, petition, data.happened_on)

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Add the suspension."""
        petition.rows.suspensions.append(Suspension(ground=data.ground, decision=data.decision, from_on=data.happened_on))
        petition.suspended_on = data.happened_on
        return Suspended(ground=data.ground, decision=data.decision)


class Resume(Act):
    """Go on with a suspended resolution."""

    kind = KIND
    name = "resume-resolution"
    label = _("Resume")
    icon = "circle-play"
    stages = BEING_RESOLVED
    event = Resumed
    weight = 8

    decision = forms.Text(_("Decision"), max_length=100)

    @classmethod
    def applies(cls, petition: Petition) -> bool:
        """Only what is suspended goes on."""
        return petition.suspended_on is not None

    def check(self, petition: Petition, data: Any) -> None:
        """It goes on after it stood still."""
        if petition.suspended_on is None:
            self.add_error(None, _("The resolution is not suspended."))
        elif data.happened_on <= petition.suspended_on:
            self.add_error("happened_on", _("It was suspended on this day or later."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """End the suspension."""
        row = next(row for row in petition.rows.suspensions if row.until_on is None)
        row.until_on, petition.suspended_on = data.happened_on, None
        return Resumed(decision=data.decision)
