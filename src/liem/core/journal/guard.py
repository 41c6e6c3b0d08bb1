"""The two walls as migration operations: row-level security, grants, and no change without its event.

A migration lists `*record_rows("cases_placement")` after it creates the table. Roles: `liem_app` reads, `liem_writer`
writes (entered by `core.acts` alone), `liem_worker` keeps readings, `liem_owner` migrates, `liem_loader` loads the demo.
"""

from django.db.migrations import RunSQL

READERS = "liem_app, liem_worker"
WRITERS = "liem_writer, liem_loader"

_IN_SCOPE = """
    {t}confidentiality <= nullif(current_setting('liem.clearance', true), '')::int
    and ({t}place between nullif(current_setting('liem.lo', true), '')::int and nullif(current_setting('liem.hi', true), '')::int
         or exists (select 1 from share s where s.record_id = {t}{id}
                    and s.unit_id = nullif(current_setting('liem.unit', true), '')::int
                    and (s.until_on is null or s.until_on > nullif(current_setting('liem.today', true), '')::date)))
    and (not {t}guarded or (
        not exists (select 1 from recusal x where x.record_id = {t}{id}
                    and x.person_id = nullif(current_setting('liem.person', true), '')::bigint)
        and (not {t}need_to_know or exists (select 1 from reader y where y.record_id = {t}{id}
                    and y.person_id = nullif(current_setting('liem.person', true), '')::bigint))))
"""


def in_scope(table: str = "", id_column: str = "id") -> str:
    """The one visibility rule as SQL over the scope columns of `table` (place, confidentiality, guarded, need_to_know)."""
    return _IN_SCOPE.format(t=f"{table}." if table else "", id=id_column)


def _secure(table: str, see: str) -> list[str]:
    return [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        f"create policy see on {table} for select to liem_app using ({see})",
        f"create policy write on {table} to {WRITERS} using (true) with check (true)",
        f"create policy work on {table} for select to liem_worker using (true)",
        f"create policy own on {table} to liem_owner using (true) with check (true)",
        f"comment on table {table} is 'liem: row-level security'",
    ]


def _sql(statements: list[str]) -> list[RunSQL]:
    return [RunSQL(statement, RunSQL.noop) for statement in statements]


def record_table() -> list[RunSQL]:
    """The walls of the table `record` itself, and the guard's functions."""
    return _sql(
        [
            _GUARD_RECORD,
            _GUARD_ROWS,
            *_SHUT,
            _STEP,
            *_secure("record", in_scope("record")),
            f"grant select on record to {READERS}, {WRITERS}",
            f"grant insert, update on record to {WRITERS}",
            "create trigger step before update on record for each row execute function version_step()",
            *_guarded("record", "guard_record"),
        ]
    )


def own_table(table: str) -> list[RunSQL]:
    """The walls of a kind's own table (`cases_case`): seen with its record, changed only with an event."""
    return _sql([*_of_record(table), f"grant insert, update on {table} to {WRITERS}", *_guarded(table)])


def record_rows(table: str) -> list[RunSQL]:
    """The walls of a table of rows (`cases_placement`)."""
    return _sql(
        [
            *_of_record(table),
            f"grant insert, update, delete on {table} to {WRITERS}",
            f"grant usage on sequence {table}_id_seq to {WRITERS}",
            *_guarded(table),
        ]
    )


row_table = record_rows


def scope_rows(table: str, see: str) -> list[RunSQL]:
    """The walls of rows that the record's own policy asks: plain columns only, else the policies ask each other for ever."""
    return _sql(
        [
            *_secure(table, see),
            f"grant select on {table} to {READERS}, {WRITERS}",
            f"grant insert, update, delete on {table} to {WRITERS}",
            f"grant usage on sequence {table}_id_seq to {WRITERS}",
            *_guarded(table),
        ]
    )


def _of_record(table: str) -> list[str]:
    return [
        *_secure(table, f"coalesce((select true from record r where r.id = {table}.record_id), false)"),
        f"grant select on {table} to {READERS}, {WRITERS}",
    ]


