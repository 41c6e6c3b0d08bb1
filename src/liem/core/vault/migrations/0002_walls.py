"""Only acts reach a seal: the application and the worker see no row of the table, whatever their scope."""

from django.db import migrations

STATEMENTS = (
    "alter table seal enable row level security",
    "alter table seal force row level security",
    "create policy write on seal to liem_writer, liem_loader using (true) with check (true)",
    "create policy own on seal to liem_owner using (true) with check (true)",
    "grant select, insert, update on seal to liem_writer, liem_loader",
    "comment on table seal is 'liem: row-level security, acts only'",
)


class Migration(migrations.Migration):
    dependencies = [("vault", "0001_initial")]

    operations = [migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in STATEMENTS]
