"""The search page, and its answer while somebody types. Both show the same and need no script."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liem.core.access.actor import Actor
from liem.core.records.kinds import kinds
from liem.core.records.models import Record
from liem.readings.deadlines.queries import clock_states
from liem.readings.search.naming import Named, acts_named, pages_named, people_named, units_named
from liem.readings.search.queries import Found, find
from liem.web import formats, shapes
from liem.web.pages.door import actor_in, record_href, signed_in, stamp_of

MOST = 50
MOST_TYPING = 8
LONGEST = 200


@require_safe
@signed_in
def search(request: HttpRequest) -> HttpResponse:
    """Everything that `?q=` finds; asked by htmx, only the fragment."""
    typing = bool(getattr(request, "htmx", False))
    context = _found(request, MOST)
    template = "web/partials/search.html" if typing else "web/pages/search.html"
    return render(request, template, {"title": _("Search"), **context})


@require_safe
@signed_in
def palette(request: HttpRequest) -> HttpResponse:
    """The first finds of each sort, for the box in the head of every page."""
    return render(request, "web/partials/search.html", _found(request, MOST_TYPING))


def _found(request: HttpRequest, most: int) -> dict[str, Any]:
    query = request.GET.get("q", "").replace("\x00", "")[:LONGEST].strip()
    actor = actor_in(request)
    day: date = request.today  # type: ignore[attr-defined]
    if not query:
        return {"query": query, "groups": [], "empty": _hint()}
    groups = [
        _records(find(actor, query, most=most), day, actor),
        _named("acts", _("Acts"), acts_named(actor, query)),
        _named("pages", _("Pages"), pages_named(actor, query)),
        _named("people", _("People"), people_named(actor, query, day)),
        _named("units", _("Units"), units_named(actor, query, day)),
    ]
    return {"query": query, "groups": [group for group in groups if group.rows], "empty": _none(query)}


def _records(found: Found, day: date, actor: Actor) -> shapes.WorkPart:
    clocks = clock_states([record.pk for record in found.records], day) if found.records else {}
    rows = [_work(record, clocks.get(record.pk), actor) for record in found.records if record.kind in kinds]
    title = _("Records, the newest %(n)s") % {"n": formats.number(len(rows))} if found.more else _("Records")
    return shapes.WorkPart(key="records", title=title, rows=rows, total=len(rows))


def _work(record: Record, clock: shapes.Clock | None, actor: Actor) -> shapes.Work:
    kind = kinds[record.kind]
    meta = [str(kind.label), str(kind.stages.get(record.stage, record.stage))]
    if record.owner_id != actor.unit_id:
        meta.append(record.owner.name)
    return shapes.Work(
        title=record.title,
        href=record_href(record),
        number=record.number,
        clock=clock if clock is not None and clock.due_on is not None else None,
        when="" if clock is not None and clock.due_on is not None else formats.day(record.opened_on),
        meta=meta,
        stamp=stamp_of(record),
    )


def _named(key: str, title: str, found: Sequence[Named]) -> shapes.WorkPart:
    rows = [shapes.Work(title=item.label, href=item.href, meta=[item.note] if item.note else []) for item in found]
    return shapes.WorkPart(key=key, title=title, rows=rows, total=len(rows))


def _hint() -> shapes.Empty:
    return shapes.Empty(
        title=_("Find a record, a page, an act"),
        text=_("By number, or by words with or without diacritics; the last word may be unfinished."),
    )


def _none(query: str) -> shapes.Empty:
    return shapes.Empty(
        title=_("Nothing found for “%(query)s”") % {"query": query},
        text=_("Only what you may see is searched. Fewer or shorter words find more."),
    )
