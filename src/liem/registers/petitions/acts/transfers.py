"""A petition on its way: sent, arrived, taken over or sent back, answered, urged."""

from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import CLERKS, OFFICERS, Act, At
from liem.core.journal.events import Event
from liem.core.language.searching import fold
from liem.core.organization.profile import Bases
from liem.core.records.models import Ownership, Share
from liem.registers.petitions.acts.handling import Handling
from liem.registers.petitions.acts.resolving import back_to_the_desk, close
from liem.registers.petitions.events import (
    ReplyRecorded,
    TransferArrived,
    Transferred,
    TransferSentBack,
    TransferTaken,
    TransferUrged,
)
from liem.registers.petitions.models import Petition, Transfer
from liem.registers.petitions.rules import states

KIND = "petition"
ON_ITS_WAY = frozenset({states.SENT, states.ARRIVED})
OUTSIDE_THE_SECTOR = "outside"
SECTOR = ("central", "province", "district", "commune")
"""Levels of units that keep this register themselves."""


def name_of(row: Transfer) -> str:
    """Who receives it, in words."""
    return str(row.to_unit.name_vi if row.to_unit_id else row.to_body)


def say_transfer(row: Transfer) -> Any:
    """A transfer in words: to whom, when."""
    return _("%(receiver)s, %(day)s") % {"receiver": name_of(row), "day": f"{row.sent_on:%d/%m/%Y}"}


def unanswered(row: Transfer) -> bool:
    """Whether a reply may still come."""
    return row.state != states.SENT_BACK


