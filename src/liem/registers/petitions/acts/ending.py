"""The ends without a conclusion, and what brings a petition back: withdrawal, discontinuance, second instance, reopening."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import CLERKS, Act, At
from liem.core.journal.events import Event
from liem.registers.petitions import limits, words
from liem.registers.petitions.acts.resolving import BEING_RESOLVED, KIND, back_to_the_desk, close, end_items, follows_acceptance
from liem.registers.petitions.events import Discontinued, Reopened, SecondInstanceOpened, Withdrawn
from liem.registers.petitions.models import Petition
from liem.registers.petitions.rules import states


class Withdraw(Act):
    """Record that the sender withdraws the petition, or some of its contents."""

    kind = KIND
    label = _("Withdraw")
    icon = "undo-2"
    stages = states.AT_THE_DESK | BEING_RESOLVED
    roles = CLERKS
    event = Withdrawn
    weight = 45

    item = forms.RowField(
        _("Only this content"),
        rows="contents",
        where=lambda row: row.ended_on is None,
        say=lambda row: f"{row.number}. {row.summary[:80]}",
        required=False,
        help_text=_("Left empty: the whole petition."),
    )
    letter = forms.Text(_("Request of the sender"), max_length=200)

    def _bind(self) -> None:
        super()._bind()
        self.fields["item"].initial = ""

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """End what is withdrawn; the petition itself when nothing else is left."""
        open_items = [row.number for row in petition.rows.contents if row.ended_on is None]
        numbers = (data.item,) if data.item else tuple(open_items)
        end_items(petition, states.WITHDRAWN, data.happened_on, numbers)
        whole = not data.item or open_items == [data.item]
        kept = limits.in_time(petition, data.happened_on)
        accepted = petition.record.stage in BEING_RESOLVED
        if whole:
            petition.outcome, petition.concluded_on = states.WITHDRAWN, data.happened_on
            petition.handled_on = petition.handled_on or data.happened_on
            close(petition, states.WITHDRAWN, data.happened_on)
        scope = _("the whole petition") if whole else _("content no. %(number)s") % {"number": data.item}
        return Withdrawn(whole=whole, items=list(numbers), scope=str(scope), in_time=kept, accepted=accepted)


class Discontinue(Act):
    """End the resolution without a conclusion."""

    kind = KIND
    name = "discontinue-resolution"
    label = _("Discontinue")
    icon = "circle-stop"
    stages = BEING_RESOLVED
    second_person = True
    event = Discontinued
    weight = 60

    ground = forms.Choice(_("Ground"), choices=words.DISCONTINUE_GROUNDS)
    decision = forms.Text(_("Decision"), max_length=100)

    def check(self, petition: Petition, data: Any) -> None:
        """After acceptance; what the sender takes back is withdrawn."""
        follows_acceptance(self, petition, data.happened_on)
        if data.ground == "withdrawn" and not any(row.outcome == states.WITHDRAWN for row in petition.rows.contents):
            self.add_error("ground", _("Record the withdrawal itself: it counts among the outcomes."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Close it as discontinued."""
        close(petition, states.DISCONTINUED, data.happened_on)
        return Discontinued(ground=data.ground, decision=data.decision)


class OpenSecondInstance(Act):
    """Take up the sender's complaint against the first decision."""

    kind = KIND
    label = _("Open the second instance")
    icon = "repeat"
    stages = frozenset({states.ANSWERED})
    closed_too = True
    event = SecondInstanceOpened
    weight = 55

    reason = forms.Text(_("What the sender complains of"), multiline=True, max_length=2000)

    @classmethod
    def applies(cls, petition: Petition) -> bool:
        """Only a complaint has a second instance, once."""
        return petition.petition_class == states.COMPLAINT and petition.instance == 1

    def check(self, petition: Petition, data: Any) -> None:
        """After the first answer."""
        if not self.applies(petition):
            self.add_error(None, _("Only a complaint that was decided once has a second instance."))
        if petition.answered_on and data.happened_on < petition.answered_on:
            self.add_error("happened_on", _("The first answer was given after this day."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Bring it back to the desk, for the second instance."""
        petition.instance = 2
        back_to_the_desk(petition)
        return SecondInstanceOpened(reason=data.reason)


class Reopen(Act):
    """Take the petition up again on new facts."""

    kind = KIND
    label = _("Reopen")
    icon = "folder-open"
    stages = states.CLOSING
    closed_too = True
    second_person = True
    event = Reopened
    weight = 70

    reason = forms.Text(_("New facts"), multiline=True, max_length=2000)

    def check(self, petition: Petition, data: Any) -> None:
        """After it was closed; what was destroyed cannot come back."""
        closed_on = petition.record.closed_on
        if closed_on and data.happened_on < closed_on:
            self.add_error("happened_on", _("The petition was closed on %(day)s.") % {"day": f"{closed_on:%d/%m/%Y}"})
        if petition.destroyed_on:
            self.add_error(None, _("Its sealed part was destroyed: take in a new petition."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Bring it back to the desk."""
        back_to_the_desk(petition)
        classes = [row.item_class for row in petition.rows.contents]
        return Reopened(reason=data.reason, stage=petition.record.stage, classes=classes)
