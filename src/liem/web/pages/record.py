"""The record page: one column of truth."""

from datetime import date
from typing import Any

from django.db import connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from liem.core.access.actor import Actor
from liem.core.access.log import note_access, note_opening
from liem.core.access.scope import visible
from liem.core.acts.base import Act, act_of, open_to
from liem.core.acts.everywhere.linking import LINKS
from liem.core.acts.loading import load
from liem.core.acts.models import Proposal
from liem.core.acts.perform import in_words
from liem.core.journal.events import sentence_of
from liem.core.journal.models import StoredEvent
from liem.core.records.files import path_of
from liem.core.records.kinds import Kind
from liem.core.records.models import COMMON_ROWS, Record
from liem.core.registry import Section, lists
from liem.web import formats
from liem.web.pages.cells import fact_of, written
from liem.web.pages.door import (
    act_href,
    actor_in,
    kicker_of,
    kind_in,
    record_href,
    record_in,
    signed_in,
    stamp_of,
    state_of,
)
from liem.web.pages.hooks import clock_sources, record_sides
from liem.web.shapes import Button, Change, Column, Event, File, Link, Part, Person, Row, Side, Stage, Table, Tie

SHOWN_ACTS = 5
SHOWN_EVENTS = 30


@require_safe
@signed_in
def record_page(request: HttpRequest, plural: str, record_id: int) -> HttpResponse:
    """A record with its clocks, next acts, facts, ties and history."""
    actor = actor_in(request)
    kind = kind_in(actor, plural)
    record = record_in(actor, kind, record_id)
    note_opening(actor, record)
    with connection.cursor() as cursor:
        own = load(cursor, kind, [record.pk])[record.pk]
    own.record = record
    acts = [act for act in open_to(actor, kind, record) if act.applies(own)]
    today: date = request.today  # type: ignore[attr-defined]
    everything = "all" in request.GET
    events = list(_stored(record))
    context = {
        "title": record.title,
        "kicker": kicker_of(kind, record),
        "stamp": stamp_of(record),
        "state": state_of(kind, record),
        "line": _line(record),
        "stages": _stages(kind, record, events),
        "acts": [_button(record, act, first=index == 0) for index, act in enumerate(acts[:SHOWN_ACTS])],
        "more_acts": [_button(record, act, first=False) for act in acts[SHOWN_ACTS:] if act.name != "void"],
        "clocks": [clock for source in clock_sources for clock in source.of_record(record.pk, today)],
        "parts": _parts(kind, actor, own, acts),
        "events": _events(kind, record, events, acts, everything),
        "events_count": len(events),
        "events_older": _older(record, events, everything),
        "sides": _sides(actor, record, own, today),
        "notices": _notices(actor, record),
        "foot": [_("Whoever is accused is presumed innocent until a judgment of conviction is in force.")],
    }
    return render(request, "web/pages/record.html", context)


@require_safe
@signed_in
def by_number(request: HttpRequest, plural: str, number: str) -> HttpResponse:
    """The record of a number, if exactly one that the reader sees carries it; several lead to the list."""
    actor = actor_in(request)
    kind = kind_in(actor, plural)
    found = list(visible(actor).filter(kind=kind.code, number=number).values_list("pk", flat=True)[:2])
    if not found:
        raise Http404
    return redirect(f"/{plural}/{found[0]}/" if len(found) == 1 else f"/{plural}/?q={number}&order=opened")


@require_safe
@signed_in
def file_page(request: HttpRequest, plural: str, record_id: int, number: int) -> Any:
    """A file of a record, as a download; access is asked and logged each time."""
    actor = actor_in(request)
    record = record_in(actor, kind_in(actor, plural), record_id)
    attachment = COMMON_ROWS["attachments"]._default_manager.filter(record_id=record.pk, number=number).first()
    if attachment is None:
        raise Http404
    note_access(actor, "file", record_id=record.pk, detail=attachment.digest)  # type: ignore[attr-defined]
    path = path_of(attachment.digest)  # type: ignore[attr-defined]
    if not path.exists():
        raise Http404
    response = FileResponse(path.open("rb"), as_attachment=True, filename=attachment.name)  # type: ignore[attr-defined]
    response["Content-Type"] = attachment.content_type  # type: ignore[attr-defined]
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _stored(record: Record) -> Any:
    return StoredEvent.objects.filter(record_id=record.pk).select_related("actor__person").order_by("happened_on", "ordinal")


