"""How closely a record is held: its level, who is cut off, who alone may know."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import HEADS, Act, At, for_all
from liem.core.journal.events import Event
from liem.core.records.models import Confidentiality, Reader, Recusal


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
            str(code): words for code, words in Confidentiality.choices if binding.actor is None or code <= binding.actor.clearance
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
