"""The functions through which sums are asked for: who may ask for what, flows, stocks, and both by cuts."""

from django.db import migrations

NUMBERS = """
create function indicator_numbers(p_codes text[], p_compared boolean[]) returns table (code text, number smallint)
language sql security definer set search_path = public, pg_temp as $$
  insert into indicator_code (code, compared)
  select c, d from unnest(p_codes, p_compared) as t (c, d) order by c
  on conflict (code) do update set compared = excluded.compared
  returning indicator_code.code, indicator_code.number
$$;
"""

# Who may ask for sums of which units: 2 every indicator, 1 the compared ones, 0 none.
REACH = """
create function figure_reach(p_units int[]) returns int
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  asking text := coalesce(current_setting('liem.role', true), '');
  mine bigint := nullif(current_setting('liem.unit', true), '')::bigint;
  own unit%rowtype;
begin
  if session_user in ('liem_worker', 'liem_owner') or asking in ('auditor', 'system') then return 2; end if;
  if asking in ('administrator', 'agency') or mine is null then return 0; end if;
  select * into own from unit where id = mine;
  if not found then return 0; end if;
  if own.level in ('central', 'sector') then return 2; end if;
  if not exists (
    with recursive theirs (id) as (
      select u.id from unit u where u.place between own.place and own.last_place
      union select s.predecessor_id from succession s join theirs on theirs.id = s.successor_id
    ) select 1 from unnest(p_units) as t (id) where t.id not in (select theirs.id from theirs)
  ) then return 2; end if;
  if not exists (
    with peers as (
      select u.place, u.last_place from unit u where u.level = own.level
      union all
      select u.place, u.last_place from unit u join group_member m on m.unit_id = u.id
      where m.group_id in (select g.group_id from group_member g join unit a on a.id = g.unit_id
                           where own.place between a.place and a.last_place)
    ) select 1 from unnest(p_units) as t (id) join unit u on u.id = t.id
    where not exists (select 1 from peers where u.place between peers.place and peers.last_place)
  ) then return 1; end if;
  return 0;
end $$;

create function figure_open(p_indicators smallint[], p_units int[]) returns smallint[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare reach int := figure_reach(p_units);
begin
  if reach = 2 then return p_indicators; end if;
  if reach = 0 then return '{}'; end if;
  return array(select i.number from indicator_code i where i.number = any(p_indicators) and i.compared);
end $$;
"""

# The fewest months, quarters, halves and years that make up a stretch of whole months.
CELLS = """
create function figure_cells(p_from int, p_until int) returns int[]
language plpgsql immutable set search_path = public, pg_temp as $$
declare at int := p_from; step int; cells int[] := '{}';
begin
  while at < p_until loop
    step := case when at % 12 = 0 and at + 12 <= p_until then 12 when at % 6 = 0 and at + 6 <= p_until then 6
                 when at % 3 = 0 and at + 3 <= p_until then 3 else 1 end;
    cells := cells || (at * 16 + step);
    at := at + step;
  end loop;
  return cells;
end $$;
"""