def _guarded(table: str, function: str = "guard_rows") -> list[str]:
    """No change of `table` without its event. The event must have been written before the rows."""
    seen = {
        "insert": "referencing new table as new_rows",
        "update": "referencing old table as old_rows new table as new_rows",
        "delete": "referencing old table as old_rows",
    }
    return [
        f"create trigger guard_{change} after {change} on {table} {rows} for each statement execute function {function}()"
        for change, rows in seen.items()
    ]


def reading_table(table: str, scope: str | None = "record", sequence: bool = True) -> list[RunSQL]:
    """The walls of a reading's table, written by acts and by the worker.

    `scope="record"`: seen with its record (column `record_id`). `scope="columns"`: by the scope columns it carries
    itself (record_id, place, confidentiality, guarded, need_to_know). `scope=None`: no one reads it but through a function.
    """
    see = {
        "record": f"coalesce((select true from record r where r.id = {table}.record_id), false)",
        "columns": in_scope(table, "record_id"),
        None: "false",
    }[scope]
    statements = [
        *_secure(table, see),
        f"create policy keep on {table} to liem_worker using (true) with check (true)",
        f"grant select, insert, update, delete on {table} to {WRITERS}, liem_worker",
    ]
    if scope is not None:
        statements.append(f"grant select on {table} to liem_app")
    if sequence:
        statements.append(f"grant usage on sequence {table}_id_seq to {WRITERS}, liem_worker")
    return _sql(statements)


def plain_table(table: str, sequence: bool = True) -> list[RunSQL]:
    """A table that everybody may read and only acts write: units, people, appointments, series."""
    statements = [
        f"grant select on {table} to {READERS}, {WRITERS}",
        f"grant insert, update, delete on {table} to {WRITERS}",
        f"comment on table {table} is 'liem: read by all'",
    ]
    if sequence:
        statements.append(f"grant usage on sequence {table}_id_seq to {WRITERS}")
    return _sql(statements)


# A function looks at all rows of a statement together, right after it; a deferred trigger would have to go row by row. It comes
# to the same, for the journal is never changed and a version only rises: what holds after the statement holds at the commit.
# Without sequential scans a plan made while the journal was short stays good when it has grown long.
_FUNCTION = "returns trigger language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off"
_GUARD_RECORD = f"""
create or replace function guard_record() {_FUNCTION} as $$
declare bad record;
begin
  if tg_op = 'DELETE' then
    select o.id, o.version as was, -1 as now_, 0 as n into bad from old_rows o limit 1;
  elsif tg_op = 'INSERT' then
    select r.id, 0 as was, r.version as now_, e.n into bad from new_rows r cross join lateral
      (select count(*) as n from event
       where record_id = r.id and xid = pg_current_xact_id() and ordinal > 0 and ordinal <= r.version) e
      where r.version <= 0 or e.n <> r.version limit 1;
  else
    select r.id, o.version as was, r.version as now_, e.n into bad from new_rows r join old_rows o on o.id = r.id cross join lateral
      (select count(*) as n from event
       where record_id = r.id and xid = pg_current_xact_id() and ordinal > o.version and ordinal <= r.version) e
      where r.version <= o.version or e.n <> r.version - o.version limit 1;
  end if;
  if bad.id is not null then
    raise 'record %: version % -> %, % events of this transaction', bad.id, bad.was, bad.now_, bad.n using errcode = 'LM001';
  end if;
  return null;
end $$
"""
_GUARD_ROWS = f"""
create or replace function guard_rows() {_FUNCTION} as $$
declare bad bigint; changed bigint[];
begin
  if tg_op = 'INSERT' then
    changed := array(select distinct record_id from new_rows);
  elsif tg_op = 'UPDATE' then
    changed := array(select record_id from new_rows union select record_id from old_rows);
  else
    changed := array(select distinct record_id from old_rows);
  end if;
  select c.id into bad from unnest(changed) as c (id) where not exists (
    select from record r join event e on e.record_id = r.id and e.ordinal = r.version
    where r.id = c.id and e.xid = pg_current_xact_id()) limit 1;
  if bad is not null then
    raise 'record % (%): no event of this transaction', bad, tg_table_name using errcode = 'LM001';
  end if;
  return null;
end $$
"""
_SHUT = [f"revoke execute on function {name}() from public" for name in ("guard_record", "guard_rows")]

