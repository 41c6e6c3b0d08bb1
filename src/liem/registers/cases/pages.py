"""Pages of cases beside the generic ones: the candidates for supervision, and the door to sealed names."""

from datetime import date
from typing import Any

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy
from django.views.decorators.http import require_safe

from liem.core.access.actor import Actor
from liem.core.access.log import note_access
from liem.core.acts.base import act_of, allowed, fits
from liem.core.acts.loading import load
from liem.core.acts.perform import perform
from liem.core.records.kinds import kinds
from liem.core.records.models import Record
from liem.registers.cases import frame_pages, words
from liem.registers.cases.acts.names import opened
from liem.registers.cases.models import Accused, Case
from liem.registers.cases.queries import candidates_for_supervision
from liem.registers.cases.rules import candidates
from liem.web import formats
from liem.web.pages.door import act_href, actor_in, kicker_of, kind_in, record_href, record_in, signed_in, state_of
from liem.web.pages.hooks import RailItem, rail_items, record_sides
from liem.web.shapes import Button, Cell, Column, Empty, Row, Side, Table

MOST = 200
"""As many candidates as a session can look at; the oldest come first."""
ADDRESS = "/cases/candidates/"


@require_safe
@signed_in
def candidates_page(request: HttpRequest) -> HttpResponse:
    """Cases that match a ground for supervision and stand under none, each with ground and evidence."""
    actor = actor_in(request)
    kind = kind_in(actor, "cases")
    today: date = request.today  # type: ignore[attr-defined]
    found = list(candidates_for_supervision(actor=actor, today=today)[:MOST])
    with connection.cursor() as cursor:
        whole = load(cursor, kind, [own.record_id for own in found])
    rows = [_row(actor, own.record, whole[own.record_id], today) for own in found if own.record_id in whole]
    context = {
        "title": _("Candidates for supervision"),
        "kicker": kicker_of(kind),
        "lede": _(
            "Cases and incidents that match a ground for supervision and stand under none. Each is proposed, or set aside"
            " with a reason and asked about again. It is about cases, never about persons."
        ),
        "table": Table(
            caption=_("Candidates for supervision"),
            columns=[
                Column(key="number", label=_("Number"), place="no"),
                Column(key="title", label=_("Neutral name"), place="title"),
                Column(key="stage", label=_("Stage"), place="state"),
                Column(key="ground", label=_("Ground")),
                Column(key="evidence", label=_("Evidence")),
            ],
            rows=rows,
            empty=Empty(title=_("No case waits to be proposed."), text=_("Every case that matches a ground is placed or set aside.")),
        ),
    }
    return render(request, "web/pages/table.html", context)


def _row(actor: Actor, record: Record, own: Case, today: date) -> Row:
    matched = _evidence(own, today)
    return Row(
        id=str(record.pk),
        label=record.number,
        href=record_href(record),
        cells=[
            Cell(kind="no", value=record.number, href=record_href(record)),
            Cell(kind="title", value=record.title, href=record_href(record)),
            Cell(kind="state", value=state_of(kinds["case"], record)),
            Cell(value="; ".join(str(words.GROUNDS[item.ground]) for item in matched)),
            Cell(value="; ".join(_said(item) for item in matched)),
        ],
        acts=_buttons(actor, record),
    )


def _evidence(own: Case, today: date) -> list[candidates.Evidence]:
    return candidates.evidence(accused=own.rows.accused, obstacles=own.rows.obstacles, stage_since=own.stage_since, today=today)


def _said(item: candidates.Evidence) -> str:
    if item.since is not None:
        return pgettext("day of evidence", "since %(day)s") % {"day": formats.day(item.since)}
    return ngettext("%(count)s person charged", "%(count)s persons charged", item.persons) % {"count": item.persons}


def _buttons(actor: Actor, record: Record) -> list[Button]:
    offered = [act_of("case", name) for name in ("place", "set-aside")]
    return [
        Button(text=str(act.label), href=act_href(record, act), icon=act.icon, second=act.second_person is True)
        for act in offered
        if fits(act, kinds["case"], record) and allowed(act, actor, record)
    ]


