"""The access log is written by the application and never changed by it."""

from django.db import migrations

STATEMENTS = [
    "grant select, insert on access_log to liem_app, liem_writer",
    "grant select on access_log to liem_worker",
    "grant usage on sequence access_log_id_seq to liem_app, liem_writer",
    "alter table access_log enable row level security",
    "alter table access_log force row level security",
    "create policy note on access_log for insert to liem_app, liem_writer with check (true)",
    # What concerns no record (an export, a book brought in) is read by heads and auditors above the unit it was done in.
    "create policy see on access_log for select to liem_app using"
    " (nullif(current_setting('liem.role', true), '') in ('auditor', 'head') and ("
    "   record_id is null and exists (select 1 from unit u where u.id = access_log.unit_id"
    "     and u.place between nullif(current_setting('liem.lo', true), '')::int and nullif(current_setting('liem.hi', true), '')::int)"
    "   or owns(record_id))"
    "  or coalesce((select true from record r where r.id = access_log.record_id), false)"
    "     and nullif(current_setting('liem.role', true), '') = 'head')",
    "create policy work on access_log for select to liem_worker using (true)",
    "create policy own on access_log to liem_owner using (true) with check (true)",
    "comment on table access_log is 'liem: row-level security'",
]


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial"), ("records", "0002_walls")]

    operations = [migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in STATEMENTS]
