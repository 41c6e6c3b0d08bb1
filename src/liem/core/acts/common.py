"""The acts that every register has."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import CLERKS, HEADS, Act, At, common
from liem.core.acts.refusals import Refused
from liem.core.acts.state import restore, state_of
from liem.core.journal.events import Event
from liem.core.journal.history import HAND_OVER, fold
from liem.core.journal.raw import remaining
from liem.core.records.kinds import BY_MISTAKE
from liem.core.records.models import Attachment, Confidentiality, Link, Ownership, Reader, Recusal, Share

LINKS = {
    "gave_rise_to": _("gave rise to"),
    "carries_out": _("carries out"),
    "institutionalises": _("institutionalises"),
    "answers": _("answers"),
    "repeats": _("repeats"),
}


def for_all(act: type[Act]) -> type[Act]:
    """Put an act into the catalogue of those that every kind has."""
    return common.declare(act.name, act)


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
        own.rows.ownerships.append(
            Ownership(unit_id=data.unit.pk, previous_id=record.owner_id, from_on=data.happened_on)
        )
        record.owner_id, record.top, record.place = data.unit.pk, data.unit.top, data.unit.place
        record.officer_id = None
        return HandedOver(unit=data.unit.name_vi, new_owner=data.unit.pk, reason=data.reason)


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
        own.rows.shares.append(
            Share(unit_id=data.unit.pk, ground=data.ground, from_on=data.happened_on, until_on=data.until_on)
        )
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

    share = forms.RowField(
        _("Shared with"), rows="shares", where=lambda row: row.until_on is None, say=lambda row: row.unit.name
    )

    def check(self, own: Any, data: Any) -> None:
        """Not before the share began."""
        if own.rows.shares.numbered(data.share).from_on > data.happened_on:
            self.add_error("happened_on", _("The share began after this day."))

    def carry_out(self, own: Any, data: Any, at: At) -> Unshared:
        """Set its end."""
        row = own.rows.shares.numbered(data.share)
        row.until_on = data.happened_on
        return Unshared(unit=row.unit.name_vi)


@dataclass(frozen=True, kw_only=True)
class Linked(Event):
    """The record was tied to another."""

    kind = "records.linked"
    sentence = _("<b>Linked</b>: %(link)s %(other)s")
    words = {"link": LINKS}
    link: str
    other: str


@for_all
class LinkTo(Act):
    """Tie this record to another that you may see."""

    name = "link"
    label = _("Link to a record")
    icon = "link"
    roles = CLERKS
    closed_too = True
    weight = 72
    event = Linked

    link = forms.Choice(_("This record"), choices=LINKS)
    other = forms.RecordField(_("Record number"))

    def check(self, own: Any, data: Any) -> None:
        """Not to itself, and not twice."""
        if data.other.pk == own.record.pk:
            self.add_error("other", _("A record cannot be linked to itself."))
        if any(row.link == data.link and row.other_id == data.other.pk for row in own.rows.links):
            self.add_error("other", _("The two are linked like this already."))

    def carry_out(self, own: Any, data: Any, at: At) -> Linked:
        """Add the tie."""
        own.rows.links.append(Link(link=data.link, other_id=data.other.pk))
        return Linked(link=data.link, other=data.other.number)


@dataclass(frozen=True, kw_only=True)
class Attached(Event):
    """A file was added."""

    kind = "records.attached"
    sentence = _("<b>Attached</b> %(file)s")
    file: str
    digest: str


@for_all
class Attach(Act):
    """Add a file to the record."""

    label = _("Attach a file")
    icon = "paperclip"
    roles = CLERKS
    closed_too = True
    weight = 71
    event = Attached

    file = forms.Upload(_("File"))

    def check(self, own: Any, data: Any) -> None:
        """The same content only once."""
        if any(row.digest == data.file.digest for row in own.rows.attachments):
            self.add_error("file", _("This record has a file with the same content."))

    def carry_out(self, own: Any, data: Any, at: At) -> Attached:
        """Add the file's row."""
        file = data.file
        own.rows.attachments.append(
            Attachment(name=file.name, digest=file.digest, content_type=file.content_type, size=file.size)
        )
        return Attached(file=file.name, digest=file.digest)


@dataclass(frozen=True, kw_only=True)
class Noted(Event):
    """A note was written."""

    kind = "records.noted"
    sentence = _("<b>Note</b>: %(note)s")
    note: str


@for_all
class Note(Act):
    """Write a note that everybody who sees the record can read."""

    label = _("Write a note")
    icon = "message-square"
    roles = CLERKS
    closed_too = True
    anywhere = False
    weight = 60
    event = Noted

    note = forms.Text(_("Note"), multiline=True, max_length=4000)

    def carry_out(self, own: Any, data: Any, at: At) -> Noted:
        """Nothing changes but the journal."""
        return Noted(note=data.note)


@dataclass(frozen=True, kw_only=True)
class ConfidentialityChanged(Event):
    """The record is held more or less closely."""

    kind = "records.confidentiality_changed"
    sentence = _("<b>Confidentiality</b>: %(was)s → %(now)s. %(reason)s")
    words = {"was": dict(Confidentiality.choices), "now": dict(Confidentiality.choices)}
    weighty = True
    was: int
    now: int
    reason: str


