"""The functions of medians: the middle of the amounts of single events, and those events for a reader who may see them."""

from django.db import migrations

from liem.core.journal import guard

# A query is (q number, i indicator that counts the events, a indicator that holds their amounts, f filters, k kept cuts).
# Column -1 is the scope as a whole. What was corrected away adds up to nothing and is no event any more.
VALUES = """
create function figure_values(p_queries jsonb, p_units int[], p_columns int[], p_from date, p_until date, p_as_of timestamptz)
returns table (query int, key text[], col int, record_id bigint, event_id bigint, value bigint)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  asked_for smallint[] := array(
    select distinct (y ->> n)::smallint from jsonb_array_elements(p_queries) as z (y), unnest(array['i', 'a']) as m (n));
  few int[] := case when cardinality(p_units) <= 40 then p_units end;
begin
  return query
  with query as materialized (
    select x.q, x.i, x.a, x.f, x.k from jsonb_to_recordset(p_queries) as x (q int, i smallint, a smallint, f text[], k boolean[])
    where array[x.i, x.a] <@ figure_open(asked_for, p_units)
  ),
  place as materialized (select t.unit_id, t.col from unnest(p_units, p_columns) as t (unit_id, col)),
  told as materialized (
    select q.q, q.a, f.record_id, f.event_id, p.col, f.happened_on,
      array[case when q.k[1] then c.v1 end, case when q.k[2] then c.v2 end, case when q.k[3] then c.v3 end,
            case when q.k[4] then c.v4 end, case when q.k[5] then c.v5 end, case when q.k[6] then c.v6 end] as key
    from query q
      join fact f on f.indicator = q.i and f.flow = 1 and f.happened_on >= p_from and f.happened_on < p_until
        and (p_as_of is null or f.recorded_at <= p_as_of) and (few is null or f.unit_id = any(few))
      join place p on p.unit_id = f.unit_id
      join cut c on c.cut = f.cut
        and (q.f[1] is null or c.v1 = q.f[1]) and (q.f[2] is null or c.v2 = q.f[2]) and (q.f[3] is null or c.v3 = q.f[3])
        and (q.f[4] is null or c.v4 = q.f[4]) and (q.f[5] is null or c.v5 = q.f[5]) and (q.f[6] is null or c.v6 = q.f[6])
    group by q.q, q.a, f.record_id, f.event_id, p.col, f.happened_on, key
    having sum(f.amount) > 0
  ),
  amounts as (
    select t.a, f.event_id, sum(f.amount) as amount
    from (select distinct told.a, told.event_id, told.happened_on from told) t
      join fact f on f.indicator = t.a and f.happened_on = t.happened_on and f.event_id = t.event_id
    where p_as_of is null or f.recorded_at <= p_as_of
    group by 1, 2
  )
  select t.q, t.key, c.col, t.record_id, t.event_id, coalesce(m.amount, 0)::bigint
  from told t left join amounts m on m.a = t.a and m.event_id = t.event_id
    cross join lateral (values (-1), (t.col)) as c (col);
end $$;

create function figure_medians(p_queries jsonb, p_units int[], p_columns int[], p_from date, p_until date, p_as_of timestamptz)
returns table (query int, key text[], col int, median double precision, records bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select v.query, v.key, v.col, percentile_cont(0.5) within group (order by v.value), count(distinct v.record_id)
  from figure_values(p_queries, p_units, p_columns, p_from, p_until, p_as_of) v group by 1, 2, 3
$$;
"""

# The events behind a median that the reader may see, newest first; the first row says how many there are and how many he
# may not see.
EVENTS = f"""
create function figure_median_events(
  p_queries jsonb, p_units int[], p_from date, p_until date, p_as_of timestamptz, p_before bigint, p_limit int
) returns table (record_id bigint, event_id bigint, value bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  with behind as materialized (
    select v.record_id, v.event_id, v.value,
      coalesce((select {guard.in_scope("r")} from record r where r.id = v.record_id), false) as seen
    from figure_values(p_queries, p_units, array_fill(0, array[cardinality(p_units)]), p_from, p_until, p_as_of) v where v.col = -1
  )
  select null::bigint, count(*), count(*) filter (where not b.seen) from behind b
  union all
  (select b.record_id, b.event_id, b.value from behind b
   where b.seen and (p_before is null or b.event_id < p_before) order by b.event_id desc limit p_limit);
end $$;
"""

_SIGNATURES = {
    "figure_medians(jsonb, int[], int[], date, date, timestamptz)": "liem_app, liem_worker",
    "figure_median_events(jsonb, int[], date, date, timestamptz, bigint, int)": "liem_app, liem_worker",
    "figure_values(jsonb, int[], int[], date, date, timestamptz)": "",
}


def _granted() -> list[migrations.RunSQL]:
    found = []
    for signature, roles in _SIGNATURES.items():
        found.append(migrations.RunSQL(f"revoke execute on function {signature} from public", migrations.RunSQL.noop))
        if roles:
            found.append(migrations.RunSQL(f"grant execute on function {signature} to {roles}", migrations.RunSQL.noop))
    return found


class Migration(migrations.Migration):
    dependencies = [("figures", "0004_opening_and_moved")]
    operations = [
        *(migrations.RunSQL(text, migrations.RunSQL.noop) for text in (VALUES, EVENTS)),
        *_granted(),
    ]
