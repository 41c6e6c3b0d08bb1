"""`perform_many`: the same acts by the thousand, for imports, bulk acts, successions and the demo.

Records are loaded, numbered and written set by set, in chunks; each act is bound, checked and carried out exactly as
`perform` does, and both leave the same tables.
"""

import gc
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import cycle, islice
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from liem.core.access.actor import Actor
from liem.core.access.scope import owns, visible
from liem.core.acts.base import Act, At, act_of, allowed, fits
from liem.core.acts.loading import load
from liem.core.acts.perform import fresh_entry, number_of
from liem.core.acts.refusals import NotAllowed, NotThere, Refusal, Refused, SamePerson, WrongStage
from liem.core.acts.state import state_of
from liem.core.acts.steady import steady
from liem.core.acts.telling import Entry, carry_out, entry_of
from liem.core.acts.together import Behind
from liem.core.acts.writing import write
from liem.core.calendar.today import today
from liem.core.journal.announcing import announced
from liem.core.journal.raw import Raw, raw_events
from liem.core.journal.told import Told
from liem.core.records.kinds import kinds

CHUNK, LARGEST = 2_500, 10_000
"""A run begins with the small chunk, so that PostgreSQL soon has work, and grows to the large one, in which a record is worked on
several times and what follows from it is worked out once."""
HELD = 4_000
"""So many records that a run has written stay in memory: its own row locks keep everybody else from changing them."""

_NUMBERS = """
    insert into series (unit_id, kind, year, last)
    select * from unnest(%s::bigint[], %s::text[], %s::int[], %s::int[])
    on conflict (unit_id, kind, year) do update set last = series.last + excluded.last
    returning unit_id, kind, year, last
"""

Sights = set[tuple[int | None, int]]
"""Pairs of an appointment and a record that it may see."""


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


@dataclass(slots=True, frozen=True)
class Named:
    """A value of an item's data: the record that an earlier item opened under this handle."""

    handle: Hashable


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


def perform_many(items: Iterable[Item], *, role: str = "liem_writer", on_progress: Callable[[int], None] | None = None) -> Summary:
    """Do many acts in one transaction; raise `ItemRefused` at the first that does not pass, and write nothing.

    Holds no gate: the run announces its instant first (committed on its own connection), so that whoever fixes an
    instant meanwhile takes an earlier one. `role` is `liem_loader` for the demo alone.
    """
    with (
        _collecting_seldom() as collect,
        steady(),
        announced() as instant,
        transaction.atomic(),
        connection.cursor() as opened,
        Behind(opened) as cursor,
    ):
        run = _Run(cursor, instant, role)
        source = iter(items)
        while chunk := list(islice(source, run.size)):
            run.chunk(chunk)
            collect()
            if on_progress:
                on_progress(run.summary.events)
        run.end()
    run.summary.ids = run.handles
    return run.summary


@contextmanager
def _collecting_seldom() -> Iterator[Callable[[], None]]:
    """Without the garbage collector's own rounds, which go through all that is held again and again: a fifth of the time.

    What is let go goes at once, for acts leave no circles behind; in case one did, the collector looks after every tenth
    chunk. Call what this gives after each.
    """
    was, due = gc.isenabled(), cycle((False,) * 9 + (True,))
    gc.disable()

    def collect() -> None:
        if next(due):
            gc.collect(1)

    try:
        yield collect
    finally:
        if was:
            gc.enable()


