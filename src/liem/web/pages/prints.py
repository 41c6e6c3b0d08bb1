"""Prints: slips of a record and books of a list, as PDF or DOCX, and the buttons that lead to them."""

from datetime import date
from typing import Any
from urllib.parse import quote

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liem.core.access.actor import Actor
from liem.core.access.log import note_access
from liem.core.acts.loading import load
from liem.core.letters.letter import Letter
from liem.core.letters.own_templates import TemplateBroken, filled, own_template
from liem.core.records.kinds import Kind, kinds
from liem.core.records.models import Record
from liem.core.registry import Print, list_prints, lists, prints, prints_of
from liem.web.pages.door import actor_in, kind_in, record_href, record_in, signed_in
from liem.web.pages.hooks import record_sides
from liem.web.pages.lists import BadList, asked_of, page_of
from liem.web.shapes import Button, Side

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def whole(kind: Kind, record: Record) -> Any:
    """The record with its own fields and rows."""
    with connection.cursor() as cursor:
        own = load(cursor, kind, [record.pk])[record.pk]
    own.record = record
    return own


@require_safe
@signed_in
def record_print(request: HttpRequest, plural: str, record_id: int, code: str) -> HttpResponse:
    """A slip of one record (`?format=docx` for further work). What does not apply to it is not found."""
    actor = actor_in(request)
    kind = kind_in(actor, plural)
    record = record_in(actor, kind, record_id)
    declared = prints.get((kind.code, code))
    own = whole(kind, record) if declared else None
    if declared is None or not declared.applies(actor, own):
        raise Http404
    letter = declared.letter(actor, own, request.today)  # type: ignore[attr-defined]
    note_access(actor, "print", record_id=record.pk, detail=code)
    name = f"{declared.label} {record.number}"
    return _given(request, letter, name=name, template=own_template(actor.unit_code, f"{kind.code}.{code}"))


@require_safe
@signed_in
def list_print(request: HttpRequest, plural: str, code: str) -> HttpResponse:
    """A book of the list as it is filtered."""
    actor = actor_in(request)
    kind = kind_in(actor, plural)
    declared = list_prints.get((kind.code, code))
    if declared is None:
        raise Http404
    try:
        asked = asked_of(lists[kind.code], request.GET.dict())
        found, more = page_of(actor, kind, asked, limit=declared.most)
    except BadList as fault:
        return render(request, "400.html", {"title": str(fault)}, status=400)
    if more:
        said = _("One print holds at most %(most)s records: narrow the list first.") % {"most": declared.most}
        return render(request, "400.html", {"title": said}, status=400)
    with connection.cursor() as cursor:
        loaded = load(cursor, kind, [own.record_id for own in found])
    owns = []
    for own in found:
        loaded[own.record_id].record = own.record
        owns.append(loaded[own.record_id])
    letter = declared.letter(actor, owns, asked, request.today)  # type: ignore[attr-defined]
    note_access(actor, "print", detail=f"{plural}/{code}: {len(owns)} {request.GET.urlencode()}")
    return _given(request, letter, name=str(declared.label), template=None)


def _given(request: HttpRequest, letter: Letter, *, name: str, template: Any) -> HttpResponse:
    form = request.GET.get("format", "pdf")
    if form not in ("pdf", "docx"):
        raise Http404
    from liem.core.letters.pdf import to_pdf  # with the first print: no start waits for the makers of PDF and DOCX
    from liem.core.letters.word import to_docx

    try:
        content = to_pdf(letter) if form == "pdf" else filled(template, letter) if template else to_docx(letter)
    except TemplateBroken as fault:
        said = _("The unit's own template cannot be filled: %(fault)s") % {"fault": fault}
        return render(request, "400.html", {"title": said}, status=400)
    response = HttpResponse(content, content_type=PDF if form == "pdf" else DOCX)
    name = name.replace("/", "-")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.{form}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def print_side(actor: Actor, record: Record, today: date) -> Side | None:
    """Beside a record: the slips that can be printed of it."""
    declared = prints_of(record.kind)
    if not declared:
        return None
    own = whole(kinds[record.kind], record)
    offered = [one for one in declared if one.applies(actor, own)]
    if not offered:
        return None
    return Side(title=_("Prints"), acts=[_button(record, one) for one in offered])


def _button(record: Record, one: Print) -> Button:
    return Button(text=str(one.label), href=f"{record_href(record)}prints/{one.code}/", icon=one.icon)


record_sides.declare("prints", print_side)
