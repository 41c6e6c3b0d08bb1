"""The consequence that keeps clocks and due days: in the act's own transaction, for many records in two statements."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from psycopg.types.json import Jsonb

from liem.core.journal.events import as_json
from liem.core.journal.told import Foreseen, Histories, Past, Told, consequences
from liem.readings.deadlines.clocks import ClockState, clocks_of, next_of
from liem.readings.deadlines.foresight import foreseen
from liem.readings.deadlines.models import NO_DUE
from liem.readings.deadlines.rules import rules_of

_CLOCKS = """
    with want as materialized (
        select * from jsonb_to_recordset(%(clocks)s) as x(
            record_id bigint, rule text, sort text, key text, turn smallint, opened_on date, due_on date, mark_on date,
            suspended_on date, suspended_days int, extensions smallint, state text, closed_on date, law text, pack text,
            marks jsonb, counting jsonb)
    ), gone as (
        delete from clock c where c.record_id = any(%(records)s) and not exists (
            select 1 from want w
            where (w.record_id, w.rule, w.key, w.turn) = (c.record_id, c.rule, c.key, c.turn))
    )
    insert into clock (record_id, rule, sort, key, turn, opened_on, due_on, mark_on, suspended_on, suspended_days,
                       extensions, state, closed_on, law, pack, marks, counting)
    select record_id, rule, sort, key, turn, opened_on, due_on, mark_on, suspended_on, suspended_days, extensions, state,
           closed_on, law, pack, marks, counting from want
    on conflict (record_id, rule, key, turn) do update set
        (sort, opened_on, due_on, mark_on, suspended_on, suspended_days, extensions, state, closed_on, law, pack, marks,
         counting)
        = (excluded.sort, excluded.opened_on, excluded.due_on, excluded.mark_on, excluded.suspended_on,
           excluded.suspended_days, excluded.extensions, excluded.state, excluded.closed_on, excluded.law, excluded.pack,
           excluded.marks, excluded.counting)
    where (clock.sort, clock.opened_on, clock.due_on, clock.mark_on, clock.suspended_on, clock.suspended_days,
           clock.extensions, clock.state, clock.closed_on, clock.law, clock.pack, clock.marks, clock.counting)
        is distinct from
          (excluded.sort, excluded.opened_on, excluded.due_on, excluded.mark_on, excluded.suspended_on,
           excluded.suspended_days, excluded.extensions, excluded.state, excluded.closed_on, excluded.law, excluded.pack,
           excluded.marks, excluded.counting)
"""

_DEADLINES = """
    with want as materialized (
        select * from jsonb_to_recordset(%(rows)s) as x(
            record_id bigint, kind text, owner_id bigint, top int, place int, confidentiality smallint, guarded boolean,
            need_to_know boolean, officer_id bigint, stage text, opened_on date, came_on date, came_how text,
            next_due_on date, next_rule text, suspended boolean)
    ), gone as (
        delete from deadline where record_id = any(%(closed)s)
    )
    insert into deadline as d (record_id, kind, owner_id, top, place, confidentiality, guarded, need_to_know, officer_id,
                               stage, opened_on, came_on, came_how, next_due_on, next_rule, suspended)
    select w.record_id, w.kind, w.owner_id, w.top, w.place, w.confidentiality, w.guarded, w.need_to_know, w.officer_id,
           w.stage, w.opened_on, coalesce(w.came_on, o.came_on, w.opened_on), coalesce(w.came_how, o.came_how, 'opened'),
           coalesce(w.next_due_on, o.next_due_on, '9999-12-31'), coalesce(w.next_rule, o.next_rule, ''),
           coalesce(w.suspended, o.suspended, false)
    from want w left join deadline o on o.record_id = w.record_id
    on conflict (record_id) do update set
        (owner_id, top, place, confidentiality, guarded, need_to_know, officer_id, stage, opened_on, came_on, came_how,
         next_due_on, next_rule, suspended)
        = (excluded.owner_id, excluded.top, excluded.place, excluded.confidentiality, excluded.guarded,
           excluded.need_to_know, excluded.officer_id, excluded.stage, excluded.opened_on, excluded.came_on,
           excluded.came_how, excluded.next_due_on, excluded.next_rule, excluded.suspended)
    where (d.owner_id, d.top, d.place, d.confidentiality, d.guarded, d.need_to_know, d.officer_id, d.stage, d.opened_on,
           d.came_on, d.came_how, d.next_due_on, d.next_rule, d.suspended)
        is distinct from
          (excluded.owner_id, excluded.top, excluded.place, excluded.confidentiality, excluded.guarded,
           excluded.need_to_know, excluded.officer_id, excluded.stage, excluded.opened_on, excluded.came_on,
           excluded.came_how, excluded.next_due_on, excluded.next_rule, excluded.suspended)
