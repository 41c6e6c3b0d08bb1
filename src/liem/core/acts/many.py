"""`perform_many`: the same acts by the thousand, for imports, bulk acts, successions and the demo.

Records are loaded, numbered and written set by set, in chunks; each act is bound, checked and carried out exactly as
`perform` does, and both leave the same tables.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from liem.core.access.actor import Actor
from liem.core.access.scope import visible
from liem.core.acts.base import Act, At, act_of, allowed, fits
from liem.core.acts.loading import load
from liem.core.acts.perform import fresh_entry, number_of
from liem.core.acts.refusals import NotAllowed, NotThere, Refusal, Refused, WrongStage
from liem.core.acts.telling import Entry, carry_out, entry_of
from liem.core.acts.writing import write
from liem.core.calendar.today import today
from liem.core.journal.announcing import announced
from liem.core.journal.raw import Raw, raw_events
from liem.core.journal.told import Told
from liem.core.records.kinds import kinds

CHUNK = 1_000


@dataclass(slots=True, frozen=True)
class Item:
    """One act of many. `target` is a record's id, or the `handle` of an earlier item that opened the record.

    `at` is the day that counts as today for this act (None: the present day). `recorded_at` may be given only while the
    demo is loaded.
    """

    act: str
    actor: Actor
    data: Mapping[str, Any]
    kind: str = ""
    target: int | Hashable | None = None
    handle: Hashable | None = None
    at: date | None = None
    recorded_at: datetime | None = None
    second: Actor | None = None


@dataclass(slots=True)
class Summary:
    """What was written."""

    events: int = 0
    records: int = 0
    ids: dict[Hashable, int] | None = None


class ItemRefused(Refusal):
    """One item of many does not pass; nothing of its run is written. `index` counts from 0."""

    status = 422

    def __init__(self, index: int, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.index = index
        self.refusal = refusal


def perform_many(
    items: Iterable[Item], *, role: str = "liem_writer", on_progress: Callable[[int], None] | None = None
) -> Summary:
    """Do many acts in one transaction; raise `ItemRefused` at the first that does not pass, and write nothing.

    Holds no gate: the run announces its instant first (committed on its own connection), so that whoever fixes an
    instant meanwhile takes an earlier one. `role` is `liem_loader` for the demo alone.
    """
    run = _Run()
    with announced() as instant, transaction.atomic(), connection.cursor() as cursor:
        source = iter(items)
        while chunk := list(islice(source, CHUNK)):
            run.chunk(cursor, chunk, instant, role)
            if on_progress:
                on_progress(run.summary.events)
    run.summary.ids = run.handles
    return run.summary


class _Run:
    def __init__(self) -> None:
        self.summary = Summary()
        self.handles: dict[Hashable, int] = {}
        self.forms: dict[tuple[type[Act], date], Act] = {}
        self.index = 0

    def chunk(self, cursor: Any, items: list[Item], instant: datetime, role: str) -> None:
        """Carry out and write up to `CHUNK` acts."""
        entries = self._load(cursor, items)
        cursor.execute("select set_config('role', %s, true)", [role])
        ids = _take(cursor, "event_id_seq", len(items))
        new_ids = iter(_take(cursor, "record_id_seq", sum(1 for item in items if item.target is None)))
        told: list[Told] = []
        for item, event_id in zip(items, ids, strict=True):
            try:
                told.append(self._one(cursor, entries, item, new_ids, event_id, item.recorded_at or instant, told))
            except Refusal as refusal:
                raise ItemRefused(self.index, refusal) from refusal
            self.index += 1
        self._flush(cursor, entries, told)
        cursor.execute("select set_config('role', 'none', true)")

    def _flush(self, cursor: Any, entries: dict[int, Entry], told: list[Told]) -> None:
        """Write what has been told so far."""
        touched = {t.record.pk: entries[t.record.pk] for t in told}
        self._number(cursor, entries, [t for t in told if t.opened])
        write(cursor, touched.values(), told)
        self.summary.events += len(told)
        self.summary.records += sum(1 for t in told if t.opened)
        told.clear()

    def _past(self, cursor: Any, entries: dict[int, Entry], record_id: int, told: list[Told]) -> list[Raw]:
        """The stored journal of a record, with what this chunk told of it written first."""
        if any(t.record.pk == record_id for t in told):
            self._flush(cursor, entries, told)
        return raw_events(cursor, record_id)

    def _load(self, cursor: Any, items: list[Item]) -> dict[int, Entry]:
        wanted: dict[int, Actor] = {}
        for item in items:
            if item.target is not None:
                target = self.handles.get(item.target, item.target)
                if isinstance(target, int):
                    wanted[target] = item.second or item.actor
        entries: dict[int, Entry] = {}
        by_kind: dict[str, list[int]] = defaultdict(list)
        seen = _seen(wanted)
        for record_id, kind in seen.items():
            by_kind[kind].append(record_id)
        for code, ids in by_kind.items():
            kind = kinds[code]
            entries |= {pk: entry_of(kind, own) for pk, own in load(cursor, kind, ids).items()}
        return entries

    def _one(
        self,
        cursor: Any,
        entries: dict[int, Entry],
        item: Item,
        new_ids: Iterator[int],
        event_id: int,
        instant: datetime,
        earlier: list[Told],
    ) -> Told:
        day = item.at or today()
        if item.target is None:
            kind = kinds[item.kind]
            act = act_of(kind.code, item.act)
            entry = fresh_entry(kind, next(new_ids), item.actor)
            if not allowed(act, item.actor, None):
                raise NotAllowed
        else:
            target = self.handles.get(item.target, item.target)
            if not isinstance(target, int) or target not in entries:
                raise NotThere
            entry = entries[target]
            act = act_of(entry.kind.code, item.act)
            if not allowed(act, item.actor, entry.own.record):
                raise NotAllowed
            if not fits(act, entry.kind, entry.own.record):
                raise WrongStage(entry.kind.stages.get(entry.own.record.stage, entry.own.record.stage))
        form = self._form(act, entry, item, day)
        if not form.is_valid():
            raise Refused(form.faults())
        if item.second is None and form.wants_second(entry.own, form.namespace()):
            raise Refused({"": [_("This needs a second person and cannot be done in bulk.")]})
        if item.target is None:
            entry.own.record.opened_on = form.namespace().happened_on
            entries[entry.own.record.pk] = entry
            if item.handle is not None:
                self.handles[item.handle] = entry.own.record.pk
        past = self._past(cursor, entries, entry.own.record.pk, earlier) if act.needs == "history" else []
        at = At(today=day, actor=item.actor, events=past, kind=entry.kind)
        told = carry_out(entry, form, at, second=item.second)
        told.event_id, told.recorded_at = event_id, instant
        return told

    def _form(self, act: type[Act], entry: Entry, item: Item, day: date) -> Act:
        """One form a class and day, bound again for each item."""
        own = None if act.opens else entry.own
        form = self.forms.get((act, day))
        if form is None:
            if len(self.forms) > 2_000:
                self.forms.clear()
            form = act(item.data, actor=item.actor, own=own, today=day, kind=entry.kind)
            self.forms[(act, day)] = form
        else:
            form.rebind(item.data, own, item.actor)
        return form

    def _number(self, cursor: Any, entries: dict[int, Entry], opened: list[Told]) -> None:
        """Take numbers for all records opened in this chunk: one block a unit, kind and year."""
        groups: dict[tuple[int, str, int], list[Told]] = defaultdict(list)
        for t in opened:
            groups[(t.record.owner_id, t.record.kind, t.record.opened_on.year)].append(t)
        for (unit_id, kind, year), group in sorted(groups.items()):
            cursor.execute(
                "insert into series (unit_id, kind, year, last) values (%s, %s, %s, %s) on conflict (unit_id, kind, year)"
                " do update set last = series.last + excluded.last returning last",
                [unit_id, kind, year, len(group)],
            )
            last = cursor.fetchone()[0]
            for count, t in enumerate(group, start=last - len(group) + 1):
                t.record.number = number_of(kinds[kind], year, count)
                t.changes["number"] = [None, t.record.number]
                entries[t.record.pk].state["number"] = t.record.number


def _seen(wanted: Mapping[int, Actor]) -> dict[int, str]:
    """Kinds of the wanted records by id, of those that their actors may see."""
    by_actor: dict[Actor, list[int]] = defaultdict(list)
    for record_id, actor in wanted.items():
        by_actor[actor].append(record_id)
    seen: dict[int, str] = {}
    for actor, ids in by_actor.items():
        seen |= dict(visible(actor).filter(pk__in=ids).values_list("pk", "kind"))
    return seen


def _take(cursor: Any, sequence: str, count: int) -> list[int]:
    cursor.execute("select nextval(%s) from generate_series(1, %s)", [sequence, count])
    return [row[0] for row in cursor.fetchall()]
