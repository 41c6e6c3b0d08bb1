"""Facts and their sums. They are reached through the functions of the next migration alone."""

from django.db import migrations

from liem.core.journal import guard

TABLES = """
create function figure_month(day date) returns smallint language sql immutable parallel safe as
$$ select (extract(year from day) * 12 + extract(month from day) - 1)::smallint $$;
comment on function figure_month(date) is 'A month as one number: year * 12 + month - 1';

create table indicator_code (
  number smallint generated always as identity primary key,
  code text not null unique,
  compared boolean not null default false,
  xid xid8 not null default pg_current_xact_id()
);
create table cut (
  cut bigint primary key,
  indicator smallint not null,
  v1 text not null, v2 text not null, v3 text not null, v4 text not null, v5 text not null, v6 text not null,
  xid xid8 not null default pg_current_xact_id()
);
create index cut_indicator on cut (indicator);

create table fact (
  cut bigint not null,
  record_id bigint not null,
  event_id bigint not null,
  amount bigint not null,
  recorded_at timestamptz not null,
  happened_on date not null,
  unit_id int not null,
  other int not null default 0,
  indicator smallint not null,
  flow smallint not null check (flow between 1 and 4),
  month smallint not null generated always as (figure_month(happened_on)) stored
);
create index fact_cell on fact (indicator, happened_on, unit_id)
  include (flow, other, cut, record_id, amount, recorded_at);
create index fact_later on fact (month, recorded_at);
create index fact_record on fact (record_id);

create table fact_new (
  cut bigint not null,
  amount bigint not null,
  unit_id int not null,
  other int not null,
  indicator smallint not null,
  flow smallint not null,
  month smallint not null
);
create table fact_month (
  cut bigint not null,
  amount bigint not null,
  unit_id int not null,
  other int not null,
  indicator smallint not null,
  flow smallint not null,
  month smallint not null,
  primary key (cut, month, unit_id, flow, other) include (indicator, amount)
);
create table fact_total (
  amount bigint not null,
  unit_id int not null,
  other int not null,
  indicator smallint not null,
  flow smallint not null,
  cell int not null,
  primary key (cell, indicator, unit_id, flow, other) include (amount)
);
create index fact_total_unit on fact_total (unit_id, cell, indicator) include (flow, other, amount);
create table fact_again (
  indicator smallint not null,
  record_id bigint not null,
  primary key (indicator, record_id)
);
alter table fact_new set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
alter table fact set (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
comment on column fact.flow is '1 in, 2 out, 3 moved in, 4 moved out';
comment on column fact_total.cell is 'a month, quarter, half or year: first month * 16 + number of months';
comment on column fact.other is 'the unit a moved fact names, else 0';
comment on table fact_again is 'liem: row-level security; records that entered a stock more than once';
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("journal", "0003_walls"), ("records", "0002_walls"), ("organization", "0002_grants")]
    operations = [
        migrations.RunSQL(TABLES, migrations.RunSQL.noop),
        *guard.plain_table("indicator_code", sequence=False),
        *(
            operation
            for table in ("cut", "fact", "fact_new", "fact_month", "fact_total", "fact_again")
            for operation in guard.reading_table(table, scope=None, sequence=False)
        ),
    ]
