"""Who wrote: put under seal, opened with a reason, destroyed by decision.

A denouncer's identity always lies under seal, another sender's on wish. The journal keeps no trace of it but that it is
sealed (Law on Denunciations 2018 art. 56; Decision 774/QĐ-TTg).
"""

from base64 import b64decode, b64encode
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from liem.core.access.profile import NETWORKED
from liem.core.acts import forms
from liem.core.acts.base import Act, At
from liem.core.calendar.counting import due_day
from liem.core.journal.events import Event
from liem.core.vault.sealing import open_small, seal_small
from liem.registers.petitions.events import IdentityOpened, IdentitySealed, SealedPartDestroyed, TextMasked
from liem.registers.petitions.models import IDENTITY, Petition, Sender
from liem.registers.petitions.rules import marks, states

KIND = "petition"
KEPT_MONTHS = 12
"""A filed petition is kept a year before its sealed part may be destroyed (Circular 05/2021/TT-TTCP art. 28)."""


def _place(petition: Petition) -> str:
    """What an identity is sealed to, so that it cannot be moved to another record."""
    return f"petitions.sender:{petition.record.pk}"


def sealed_text(petition: Petition, value: Any) -> str:
    """A JSON value sealed to the petition, as text."""
    return b64encode(seal_small(value, bound_to=_place(petition))).decode()


def unsealed(petition: Petition, text: str) -> Any:
    """What `sealed_text` sealed. Raises `VaultFault` when the key is missing or the seal is broken."""
    return open_small(b64decode(text), bound_to=_place(petition))


def seal_sender(petition: Petition, row: Sender) -> None:
    """Put one sender's particulars under seal and leave the open columns empty."""
    known = {name: getattr(row, name) for name in IDENTITY if getattr(row, name)}
    if known:
        row.sealed = sealed_text(petition, known)
        for name in IDENTITY:
            setattr(row, name, "")


def seal_all(petition: Petition) -> None:
    """Put every sender of the petition under seal, and the papers that came before: they show who wrote."""
    for row in petition.rows.senders:
        if not row.sealed:
            seal_sender(petition, row)
    for scan in petition.rows.scans:
        if not scan.redacts:
            scan.sealed, scan.name = True, ""
    petition.identity_sealed = True


def opened_identities(petition: Petition) -> list[dict[str, str]]:
    """The particulars of every sender, opened; whoever calls this has told the journal."""
    return [dict(unsealed(petition, row.sealed)) for row in petition.rows.senders if row.sealed]


def refused_here(petition_class: str) -> bool:
    """Whether this installation may not hold the identity of such a sender: it is networked, and it is a denouncer's.

    By our reading such an identity is a State secret of the degree *Mật* (Decision 774/QĐ-TTg), which only a standalone
    network may hold (Law 117/2025/QH15). A site without that reading says so in its settings.
    """
    strict = getattr(settings, "LIEM_DENOUNCERS_ARE_SECRET", True)
    return bool(strict and petition_class == states.DENUNCIATION and settings.LIEM_PROFILE == NETWORKED)


