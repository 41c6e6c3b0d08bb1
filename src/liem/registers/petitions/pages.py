"""Pages of petitions beside the generic ones: an identity that was opened, scans, and what ties petitions together."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liem.core.access.actor import Actor
from liem.core.access.log import note_access
from liem.core.acts.base import act_of, allowed
from liem.core.records.kinds import Kind
from liem.core.records.models import Record
from liem.registers.petitions import intake
from liem.registers.petitions.acts.identity import opened_identities, unsealed
from liem.registers.petitions.models import Petition, Scan, ScanText
from liem.registers.petitions.prints.slips import opened_today
from liem.registers.petitions.queries import petitions_in, repeats_of
from liem.registers.petitions.rules.states import HOPS_WARNED
from liem.registers.petitions.scan_store import content_of
from liem.registers.petitions.scan_texts import recognised, waits
from liem.web.pages.door import act_href, actor_in, kicker_of, kind_in, record_href, record_in, signed_in
from liem.web.pages.hooks import record_sides
from liem.web.pages.prints import whole
from liem.web.shapes import Button, Cell, Column, Link, Row, Side, Table

MOST = 30


@require_safe
@signed_in
def identity_page(request: HttpRequest, record_id: int) -> HttpResponse:
    """Who wrote, to a person whose opening stands in the journal of this very day; to everybody else it is not there."""
    actor = actor_in(request)
    kind = kind_in(actor, "petitions")
    record = record_in(actor, kind, record_id)
    petition = whole(kind, record)
    if not opened_today(actor, petition):
        raise Http404
    note_access(actor, "identity", record_id=record.pk)
    labels = {"name": _("Name"), "address": _("Address"), "phone": _("Telephone"), "id_number": _("ID number")}
    rows = [Row(cells=[Cell(value=who.get(key, "")) for key in labels]) for who in opened_identities(petition)]
    table = Table(caption=_("Sender"), columns=[Column(key=key, label=label) for key, label in labels.items()], rows=rows)
    context: dict[str, Any] = {"title": _("Sealed identity"), "kicker": kicker_of(kind, record), "table": table}
    if petition.sealed_content:
        context["lede"] = unsealed(petition, petition.sealed_content)
    answer = render(request, "web/pages/table.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
@signed_in
def scan_page(request: HttpRequest, record_id: int, number: int) -> HttpResponse:
    """A scan, as a download; a sealed one only to whoever opened the identity this day."""
    actor = actor_in(request)
    kind = kind_in(actor, "petitions")
    record = record_in(actor, kind, record_id)
    scan = _scan_in(actor, kind, record, number)
    note_access(actor, "scan", record_id=record.pk, detail=f"{number} {scan.digest}")
    try:
        content = content_of(scan)
    except OSError:
        raise Http404 from None
    response = HttpResponse(content, content_type=scan.content_type)
    response["Content-Disposition"] = f'attachment; filename="{record.number.replace("/", "-")}-{number}.{ending_of(scan)}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


@require_safe
@signed_in
def scan_text_page(request: HttpRequest, record_id: int, number: int) -> HttpResponse:
    """What a machine read in a scan, to whoever may see the scan itself."""
    actor = actor_in(request)
    kind = kind_in(actor, "petitions")
    record = record_in(actor, kind, record_id)
    scan = _scan_in(actor, kind, record, number)
    read = recognised(scan)
    note_access(actor, "scan", record_id=record.pk, detail=f"{number} text")
    context = {
        "title": _("Recognised text of scan no. %(number)s") % {"number": number},
        "kicker": kicker_of(kind, record),
        "lede": _("Read by a machine: a help for searching, never the record. What counts is the paper."),
        "text": read.text if read else "",
        "said": _state_of_text(scan, read),
    }
    answer = render(request, "petitions/scan_text.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


def _state_of_text(scan: Scan, read: ScanText | None) -> str:
    """Why there is no text to show."""
    if read is None:
        return (
            _("The scan waits to be read.")
            if waits(scan)
            else _("Text recognition is not installed on this machine (tesseract with Vietnamese); the scan is kept as it is.")
        )
    return "" if read.text else {ScanText.FAILED: _("The scan could not be read.")}.get(read.state, _("No letters were found in the scan."))


def _scan_in(actor: Actor, kind: Kind, record: Record, number: int) -> Scan:
    """The scan of an address; a sealed one is there only for whoever opened the identity this day."""
    scan = Scan.objects.filter(record_id=record.pk, number=number).first()
    if scan is None or not scan.digest or (scan.sealed and not opened_today(actor, whole(kind, record))):
        raise Http404
    return scan


def ending_of(scan: Scan) -> str:
    """The ending of a scan's file. Its own name is not given out: a file's name can name a person."""
    return {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}.get(scan.content_type, "tiff")


def identity_side(actor: Actor, record: Record, today: date) -> Side | None:
    """Beside a petition under seal: that it is sealed, and the door for who may open it."""
    petition = Petition.objects.filter(record_id=record.pk).first() if record.kind == "petition" else None
    if petition is None or not petition.identity_sealed:
        return None
    petition.record = record
    if opened_today(actor, petition):
        buttons = [Button(text=_("Look at the identity"), href=f"{record_href(record)}identity/", icon="key-round")]
    else:
        act = act_of("petition", "open-identity")
        buttons = (
            [Button(text=str(act.label), href=act_href(record, act), icon=act.icon, second=True)] if allowed(act, actor, record) else []
        )
    return Side(title=_("Identity under seal"), lines=[], acts=buttons, note=_("It stands on no list, print or export."))


def scans_side(actor: Actor, record: Record, today: date) -> Side | None:
    """Beside a petition: its scans."""
    scans = list(Scan.objects.filter(record_id=record.pk).order_by("number")) if record.kind == "petition" else []
    if not scans:
        return None
    petition = Petition.objects.filter(record_id=record.pk).first()
    if petition is not None:
        petition.record = record
    shown = [scan for scan in scans if scan.digest and (not scan.sealed or (petition is not None and opened_today(actor, petition)))]
    return Side(
        title=_("Scans"),
        lines=[(_scan_words(scan), str(scan.pages)) for scan in scans],
        acts=[button for scan in shown for button in _scan_buttons(record, scan)],
        note=_("Sealed scans open with the identity.") if any(scan.sealed for scan in scans) else "",
    )


def _scan_buttons(record: Record, scan: Scan) -> list[Button]:
    """The paper itself, and what was read in it."""
    href = f"{record_href(record)}scans/{scan.number}/"
    return [
        Button(text=_("Scan no. %(number)s") % {"number": scan.number}, href=href, icon="download"),
        Button(text=_("Recognised text, no. %(number)s") % {"number": scan.number}, href=f"{href}text/", icon="scan-text"),
    ]


def _scan_words(scan: Scan) -> str:
    if not scan.digest:
        return _("No. %(number)s, destroyed, pages") % {"number": scan.number}
    if scan.redacts:
        return _("No. %(number)s, redacted copy of no. %(of)s, pages") % {"number": scan.number, "of": scan.redacts}
    return (_("No. %(number)s, sealed, pages") if scan.sealed else _("No. %(number)s, pages")) % {"number": scan.number}


def ties_side(actor: Actor, record: Record, today: date) -> Side | None:
    """Beside a petition or affair: the petitions it is tied to, as far as the reader may see them; and a warning of many transfers."""
    if record.kind == "affair":
        return _listed(_("Petitions of this affair"), petitions_in(record.pk, actor=actor)[:MOST])
    if record.kind != "petition":
        return None
    petition = Petition.objects.filter(record_id=record.pk).first()
    side = _listed(_("Repeats"), repeats_of(record.pk, actor=actor)[:MOST])
    if petition is None or petition.hops < HOPS_WARNED:
        return side
    warning = _("Transferred %(hops)s times: it is being passed around.") % {"hops": petition.hops}
    return Side(
        title=side.title if side else _("Warning"), lines=side.lines if side else [], note=warning, more=side.more if side else None
    )


def _listed(title: str, found: Any) -> Side | None:
    rows = list(found)
    if not rows:
        return None
    table = Table(
        caption=title,
        columns=[Column(key="number", label=_("Arrival no.")), Column(key="day", label=_("Arrived on"))],
        rows=[
            Row(
                id=str(own.record_id),
                label=own.record.number,
                href=record_href(own.record),
                cells=[
                    Cell(kind="no", value=own.record.number, href=record_href(own.record)),
                    Cell(kind="day", value=own.record.opened_on),
                ],
            )
            for own in rows
        ],
    )
    more = Link(text=_("The first %(most)s are shown") % {"most": MOST}, href=record_href(rows[0].record)) if len(rows) == MOST else None
    return Side(title=title, table=table, more=more)


record_sides.declare("petitions.identity", identity_side)
record_sides.declare("petitions.scans", scans_side)
record_sides.declare("petitions.ties", ties_side)

urlpatterns = [
    *intake.urlpatterns,
    path("petitions/<int:record_id>/identity/", identity_page, name="petitions-identity"),
    path("petitions/<int:record_id>/scans/<int:number>/", scan_page, name="petitions-scan"),
    path("petitions/<int:record_id>/scans/<int:number>/text/", scan_text_page, name="petitions-scan-text"),
]