"""


class Following:
    """Clocks follow the journal after the figures and before whatever only tells."""

    order = 20
    title = _("Clocks")

    def follow(self, cursor: Any, told: list[Told], histories: Histories) -> None:
        """Count again the clocks of records whose history moved them; keep every due day's row equal to its record."""
        records = {t.record.id: t.record for t in told if t.record is not None}
        if not records:
            return
        rules = {kind: rules_of(kind) for kind in {record.kind for record in records.values()}}
        touching = {kind: frozenset[str]().union(*(rule.touched_by for rule in many)) for kind, many in rules.items()}
        moved = {t.record.id for t in told if t.record is not None and _moves(t, touching[t.record.kind])}
        rows: dict[int, dict[str, Any]] = {record.id: scope_row(record) for record in records.values() if record.closed_on is None}
        if moved:
            past = histories()
            states = {i: clocks_of(past.get(i, []), rules[records[i].kind], records[i].closed_on) for i in moved}
            write_clocks(cursor, states)
            for record_id in moved & rows.keys():
                rows[record_id] |= pressing(states[record_id]) | came(past.get(record_id, []))
        write_deadlines(cursor, rows.values(), [record_id for record_id in records if record_id not in rows])

    def foresee(self, told: Told, history: list[Past]) -> list[Foreseen]:
        """Which clocks the event would start, move and stop."""
        rules = rules_of(told.record.kind)
        before = clocks_of([past for past in history if past.event_id != told.event_id], rules)
        return foreseen(before, clocks_of(history, rules, told.record.closed_on))


def _moves(told: Told, touching: frozenset[str]) -> bool:
    """Whether an event may move clocks, or the day on which the record came to its owner; `touching` kinds move clocks."""
    known = told.opened or told.voids or told.amends or told.declares_owner or "closed_on" in told.changes
    return bool(known) or told.kind in touching


def scope_row(record: Any) -> dict[str, Any]:
    """The columns of a due day's row that repeat the record's own."""
    return {
        "record_id": record.id,
        "kind": record.kind,
        "owner_id": record.owner_id,
        "top": record.top,
        "place": record.place,
        "confidentiality": record.confidentiality,
        "guarded": record.guarded,
        "need_to_know": record.need_to_know,
        "officer_id": record.officer_id,
        "stage": record.stage,
        "opened_on": record.opened_on.isoformat(),
    }


def pressing(states: Sequence[ClockState]) -> dict[str, Any]:
    """What presses the record next."""
    following = next_of(states)
    due_on = following.due_on if following and following.due_on else NO_DUE
    suspended = following is None and any(state.state == "suspended" for state in states)
    return {
        "next_due_on": due_on.isoformat(),
        "next_rule": following.rule if following else "",
        "suspended": suspended,
    }


def came(history: Iterable[Past]) -> dict[str, Any]:
    """When and how the record came to its present owner."""
    on: date | None = None
    how = "opened"
    for past in history:
        if on is None or past.declares_owner is not None:
            on, how = past.happened_on, "opened" if on is None else "handed_over"
    return {"came_on": on.isoformat(), "came_how": how} if on else {}


def write_clocks(cursor: Any, states: Mapping[int, Sequence[ClockState]]) -> None:
    """Make the clocks of these records equal to `states`, touching only what differs."""
    clocks = [{"record_id": record_id, **state.as_row()} for record_id, many in states.items() for state in many]
    cursor.execute(_CLOCKS, {"clocks": Jsonb(clocks, as_json), "records": list(states)})


def write_deadlines(cursor: Any, rows: Iterable[Mapping[str, Any]], closed: Sequence[int]) -> None:
    """Write the rows of open records and remove those of closed ones. A column not given keeps its value."""
    cursor.execute(_DEADLINES, {"rows": Jsonb(list(rows), as_json), "closed": list(closed)})


consequences.declare("deadlines", Following())