class SealIdentity(Act):
    """Put the sender's identity under seal, on wish."""

    kind = KIND
    label = _("Seal the identity")
    icon = "lock"
    closed_too = True
    event = IdentitySealed
    weight = 82

    reason = forms.Text(_("Reason"), max_length=500)

    @classmethod
    def applies(cls, petition: Petition) -> bool:
        """Only what stands open is sealed."""
        return not petition.identity_sealed and bool(petition.rows.senders)

    def check(self, petition: Petition, data: Any) -> None:
        """There must be a sender, not sealed yet."""
        if petition.identity_sealed:
            self.add_error(None, _("The identity is sealed already."))
        elif not petition.rows.senders:
            self.add_error(None, _("No sender is written down."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Seal it."""
        seal_all(petition)
        return IdentitySealed(reason=data.reason)


class OpenIdentity(Act):
    """Open a sealed identity, with a reason that stays in the journal; a denouncer's takes two people."""

    kind = KIND
    label = _("Open the identity")
    icon = "key-round"
    help = _("It is shown to you this day only. Who opened it, when and why stays in the history, and the auditor sees it.")
    closed_too = True
    event = IdentityOpened
    weight = 84

    reason = forms.Text(_("Reason"), max_length=500)

    def second_person(self, petition: Petition, data: Any) -> bool:
        """A denouncer's identity takes two."""
        return bool(petition.petition_class == states.DENUNCIATION)

    @classmethod
    def applies(cls, petition: Petition) -> bool:
        """Only what is sealed can be opened."""
        return any(row.sealed for row in petition.rows.senders) or bool(petition.sealed_content)

    def check(self, petition: Petition, data: Any) -> None:
        """There must be something under seal."""
        if not self.applies(petition):
            self.add_error(None, _("Nothing of this petition lies under seal."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Change nothing; tell that it was opened."""
        return IdentityOpened(reason=data.reason, count=sum(bool(row.sealed) for row in petition.rows.senders))


class MaskText(Act):
    """Take names, telephone and ID numbers out of the text; the text as written goes under seal."""

    kind = KIND
    label = _("Mask the text")
    icon = "eye-off"
    closed_too = True
    event = TextMasked
    weight = 66

    also = forms.Text(_("Also take out"), max_length=1000, required=False, help_text=_("Further words, parted by semicolons."))

    @classmethod
    def applies(cls, petition: Petition) -> bool:
        """Only a text can be masked."""
        return bool(petition.content)

    def check(self, petition: Petition, data: Any) -> None:
        """Something must be found to take out."""
        if not marked(petition.content, data.also):
            self.add_error("also", _("Nothing was found to take out: name the words."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Mask, keep the first text as written."""
        found = marked(petition.content, data.also)
        keep_as_written(petition, found)
        return TextMasked(count=len(found))


def marked(text: str, also: str = "") -> list[marks.Mark]:
    """The marks of a text, and every place of the words named besides."""
    found = marks.found(text)
    for word in filter(None, (part.strip() for part in also.split(";"))):
        at = text.find(word)
        while at >= 0:
            found.append(marks.Mark(at, at + len(word), marks.NAME, word))
            at = text.find(word, at + len(word))
    kept: list[marks.Mark] = []
    for mark in sorted(found, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def keep_as_written(petition: Petition, found: list[marks.Mark]) -> None:
    """Mask the text; the first text as written goes under seal, later masks leave that as it is."""
    if not petition.sealed_content:
        petition.sealed_content = sealed_text(petition, petition.content)
    petition.content = marks.masked(petition.content, found)


class DestroySealed(Act):
    """Destroy what lies under seal of a petition that was filed a year ago, by decision. It cannot be undone."""

    kind = KIND
    label = _("Destroy the sealed part")
    icon = "shredder"
    help = _("The identity, the text as written and the sealed scans are destroyed for ever. What happened stays in the history.")
    stages = frozenset({states.FILED})
    closed_too = True
    second_person = True
    event = SealedPartDestroyed
    weight = 95

    decision = forms.Text(_("Decision"), max_length=100)
    decided_on = forms.Day(_("Decided on"))

    def check(self, petition: Petition, data: Any) -> None:
        """Not before the year is over, and once."""
        if petition.destroyed_on:
            self.add_error(None, _("The sealed part was destroyed already."))
        until = kept_until(petition)
        if until and data.happened_on < until:
            self.add_error("happened_on", _("It must be kept until %(day)s.") % {"day": f"{until:%d/%m/%Y}"})
        if data.decided_on > data.happened_on:
            self.add_error("decided_on", _("The decision cannot be later than what it orders."))

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Empty what was sealed."""
        for row in petition.rows.senders:
            row.sealed = ""
            for name in IDENTITY:
                setattr(row, name, "")
        for scan in petition.rows.scans:
            if scan.sealed:
                scan.digest = scan.original_digest = scan.name = ""
        petition.sealed_content, petition.against = "", ""
        petition.destroyed_on = data.happened_on
        return SealedPartDestroyed(decision=data.decision, decided_on=data.decided_on)


def kept_until(petition: Petition) -> date | None:
    """The day until which a filed petition must be kept."""
    return due_day(petition.filed_on, KEPT_MONTHS, "month", False).due_on if petition.filed_on else None
