"""Clocks on the generic pages: all of a record, the most pressing of each row, the order of a list by due day, the rail."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liem.core.access.actor import Actor
from liem.core.records.kinds import Kind
from liem.core.records.models import Share
from liem.readings.deadlines.models import NO_DUE, Deadline
from liem.readings.deadlines.queries import clock_states, clocks_for
from liem.readings.deadlines.scope import own_scope
from liem.web.pages.hooks import ListOrder, RailItem, clock_sources, list_orders, rail_items
from liem.web.shapes import Clock

Keyed = list[tuple[int, str]]


class Clocks:
    """Who knows the clocks of records."""

    def of_record(self, record_id: int, today: date) -> Sequence[Clock]:
        """All clocks of a record, the most pressing first."""
        return [line.shape for line in clocks_for(record_id, today)]

    def of_records(self, record_ids: Sequence[int], today: date) -> Mapping[int, Clock]:
        """The most pressing clock of each open record that has one."""
        return {i: clock for i, clock in clock_states(record_ids, today).items() if clock.due_on or clock.state == "pause"}


def by_due_day(actor: Actor, kind: Kind, after: str, limit: int, ids: Any = None) -> Keyed:
    """Open records of a kind, the first due first, those that nothing presses last; each with its keyset.

    `after` is the keyset to go on from, `ids` a subquery of record ids when the list is filtered. Two index scans: the
    actor's own scope, and what is shared with their unit.
    """
    rows = _beyond(Deadline.objects.filter(kind=kind.code), after)
    if ids is not None:
        return _keyed(rows.filter(record_id__in=ids), limit)
    shared = Share.objects.filter(unit_id=actor.unit_id).values("record_id")
    found = {*_keyed(own_scope(actor, rows), limit), *_keyed(rows.filter(record_id__in=shared), limit)}
    return sorted(found, key=lambda item: (item[1].partition("_")[0], item[0]))[:limit]


def _beyond(rows: QuerySet[Deadline], after: str) -> QuerySet[Deadline]:
    day, _sep, record_id = after.partition("_")
    try:
        on, beyond = date.fromisoformat(day), int(record_id)
    except ValueError:  # no keyset, or one that nobody gave: the list begins at its beginning
        return rows
    return rows.filter(Q(next_due_on__gt=on) | Q(record_id__gt=beyond), next_due_on__gte=on)


def _keyed(rows: QuerySet[Deadline], limit: int) -> Keyed:
    found = rows.order_by("next_due_on", "record_id").values_list("record_id", "next_due_on")[:limit]
    return [(record_id, f"{due_on or NO_DUE}_{record_id}") for record_id, due_on in found]


rail_items.declare(
    "calculator",
    RailItem(code="calculator", label=_("Calculator of limits"), href=lambda: reverse("clock-calculator"), icon="calculator", order=70),
)
clock_sources.declare("deadlines", Clocks())
list_orders.declare("deadline", ListOrder(code="deadline", label=_("By due day"), page=by_due_day))
