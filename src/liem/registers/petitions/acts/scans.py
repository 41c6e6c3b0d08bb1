"""Scanned papers of a petition. Those of a sealed identity are kept encrypted until a redacted copy stands beside them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from liem.core.access.scope import visible
from liem.core.acts import forms
from liem.core.acts.base import CLERKS, Act, At
from liem.core.journal.events import Event
from liem.core.records import files
from liem.registers.petitions.events import ScanAdded
from liem.registers.petitions.models import Petition, Scan
from liem.registers.petitions.scan_store import encrypted
from liem.registers.petitions.scanning import pages_of

KIND = "petition"
MOST_SIZE = 30_000_000


class ScanAct(Act):
    """Base of acts that add a scan."""

    scan = forms.Upload(_("Scan"), max_size=MOST_SIZE, stored=False, help_text=_("PDF, PNG, JPEG or TIFF."))

    def check(self, petition: Petition, data: Any) -> None:
        """It must open, and not be here already."""
        try:
            data.scan_pages = pages_of(data.scan)
        except ValidationError as fault:
            self.add_error("scan", fault)
            return
        self.pages = data.scan_pages
        if (earlier := self._earlier(petition, data.scan.digest)) is not None:
            self.add_error("scan", _("The same scan lies in petition %(number)s already.") % {"number": earlier})

    def _earlier(self, petition: Petition, digest: str) -> str | None:
        """The number of a petition the actor sees that holds the same scan."""
        if self.actor is None:
            return None
        held = Scan.objects.filter(original_digest=digest).values("record_id")
        return visible(self.actor).filter(pk__in=held).values_list("number", flat=True).first()

    def kept(self, petition: Petition, data: Any, *, sealed: bool, redacts: int = 0) -> Scan:
        """Put the scan into the store, encrypted when `sealed`, and make its row."""
        content = data.scan.content
        if sealed:
            content = encrypted(content, petition.record.pk)
        row = Scan(
            name="" if sealed else data.scan.name,
            digest=files.put(content),
            original_digest=data.scan.digest,
            content_type=data.scan.content_type,
            size=data.scan.size,
            pages=self.pages,
            sealed=sealed,
            redacts=redacts,
        )
        petition.rows.scans.append(row)
        return row


class AddScan(ScanAct):
    """Add a scanned paper; that of a sealed identity is stored encrypted."""

    kind = KIND
    label = _("Add a scan")
    icon = "scan-text"
    closed_too = True
    roles = CLERKS
    event = ScanAdded
    weight = 20

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Keep it."""
        row = self.kept(petition, data, sealed=petition.identity_sealed)
        return ScanAdded(scan=row.number, pages=row.pages, sealed=row.sealed, redacts=0)


class RedactScan(ScanAct):
    """Add a redacted copy of a sealed scan, for everybody who sees the petition."""

    kind = KIND
    label = _("Add a redacted copy")
    icon = "scan-eye"
    closed_too = True
    event = ScanAdded
    weight = 64

    of = forms.RowField(
        _("Copy of"), rows="scans", where=lambda row: row.sealed, say=lambda row: _("No. %(number)s, pages: %(pages)s") % vars(row)
    )
    field_order = ["of", "scan"]

    def carry_out(self, petition: Petition, data: Any, at: At) -> Event:
        """Keep it open."""
        row = self.kept(petition, data, sealed=False, redacts=data.of)
        return ScanAdded(scan=row.number, pages=row.pages, sealed=False, redacts=row.redacts)
