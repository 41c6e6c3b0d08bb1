"""What is tied to a record: other records, files, notes."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import CLERKS, Act, At, for_all
from liem.core.journal.events import Event
from liem.core.records.models import Attachment, Link

LINKS = {
    "gave_rise_to": _("gave rise to"),
    "carries_out": _("carries out"),
    "institutionalises": _("institutionalises"),
    "answers": _("answers"),
    "repeats": _("repeats"),
}


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
        own.rows.attachments.append(Attachment(name=file.name, digest=file.digest, content_type=file.content_type, size=file.size))
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
