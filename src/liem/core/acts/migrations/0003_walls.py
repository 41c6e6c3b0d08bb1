"""The walls around proposals and keys."""

from django.db import migrations

KEYS = [
    "grant select, insert, update on idempotency_key to liem_app, liem_writer",
    "grant delete on idempotency_key to liem_worker",
    "grant select on idempotency_key to liem_worker",
    "grant usage on sequence idempotency_key_id_seq to liem_app, liem_writer",
    "comment on table idempotency_key is 'liem: keys of writes'",
]

PROPOSALS = [
    "alter table proposal enable row level security",
    "alter table proposal force row level security",
    "create policy see on proposal for select to liem_app using"
    " (coalesce((select true from record r where r.id = proposal.record_id), false))",
    "create policy write on proposal to liem_writer, liem_loader using (true) with check (true)",
    "create policy work on proposal for select to liem_worker using (true)",
    "create policy own on proposal to liem_owner using (true) with check (true)",
    "grant select on proposal to liem_app, liem_worker",
    "grant select, insert, update on proposal to liem_writer, liem_loader",
    "grant usage on sequence proposal_id_seq to liem_writer, liem_loader",
    "comment on table proposal is 'liem: row-level security'",
]


class Migration(migrations.Migration):
    dependencies = [("acts", "0002_initial"), ("records", "0002_walls")]

    operations = [migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in KEYS + PROPOSALS]
