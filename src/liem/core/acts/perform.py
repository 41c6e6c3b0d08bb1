"""`perform`: the one way in which one act is done, and `preview`: the same without writing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from liem.core.access.actor import Actor
from liem.core.access.scope import seen
from liem.core.acts.base import Act, At, act_of, allowed, fits
from liem.core.acts.loading import load, load_to_tell
from liem.core.acts.refusals import Conflict, NotAllowed, NotThere, Refusal, Refused, SamePerson, WrongStage
from liem.core.acts.state import RECORD_FIELDS, State, new_own
from liem.core.acts.telling import Entry, carry_out, entry_of
from liem.core.acts.together import Together
from liem.core.acts.writing import write
from liem.core.calendar.today import today
from liem.core.journal.announcing import GATE
from liem.core.journal.events import money, sentence_of
from liem.core.journal.history import effective, histories
from liem.core.journal.raw import parsed, raw_events
from liem.core.journal.told import Foreseen, Told, in_order
from liem.core.records.kinds import Kind, kinds
from liem.core.records.making import make
from liem.core.records.models import Record


@dataclass(slots=True)
class Done:
    """What came of an act: the event, or the proposal that waits."""

    record_id: int
    event_id: int | None = None
    version: int | None = None
    told: Told | None = None
    proposal_id: int | None = None


@dataclass(slots=True)
class Change:
    """A field of the record that the act changes."""

    label: Any
    old: Any
    new: Any


@dataclass(slots=True)
class Effect:
    """What an act would do: its sentence, the record's fields, and what each reading foresees. Errors by path."""

    sentence: Any = ""
    changes: list[Change] = field(default_factory=list)
    groups: list[tuple[Any, list[Foreseen]]] = field(default_factory=list)
    errors: dict[str, list[str]] = field(default_factory=dict)
    second_person: bool = False


def perform(
    act: str | type[Act],
    *,
    actor: Actor,
    kind: str = "",
    target: int | None = None,
    data: Mapping[str, Any],
    files: Any = None,
    version: int | None = None,
    second: Actor | None = None,
    on: date | None = None,
) -> Done:
    """Do one act and return what came of it. Runs in the caller's transaction, in a savepoint of its own.

    `target` is the record (None for an opening act, then `kind` says which). `version` is the one the actor read.
    `second` is the approver when a proposal is carried out. Raises a `Refusal`; then nothing was changed.
    """
    day = on or today()
    shown = _seen(actor if second is None else second, target)
    declared = kinds[shown.kind if shown else kind]
    act_class = _act_class(declared, act)
    _ask_right(act_class, actor, declared, shown)
    with transaction.atomic(), connection.cursor() as opened:
        cursor = Together(opened)
        entry, at, (instant, event_id) = _begin(cursor, declared, act_class, actor, shown, day)
        _ask_version(entry, version)
        form = act_class(data, files=files, actor=actor, own=None if entry.fresh else entry.own, today=day, kind=declared)
        if not form.is_valid():
            raise Refused(form.faults())
        if form.wants_second(entry.own, form.namespace()):
            if second is None:
                return _propose(cursor, entry, form, actor, instant)
            if second.person_id == actor.person_id:
                raise SamePerson
        _do_alongside(cursor, form, entry, actor=actor, day=day)
        if entry.fresh:
            _number(cursor, entry, actor, form.namespace().happened_on)
        told = carry_out(entry, form, at, second=second)
        told.event_id, told.recorded_at = event_id, instant
        write(cursor, [entry], [told])
        _leave(cursor)
    return Done(record_id=entry.own.record.pk, event_id=told.event_id, version=told.ordinal, told=told)