def _line(record: Record) -> list[str]:
    words = [record.owner.name]
    if record.officer is not None:
        words.append(_("followed by %(name)s") % {"name": record.officer.person.name})
    if record.locality is not None:
        words.append(str(record.locality))
    return words


def _stages(kind: Kind, record: Record, events: list[StoredEvent]) -> list[Stage]:
    if record.stage not in kind.lanes:
        return []
    entered = {e.changes["stage"][1]: e.happened_on for e in events if "stage" in e.changes}
    at = kind.lanes.index(record.stage)
    return [
        Stage(
            label=str(kind.stages[code]),
            when=formats.day(entered[code]) if code in entered and index <= at else "",
            at="now" if index == at else "past" if index < at else "",
        )
        for index, code in enumerate(kind.lanes)
    ]


def _button(record: Record, act: type[Act], *, first: bool) -> Button:
    return Button(
        text=str(act.label),
        href=act_href(record, act),
        icon=act.icon,
        weight="act" if first else "",
        second=bool(act.second_person),
    )


def _parts(kind: Kind, actor: Actor, own: Any, acts: list[type[Act]]) -> list[Part]:
    names = {act.name: act for act in acts}
    parts = [_section(kind, own, section, names) for section in lists[kind.code].sections]
    ties, files = _ties(actor, own), _files(own)
    if ties:
        parts.append(Part(key="links", title=_("Links"), ties=ties, more=_more(own, names, "link")))
    parts.append(
        Part(
            key="files",
            title=_("Files"),
            count=str(len(files)) if files else "",
            files=files,
            empty="" if files else _("No file is attached."),
            more=_more(own, names, "attach"),
        )
    )
    return [part for part in parts if part is not None]


def _more(own: Any, names: dict[str, type[Act]], act: str) -> Link | None:
    return Link(text=str(names[act].label), href=act_href(own.record, names[act])) if act in names else None


def _section(kind: Kind, own: Any, section: Section, names: dict[str, type[Act]]) -> Any:
    if section.facts:
        facts = [made for made in (fact_of(own, fact) for fact in section.facts) if made.cell.kind != "empty"]
        return Part(key=section.code, title=str(section.title), facts=facts, more=_more(own, names, section.act))
    rows = getattr(own.rows, section.rows)
    if not rows:
        return None
    heads = [Column(key=c.code, label=str(c.label), align="right" if c.numeric or c.money else "") for c in section.columns]
    made = [Row(cells=[written(value_of_row(row, c), c.choices, money=c.money) for c in section.columns]) for row in rows]
    table = Table(caption=str(section.title), columns=heads, rows=made)
    return Part(key=section.code, title=str(section.title), count=str(len(rows)), table=table, more=_more(own, names, section.act))


def value_of_row(row: Any, column: Any) -> Any:
    """The value that a section's column shows of a row."""
    if callable(column.value):
        return column.value(row)
    thing = row
    for step in (column.value or column.code).split("."):
        thing = getattr(thing, step) if thing is not None else None
    return thing


def _ties(actor: Actor, own: Any) -> list[Tie]:
    others = {r.pk: r for r in visible(actor).filter(pk__in=[row.other_id for row in own.rows.links])}
    return [
        Tie(
            relation=str(LINKS.get(row.link, row.link)),
            title=others[row.other_id].title,
            href=record_href(others[row.other_id]),
            number=others[row.other_id].number,
        )
        for row in own.rows.links
        if row.other_id in others
    ]


def _files(own: Any) -> list[File]:
    kinds_ = {"image": "image", "applic": "text", "text": "text"}
    return [
        File(
            name=row.name,
            href=f"{record_href(own.record)}files/{row.number}/",
            size=row.size,
            kind=kinds_.get(row.content_type.split("/")[0][:6], "other"),  # type: ignore[arg-type]
        )
        for row in own.rows.attachments
    ]


