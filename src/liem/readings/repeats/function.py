"""The database functions `likely_repeats` and `ask_elsewhere`, as migration operations.

They run as the owner of the tables, for nobody else may read sketches. `likely_repeats` asks the visibility rule itself with the
caller's own settings before anything leaves it: no id, score or gram of a record that the caller may not see, and no count of how often
a gram stands anywhere. `ask_elsewhere` gives units alone, counts the questions and writes them into the access logs itself, so that
nobody asks other units unseen, not even with SQL of their own.
"""

from django.db.migrations import RunSQL

from liem.core.journal import guard

MOST_READ = 8_000
"""So many places in lists are read, those of the rarest grams first."""
MOST_CANDIDATES = 2_000
MOST_WEIGHED = 40
MOST_WAITING = 200
MOST_AN_HOUR = 30
"""So many questions a person may put to other units in an hour."""
LEAST_ELSEWHERE = 0.3
"""From this likeness on another unit answers that there are; below it, what is shared may be stock phrases."""
ASKS = ("officer", "head", "office")
"""Roles that take records in, and may ask other units."""
ASKED, ANSWERED = "asked", "answered"
"""What the access log calls a question to other units, in the log of who asked and of who answered."""
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
_LOCK = 1_911
"""The first half of the advisory lock under which a person's questions are counted."""
_SCOPE = guard.in_scope("e", "record_id")
# The grams that are asked for, with how rare they are, and the entries that share the rarest of them.
_CANDIDATES = f"""
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
    )
"""
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
{_CANDIDATES}, seen as materialized (
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
# What another unit holds closer than *normal*, or for listed readers alone, answers nothing; nor do records that the asker may see,
# for the panel has shown them, nor those of which the asker is recused.
_ELSEWHERE = f"""
create or replace function ask_elsewhere(asker bigint, about bigint, marks int[])
returns int[] language plpgsql volatile security definer
set search_path = public, pg_temp set jit = off set max_parallel_workers_per_gather = 0 as $function$
#variable_conflict use_column
declare
    me int := nullif(current_setting('liem.unit', true), '')::int;
    who bigint := nullif(current_setting('liem.person', true), '')::bigint;
    everything bigint := (select last_value from repeats_entry_id_seq);
    asked int[];
    only_kind text;
    made int;
    answered int[];
begin
    select e.grams, e.kind, e.edition into asked, only_kind, made from repeats_entry e
    where e.record_id = about and e.unit_id = me and not e.alone and ({_SCOPE})
      and coalesce(current_setting('liem.role', true), '') in {ASKS!r}
      and exists (select from appointment a where a.id = asker and a.person_id = who and a.unit_id = me);
    if asked is null then
        return '{{}}';
    end if;
    perform pg_advisory_xact_lock({_LOCK}, who::int);
    if (select count(*) from access_log l where l.what = '{ASKED}' and l.allowed and l.at > clock_timestamp() - interval '1 hour'
        and l.appointment_id in (select a.id from appointment a where a.person_id = who)) >= {MOST_AN_HOUR} then
        insert into access_log (at, appointment_id, unit_id, what, record_id, detail, allowed)
        values (clock_timestamp(), asker, me, '{ASKED}', about, '', false);
        return null;
    end if;
    with found as (
{_CANDIDATES}, seen as materialized (
        select c.entry_id, s.record_id, s.unit_id, s.grams from candidate c cross join lateral (
            select e.record_id, e.unit_id, e.grams from repeats_entry e
            where e.id = c.entry_id and e.edition = made and e.kind = only_kind and e.record_id <> about and e.unit_id <> me
              and not e.alone and e.confidentiality = 0 and not e.need_to_know and not ({_SCOPE})
              and not exists (select from recusal x where x.record_id = e.record_id and x.person_id = who)
              and not exists (select from repeats_silent q where q.unit_id = e.unit_id)
            offset 0
        ) s order by c.weight desc limit {MOST_WEIGHED}
    ), weighed as (
        select s.record_id, s.unit_id, sum(k.weight)::float8 as common,
               (select sum(repeats_weight(coalesce(p.entries, 0), everything))::float8
                from unnest(s.grams) w(gram) left join repeats_posting p on p.gram = w.gram) as whole
        from seen s cross join lateral unnest(s.grams) g(gram) join known k on k.gram = g.gram and not k.mark
        group by s.record_id, s.unit_id, s.grams
    )
    select distinct on (w.unit_id) w.unit_id, w.record_id from weighed w
    where w.common / sqrt(w.whole * (select sum(k.weight)::float8 from known k where not k.mark)) >= {LEAST_ELSEWHERE}
    order by w.unit_id, w.common / sqrt(w.whole) desc
    ), told as (
        insert into access_log (at, appointment_id, unit_id, what, record_id, detail, allowed)
        select clock_timestamp(), asker, me, '{ANSWERED}', f.record_id, '', true from found f
    )
    select coalesce(array_agg(f.unit_id order by f.unit_id), '{{}}') into answered from found f;
    insert into access_log (at, appointment_id, unit_id, what, record_id, detail, allowed)
    values (clock_timestamp(), asker, me, '{ASKED}', about,
            (select coalesce(string_agg(u.code, ' ' order by u.code), '') from unit u where u.id = any(answered)), true);
    return answered;
end
$function$
"""
_NAMES = ("likely_repeats(int[], int[], text, bigint, boolean, int, int, int, int)", "repeats_weight(int, bigint)")


def repeats_function() -> list[RunSQL]:
    """Make the functions, executable by the application's roles alone."""
    return [
        RunSQL(_WEIGHT, f"drop function {_NAMES[1]}"),
        RunSQL(_FUNCTION, f"drop function {_NAMES[0]}"),
        *_granted(*_NAMES, roles="liem_app, liem_worker, liem_writer"),
    ]


def elsewhere_function() -> list[RunSQL]:
    """Make the function by which other units are asked, executable by who acts as a person alone."""
    name = "ask_elsewhere(bigint, bigint, int[])"
    return [RunSQL(_ELSEWHERE, f"drop function {name}"), *_granted(name, roles="liem_app")]


def _granted(*names: str, roles: str) -> list[RunSQL]:
    statements = [f"revoke execute on function {name} from public" for name in names]
    statements += [f"grant execute on function {name} to {roles}" for name in names]
    return [RunSQL(statement, RunSQL.noop) for statement in statements]