def _do_alongside(cursor: Together, form: Act, entry: Entry, *, actor: Actor, day: date) -> None:
    """Do what belongs to an act in other records first, each as an act of its own; a refusal there refuses the whole."""
    if not form.one_by_one:
        return
    data = form.namespace()
    form.gather(entry.own, data)
    for other in form.alongside(entry.own, data):
        try:
            done = perform(other.act, actor=actor, kind=other.kind, target=other.target, data=other.data, on=day)
        except Refusal as refusal:
            faults = getattr(refusal, "errors", None) or {"": [str(refusal)]}
            raise Refused({"": [sentence for sentences in faults.values() for sentence in sentences]}) from refusal
        form.done_alongside.append(done)
    cursor.execute("select set_config('role', 'liem_writer', true)")


def _act_class(kind: Kind, act: str | type[Act]) -> type[Act]:
    try:
        return act if not isinstance(act, str) else act_of(kind.code, act)
    except KeyError:
        raise NotThere from None


def _seen(actor: Actor, target: int | None) -> Record | None:
    if target is None:
        return None
    record = seen(actor, target)
    if record is None:
        raise NotThere
    return record


def _ask_right(act: type[Act], actor: Actor, kind: Kind, record: Record | None) -> None:
    if act.opens != (record is None):
        raise NotThere
    if not allowed(act, actor, record):
        raise NotAllowed
    if record is not None and not fits(act, kind, record):
        raise WrongStage(kind.stages.get(record.stage, record.stage))


def _begin(
    cursor: Together, kind: Kind, act: type[Act], actor: Actor, shown: Record | None, day: date
) -> tuple[Entry, At, tuple[datetime, int]]:
    """Enter the writing role and the gate, lock the record; then load it, read the clock and take an event's id."""
    cursor.execute("select set_config('role', 'liem_writer', true), pg_advisory_xact_lock_shared(%s)", [GATE])
    if shown is None:
        cursor.execute("select nextval('record_id_seq'), clock_timestamp(), nextval('event_id_seq')")
        record_id, *told_as = cursor.fetchone()
        return fresh_entry(kind, record_id, actor), At(today=day, actor=actor, kind=kind), tuple(told_as)
    cursor.execute("select from record where id = %s for update", [shown.pk])
    own, *told_as = load_to_tell(cursor, kind, shown.pk)
    _ask_right(act, actor, kind, own.record)
    events = raw_events(cursor, shown.pk) if act.needs == "history" else []
    return entry_of(kind, own), At(today=day, actor=actor, events=events, kind=kind), tuple(told_as)


def fresh_entry(kind: Kind, record_id: int, actor: Actor) -> Entry:
    """An entry for a record that is being opened in the actor's unit."""
    record = make(
        Record,
        id=record_id,
        kind=kind.code,
        numbered_by_id=actor.unit_id,
        owner_id=actor.unit_id,
        top=actor.unit_top,
        place=actor.unit_place,
        officer_id=actor.appointment_id,
        stage="",
    )
    return Entry(kind=kind, own=new_own(kind, record), state=State(kind), fresh=True, journal=[])


def _leave(cursor: Together) -> None:
    cursor.drop_copied()
    cursor.execute("select set_config('role', 'none', true)")
    cursor.send()


def _number(cursor: Any, entry: Entry, actor: Actor, opened_on: date) -> None:
    """Take the next number of the unit's series for the year of the opening day."""
    cursor.execute(
        "insert into series (unit_id, kind, year, last) values (%s, %s, %s, 1)"
        " on conflict (unit_id, kind, year) do update set last = series.last + 1 returning last",
        [actor.unit_id, entry.kind.code, opened_on.year],
    )
    number = number_of(entry.kind, opened_on.year, cursor.fetchone()[0])
    entry.own.record.number, entry.own.record.opened_on = number, opened_on


def number_of(kind: Kind, year: int, count: int) -> str:
    """A record's number as it is written: `VA-2026/0017`."""
    return f"{kind.prefix}-{year}/{count:04d}"


def _ask_version(entry: Entry, version: int | None) -> None:
    record = entry.own.record
    if version is None or entry.fresh or version == record.version:
        return
    with connection.cursor() as cursor:
        cursor.execute("select changes from event where record_id = %s and ordinal > %s order by ordinal", [record.pk, version])
        later = [row[0] for row in cursor.fetchall()]
    spans: dict[str, list[Any]] = {}
    for changes in map(parsed, later):
        for path, (old, new) in changes.items():
            spans.setdefault(path, [old, new])[1] = new
    shown = [(entry.kind.label_of(path), old, new) for path, (old, new) in spans.items()]
    raise Conflict(record.version, shown)