# Summary + what is not folded yet − what was recorded later + the days at the edges that are no whole month.
FLOWS = """
create function figure_flows(
  p_indicators smallint[], p_units int[], p_columns int[], p_from date, p_until date, p_as_of timestamptz
) returns table (indicator smallint, col int, came_in bigint)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  named smallint[] := figure_open(p_indicators, p_units);
  few int[] := case when cardinality(p_units) <= 40 then p_units end;
  m_from smallint := figure_month(p_from);
  m_whole smallint := case when extract(day from p_from) = 1 then m_from else m_from + 1 end;
  m_until smallint := figure_month(p_until);
  cells_within int[] := figure_cells(m_whole, m_until);
  head_until date := least(p_until, make_date(m_whole / 12, m_whole % 12 + 1, 1));
  tail_from date := case when m_until >= m_whole then date_trunc('month', p_until)::date else p_until end;
begin
  return query
  with grain as (
    select t.indicator, t.unit_id, t.amount from fact_total t
      where t.cell = any(cells_within) and t.indicator = any(named) and (few is null or t.unit_id = any(few))
    union all
    select n.indicator, n.unit_id, n.amount from fact_new n
      where n.month >= m_whole and n.month < m_until and n.indicator = any(named)
    union all
    select f.indicator, f.unit_id, -f.amount
      from generate_series(m_whole, m_until - 1) as m (month)
      join fact f on f.month = m.month and f.recorded_at > p_as_of and f.indicator = any(named)
      where p_as_of is not null
    union all
    select f.indicator, f.unit_id, f.amount from fact f
      where p_from < head_until and f.happened_on >= p_from and f.happened_on < head_until
        and f.indicator = any(named) and (p_as_of is null or f.recorded_at <= p_as_of) and (few is null or f.unit_id = any(few))
    union all
    select f.indicator, f.unit_id, f.amount from fact f
      where tail_from < p_until and f.happened_on >= tail_from and f.happened_on < p_until
        and f.indicator = any(named) and (p_as_of is null or f.recorded_at <= p_as_of) and (few is null or f.unit_id = any(few))
  )
  select g.indicator, a.col, sum(g.amount)::bigint
  from grain g join unnest(p_units, p_columns) as a (unit_id, col) on a.unit_id = g.unit_id
  group by g.indicator, a.col;
end $$;
"""

# The same for stocks: how each came from its opening to its closing. Moves between units of one column are none.
STOCKS = """
create function figure_stocks(
  p_indicators smallint[], p_units int[], p_columns int[], p_from date, p_until date, p_as_of timestamptz
) returns table (
  indicator smallint, col int, opening bigint, closing bigint, came_in bigint, went_out bigint,
  moved_in bigint, moved_out bigint, scope_moved_in bigint, scope_moved_out bigint
)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  named smallint[] := figure_open(p_indicators, p_units);
  few int[] := case when cardinality(p_units) <= 40 then p_units end;
  m_from smallint := figure_month(p_from);
  m_whole smallint := case when extract(day from p_from) = 1 then m_from else m_from + 1 end;
  m_until smallint := figure_month(p_until);
  cells_within int[] := figure_cells(m_whole, m_until);
  cells_before int[] := figure_cells((select min(x.cell) from fact_total x) / 192 * 12, m_from);
  month_from date := date_trunc('month', p_from)::date;
  head_until date := least(p_until, make_date(m_whole / 12, m_whole % 12 + 1, 1));
  tail_from date := case when m_until >= m_whole then date_trunc('month', p_until)::date else p_until end;
begin
  return query
  with place as materialized (select t.unit_id, t.col from unnest(p_units, p_columns) as t (unit_id, col)),
  grain as (
    select t.indicator, t.unit_id, t.flow, t.other, true as before, t.amount from fact_total t
      where t.cell = any(cells_before) and t.indicator = any(named) and (few is null or t.unit_id = any(few))
    union all
    select t.indicator, t.unit_id, t.flow, t.other, false, t.amount from fact_total t
      where t.cell = any(cells_within) and t.indicator = any(named) and (few is null or t.unit_id = any(few))
    union all
    select n.indicator, n.unit_id, n.flow, n.other, n.month < m_from, n.amount from fact_new n
      where n.month < m_until and (n.month >= m_whole or n.month < m_from) and n.indicator = any(named)
    union all
    select f.indicator, f.unit_id, f.flow, f.other, true, -f.amount
      from generate_series((select min(x.month) from fact x)::int, m_from - 1) as m (month)
      join fact f on f.month = m.month and f.recorded_at > p_as_of and f.indicator = any(named)
      where p_as_of is not null
    union all
    select f.indicator, f.unit_id, f.flow, f.other, true, f.amount from fact f
      where month_from < p_from and f.happened_on >= month_from and f.happened_on < p_from
        and f.indicator = any(named) and (p_as_of is null or f.recorded_at <= p_as_of) and (few is null or f.unit_id = any(few))
    union all
    select f.indicator, f.unit_id, f.flow, f.other, false, -f.amount
      from generate_series(m_whole, m_until - 1) as m (month)
      join fact f on f.month = m.month and f.recorded_at > p_as_of and f.indicator = any(named)
      where p_as_of is not null
    union all
    select f.indicator, f.unit_id, f.flow, f.other, false, f.amount from fact f
      where p_from < head_until and f.happened_on >= p_from and f.happened_on < head_until
        and f.indicator = any(named) and (p_as_of is null or f.recorded_at <= p_as_of) and (few is null or f.unit_id = any(few))
    union all
    select f.indicator, f.unit_id, f.flow, f.other, false, f.amount from fact f
      where tail_from < p_until and f.happened_on >= tail_from and f.happened_on < p_until
        and f.indicator = any(named) and (p_as_of is null or f.recorded_at <= p_as_of) and (few is null or f.unit_id = any(few))
  )
  select g.indicator, a.col,
    coalesce(sum(case when g.flow in (1, 3) then g.amount else -g.amount end) filter (where g.before), 0)::bigint,
    sum(case when g.flow in (1, 3) then g.amount else -g.amount end)::bigint,
    coalesce(sum(g.amount) filter (where g.flow = 1 and not g.before), 0)::bigint,
    coalesce(sum(g.amount) filter (where g.flow = 2 and not g.before), 0)::bigint,
    coalesce(sum(g.amount) filter (where g.flow = 3 and not g.before and b.col is distinct from a.col), 0)::bigint,
    coalesce(sum(g.amount) filter (where g.flow = 4 and not g.before and b.col is distinct from a.col), 0)::bigint,
    coalesce(sum(g.amount) filter (where g.flow = 3 and not g.before and b.col is null), 0)::bigint,
    coalesce(sum(g.amount) filter (where g.flow = 4 and not g.before and b.col is null), 0)::bigint
  from grain g join place a on a.unit_id = g.unit_id left join place b on b.unit_id = g.other
  group by g.indicator, a.col;
end $$;
"""

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