@for_all
class ChangeConfidentiality(Act):
    """Hold the record more or less closely. Downward needs a second person."""

    label = _("Change confidentiality")
    icon = "lock"
    roles = HEADS | {"officer"}
    closed_too = True
    weight = 80
    event = ConfidentialityChanged

    level = forms.Choice(
        _("Confidentiality"),
        choices=lambda binding: {
            str(code): words
            for code, words in Confidentiality.choices
            if binding.actor is None or code <= binding.actor.clearance
        },
    )
    reason = forms.Text(_("Reason"), max_length=500)

    def second_person(self, own: Any, data: Any) -> bool:
        """Only a lower level needs another person."""
        return int(data.level) < own.record.confidentiality

    def check(self, own: Any, data: Any) -> None:
        """Another level than the present one."""
        if int(data.level) == own.record.confidentiality:
            self.add_error("level", _("The record is at this level already."))

    def carry_out(self, own: Any, data: Any, at: At) -> ConfidentialityChanged:
        """Set the level."""
        was, own.record.confidentiality = own.record.confidentiality, int(data.level)
        return ConfidentialityChanged(was=was, now=own.record.confidentiality, reason=data.reason)


@dataclass(frozen=True, kw_only=True)
class PersonRecused(Event):
    """A person was cut off from the record."""

    kind = "records.recused"
    sentence = _("<b>Recused</b>: %(person)s. %(reason)s")
    person: str
    reason: str


@for_all
class Recuse(Act):
    """Cut a person off from the record because they are named in it or related to it."""

    label = _("Recuse a person")
    icon = "user-x"
    closed_too = True
    weight = 85
    event = PersonRecused

    person = forms.PersonField(_("Person"))
    reason = forms.Text(_("Reason"), max_length=500)

    def check(self, own: Any, data: Any) -> None:
        """Once; and one's own or, for a head, anybody's."""
        if any(row.person_id == data.person.pk for row in own.rows.recusals):
            self.add_error("person", _("This person is recused already."))
        if self.actor is not None and self.actor.role != "head" and data.person.pk != self.actor.person_id:
            self.add_error("person", _("Only a head may recuse another person."))

    def carry_out(self, own: Any, data: Any, at: At) -> PersonRecused:
        """Add the recusal; a recused officer gives the record up."""
        own.rows.recusals.append(Recusal(person_id=data.person.pk, reason=data.reason))
        if own.record.officer_id and own.record.officer.person_id == data.person.pk:
            own.record.officer_id = None
        return PersonRecused(person=data.person.name, reason=data.reason)


@dataclass(frozen=True, kw_only=True)
class ReadersSet(Event):
    """The need-to-know list changed."""

    kind = "records.readers_set"
    sentence = _("<b>Need-to-know list</b>: added %(person)s")
    person: str


@for_all
class AddReader(Act):
    """Put a person on the need-to-know list; from then on only those listed see the record."""

    label = _("Add to the need-to-know list")
    icon = "eye"
    roles = HEADS
    closed_too = True
    weight = 86
    event = ReadersSet

    person = forms.PersonField(_("Person"))

    def check(self, own: Any, data: Any) -> None:
        """Once."""
        if any(row.person_id == data.person.pk for row in own.rows.readers):
            self.add_error("person", _("This person is on the list already."))

    def carry_out(self, own: Any, data: Any, at: At) -> ReadersSet:
        """Add the person; the first entry also lists who writes it, who would otherwise be shut out."""
        if not own.rows.readers and at.actor.person_id and at.actor.person_id != data.person.pk:
            own.rows.readers.append(Reader(person_id=at.actor.person_id))
        own.rows.readers.append(Reader(person_id=data.person.pk))
        own.record.need_to_know = True
        return ReadersSet(person=data.person.name)


@dataclass(frozen=True, kw_only=True)
class Voided(Event):
    """An event was voided: it never happened."""

    kind = "records.voided"
    sentence = _("<b>Voided</b> event %(ordinal)s: %(reason)s")
    ordinal: int
    reason: str
    voided: int


@for_all
class Void(Act):
    """Void an event that was written by mistake. The record is what the remaining events make of it."""

    label = _("Void an event")
    icon = "ban"
    closed_too = True
    needs = "history"
    weight = 90
    event = Voided

    ordinal = forms.Count(_("Number of the event in this record"), low=1, high=1_000_000)
    reason = forms.Text(_("Reason"), max_length=500)

    def carry_out(self, own: Any, data: Any, at: At) -> Voided:
        """Fold the events that remain into the record's new state."""
        assert at.kind is not None
        event = next((event for event in at.events if event.ordinal == data.ordinal), None)
        standing = {event.event_id for event in remaining(at.events)}
        if event is None or event.event_id not in standing:
            raise Refused({"ordinal": [str(_("There is no such event that still stands."))]})
        if event.kind == HAND_OVER:
            raise Refused({"ordinal": [str(_("A hand-over is not voided: hand the record back."))]})
        if event.ordinal == 1:
            self._void_opening(own, at, standing)
        else:
            restore(at.kind, own, fold(event.changes for event in remaining(at.events, event.event_id)))
        return Voided(ordinal=event.ordinal, reason=data.reason, voided=event.event_id)

    def _void_opening(self, own: Any, at: At, standing: set[int]) -> None:
        if len(standing) > 1:
            raise Refused({"ordinal": [str(_("Void the later events first; the opening comes last."))]})
        assert at.kind is not None
        state = state_of(at.kind, own)
        state |= {"stage": BY_MISTAKE, "closed_on": at.today.isoformat()}
        restore(at.kind, own, state)
