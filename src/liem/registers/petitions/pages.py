"""Pages of petitions beside the generic ones: an identity that was opened, scans, and what ties petitions together."""

from base64 import b64decode
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
from liem.core.records.files import path_of
from liem.core.records.models import Record
from liem.core.vault.sealing import open_small
from liem.registers.petitions import intake
from liem.registers.petitions.acts.identity import opened_identities, unsealed
from liem.registers.petitions.acts.scans import place_of
from liem.registers.petitions.models import Petition, Scan
from liem.registers.petitions.prints.slips import opened_today
from liem.registers.petitions.queries import petitions_in, repeats_of
from liem.registers.petitions.rules.states import HOPS_WARNED
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
    scan = Scan.objects.filter(record_id=record.pk, number=number).first()
    if scan is None or (scan.sealed and not opened_today(actor, whole(kind, record))):
        raise Http404
    note_access(actor, "scan", record_id=record.pk, detail=f"{number} {scan.digest}")
    kept = path_of(scan.digest)
    if not kept.exists():
        raise Http404
    content = kept.read_bytes()
    if scan.sealed:
        content = b64decode(open_small(content, bound_to=place_of(record.pk)))
    response = HttpResponse(content, content_type=scan.content_type)
    response["Content-Disposition"] = f'attachment; filename="{record.number.replace("/", "-")}-{number}.{ending_of(scan)}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


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
    return Side(
        title=_("Scans"),
        lines=[(_scan_words(scan), str(scan.pages)) for scan in scans],
        acts=[
            Button(
                text=_("Scan no. %(number)s") % {"number": scan.number}, href=f"{record_href(record)}scans/{scan.number}/", icon="download"
            )
            for scan in scans
            if not scan.sealed
        ],
        note=_("Sealed scans open with the identity.") if any(scan.sealed for scan in scans) else "",
    )


def _scan_words(scan: Scan) -> str:
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
]
