"""Today in the shapes that templates draw."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from liem.core.access.actor import Actor
from liem.core.calendar.today import day_of
from liem.core.calendar.wording import why_not_working
from liem.readings.deadlines import clock_rules
from liem.readings.deadlines.queries import clock_shape
from liem.readings.today.queries import CAP, Burden, Decision, Line, Part, Today, scopes_of
from liem.web import formats, shapes
from liem.web.pages.door import act_href, record_href, stamp_of


def scope_links(actor: Actor, scope: str) -> list[shapes.Link]:
    """The choice of whose work is shown."""
    texts = {"mine": _("My work"), "unit": _("The whole unit"), "below": _("The unit and below")}
    if actor.is_central:
        texts["below"] = _("The whole sector")
    offered = scopes_of(actor)
    if len(offered) < 2:
        return []
    here = reverse("today")
    return [shapes.Link(text=texts[s], href=here if s == "mine" else f"{here}?scope={s}", current=s == scope) for s in offered]


def parts_of(today: Today, day: date, actor: Actor) -> list[shapes.WorkPart]:
    """The five parts, in their order; empty ones are counted too."""

    def records(key: str, title: str, tally: str, part: Part, tone: Any = "") -> shapes.WorkPart:
        rows = [_work(line, day, actor, came=key == "new") for line in part.lines]
        return _work_part(key, title, tally, part, rows, tone)

    def decisions(key: str, title: str, tally: str, part: Part) -> shapes.WorkPart:
        return _work_part(key, title, tally, part, [_decision(d, day, back=key == "back") for d in part.lines])

    return [
        records("late", _("Late"), pgettext("tally", "late"), today.late, "late"),
        records("week", _("Due this week"), pgettext("tally", "this week"), today.week, "soon"),
        records("new", _("Came in"), pgettext("tally", "came in"), today.came),
        decisions("approve", _("Waiting for my approval"), pgettext("tally", "to approve"), today.waiting),
        decisions("back", _("Returned to me"), pgettext("tally", "returned"), today.returned),
    ]


def _work_part(key: str, title: str, tally: str, part: Part, rows: Sequence[shapes.Work], tone: Any = "") -> shapes.WorkPart:
    heading = _("%(title)s, more than %(cap)s") % {"title": title, "cap": formats.number(CAP)} if part.more else title
    return shapes.WorkPart(key=key, title=heading, tally=tally, rows=rows, total=part.total, tone=tone)


def _work(line: Line, day: date, actor: Actor, *, came: bool) -> shapes.Work:
    record = line.record
    meta = [str(line.kind.label)]
    rule = clock_rules.get(line.rule)
    if rule is not None:
        meta.append(str(rule.label))
    meta.append(str(line.kind.stages.get(record.stage, record.stage)))
    if record.owner_id != actor.unit_id:
        meta.append(record.owner.name)
    if came and line.came_how == "handed_over":
        meta.append(_("handed over"))
    return shapes.Work(
        title=record.title,
        href=record_href(record),
        number=record.number,
        clock=clock_shape(line.due_on, day, suspended=line.suspended),
        when=formats.short_day(line.came_on) if came else _due(line.due_on),
        meta=meta,
        act=_next(line),
        stamp=stamp_of(record),
    )


def _due(due_on: date | None) -> str:
    return _("due %(day)s") % {"day": formats.short_day(due_on)} if due_on else ""


def _next(line: Line) -> shapes.Button | None:
    if line.act is None:
        return None
    return shapes.Button(
        text=str(line.act.label),
        href=act_href(line.record, line.act),
        weight="next",
        second=line.act.second_person is True,
    )


def _decision(decision: Decision, day: date, *, back: bool) -> shapes.Work:
    proposal = decision.proposal
    record = proposal.record
    person = proposal.decided_by if back else proposal.proposer
    words = {"person": person.person.name if person else ""}
    meta = [_("returned by %(person)s") % words if back else _("proposed by %(person)s") % words, str(decision.act.label)]
    if back and proposal.remark:
        meta.append(_("“%(remark)s”") % {"remark": proposal.remark})
    at: datetime = proposal.decided_at if back else proposal.proposed_at
    sent_on = day_of(at)
    if back:
        href, act = act_href(record, decision.act), _("Correct, propose again")
    else:
        href, act = reverse("proposal", args=[proposal.pk]), _("Look and decide")
    waited = (day - sent_on).days
    text = _("Since today") if waited <= 0 else _waited(waited)
    return shapes.Work(
        title=record.title,
        href=record_href(record) if back else href,
        number=record.number,
        clock=shapes.Clock(state="soon" if waited > 1 else "calm", text=text),
        when=(_("returned %(day)s") if back else _("sent %(day)s")) % {"day": formats.short_day(sent_on)},
        meta=meta,
        act=shapes.Button(text=act, href=href, weight="next"),
        stamp=stamp_of(record),
    )


def _waited(days: int) -> str:
    """How long something has waited."""
    return ngettext("Waits %(days)s day", "Waits %(days)s days", days) % {"days": days}


def sides_of(today: Today, day: date) -> list[shapes.Side]:
    """The unit's week, its officers, the units below."""
    sides = [_week(today, day)]
    if today.officers:
        sides.append(_burdens(_("By officer"), _("Officer"), _("Not assigned"), today.officers))
    if today.units:
        sides.append(_burdens(_("Units below"), _("Unit"), "", today.units))
    return sides


def _week(today: Today, day: date) -> shapes.Side:
    most = max([count for _on, count in today.days] + [1])
    rows = [
        shapes.Row(
            cells=[
                shapes.Cell(value=_weekday(on)),
                shapes.Cell(value=count / most, kind="bar"),
                shapes.Cell(value=count, kind="number"),
            ],
            me=on == day,
        )
        for on, count in today.days
    ]
    off = [(on, why_not_working(on)) for on, _count in today.days if on.weekday() < 5]
    notes = [_("%(day)s: %(why)s") % {"day": formats.short_day(on), "why": why} for on, why in off if why]
    title = _("The week of the scope") if today.scope == "below" else _("The unit's week")
    columns = [
        shapes.Column(key="day", label=_("Day")),
        shapes.Column(key="bar", label=_("Falls due")),
        shapes.Column(key="n", label=_("Records"), align="right"),
    ]
    return shapes.Side(
        title=title,
        table=shapes.Table(caption=_("How many records fall due on each day"), columns=columns, rows=rows, dense=True),
        note="; ".join(notes),
    )


def _weekday(on: date) -> str:
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return f"{names[on.weekday()]}\N{NO-BREAK SPACE}{formats.short_day(on)}"


def _burdens(title: str, head: str, nobody: str, burdens: Sequence[Burden]) -> shapes.Side:
    columns = [
        shapes.Column(key="name", label=head),
        shapes.Column(key="open", label=pgettext("column", "Open"), align="right"),
        shapes.Column(key="week", label=_("This week"), align="right"),
        shapes.Column(key="late", label=pgettext("column", "Late"), align="right"),
    ]
    rows = [
        shapes.Row(
            cells=[
                shapes.Cell(value=burden.name or nobody),
                shapes.Cell(value=burden.open, kind="number"),
                shapes.Cell(value=burden.week, kind="number"),
                _late_cell(burden.late),
            ]
        )
        for burden in burdens
    ]
    return shapes.Side(title=title, table=shapes.Table(caption=title, columns=columns, rows=rows, dense=True))


def _late_cell(count: int) -> shapes.Cell:
    if not count:
        return shapes.Cell(value=0, kind="number")
    return shapes.Cell(value=shapes.Clock(state="late", text=formats.number(count)), kind="clock")
