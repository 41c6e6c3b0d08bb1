"""The notices that the law asks for beside the letters: each ends the time that it has."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import CLERKS, Act, At
from liem.core.journal.events import Event
from liem.registers.petitions import words
from liem.registers.petitions.events import NoticeGiven
from liem.registers.petitions.models import Petition
from liem.registers.petitions.rules import states


class GiveNotice(Act):
    """Record that a notice on a denunciation was given: of its acceptance, or its conclusion published."""

    kind = "petition"
    label = _("Record a notice")
    icon = "megaphone"
    help = _("Law on Denunciations 2018, art. 29 and 40. The denouncer is named to nobody.")
    stages = states.BEING_RESOLVED | {states.CONCLUDED, states.ANSWERED}
    closed_too = True
    roles = CLERKS
    event = NoticeGiven
    weight = 58

    notice = forms.Choice(_("Notice"), choices=words.NOTICES)
    letter = forms.Text(_("Document, or where it was published"), max_length=200)

    @classmethod
    def applies(cls, petition: Petition) -> bool:
        """Only denunciations have these notices."""
        return bool(petition.petition_class == states.DENUNCIATION)

    def check(self, petition: Petition, data: Any) -> None:
        """The notice follows what it tells of."""
        if not self.applies(petition):
            self.add_error(None, _("These notices belong to denunciations."))
            return
        begins = petition.accepted_on if data.notice == "acceptance" else petition.concluded_on
        if begins is None:
            self.add_error("notice", _("There is no conclusion yet."))
        elif data.happened_on < begins:
            self.add_error("happened_on", _("What it tells of happened on %(day)s.") % {"day": f"{begins:%d/%m/%Y}"})

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Tell of the notice; nothing in the petition changes."""
        return NoticeGiven(notice=data.notice, letter=data.letter)
