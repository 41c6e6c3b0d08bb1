"""What Today shows, as data: few queries, each capped, none of them wider than the reader's scope."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from liem.core.access.actor import Actor
from liem.core.acts.base import Act, act_of, open_to
from liem.core.acts.models import Proposal, ProposalState
from liem.core.acts.proposals import waiting_for
from liem.core.organization.models import Appointment, Unit
from liem.core.records.kinds import Kind, kinds
from liem.core.records.models import Record
from liem.readings.deadlines.models import NO_DUE, Deadline
from liem.readings.deadlines.scope import own_scope

SHOWN = 20
CAP = 1000
RECENT_DAYS = 7
RETURNED_DAYS = 30

SCOPES = ("mine", "unit", "below")
_COLUMNS = ("record_id", "next_due_on", "next_rule", "suspended", "came_on", "came_how")


@dataclass(frozen=True, slots=True)
class Line:
    """One record on Today with what presses it, and the act likeliest to come next (None: nothing may be done)."""

    record: Record
    kind: Kind
    due_on: date | None
    rule: str
    suspended: bool
    came_on: date
    came_how: str
    act: type[Act] | None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of Today: the first lines, and how many there are (at most `CAP`; `more` when beyond)."""

    lines: list[Any]
    total: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """A proposal on Today: waiting for the reader, or refused to them."""

    proposal: Proposal
    kind: Kind
    act: type[Act]


@dataclass(frozen=True, slots=True)
class Burden:
    """How many open records somebody holds, how many of them fall due this week or are late. `name` is empty for nobody."""

    name: str
    key: int | None
    open: int
    week: int
    late: int


@dataclass(slots=True)
class Today:
    """Everything on the page. `week` counts what falls due in the unit on each day of the week."""

    scope: str
    late: Part
    week: Part
    came: Part
    waiting: Part
    returned: Part
    days: list[tuple[date, int]] = field(default_factory=list)
    officers: list[Burden] = field(default_factory=list)
    units: list[Burden] = field(default_factory=list)


def scopes_of(actor: Actor) -> tuple[str, ...]:
    """The scopes a person may choose from: their own work, their unit's, and what lies below it."""
    if actor.lo > actor.hi:
        return ("mine",)
    return SCOPES if actor.hi > actor.unit_place or actor.lo < actor.unit_place else SCOPES[:2]


def today_of(actor: Actor, day: date, scope: str = "mine") -> Today:
    """What presses `actor` on `day`, in one of their scopes."""
    open_ones = in_scope(actor, scope)
    last = week_of(day)[-1]
    late = open_ones.filter(next_due_on__lt=day)
    week = open_ones.filter(next_due_on__gte=day, next_due_on__lte=last)
    came = _came(actor, day, scope).filter(next_due_on__gt=last)
    asked = [
        late.order_by("next_due_on", "record_id"),
        week.order_by("next_due_on", "record_id"),
        came.order_by("-came_on", "-record_id"),
    ]
    read = [list(rows.values_list(*_COLUMNS)[:SHOWN]) for rows in asked]
    records = _records(row[0] for rows in read for row in rows)
    parts = [_part(actor, rows, records, whole) for rows, whole in zip(read, asked, strict=True)]
    return Today(
        scope=scope,
        late=parts[0],
        week=parts[1],
        came=parts[2],
        waiting=_waiting(actor),
        returned=_returned(actor, day),
        days=_days(actor, day, scope),
        officers=_officers(actor, day, last) if actor.role in ("head", "office") else [],
        units=_units(actor, day, last) if actor.role == "head" and scope == "below" else [],
    )


def late_count(actor: Actor, day: date) -> int:
    """How many of the actor's own records are late, at most `CAP`: the figure in the rail."""
    return in_scope(actor, "mine").filter(next_due_on__lt=day).values("record_id")[:CAP].count()


def week_of(day: date) -> list[date]:
    """The days of the week of `day`, Monday first."""
    monday = day - timedelta(days=day.weekday())
    return [monday + timedelta(days=n) for n in range(7)]


def in_scope(actor: Actor, scope: str) -> QuerySet[Deadline]:
    """Open records of a scope. What lies beyond the visible is cut off by row-level security as well."""
    open_ones = Deadline.objects.all()
    if scope == "mine":
        return open_ones.filter(officer_id=actor.appointment_id)
    if scope == "unit":
        return open_ones.filter(place=actor.unit_place)
    return own_scope(actor, open_ones)


def _came(actor: Actor, day: date, scope: str) -> QuerySet[Deadline]:
    """What came to the unit in the last days; in one's own scope what is assigned to oneself or to nobody yet."""
    since = day - timedelta(days=RECENT_DAYS)
    if scope == "below":
        return in_scope(actor, scope).filter(came_on__gte=since, came_on__lte=day)
    came = Deadline.objects.filter(place=actor.unit_place, came_on__gte=since, came_on__lte=day)
    if scope == "unit":
        return came
    return came.filter(Q(officer_id=actor.appointment_id) | Q(officer_id__isnull=True))