def _propose(cursor: Together, entry: Entry, form: Act, actor: Actor, instant: Any) -> Done:
    from liem.core.acts.proposals import store

    proposal_id = store(cursor, entry, form, actor, instant)
    _leave(cursor)
    return Done(record_id=entry.own.record.pk, proposal_id=proposal_id)


def preview(
    act: str | type[Act],
    *,
    actor: Actor,
    kind: str = "",
    target: int | None = None,
    data: Mapping[str, Any],
    files: Any = None,
    on: date | None = None,
) -> Effect:
    """What the act would do with these values. Writes nothing; unfinished values are named in `errors`."""
    day = on or today()
    shown = _seen(actor, target)
    declared = kinds[shown.kind if shown else kind]
    act_class = _act_class(declared, act)
    _ask_right(act_class, actor, declared, shown)
    with connection.cursor() as cursor:
        if shown is None:
            entry = fresh_entry(declared, 0, actor)
            entry.own.record.number = number_of(declared, day.year, 0).replace("0000", "…")
        else:
            entry = entry_of(declared, load(cursor, declared, [shown.pk])[shown.pk])
        form = act_class(data, files=files, actor=actor, own=None if entry.fresh else entry.own, today=day, kind=declared)
        if not form.is_valid():
            return Effect(errors=form.faults(), second_person=bool(act_class.second_person))
        second = form.wants_second(entry.own, form.namespace())
        if form.one_by_one:
            form.gather(entry.own, form.namespace())
        if entry.fresh:
            entry.own.record.opened_on = form.namespace().happened_on
        before = entry.state
        events = raw_events(cursor, shown.pk) if shown and act_class.needs == "history" else []
        told = carry_out(entry, form, At(today=day, actor=actor, events=events, kind=declared))
        past = _past_with(cursor, told)
    return Effect(
        sentence=sentence_of(told.kind, told.data),
        changes=_shown_changes(declared, before, told),
        groups=[(c.title, lines) for c in in_order() if hasattr(c, "foresee") and (lines := c.foresee(told, past))],
        second_person=second,
    )


def _past_with(cursor: Any, told: Told) -> list[Any]:
    from django.utils import timezone

    told.event_id, told.recorded_at = -1, timezone.now()
    older = () if told.opened else (told.record.pk,)
    return histories(cursor, older, [told]).get(told.record.pk, effective([]))


def _shown_changes(kind: Kind, before: Mapping[str, Any], told: Told) -> list[Change]:
    """The fields changed, in words; of a record that is being opened those that hold something."""
    shown = []
    for path, (_old, new) in told.changes.items():
        if path.count("/") or (told.opened and (not new or path in ("owner_id", "number"))):
            continue
        was = "" if told.opened else in_words(kind, path, before.get(path))
        shown.append(Change(kind.label_of(path), was, in_words(kind, path, new)))
    return shown


def in_words(kind: Kind, path: str, value: Any) -> Any:
    """A journaled value of a field as the reader sees it. Large numbers among a kind's own fields are amounts in đồng."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, dict):
        return _("(held apart)")
    if path == "stage":
        return kind.stages.get(value, value)
    model = Record if path in RECORD_FIELDS else kind.model
    f = next((f for f in model._meta.concrete_fields if f.attname == path), None)
    if f is not None and f.choices:
        return dict(f.flatchoices).get(value, value)
    if f is not None and f.is_relation:
        related: Any = f.related_model
        named = related._default_manager.filter(pk=value).first()
        return str(getattr(named, "person", named)) if named else value
    if f is not None and f.get_internal_type() == "BigIntegerField":
        return money(value)
    if f is not None and f.get_internal_type() == "DateField":
        return date.fromisoformat(value).strftime("%d/%m/%Y")
    return value