def _events(kind: Kind, record: Record, events: list[StoredEvent], acts: list[type[Act]], everything: bool) -> list[Event]:
    voided = {e.voids_id: e for e in events if e.voids_id}
    amended = {e.amends_id: e for e in events if e.amends_id}
    may_void = any(act.name == "void" for act in acts)
    shown = [e for e in events if e.voids_id is None]
    shown = shown if everything else shown[-SHOWN_EVENTS:]
    return [_event(kind, record, e, voided.get(e.pk), amended.get(e.pk), may_void) for e in reversed(shown)]


def _event(kind: Kind, record: Record, e: StoredEvent, voided: StoredEvent | None, amended: StoredEvent | None, may_void: bool) -> Event:
    from liem.core.journal.events import event_kinds

    declared = event_kinds.get(e.kind)
    acts = []
    if may_void and voided is None and e.amends_id is None:
        acts.append(Link(text=_("Void"), href=f"{record_href(record)}acts/void/?ordinal={e.ordinal}"))
    return Event(
        happened_on=e.happened_on,
        sentence=sentence_of(e.kind, e.data),
        by=e.actor.person.name if e.actor else "",
        recorded_at=e.recorded_at,
        key=bool(declared and declared.weighty),
        void=_by_whom(voided) if voided else "",
        amended=_by_whom(amended) if amended else "",
        changes=_changes(kind, e),
        acts=acts,
        anchor=f"e{e.ordinal}",
    )


def _by_whom(e: StoredEvent) -> str:
    name = e.actor.person.name if e.actor else ""
    words = {"name": name, "at": formats.instant(e.recorded_at), "reason": e.data.get("reason", "")}
    return _("%(name)s, %(at)s: %(reason)s") % words


def _changes(kind: Kind, e: StoredEvent) -> list[Change]:
    return [
        Change(
            label=str(kind.label_of(path)),
            old="" if old is None else str(in_words(kind, path, old)),
            new=str(in_words(kind, path, new)),
        )
        for path, (old, new) in e.changes.items()
        if "/" not in path and not (e.ordinal == 1 and (path in ("number", "owner_id") or not new))
    ]


def _older(record: Record, events: list[StoredEvent], everything: bool) -> Link | None:
    hidden = len(events) - SHOWN_EVENTS
    if everything or hidden <= 0:
        return None
    text = ngettext("%(count)s earlier event", "%(count)s earlier events", hidden) % {"count": hidden}
    return Link(text=text, href=f"{record_href(record)}?all#events")


def _sides(actor: Actor, record: Record, own: Any, today: date) -> list[Side]:
    people = []
    if record.officer is not None:
        people.append(Person(name=record.officer.person.name, role=_("follows")))
    sides = [Side(title=_("In charge"), people=people, lines=[(record.owner.name, record.owner.code)])]
    seen: list[tuple[Any, str]] = [(_("%(unit)s, within clearance") % {"unit": record.owner.name}, "")]
    seen += [(row.unit.name, row.ground) for row in own.rows.shares if row.until_on is None or row.until_on > today]
    note = _("Only those on the need-to-know list.") if record.need_to_know else ""
    if own.rows.recusals:
        note = " ".join([note, _("Recused: %(count)s.") % {"count": len(own.rows.recusals)}]).strip()
    sides.append(Side(title=_("Who can see this"), lines=seen, note=note))
    for side in record_sides:
        made = side(actor, record, today)
        if made is not None:
            sides.append(made)
    return sides


def _notices(actor: Actor, record: Record) -> list[tuple[str, Any, str]]:
    from django.utils.html import format_html

    waiting = Proposal.objects.filter(record_id=record.pk, state="waiting").select_related("proposer__person")
    return [
        (
            "act",
            format_html(
                '{} <a href="/proposals/{}/">{}</a>',
                _("%(name)s has proposed: %(act)s.") % {"name": p.proposer.person.name, "act": act_of(record.kind, p.act).label},
                p.pk,
                _("Look at the proposal"),
            ),
            "users-round",
        )
        for p in waiting
    ]
