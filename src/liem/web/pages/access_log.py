"""Who opened, printed, exported or unsealed what: for auditors, and for heads of what is theirs. PostgreSQL's policy decides."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from liem.core.access.models import AccessLog
from liem.core.access.scope import visible
from liem.core.records.models import Record
from liem.web import formats
from liem.web.pages.door import actor_in, record_href, signed_in
from liem.web.pages.hooks import RailItem, rail_items
from liem.web.shapes import Cell, Column, Empty, Pager, Row, Table

READERS = ("auditor", "head")
SHOWN = 100
WHAT = {
    "record": pgettext_lazy("access", "Opened"),
    "file": pgettext_lazy("access", "File taken"),
    "scan": pgettext_lazy("access", "Scan taken"),
    "print": pgettext_lazy("access", "Printed"),
    "export": pgettext_lazy("access", "Exported"),
    "names": pgettext_lazy("access", "Sealed names opened"),
    "identity": pgettext_lazy("access", "Sealed identity looked at"),
    "asked": pgettext_lazy("access", "Asked other units for repeats"),
    "answered": pgettext_lazy("access", "Answered another unit: there are"),
}


@require_safe
@signed_in
def access_log_page(request: HttpRequest) -> HttpResponse:
    """The newest openings that the reader may know of; `?record=ID` keeps to one record, `?before=ID` goes on."""
    actor = actor_in(request)
    if actor.role not in READERS:
        raise Http404
    entries = AccessLog.objects.select_related("appointment__person", "unit").order_by("-pk")
    for name, field in (("record", "record_id"), ("before", "pk__lt")):
        if (given := request.GET.get(name, "")).isdigit():
            entries = entries.filter(**{field: int(given[:18])})
    found = list(entries[:SHOWN])
    records = visible(actor).in_bulk([entry.record_id for entry in found if entry.record_id])
    columns = {"at": _("When"), "who": _("Who"), "unit": _("Unit"), "what": _("What"), "record": _("Record"), "detail": _("Detail")}
    table = Table(
        caption=_("Access log"),
        columns=[Column(key=key, label=label) for key, label in columns.items()],
        rows=[_row(entry, records) for entry in found],
        empty=Empty(title=_("Nobody opened anything yet."), text=""),
    )
    context: dict[str, Any] = {
        "title": _("Access log"),
        "lede": _("Openings above normal, seals, files, prints and exports."),
        "table": table,
    }
    if len(found) == SHOWN:
        context["pager"] = Pager(text="", next_href=f"?before={found[-1].pk}")
    return render(request, "web/pages/table.html", context)


def _row(entry: AccessLog, records: dict[int, Record]) -> Row:
    record = records.get(entry.record_id)
    number = Cell(kind="no", value=record.number, href=record_href(record)) if record else Cell(kind="empty")
    return Row(
        cells=[
            Cell(value=formats.instant(entry.at)),
            Cell(value=entry.appointment.person.name if entry.appointment else ""),
            Cell(value=entry.unit.name if entry.unit else ""),
            Cell(value=str(WHAT.get(entry.what, entry.what)), sub="" if entry.allowed else _("Refused")),
            number,
            Cell(value=entry.detail),
        ]
    )


rail_items.declare(
    "access-log",
    RailItem(
        code="access-log",
        label=gettext_lazy("Access log"),
        href=lambda: "/access-log/",
        icon="eye",
        shown=lambda actor: actor.role == "auditor",
        order=90,
    ),
)