class SendOn(Handling):
    """Transfer the petition to the competent body: a unit of the sector, or a body outside it."""

    kind = KIND
    name = "transfer"
    label = _("Transfer")
    icon = "send"
    help = _("Never to the unit or person complained of. A denouncer's identity does not go with it but under seal.")
    stages = states.AT_THE_DESK
    event = Transferred
    weight = 15
    handling = states.TRANSFER

    to_unit = forms.UnitField(_("To the unit"), levels=SECTOR, other=True, required=False)
    to_body = forms.Text(_("To the body outside"), max_length=200, required=False)
    letter = forms.Text(_("Letter"), max_length=100)
    reply_due_on = forms.Day(_("Reply asked by"), required=False, future=True)
    again = forms.Flag(
        _("Send it to a unit that had it before"), help_text=_("Only with new facts: a petition must not go round in a ring.")
    )

    def check(self, petition: Petition, data: Any) -> None:
        """One receiver, not oneself, not who is complained of, no ring."""
        super().check(petition, data)
        if bool(data.to_unit) == bool(data.to_body):
            self.add_error("to_unit", _("Name one receiver: a unit of the sector, or a body outside."))
            return
        if data.reply_due_on and data.reply_due_on <= data.happened_on:
            self.add_error("reply_due_on", _("The reply is asked by a later day."))
        if data.to_unit:
            self._check_unit(petition, data)
        elif petition.against and fold(data.to_body) and fold(data.to_body) in fold(petition.against):
            self.add_error("to_body", _("This is who the petition complains of: it must not go there."))

    def _check_unit(self, petition: Petition, data: Any) -> None:
        if data.to_unit.pk == petition.record.owner_id:
            self.add_error("to_unit", _("The petition lies in this unit already."))
        if data.to_unit.pk == petition.against_unit_id:
            self.add_error("to_unit", _("This is who the petition complains of: it must not go there."))
        had_it = {row.from_unit_id for row in petition.rows.transfers} | {row.to_unit_id for row in petition.rows.transfers}
        if data.to_unit.pk in had_it and not data.again:
            self.add_error("to_unit", _("This unit had the petition before: it would go round in a ring."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Send it; a unit inside sees it from now on."""
        record = petition.record
        petition.hops += 1
        row = Transfer(
            from_unit_id=record.owner_id,
            to_unit=data.to_unit,
            to_body=data.to_body,
            hop=petition.hops,
            letter=data.letter,
            sent_on=data.happened_on,
            reply_due_on=data.reply_due_on,
            state=states.SENT,
        )
        petition.rows.transfers.append(row)
        if data.to_unit and not any(share.unit_id == data.to_unit.pk and share.until_on is None for share in petition.rows.shares):
            petition.rows.shares.append(Share(unit_id=data.to_unit.pk, ground=str(_("Transfer")), from_on=data.happened_on))
        petition.handling, petition.competence = states.TRANSFER, states.OUTSIDE
        petition.handled_on = petition.handled_on or data.happened_on
        petition.competent_body = name_of(row)
        record.stage = states.TRANSFERRED
        return Transferred(
            transfer=row.number,
            receiver=name_of(row),
            receiver_kind=data.to_unit.level if data.to_unit else OUTSIDE_THE_SECTOR,
            inside=bool(data.to_unit),
            hop=row.hop,
            letter=data.letter,
            reply_due_on=data.reply_due_on,
        )


class ForReceiver(Act):
    """Base of what the receiving unit does with a petition that is on its way to it."""

    anywhere = True

    def incoming(self, petition: Petition) -> Transfer | None:
        """The transfer that is on its way to the actor's unit, if there is one."""
        unit_id = self.actor.unit_id if self.actor is not None else None
        return next((row for row in petition.rows.transfers if row.to_unit_id == unit_id and row.state in ON_ITS_WAY), None)

    def check(self, petition: Petition, data: Any) -> None:
        """It must be on its way here, and after it was sent."""
        row = self.incoming(petition)
        if row is None:
            self.add_error(None, _("No transfer of this petition is on its way to your unit."))
        elif data.happened_on < row.sent_on:
            self.add_error("happened_on", _("It was sent on %(day)s.") % {"day": f"{row.sent_on:%d/%m/%Y}"})


class ConfirmArrival(ForReceiver):
    """Confirm that a transferred petition arrived at your unit."""

    kind = KIND
    label = _("Confirm arrival")
    icon = "inbox"
    stages = frozenset({states.TRANSFERRED})
    roles = CLERKS
    event = TransferArrived
    weight = 4

    def check(self, petition: Petition, data: Any) -> None:
        """Once."""
        super().check(petition, data)
        row = self.incoming(petition)
        if row is not None and row.state == states.ARRIVED:
            self.add_error(None, _("Its arrival is confirmed already."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Mark the day."""
        row = self.incoming(petition)
        assert row is not None
        row.state, row.arrived_on = states.ARRIVED, data.happened_on
        return TransferArrived(transfer=row.number, receiver=name_of(row))


class TakeOver(ForReceiver):
    """Take a transferred petition over: your unit owns it from this day, the sender goes on seeing it."""

    kind = KIND
    label = _("Take over")
    icon = "package-check"
    stages = frozenset({states.TRANSFERRED})
    event = TransferTaken
    weight = 3

    unit_basis = ""
    """The rules that the taking unit's administrator recorded; without any the petition goes on under those it came with."""

    @cached_property
    def bases(self) -> Bases:
        """What is known of units, kept as long as this form is used again."""
        return Bases()

    def check(self, petition: Petition, data: Any) -> None:
        """Besides what every receiver's act asks, read the rules of the taking unit."""
        super().check(petition, data)
        if self.actor is not None:
            self.unit_basis = self.bases.recorded(self.actor.unit_id, data.happened_on)

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Change the owner; it lies at the new unit's desk, to be handled there."""
        record, row, actor = petition.record, self.incoming(petition), at.actor
        assert row is not None
        previous = record.owner_id
        row.state, row.settled_on, row.arrived_on = states.TAKEN, data.happened_on, row.arrived_on or data.happened_on
        petition.rows.ownerships.append(Ownership(unit_id=actor.unit_id, previous_id=previous, from_on=data.happened_on))
        if not any(share.unit_id == previous and share.until_on is None for share in petition.rows.shares):
            petition.rows.shares.append(Share(unit_id=previous, ground=str(_("Sent this petition on")), from_on=data.happened_on))
        record.owner_id, record.top, record.place, record.officer_id = actor.unit_id, actor.unit_top, actor.unit_place, None
        back_to_the_desk(petition)
        petition.competence, petition.competent_body = "", ""
        petition.basis = self.unit_basis or petition.basis
        return TransferTaken(
            transfer=row.number,
            receiver=name_of(row),
            sender_unit=row.from_unit.name_vi,
            new_owner=actor.unit_id,
            from_unit=previous,
        )


class SendBack(Act):
    """Send a transferred petition back, or record that a body outside did: it lies at the sender's desk again."""

    kind = KIND
    label = _("Send back")
    icon = "corner-up-left"
    stages = frozenset({states.TRANSFERRED})
    roles = OFFICERS
    anywhere = True
    event = TransferSentBack
    weight = 38

    transfer = forms.RowField(_("Transfer"), rows="transfers", where=lambda row: row.state in ON_ITS_WAY, say=say_transfer)
    reason = forms.Text(_("Reason"), max_length=500)

    def check(self, petition: Petition, data: Any) -> None:
        """By the receiver itself, or by the sender for a body outside; after it was sent."""
        row = petition.rows.transfers.numbered(data.transfer)
        unit_id = self.actor.unit_id if self.actor is not None else None
        if unit_id != (row.to_unit_id or petition.record.owner_id):
            self.add_error("transfer", _("The receiver itself sends it back; of a body outside the sender records it."))
        if data.happened_on < row.sent_on:
            self.add_error("happened_on", _("It was sent on %(day)s.") % {"day": f"{row.sent_on:%d/%m/%Y}"})

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Bring it back to the desk."""
        row = petition.rows.transfers.numbered(data.transfer)
        row.state, row.settled_on, row.refusal = states.SENT_BACK, data.happened_on, data.reason
        back_to_the_desk(petition)
        petition.competence = ""
        return TransferSentBack(transfer=row.number, receiver=name_of(row), reason=data.reason)


class RecordReply(Act):
    """Record the reply to a transfer: the receiver inside gives it, that of a body outside the sender writes down."""

    kind = KIND
    label = _("Record the reply")
    icon = "mail-check"
    closed_too = True
    roles = CLERKS
    anywhere = True
    event = ReplyRecorded
    weight = 9

    transfer = forms.RowField(_("Transfer"), rows="transfers", where=unanswered, say=say_transfer)
    letter = forms.Text(_("Letter"), max_length=100)
    reply = forms.Text(_("Content of the reply"), multiline=True, max_length=5000, required=False)

    def check(self, petition: Petition, data: Any) -> None:
        """By the receiver or the sender; after it was sent."""
        row = petition.rows.transfers.numbered(data.transfer)
        unit_id = self.actor.unit_id if self.actor is not None else None
        if unit_id not in (row.to_unit_id, row.from_unit_id):
            self.add_error("transfer", _("Only the sender and the receiver of a transfer know of its reply."))
        if data.happened_on < row.sent_on:
            self.add_error("happened_on", _("It was sent on %(day)s.") % {"day": f"{row.sent_on:%d/%m/%Y}"})

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Keep the reply; a petition that lies outside ends with it."""
        row = petition.rows.transfers.numbered(data.transfer)
        first = row.replied_on is None
        row.replied_on, row.reply_letter, row.reply = row.replied_on or data.happened_on, data.letter, data.reply
        if not row.to_unit_id:
            row.state = states.ANSWERED_BACK
            if petition.record.stage == states.TRANSFERRED:
                close(petition, states.REPLIED, data.happened_on)
        return ReplyRecorded(
            transfer=row.number,
            receiver=name_of(row),
            letter=data.letter,
            first=first,
            late=bool(row.reply_due_on and data.happened_on > row.reply_due_on),
            days=(data.happened_on - row.sent_on).days,
        )


class UrgeTransfer(Act):
    """Urge the receiver of a transfer to answer."""

    kind = KIND
    label = _("Urge the reply")
    icon = "bell-ring"
    roles = CLERKS
    anywhere = True
    event = TransferUrged
    weight = 13

    transfer = forms.RowField(
        _("Transfer"), rows="transfers", where=lambda row: unanswered(row) and row.replied_on is None, say=say_transfer
    )
    letter = forms.Text(_("Letter"), max_length=100)
    reply_due_on = forms.Day(_("Reply asked by"), required=False, future=True)

    def check(self, petition: Petition, data: Any) -> None:
        """By the sender, after it was sent, with a later day."""
        row = petition.rows.transfers.numbered(data.transfer)
        if self.actor is not None and self.actor.unit_id != row.from_unit_id:
            self.add_error("transfer", _("The unit that sent it urges the reply."))
        if data.happened_on < (row.urged_on or row.sent_on):
            self.add_error("happened_on", _("It was sent or urged after this day."))
        if data.reply_due_on and data.reply_due_on <= data.happened_on:
            self.add_error("reply_due_on", _("The reply is asked by a later day."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Count it; a new day may be set."""
        row = petition.rows.transfers.numbered(data.transfer)
        row.urged, row.urged_on = row.urged + 1, data.happened_on
        row.reply_due_on = data.reply_due_on or row.reply_due_on
        return TransferUrged(transfer=row.number, receiver=name_of(row), time=row.urged, letter=data.letter, reply_due_on=data.reply_due_on)