def _records(ids: Iterable[int]) -> dict[int, Record]:
    return Record.objects.filter(pk__in=set(ids)).select_related("owner").defer("sort_key", "title_fold").in_bulk()


def _part(actor: Actor, rows: list[Any], records: dict[int, Record], whole: QuerySet[Deadline]) -> Part:
    lines = [_line(actor, row, records[row[0]]) for row in rows if row[0] in records and records[row[0]].kind in kinds]
    total = len(rows) if len(rows) < SHOWN else whole.order_by().values("record_id")[: CAP + 1].count()
    return Part(lines=lines, total=min(total, CAP), more=total > CAP)


def _line(actor: Actor, row: Any, record: Record) -> Line:
    kind = kinds[record.kind]
    acts = open_to(actor, kind, record)
    _id, due_on, rule, suspended, came_on, came_how = row
    return Line(
        record=record,
        kind=kind,
        due_on=None if due_on == NO_DUE else due_on,
        rule=rule,
        suspended=suspended,
        came_on=came_on,
        came_how=came_how,
        act=acts[0] if acts else None,
    )


def _waiting(actor: Actor) -> Part:
    """Proposals of others that the actor may decide, the oldest first."""
    decisions = [d for d in map(_decision, waiting_for(actor)) if d is not None]
    return Part(lines=decisions[:SHOWN], total=len(decisions))


def _returned(actor: Actor, day: date) -> Part:
    """The actor's own proposals that were refused of late and not proposed again since, the newest first."""
    since = day - timedelta(days=RETURNED_DAYS)
    mine = Proposal.objects.filter(proposer_id=actor.appointment_id)
    found = list(
        mine.filter(state=ProposalState.REFUSED, decided_at__date__gte=since)
        .select_related("record", "decided_by__person")
        .order_by("-decided_at")[:CAP]
    )
    again = mine.filter(record_id__in=[p.record_id for p in found]).values_list("record_id", "act", "proposed_at") if found else ()
    later = {(record_id, act): at for record_id, act, at in sorted(again, key=lambda row: row[2])}
    decisions = [
        d
        for d in map(_decision, found)
        if d is not None and later[d.proposal.record_id, d.proposal.act] == d.proposal.proposed_at and d.proposal.record.closed_on is None
    ]
    return Part(lines=decisions[:SHOWN], total=len(decisions))


def _decision(proposal: Proposal) -> Decision | None:
    kind = kinds.get(proposal.record.kind)
    if kind is None:
        return None
    try:
        return Decision(proposal=proposal, kind=kind, act=act_of(kind.code, proposal.act))
    except KeyError:  # an act of a register that is no longer installed
        return None


def _days(actor: Actor, day: date, scope: str) -> list[tuple[date, int]]:
    """How many open records fall due on each day of the week, in the unit (or in the scope below it)."""
    days = week_of(day)
    found = in_scope(actor, "below" if scope == "below" else "unit").filter(next_due_on__gte=days[0], next_due_on__lte=days[-1])
    counts = dict(found.order_by().values_list("next_due_on").annotate(n=Count("record_id")))
    return [(on, counts.get(on, 0)) for on in days if on.weekday() < 5 or counts.get(on)]


def _counted(rows: QuerySet[Deadline], key: str, day: date, last: date) -> QuerySet[Any]:
    return (
        rows.order_by()
        .values_list(key)
        .annotate(
            open=Count("record_id"),
            week=Count("record_id", filter=Q(next_due_on__gte=day, next_due_on__lte=last)),
            late=Count("record_id", filter=Q(next_due_on__lt=day)),
        )
    )


def _officers(actor: Actor, day: date, last: date) -> list[Burden]:
    """The unit's open records by officer, the most pressed first; those of nobody last."""
    rows = list(_counted(in_scope(actor, "unit"), "officer_id", day, last))
    people = Appointment.objects.filter(pk__in=[row[0] for row in rows if row[0]]).values_list("pk", "person__name")
    names = dict(people)
    burdens = [Burden(names.get(key, ""), key, *counts) for key, *counts in rows]
    return sorted(burdens, key=lambda b: (b.key is None, -b.late, -b.week, -b.open, b.name))[:SHOWN]


def _units(actor: Actor, day: date, last: date) -> list[Burden]:
    """Units below that have something late: for the centre by province, else by unit; the most pressed first."""
    below = in_scope(actor, "below").exclude(place=actor.unit_place).filter(next_due_on__lte=last)
    key = "top" if actor.is_central else "place"
    rows = [row for row in _counted(below, key, day, last) if row[3]]
    rows.sort(key=lambda row: (-row[3], row[0]))
    rows = rows[:SHOWN]
    names = {unit.place: unit.name for unit in Unit.objects.filter(place__in=[row[0] for row in rows])}
    return [Burden(names.get(place, ""), place, *counts) for place, *counts in rows]
