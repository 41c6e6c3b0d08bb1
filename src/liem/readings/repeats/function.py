"""The database function `likely_repeats`, as migration operations.

It runs as the owner of the tables, for nobody else may read sketches, and asks the visibility rule itself with the caller's own
settings before anything leaves it: no id, score or gram of a record that the caller may not see, and no count of how often a gram
stands anywhere.
"""

from django.db.migrations import RunSQL

from liem.core.journal import guard

MOST_READ = 8_000
"""So many places in lists are read, those of the rarest grams first."""
MOST_CANDIDATES = 2_000
MOST_WEIGHED = 40
MOST_WAITING = 200
MOST_LISTED = 2_048
"""A list holds no more entries: a gram that so many texts share finds nothing that rarer ones would not."""

# How much a gram says, in six steps of how rare it is among all sketches. Steps, and none below sixteen, so that a score does not
# tell whether a record that one may not see holds a phrase.
_WEIGHT = """
create or replace function repeats_weight(entries int, everything bigint) returns real language sql immutable parallel safe as $function$
select case when entries <= 16 or entries::bigint * 16384 <= everything then 1.0
            when entries::bigint * 2048 <= everything then 0.8
            when entries::bigint * 256 <= everything then 0.6
            when entries::bigint * 32 <= everything then 0.4
            when entries::bigint * 4 <= everything then 0.2
            else 0.05 end::real
$function$
"""
_SCOPE = guard.in_scope("e", "record_id")
_FUNCTION = f"""
create or replace function likely_repeats(asked int[], marks int[], only_kind text, leave_out bigint, within boolean, low int, high int,
                                          made int, most int)
returns table (record_id bigint, score real, shared int[]) language plpgsql stable security definer
set search_path = public, pg_temp set jit = off set max_parallel_workers_per_gather = 0 as $function$
#variable_conflict use_column
declare
    me int := nullif(current_setting('liem.unit', true), '')::int;
    everything bigint := (select last_value from repeats_entry_id_seq);
begin
    return query
    with known as materialized (
        select a.gram, coalesce(p.entries, 0) as entries, a.mark, repeats_weight(coalesce(p.entries, 0), everything) as weight
        from (select unnest(asked) as gram, false as mark union all select unnest(marks), true) a
        left join repeats_posting p on p.gram = a.gram
    ), rarest as (
        select gram, ln((everything + 1) / (entries + 0.5::float8)) as weight,
               sum(least(entries, {MOST_LISTED})) over (order by entries, gram) as read
        from known where entries > 0
    ), candidate as (
        select f.entry_id, sum(f.weight) as weight from (
            select unnest(p.listed) as entry_id, r.weight
            from rarest r join repeats_posting p on p.gram = r.gram where r.read <= {MOST_READ}
            union all
            select n.id, 12 * k.weight::float8
            from (select w.entry_id as id from repeats_pending w where not w.gone order by w.id desc limit {MOST_WAITING}) n
            join repeats_entry e on e.id = n.id cross join lateral unnest(e.grams) g(gram) join known k on k.gram = g.gram
        ) f group by f.entry_id order by 2 desc limit {MOST_CANDIDATES}
    ), seen as materialized (
        select c.entry_id, s.record_id, s.grams from candidate c cross join lateral (
            select e.record_id, e.grams from repeats_entry e
            where e.id = c.entry_id and e.edition = made and (only_kind = '' or e.kind = only_kind)
              and e.record_id is distinct from leave_out and (low is null or e.place between low and high)
              and (e.unit_id = me or not e.alone and not within) and ({_SCOPE})
            offset 0
        ) s order by c.weight desc limit {MOST_WEIGHED}
    ), common as (
        select g.entry_id, sum(k.weight) as weight, array_agg(k.gram) as shared, array_agg(k.gram) filter (where k.weight > 0.3) as telling
        from (select entry_id, unnest(grams) as gram from seen) g join known k on k.gram = g.gram and not k.mark group by g.entry_id
    ), weighed as materialized (
        select s.record_id, s.grams, c.weight as common, c.shared, c.telling
        from common c join seen s on s.entry_id = c.entry_id order by c.weight / sqrt(cardinality(s.grams)) desc limit most + 2
    ), whole as (
        select w.record_id, sum(repeats_weight(coalesce(p.entries, 0), everything)) as weight
        from weighed w cross join lateral unnest(w.grams) g(gram) left join repeats_posting p on p.gram = g.gram
        group by w.record_id
    )
    select w.record_id, least(1, w.common / sqrt(h.weight::float8 * a.weight))::real, coalesce(w.telling, w.shared)
    from weighed w join whole h on h.record_id = w.record_id
    cross join (select sum(k.weight)::float8 as weight from known k where not k.mark) a
    order by 2 desc, 1 desc limit most;
end
$function$
"""
_NAMES = ("likely_repeats(int[], int[], text, bigint, boolean, int, int, int, int)", "repeats_weight(int, bigint)")


def repeats_function() -> list[RunSQL]:
    """Make the functions, executable by the application's roles alone."""
    grants = [
        statement
        for name in _NAMES
        for statement in (
            f"revoke execute on function {name} from public",
            f"grant execute on function {name} to liem_app, liem_worker, liem_writer",
        )
    ]
    return [
        RunSQL(_WEIGHT, f"drop function {_NAMES[1]}"),
        RunSQL(_FUNCTION, f"drop function {_NAMES[0]}"),
        *(RunSQL(statement, RunSQL.noop) for statement in grants),
    ]
