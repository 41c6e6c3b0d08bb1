"""`figure_by_record` knows two more timings: what stood before the span, and what moved by hand-over in it, net."""

from django.db import migrations

# A query is (q number, i indicator, t timing, d distinct, f filters, k kept cuts); one without cuts reads no cut.
_QUERY = """
  query as materialized (
    select x.q, x.i, x.t, x.d, x.f, x.k, x.f = array_fill(null::text, array[6]) and x.k = array_fill(false, array[6]) as uncut
    from jsonb_to_recordset(p_queries) as x (q int, i smallint, t text, d boolean, f text[], k boolean[])
    where x.i = any(figure_open(array(select (y ->> 'i')::smallint from jsonb_array_elements(p_queries) as z (y)), p_units))
  ),
  named as materialized (
    select q.q, q.i, q.t, q.d, c.cut,
      array[case when q.k[1] then c.v1 end, case when q.k[2] then c.v2 end, case when q.k[3] then c.v3 end,
            case when q.k[4] then c.v4 end, case when q.k[5] then c.v5 end, case when q.k[6] then c.v6 end] as key
    from query q join cut c on c.indicator = q.i and not (q.uncut and {skip})
      and (q.f[1] is null or c.v1 = q.f[1]) and (q.f[2] is null or c.v2 = q.f[2]) and (q.f[3] is null or c.v3 = q.f[3])
      and (q.f[4] is null or c.v4 = q.f[4]) and (q.f[5] is null or c.v5 = q.f[5]) and (q.f[6] is null or c.v6 = q.f[6])
  ),
  place as materialized (select t.unit_id, t.col from unnest(p_units, p_columns) as t (unit_id, col))
"""

# Record by record, from the facts themselves. Column -1 is the scope as a whole. `only` narrows to the records named.
BY_RECORD = f"""
create or replace function figure_by_record(
  p_queries jsonb, p_units int[], p_columns int[], p_from date, p_until date, p_as_of timestamptz, p_split boolean, p_only bigint[]
) returns table (query int, key text[], col int, record_id bigint, amount bigint, entries bigint, standing bigint, event_id bigint)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  named_indicators smallint[] := array(select distinct (y ->> 'i')::smallint from jsonb_array_elements(p_queries) as z (y));
  since date := case when exists (select 1 from jsonb_array_elements(p_queries) as z (y) where y ->> 't' <> 'in')
                     then '-infinity' else p_from end;
  few int[] := case when cardinality(p_units) <= 40 then p_units end;
begin
  return query
  with {_QUERY.format(skip="true")},
  known as (
    select f.indicator, f.cut, f.record_id, f.event_id, f.flow, f.amount, f.unit_id, f.other, f.happened_on from fact f
    where f.indicator = any(named_indicators) and f.happened_on >= since and f.happened_on < p_until
      and (p_as_of is null or f.recorded_at <= p_as_of)
      and (p_only is null or f.record_id = any(p_only)) and (few is null or f.unit_id = any(few))
  ),
  asked as (
    select q.q, null::text[] as key, q.t, q.d, k.* from query q join known k on k.indicator = q.i where q.uncut
    union all
    select n.q, n.key, n.t, n.d, k.* from named n join known k on k.indicator = n.i and k.cut = n.cut
  ),
  found as (
    select k.q, k.key, k.t, k.d, k.record_id, k.event_id, k.flow, k.amount, a.col, b.col as other_col,
      k.happened_on < p_from as before, case when k.flow in (1, 3) then k.amount else -k.amount end as signed
    from asked k join place a on a.unit_id = k.unit_id left join place b on b.unit_id = k.other
    where k.t <> 'in' or k.happened_on >= p_from
  ),
  placed as (
    select found.*, -1 as at, flow = 1 or flow = 3 and other_col is null as entry,
      flow in (3, 4) and other_col is null as crossing from found
    union all
    select found.*, found.col, flow = 1 or flow = 3 and other_col is distinct from found.col,
      flow in (3, 4) and other_col is distinct from found.col from found where p_split
  ),
  each_record as (
    select p.q, p.key, p.t, p.d, p.at, p.record_id, max(p.event_id) as event_id,
      coalesce(sum(p.amount) filter (where not p.before and p.flow = 1), 0)::bigint as net,
      sum(p.signed)::bigint as closing,
      coalesce(sum(p.signed) filter (where p.before), 0)::bigint as opening,
      coalesce(sum(p.signed) filter (where p.crossing and not p.before), 0)::bigint as moved,
      coalesce(sum(p.amount) filter (where p.entry and not p.before), 0)::bigint as entries
    from placed p group by 1, 2, 3, 4, 5, 6
  )
  select e.q, e.key, e.at, e.record_id,
    case e.t when 'in' then e.net when 'end' then case when e.d then 1 else e.closing end
             when 'start' then e.opening when 'moved' then e.moved else 1 end,
    e.entries, e.opening, e.event_id
  from each_record e
  where case e.t when 'in' then e.net <> 0 when 'end' then e.closing <> 0 when 'start' then e.opening <> 0
                 when 'moved' then e.moved <> 0 else e.opening > 0 or e.entries > 0 end;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("figures", "0003_records")]
    operations = [migrations.RunSQL(BY_RECORD, migrations.RunSQL.noop)]