# The same with filters and splits by cuts; a query is (q number, i indicator, t timing, d distinct, f filters, k kept cuts).
CUTS = f"""
create function figure_cuts(p_queries jsonb, p_units int[], p_columns int[], p_from date, p_until date, p_as_of timestamptz)
returns table (
  query int, key text[], col int, opening bigint, closing bigint, came_in bigint, went_out bigint,
  moved_in bigint, moved_out bigint, scope_moved_in bigint, scope_moved_out bigint
)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  stocks boolean := exists (select 1 from jsonb_array_elements(p_queries) as z (y) where y ->> 't' <> 'in');
  m_from smallint := figure_month(p_from);
  m_whole smallint := case when extract(day from p_from) = 1 then m_from else m_from + 1 end;
  m_until smallint := figure_month(p_until);
  month_from date := date_trunc('month', p_from)::date;
  head_until date := least(p_until, make_date(m_whole / 12, m_whole % 12 + 1, 1));
  tail_from date := case when m_until >= m_whole then date_trunc('month', p_until)::date else p_until end;
begin
  return query
  with {_QUERY.format(skip="false")},
  cuts as materialized (select n.cut, n.i, bool_or(n.t <> 'in') as stock from named n group by 1, 2),
  grain as (
    select c.cut, c.stock, m.unit_id, m.flow, m.other, m.month < m_from as before, m.amount
      from cuts c join fact_month m on m.cut = c.cut
      where m.month < m_until and (m.month >= m_whole or m.month < m_from and c.stock)
    union all
    select c.cut, c.stock, n.unit_id, n.flow, n.other, n.month < m_from, n.amount from cuts c join fact_new n on n.cut = c.cut
      where n.month < m_until and (n.month >= m_whole or n.month < m_from and c.stock)
    union all
    select c.cut, c.stock, f.unit_id, f.flow, f.other, f.month < m_from, -f.amount
      from generate_series(case when stocks then (select min(x.month) from fact x)::int else m_whole end, m_until - 1) as m (month)
      join fact f on f.month = m.month and f.recorded_at > p_as_of
      join cuts c on c.cut = f.cut
      where p_as_of is not null and (f.month >= m_whole or f.month < m_from and c.stock)
    union all
    select c.cut, c.stock, f.unit_id, f.flow, f.other, true, f.amount
      from cuts c join fact f on f.indicator = c.i and f.cut = c.cut
      where month_from < p_from and f.happened_on >= month_from and f.happened_on < p_from and c.stock
        and (p_as_of is null or f.recorded_at <= p_as_of)
    union all
    select c.cut, c.stock, f.unit_id, f.flow, f.other, false, f.amount
      from cuts c join fact f on f.indicator = c.i and f.cut = c.cut
      where p_from < head_until and f.happened_on >= p_from and f.happened_on < head_until
        and (p_as_of is null or f.recorded_at <= p_as_of)
    union all
    select c.cut, c.stock, f.unit_id, f.flow, f.other, false, f.amount
      from cuts c join fact f on f.indicator = c.i and f.cut = c.cut
      where tail_from < p_until and f.happened_on >= tail_from and f.happened_on < p_until
        and (p_as_of is null or f.recorded_at <= p_as_of)
  ),
  sums as (
    select g.cut, g.stock, g.unit_id, g.flow, g.other, g.before, sum(g.amount) as amount from grain g group by 1, 2, 3, 4, 5, 6
  )
  select n.q, n.key, a.col,
    coalesce(sum(case when s.flow in (1, 3) then s.amount else -s.amount end) filter (where s.before), 0)::bigint,
    coalesce(sum(case when s.flow in (1, 3) then s.amount else -s.amount end) filter (where s.stock), 0)::bigint,
    coalesce(sum(s.amount) filter (where s.flow = 1 and not s.before), 0)::bigint,
    coalesce(sum(s.amount) filter (where s.flow = 2 and not s.before), 0)::bigint,
    coalesce(sum(s.amount) filter (where s.flow = 3 and not s.before and b.col is distinct from a.col), 0)::bigint,
    coalesce(sum(s.amount) filter (where s.flow = 4 and not s.before and b.col is distinct from a.col), 0)::bigint,
    coalesce(sum(s.amount) filter (where s.flow = 3 and not s.before and b.col is null), 0)::bigint,
    coalesce(sum(s.amount) filter (where s.flow = 4 and not s.before and b.col is null), 0)::bigint
  from named n join sums s on s.cut = n.cut
    join place a on a.unit_id = s.unit_id left join place b on b.unit_id = s.other
  group by n.q, n.key, a.col;
end $$;
"""


_SIGNATURES = {
    "figure_open(smallint[], int[])": "liem_app, liem_worker",
    "figure_flows(smallint[], int[], int[], date, date, timestamptz)": "liem_app, liem_worker",
    "figure_stocks(smallint[], int[], int[], date, date, timestamptz)": "liem_app, liem_worker",
    "figure_cuts(jsonb, int[], int[], date, date, timestamptz)": "liem_app, liem_worker",
    "indicator_numbers(text[], boolean[])": "liem_writer, liem_loader, liem_worker",
    "figure_reach(int[])": "",
}


def _granted() -> list[migrations.RunSQL]:
    found = []
    for signature, roles in _SIGNATURES.items():
        found.append(migrations.RunSQL(f"revoke execute on function {signature} from public", migrations.RunSQL.noop))
        if roles:
            found.append(migrations.RunSQL(f"grant execute on function {signature} to {roles}", migrations.RunSQL.noop))
    return found


class Migration(migrations.Migration):
    dependencies = [("figures", "0001_initial")]
    operations = [
        *(migrations.RunSQL(text, migrations.RunSQL.noop) for text in (NUMBERS, REACH, CELLS, FLOWS, STOCKS, CUTS)),
        *_granted(),
    ]
