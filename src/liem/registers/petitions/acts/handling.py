"""Where a petition goes: the slip that a head approves, and the ends that need no resolution of one's own."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import Act, At
from liem.core.journal.events import Event
from liem.registers.petitions import words
from liem.registers.petitions.acts.resolving import close
from liem.registers.petitions.events import Filed, Guided, HandlingDecided, Returned, UrgedInstead
from liem.registers.petitions.models import Petition, Slip
from liem.registers.petitions.rules import states

KIND = "petition"
INELIGIBLE_ENDS = frozenset({states.RETURN, states.FILE})
"""Handlings open to what may not be handled otherwise."""


class DecideHandling(Act):
    """The handling slip: an officer proposes where the petition goes, a head approves."""

    kind = KIND
    label = _("Decide the handling")
    icon = "clipboard-pen"
    help = _("The slip: you propose, a head approves. What it decides can then be carried out without a further approval.")
    stages = states.AT_THE_DESK
    second_person = True
    event = HandlingDecided
    weight = 8

    handling = forms.Choice(_("Handling"), choices=words.HANDLINGS)
    competent_body = forms.Text(_("Competent body"), max_length=200, required=False)
    reason = forms.Text(_("Reason"), multiline=True, max_length=2000)
    opinion = forms.Text(_("Opinion of the division's head"), multiline=True, max_length=2000, required=False)

    def check(self, petition: Petition, data: Any) -> None:
        """A body to go to; what is not eligible is returned or filed."""
        if data.handling in (states.TRANSFER, states.GUIDE, states.URGE) and not data.competent_body:
            self.add_error("competent_body", _("Say which body is competent."))
        check_eligible(self, petition, data.handling, "handling")

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Keep the slip; the petition waits for what was decided."""
        slip = Slip(
            handling=data.handling,
            reason=data.reason,
            opinion=data.opinion,
            competent_body=data.competent_body,
            decided_on=data.happened_on,
        )
        petition.rows.slips.append(slip)
        petition.record.stage, petition.handling, petition.decided_on = states.DECIDED, data.handling, data.happened_on
        petition.competence = competence_of(data.handling)
        petition.competent_body = data.competent_body
        return HandlingDecided(
            slip=slip.number,
            handling=data.handling,
            competence=petition.competence,
            competent_body=data.competent_body,
            reason=data.reason,
        )


def competence_of(handling: str) -> str:
    """Whose it is, by where it goes; nothing is said of what is returned or filed."""
    if handling == states.ACCEPT:
        return states.OWN
    return states.OUTSIDE if handling in (states.TRANSFER, states.GUIDE, states.URGE) else ""


def check_eligible(act: Act, petition: Petition, handling: str, place: str | None) -> None:
    """Refuse for what is not eligible every handling but to return or file it."""
    if petition.eligibility == states.INELIGIBLE and handling not in INELIGIBLE_ENDS:
        act.add_error(place, _("The petition was found not eligible: it is returned or filed."))


class Handling(Act):
    """Base of acts that carry out one handling: approved on a slip before, or by a second person now."""

    handling = ""

    def second_person(self, petition: Petition, data: Any) -> bool:
        """A head's approval, unless it was given on the slip."""
        return bool(petition.handling != self.handling)

    def check(self, petition: Petition, data: Any) -> None:
        """What is not eligible is returned or filed."""
        check_eligible(self, petition, self.handling, None)

    def end(self, petition: Petition, day: Any) -> None:
        """Close the petition with this handling."""
        petition.handling, petition.competence = self.handling, competence_of(self.handling)
        petition.handled_on = petition.handled_on or day
        close(petition, states.AFTER_HANDLING[self.handling], day)


class Guide(Handling):
    """Guide the sender to the competent body. Guidance is given once on the same content."""

    kind = KIND
    label = _("Guide the sender")
    icon = "signpost"
    stages = states.AT_THE_DESK
    event = Guided
    weight = 18
    handling = states.GUIDE

    competent_body = forms.Text(_("Competent body"), max_length=200)
    letter = forms.Text(_("Letter"), max_length=100)

    def check(self, petition: Petition, data: Any) -> None:
        """Once only, for this petition or the one it repeats."""
        super().check(petition, data)
        guided = Petition.objects.filter(record_id=petition.original_id or 0, guided=True)
        if petition.guided or (petition.original_id and guided.exists()):
            self.add_error(None, _("Guidance was given once on this content: file it, or answer it."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Close it as guided."""
        self.end(petition, data.happened_on)
        petition.guided, petition.competent_body = True, data.competent_body
        return Guided(competent_body=data.competent_body, letter=data.letter)


class Return(Handling):
    """Return the petition to its sender, or to who handed it over."""

    kind = KIND
    label = _("Return the petition")
    icon = "undo-2"
    stages = states.AT_THE_DESK
    event = Returned
    weight = 34
    handling = states.RETURN

    reason = forms.Text(_("Reason"), multiline=True, max_length=2000)
    letter = forms.Text(_("Letter"), max_length=100)

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Close it as returned."""
        self.end(petition, data.happened_on)
        return Returned(reason=data.reason, letter=data.letter)


class File(Handling):
    """File the petition: it is kept a year, then its sealed part may be destroyed by decision."""

    kind = KIND
    label = _("File it")
    icon = "archive"
    stages = states.AT_THE_DESK
    event = Filed
    weight = 36
    handling = states.FILE

    reason = forms.Text(_("Reason"), multiline=True, max_length=2000)

    def check(self, petition: Petition, data: Any) -> None:
        """An anonymous petition with named conduct and evidence is handled, not filed for being anonymous."""
        if petition.sender_kind == states.ANONYMOUS and petition.eligibility == states.ELIGIBLE:
            self.add_error(None, _("It was found eligible: an anonymous petition is not filed for being anonymous."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Close it as filed."""
        self.end(petition, data.happened_on)
        petition.filed_on = data.happened_on
        return Filed(reason=data.reason)


class Urge(Handling):
    """Urge the body that must resolve the affair: the handling of a petition whose affair lies there already."""

    kind = KIND
    label = _("Urge the competent body")
    icon = "bell-ring"
    stages = states.AT_THE_DESK
    event = UrgedInstead
    weight = 19
    handling = states.URGE

    competent_body = forms.Text(_("Competent body"), max_length=200)
    letter = forms.Text(_("Letter"), max_length=100)

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Close it as urged."""
        self.end(petition, data.happened_on)
        petition.competent_body = data.competent_body
        return UrgedInstead(competent_body=data.competent_body, letter=data.letter)
