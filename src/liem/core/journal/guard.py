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
            _GUARD,
            _STEP,
            "revoke execute on function guard() from public",
            *_secure("record", in_scope("record")),
            f"grant select on record to {READERS}, {WRITERS}",
            f"grant insert, update on record to {WRITERS}",
            "create trigger step before update on record for each row execute function version_step()",
            "create constraint trigger guard after insert or update or delete on record deferrable initially deferred"
            " for each row execute function guard('id')",
        ]
    )


def own_table(table: str) -> list[RunSQL]:
    """The walls of a kind's own table (`cases_case`): seen with its record, changed only with an event."""
    return _sql([*_of_record(table), f"grant insert, update on {table} to {WRITERS}", _guarded(table)])


def record_rows(table: str) -> list[RunSQL]:
    """The walls of a table of rows (`cases_placement`)."""
    return _sql(
        [
            *_of_record(table),
            f"grant insert, update, delete on {table} to {WRITERS}",
            f"grant usage on sequence {table}_id_seq to {WRITERS}",
            _guarded(table),
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
            _guarded(table),
        ]
    )


def _of_record(table: str) -> list[str]:
    return [
        *_secure(table, f"coalesce((select true from record r where r.id = {table}.record_id), false)"),
        f"grant select on {table} to {READERS}, {WRITERS}",
    ]


def _guarded(table: str) -> str:
    return (
        f"create constraint trigger guard after insert or update or delete on {table} deferrable initially deferred"
        " for each row execute function guard('record_id')"
    )


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


_GUARD = """
create function guard() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare k bigint := (to_jsonb(coalesce(new, old)) ->> tg_argv[0])::bigint; was int; now_ int; n int;
begin
  if tg_table_name = 'record' then
    was := case when tg_op = 'INSERT' then 0 else old.version end;
    now_ := case when tg_op = 'DELETE' then -1 else new.version end;
    select count(*) into n from event
      where record_id = k and xid = pg_current_xact_id() and ordinal > was and ordinal <= now_;
    if now_ <= was or n <> now_ - was then
      raise 'record %: version % -> %, % events of this transaction', k, was, now_, n using errcode = 'LM001';
    end if;
  else
    select version into now_ from record where id = k;
    if not exists (select 1 from event where record_id = k and ordinal = now_ and xid = pg_current_xact_id()) then
      raise 'record % (%): no event of this transaction', k, tg_table_name using errcode = 'LM001';
    end if;
  end if;
  return null;
end $$
"""

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
            "revoke execute on function event_instant() from public",
            "create trigger instant before insert on event for each row execute function event_instant()",
        ]
    )


_NEVER = """
create function never() returns trigger language plpgsql as $$
begin raise 'the journal is never changed' using errcode = 'LM003'; end $$
"""

# An act's instant lies within its transaction; a long write's was announced before it. Only `liem_loader` may tell of an
# earlier instant, and only in a folder that holds no live event yet.
_INSTANT = """
create function event_instant() returns trigger language plpgsql as $$
begin
  if new.recorded_at between transaction_timestamp() and clock_timestamp() then return new; end if;
  if current_user in ('liem_loader', 'liem_owner') then return new; end if;
  if exists (select 1 from announced a where a.recorded_at = new.recorded_at) then return new; end if;
  raise 'an event is recorded when it is written' using errcode = 'LM004';
end $$
"""


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
