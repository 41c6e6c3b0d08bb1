"""Flows are summed by an aggregate of whole numbers: PostgreSQL's own sum of bigint goes through numeric, a quarter of the time.

A sum beyond 64 bits is an error, as it was. And what was recorded later is read from its index alone, not row by row.
"""

from importlib import import_module

from django.db import migrations

SUM = """
create aggregate figure_sum(bigint) (sfunc = int8pl, stype = bigint, combinefunc = int8pl, parallel = safe);
revoke execute on function figure_sum(bigint) from public;
"""
LATER = """
drop index fact_later;
create index fact_later on fact (month, recorded_at) include (indicator, unit_id, amount);
"""
BEFORE: str = import_module("liem.readings.figures.migrations.0002_sums").FLOWS
FLOWS = BEFORE.replace("create function", "create or replace function").replace("sum(g.amount)::bigint", "figure_sum(g.amount)")


class Migration(migrations.Migration):
    dependencies = [("figures", "0005_medians")]
    operations = [
        migrations.RunSQL(SUM, migrations.RunSQL.noop),
        migrations.RunSQL(FLOWS, migrations.RunSQL.noop),
        migrations.RunSQL(LATER, migrations.RunSQL.noop),
    ]
