"""The database function `search_records`, as migration operations.

Under row-level security a word index cannot be used (the operator is not leakproof), so the search runs as the owner of
the tables and asks the visibility rule itself, with the caller's own settings. It gives ids only, never a count.
"""

from django.db.migrations import RunSQL

from liem.core.journal import guard

_SCOPE = guard.in_scope("e", "record_id")

# Put together with the values in place, so that the planner knows which words are rare and which scope is narrow. What is
# shared with the unit is a branch of its own: an `or` would keep the planner from using the place.
#
# A beginning of two or three letters stands for thousands of words, and an index of words gathers the records of every one of
# them first. Within a part of the country such a beginning is looked for in the records the other words leave, by a call that
# no index answers; over the whole country, where they may leave very many, the index stays the better way.
_FUNCTION = f"""
create or replace function search_records(number_begins text, query text, only_kind text, most int)
returns table (record_id bigint) language plpgsql stable security definer set search_path = public, pg_temp as $function$
declare
    lo int := nullif(current_setting('liem.lo', true), '')::int;
    hi int := nullif(current_setting('liem.hi', true), '')::int;
    me bigint := nullif(current_setting('liem.unit', true), '')::bigint;
    begins text := replace(replace(replace(number_begins, '\\', '\\\\'), '_', '\\_'), '%', '\\%') || '%';
    kinds text := case when only_kind = '' then '' else format(' and e.kind = %L', only_kind) end;
    visible text := $scope$ and ({_SCOPE})$scope$;
    own text := case when (lo, hi) = (0, 2000000000) then ' and true' else format(' and e.place between %s and %s', lo, hi) end;
    shared text := format(' and e.record_id = any(array(select s.record_id from share s where s.unit_id = %s))', me);
    branch text := '(select e.record_id, %s as rank from search_entry e where %s%s order by e.record_id desc limit %s)';
    branches text[] := '{{}}';
    condition text;
    unfinished text[] := regexp_match(query, $last$^(.+) & ('[^']{{2,3}}':\\*)$$last$);
begin
    if lo is null or hi is null then return; end if;
    if number_begins <> '' then
        condition := format('e.number like %L', begins);
        branches := branches || format(branch, 0, condition, kinds || visible, most);
    end if;
    if query <> '' then
        condition := format('e.words @@ %L::tsquery', query);
        if unfinished is not null and (lo, hi) <> (0, 2000000000) then
            condition := format('e.words @@ %L::tsquery and ts_match_vq(e.words, %L::tsquery)', unfinished[1], unfinished[2]);
        end if;
        branches := branches || format(branch, 1, condition, own || kinds || visible, most);
        if me is not null then
            branches := branches || format(branch, 1, condition, shared || kinds || visible, most);
        end if;
    end if;
    if branches = '{{}}' then return; end if;
    return query execute format(
        'select f.record_id from (%s) f group by f.record_id order by min(f.rank), f.record_id desc limit %s',
        array_to_string(branches, ' union all '), most);
end
$function$
"""
_NAME = "function search_records(text, text, text, int)"


def renewed() -> RunSQL:
    """Put the function in place of an earlier one; the right to execute it stays."""
    return RunSQL(_FUNCTION, RunSQL.noop)


def search_function() -> list[RunSQL]:
    """Make the function, executable by the application's roles alone."""
    return [
        RunSQL(_FUNCTION, f"drop {_NAME}"),
        RunSQL(f"revoke execute on {_NAME} from public", RunSQL.noop),
        RunSQL(f"grant execute on {_NAME} to liem_app, liem_worker, liem_writer", RunSQL.noop),
    ]