class _Run:
    """While PostgreSQL writes one chunk, the acts of the next are carried out in memory: see `Behind`."""

    def __init__(self, cursor: Behind, instant: datetime, role: str) -> None:
        self.cursor, self.instant, self.role = cursor, instant, role
        self.summary = Summary()
        self.handles: dict[Hashable, int] = {}
        self.forms: dict[tuple[type[Act], str], Act] = {}
        self.held: OrderedDict[int, Entry] = OrderedDict()
        self.index = 0
        self.unwritten: set[int] = set()
        self.new_ids: deque[int] = deque()

    @property
    def size(self) -> int:
        """So many acts come next: half as many as were carried out, within the limits."""
        return min(LARGEST, max(CHUNK, self.index // 2))

    def chunk(self, items: list[Item]) -> None:
        """Carry out up to `size` acts and begin to write them."""
        full = len(items) == self.size
        entries, sights = self._load(items)
        self._enter()
        opening = sum(1 for item in items if item.target is None)
        self._have_ids(opening)
        told: list[Told] = []
        for item in items:
            try:
                entry = self._entry(entries, sights, item)
                told.append(self._one(entries, entry, item, told))
            except Refusal as refusal:
                raise ItemRefused(self.index, refusal) from refusal
            self.index += 1
        if full:
            self._have_ids(self.size)  # as many as the next chunk can open; to ask then would wait for the writing of this one
        self._flush(entries, told)
        self.cursor.execute("set constraints all immediate")  # what a commit would do, but for this chunk and behind the next
        self.cursor.execute("set constraints all deferred")
        self._leave()
        self._hold(entries)

    def end(self) -> None:
        """Leave nothing behind."""
        self._enter()
        self.cursor.drop_copied()
        self._leave()

    def _enter(self) -> None:
        self.cursor.execute("select set_config('role', %s, true)", [self.role])
        self.cursor.start()

    def _leave(self) -> None:
        self.cursor.execute("select set_config('role', 'none', true)")
        self.cursor.start()

    def _hold(self, entries: dict[int, Entry]) -> None:
        """Keep what was written in this chunk for the next ones, the latest worked on longest."""
        for record_id, entry in entries.items():
            self.held[record_id] = entry
            self.held.move_to_end(record_id)
        while len(self.held) > HELD:
            _record_id, entry = self.held.popitem(last=False)
            entry.own.record = None  # each names the other: memory comes back at once, without a collection

    def _flush(self, entries: dict[int, Entry], told: list[Told]) -> None:
        """Write what has been told so far."""
        for t, event_id in zip(told, self._take("event_id_seq", len(told)), strict=True):
            t.event_id = event_id
        touched = {t.record.id: entries[t.record.id] for t in told}
        self._number(entries, [t for t in told if t.opened])
        write(self.cursor, touched.values(), told)
        self.summary.events += len(told)
        self.summary.records += sum(1 for t in told if t.opened)
        told.clear()
        self.unwritten.clear()

    def _past(self, entries: dict[int, Entry], record_id: int, told: list[Told]) -> list[Raw]:
        """The stored journal of a record, with what this chunk told of it written first."""
        if record_id in self.unwritten:
            self._flush(entries, told)
        return raw_events(self.cursor, record_id)

    def _load(self, items: list[Item]) -> tuple[dict[int, Entry], Sights]:
        """The records that the items name, held ones or loaded, and who of the actors may see which."""
        entries: dict[int, Entry] = {}
        asked: dict[Actor, set[int]] = defaultdict(set)
        for item in items:
            target = self.handles.get(item.target, item.target) if item.target is not None else None
            if not isinstance(target, int):
                continue
            if target in self.held:
                entries[target] = self.held[target]
            viewer = item.second or item.actor
            if target not in entries or not sees_plainly(viewer, entries[target].own):
                asked[viewer].add(target)
        sights: Sights = set()
        by_kind: dict[str, set[int]] = defaultdict(set)
        for actor, ids in asked.items():
            for record_id, kind in visible(actor).filter(pk__in=ids).values_list("pk", "kind"):
                sights.add((actor.appointment_id, record_id))
                if record_id not in entries:
                    by_kind[kind].add(record_id)
        for code, ids in by_kind.items():
            entries |= {pk: entry_of(kinds[code], own) for pk, own in load(self.cursor, kinds[code], ids).items()}
        return entries, sights

    def _entry(self, entries: dict[int, Entry], sights: Sights, item: Item) -> Entry:
        """The record of an item, a new one for an opening; raise `NotThere` when its actor does not see it."""
        if item.target is None:
            return fresh_entry(kinds[item.kind], self.new_ids.popleft(), item.actor)
        target = self.handles.get(item.target, item.target)
        entry = entries.get(target) if isinstance(target, int) else None
        viewer = item.second or item.actor
        if entry is None or not ((viewer.appointment_id, entry.record.id) in sights or sees_plainly(viewer, entry.own)):
            raise NotThere
        return entry

    def _one(self, entries: dict[int, Entry], entry: Entry, item: Item, earlier: list[Told]) -> Told:
        day = item.at or today()
        record = entry.record
        opening = item.target is None
        act = act_of(entry.kind.code, item.act)
        if act.opens != opening:
            raise NotThere
        if not allowed(act, item.actor, None if opening else record):
            raise NotAllowed
        if not opening and not fits(act, entry.kind, record):
            raise WrongStage(entry.kind.stages.get(record.stage, record.stage))
        form = self._form(act, entry, self._with_ids(entries, item, earlier), day)
        if not form.is_valid():
            raise Refused(form.faults())
        if act.one_by_one:
            raise Refused({"": [_("This changes other records too and cannot be done in bulk.")]})
        second = self._second(act, form, entry, item)
        if opening:
            record.opened_on = form.namespace().happened_on
            entries[record.id] = entry
            if item.handle is not None:
                self.handles[item.handle] = record.id
        past = self._past(entries, record.id, earlier) if act.needs == "history" else []
        at = At(today=day, actor=item.actor, events=past, kind=entry.kind)
        told = carry_out(entry, form, at, second=second)
        told.recorded_at = item.recorded_at or self.instant
        self.unwritten.add(record.id)
        return told

    def _with_ids(self, entries: dict[int, Entry], item: Item, told: list[Told]) -> Item:
        """The item with the records that its data name, or their ids; what this chunk told of them is written first."""
        ids = {key: self.handles[value.handle] for key, value in item.data.items() if isinstance(value, Named)}
        if not ids:
            return item
        if not self.unwritten.isdisjoint(ids.values()):
            self._flush(entries, told)
            self.cursor.send()  # the act may ask the tables about it, by a cursor of its own
        return replace(item, data={**item.data, **{key: self._named(entries, item.actor, pk) for key, pk in ids.items()}})

    def _named(self, entries: dict[int, Entry], actor: Actor, record_id: int) -> Any:
        """The record itself when it is held and the actor plainly sees it, which spares a question; else its id."""
        entry = entries.get(record_id) or self.held.get(record_id)
        return entry.record if entry is not None and sees_plainly(actor, entry.own) else record_id

    def _second(self, act: type[Act], form: Act, entry: Entry, item: Item) -> Actor | None:
        """The second person of an act that needs one; another one than the actor, with the right to approve it."""
        if not act.second_person or not form.wants_second(entry.own, form.namespace()):
            return None
        if item.second is None:
            raise Refused({"": [_("This needs a second person and cannot be done in bulk.")]})
        if item.second.person_id == item.actor.person_id:
            raise SamePerson
        if item.second.role not in act.approvers:
            raise NotAllowed
        return item.second

    def _form(self, act: type[Act], entry: Entry, item: Item, day: date) -> Act:
        """One form an act class and kind, bound again for each item."""
        own = None if act.opens else entry.own
        form = self.forms.get((act, entry.kind.code))
        if form is None:
            form = act(item.data, actor=item.actor, own=own, today=day, kind=entry.kind)
            self.forms[(act, entry.kind.code)] = form
        else:
            form.rebind(item.data, own, item.actor, day)
        return form

    def _number(self, entries: dict[int, Entry], opened: list[Told]) -> None:
        """Take numbers for all records opened in this chunk: one block a unit, kind and year."""
        groups: dict[tuple[int, str, int], list[Told]] = defaultdict(list)
        for t in opened:
            groups[(t.record.numbered_by_id, t.record.kind, t.record.opened_on.year)].append(t)
        if not groups:
            return
        ordered = sorted(groups)  # so that two runs at once do not wait for each other
        columns = [list(column) for column in zip(*ordered, strict=True)]
        self.cursor.execute(_NUMBERS, [*columns, [len(groups[series]) for series in ordered]])
        for unit_id, kind, year, last in self.cursor.fetchall():
            group = groups[(unit_id, kind, year)]
            for count, t in enumerate(group, start=last - len(group) + 1):
                t.record.number = number_of(kinds[kind], year, count)
                t.changes["number"] = [None, t.record.number]
                entry = entries[t.record.id]
                entry.state = state_of(entry.kind, entry.own)

    def _have_ids(self, count: int) -> None:
        """Have ids for so many new records."""
        if lacking := max(count - len(self.new_ids), 0):
            self.new_ids.extend(self._take("record_id_seq", lacking))

    def _take(self, sequence: str, count: int) -> list[int]:
        self.cursor.execute("select array_agg(nextval(%s)) from generate_series(1, %s)", [sequence, count])
        taken: list[int] = self.cursor.fetchone()[0] or []
        return taken


def sees_plainly(actor: Actor, own: Any) -> bool:
    """Whether the record lies in the actor's own scope, or is shared with the unit for good, and no rarer rule must be asked."""
    record = own.record
    if record.guarded or record.confidentiality > actor.clearance:
        return False
    return owns(actor, record) or any(share.unit_id == actor.unit_id and share.until_on is None for share in own.rows.shares)