_STEP = """
create function version_step() returns trigger language plpgsql as $$
begin
  if new.version <= old.version or new.id <> old.id then raise 'version must rise' using errcode = 'LM002'; end if;
  return new;
end $$
"""


def event_table() -> list[RunSQL]:
    """The walls of the journal: added to, never changed; only the loader may give the instant of recording."""
    see = (
        "record_id is not null and coalesce((select true from record r where r.id = event.record_id), false)"
        " or record_id is null and subject_kind <> 'seal' and coalesce(nullif(current_setting('liem.role', true), ''), '')"
        " in ('administrator', 'auditor', 'head')"
    )
    return _sql(
        [
            "alter table event add column xid xid8 not null default pg_current_xact_id()",
            *_secure("event", see),
            f"grant select on event to {READERS}, {WRITERS}",
            f"grant insert on event to {WRITERS}",
            f"grant usage on sequence event_id_seq to {WRITERS}",
            _NEVER,
            "create trigger never before update or delete on event for each row execute function never()",
            "create trigger never_all before truncate on event for each statement execute function never()",
            _INSTANT,
            "revoke execute on function event_instants() from public",
            _INSTANT_TRIGGER,
        ]
    )


_NEVER = """
create function never() returns trigger language plpgsql as $$
begin raise 'the journal is never changed' using errcode = 'LM003'; end $$
"""

# An act's instant lies within its transaction; a long write's was announced before it. Only `liem_loader` may tell of an
# earlier instant, and only in a folder that holds no live event yet.
_INSTANT = """
create or replace function event_instants() returns trigger language plpgsql as $$
begin
  if current_user in ('liem_loader', 'liem_owner') then return null; end if;
  if exists (
    select from new_rows e where e.recorded_at not between transaction_timestamp() and clock_timestamp()
    and not exists (select from announced a where a.recorded_at = e.recorded_at)
  ) then
    raise 'an event is recorded when it is written' using errcode = 'LM004';
  end if;
  return null;
end $$
"""
_INSTANT_TRIGGER = (
    "create trigger instant after insert on event referencing new table as new_rows for each statement execute function event_instants()"
)


def by_statement() -> list[RunSQL]:
    """The guards of a database that was made when they still looked at each row by itself."""
    guarded = "; ".join(_guarded("%1$s", "%2$s"))
    return _sql(
        [
            _GUARD_RECORD,
            _GUARD_ROWS,
            *_SHUT,
            "do $do$ declare t text; begin"
            " for t in select tgrelid::regclass::text from pg_trigger where tgname = 'guard' and not tgisinternal loop"
            "   execute format('drop trigger guard on %s', t);"
            f"   execute format($${guarded}$$, t, case t when 'record' then 'guard_record' else 'guard_rows' end);"
            " end loop; end $do$",
            "drop function if exists guard()",
            _INSTANT,
            "revoke execute on function event_instants() from public",
            "drop trigger instant on event",
            _INSTANT_TRIGGER,
            "drop function if exists event_instant()",
        ]
    )


def personal_table() -> list[RunSQL]:
    """The walls of personal values: seen with their record, erasable by an act, never changed otherwise."""
    see = "record_id is not null and coalesce((select true from record r where r.id = event_personal.record_id), false)"
    return _sql(
        [
            *_secure("event_personal", see),
            f"grant select on event_personal to {READERS}, {WRITERS}",
            f"grant insert, update on event_personal to {WRITERS}",
            f"grant usage on sequence event_personal_id_seq to {WRITERS}",
        ]
    )