def candidate_side(actor: Actor, record: Record, today: date) -> Side | None:
    """Beside a case that matches a ground for supervision and stands under none: the grounds with their evidence."""
    if record.kind != "case":
        return None
    own = candidates_for_supervision(actor=actor, today=today).filter(record_id=record.pk).first()
    if own is None:
        return None
    with connection.cursor() as cursor:
        whole = load(cursor, kinds["case"], [record.pk])[record.pk]
    lines: list[tuple[Any, str]] = [(str(words.GROUNDS[item.ground]), _said(item)) for item in _evidence(whole, today)]
    return Side(title=_("Matches a ground for supervision"), lines=lines, acts=_buttons(actor, record))


@signed_in
def names_page(request: HttpRequest, record_id: int) -> HttpResponse:
    """Ask for a reason, tell the journal, then show the sealed names of the persons charged, once."""
    actor = actor_in(request)
    kind = kind_in(actor, "cases")
    record = record_in(actor, kind, record_id)
    act = act_of("case", "open-names")
    if not allowed(act, actor, record):
        raise Http404
    with connection.cursor() as cursor:
        own = load(cursor, kind, [record.pk])[record.pk]
    today: date = request.today  # type: ignore[attr-defined]
    form = act(request.POST if request.method == "POST" else None, actor=actor, own=own, today=today, kind=kind)
    context: dict[str, Any] = {"title": str(act.label), "kicker": kicker_of(kind, record)}
    if request.method == "POST" and form.is_valid():
        perform("open-names", actor=actor, target=record.pk, data=request.POST, on=today)
        note_access(actor, "names", record_id=record.pk, detail=form.cleaned_data["reason"])
        answer = render(request, "web/pages/table.html", {**context, "table": _names(own)})
        answer["Cache-Control"] = "no-store"
        return answer
    context |= {
        "form": form,
        "lede": str(act.help),
        "submit": str(act.label),
        "submit_icon": act.icon,
        "cancel_href": record_href(record),
    }
    return render(request, "web/pages/form.html", context, status=422 if form.is_bound else 200)


def _names(own: Case) -> Table:
    rows = [
        Row(
            cells=[
                Cell(kind="number", value=row.number),
                Cell(value=opened(row.sealed_name, own.record.pk)),
                Cell(value=str(words.RANKS[row.rank])),
                Cell(value=row.post_at_act),
                Cell(value=row.post_when_handled),
            ]
        )
        for row in own.rows.accused
        if row.sealed_name
    ]
    labels = {
        "number": _("No."),
        "name": _("Name"),
        "rank": _("Rank of post"),
        "post_at_act": _("Post at the time of the conduct"),
        "post_when_handled": _("Post when handled"),
    }
    return Table(caption=_("Persons charged"), columns=[Column(key=key, label=label) for key, label in labels.items()], rows=rows)


def names_side(actor: Actor, record: Record, today: date) -> Side | None:
    """Beside a case with sealed names: that they are sealed, and the door to them for who may open them."""
    if record.kind != "case":
        return None
    count = Accused.objects.filter(record_id=record.pk).exclude(sealed_name="").count()
    act = act_of("case", "open-names")
    if not count or not allowed(act, actor, record):
        return None
    button = Button(text=str(act.label), href=f"{record_href(record)}names/", icon=act.icon)
    return Side(title=_("Sealed names"), lines=[(_("Persons charged"), str(count))], acts=[button])


record_sides.declare("cases.names", names_side)
record_sides.declare("cases.candidate", candidate_side)
rail_items.declare(
    "cases.candidates",
    RailItem(
        code="cases.candidates",
        label=pgettext_lazy("rail", "Candidates"),
        href=lambda: ADDRESS,
        icon="list-checks",
        shown=lambda actor: actor.role in ("officer", "head"),
        order=60,
    ),
)

urlpatterns = [
    path("cases/candidates/", candidates_page, name="cases-candidates"),
    path("cases/<int:record_id>/names/", names_page, name="cases-names"),
    *frame_pages.urlpatterns,
]
