"""A list of 50 open cases sorted by due day under row-level security, against offset paging with COUNT.

The records are made in bulk, an eighth of them open. Both ways read as `liem_app` in a person's scope; the rival is what
a page built on offset and count sends for the same page of the same list.
"""

import os
from typing import Any

import psycopg

from bench.home import django, installation
from bench.measuring import Line, both, by_turns, middle, p95, say, tell

RECORDS = int(os.environ.get("LIEM_BENCH_RECORDS", "1000000"))
PAGE = 50
DEEP = 40
"""The page that is asked for besides the first."""
ROUNDS = 15

_RECORDS = """
    insert into record (id, kind, number, title, title_fold, sort_key, owner_id, top, place, confidentiality, guarded, need_to_know,
                        stage, officer_id, opened_on, closed_on, version)
    select g, 'case', 'VA-' || g, 'Vụ án giả định số ' || g, 'vu an gia dinh so ' || g, decode(lpad(to_hex(g), 8, '0'), 'hex'),
           u.id, u.top, u.place, 0, false, false, 'investigation', u.officer, date '2016-01-01' + (g::bigint * 1103 % 3800)::int,
           case when g % 8 = 0 then null else date '2026-10-01' end, 1
    from generate_series(1, {count}) g join bench_unit u on u.n = g::bigint * 37 % (select count(*) from bench_unit)
"""
_UNITS = """
    create temporary table bench_unit as
    select (row_number() over (order by u.place) - 1)::int as n, u.id, u.top, u.place, min(a.id) as officer
    from unit u join appointment a on a.unit_id = u.id and a.role = 'officer'
    where u.valid_until is null and u.level in ('province', 'central') group by u.id
"""
_CASES = """
    insert into cases_case ({columns}) select {values} from record r
"""
_DEADLINES = """
    insert into deadline (record_id, kind, owner_id, top, place, confidentiality, guarded, need_to_know, officer_id, stage, opened_on,
                          came_on, came_how, next_due_on, next_rule, suspended)
    select id, kind, owner_id, top, place, confidentiality, guarded, need_to_know, officer_id, stage, opened_on, opened_on, 'opened',
           date '2026-10-01' + (id * 7919 % 400)::int, 'cases.investigation', false
    from record where closed_on is null
"""
_COUNT = """
    select count(*) from deadline d join record r on r.id = d.record_id join cases_case c on c.record_id = r.id where d.kind = 'case'
"""
_OFFSET = """
    select r.*, c.*, d.next_due_on from deadline d join record r on r.id = d.record_id join cases_case c on c.record_id = r.id
    where d.kind = 'case' order by d.next_due_on, d.record_id limit 50 offset {offset}
"""


def main() -> None:
    """Measure and tell."""
    with installation() as home:
        django(home.folder)
        from liem.config.environment import Role

        with home.connect(Role.SUPERUSER, autocommit=True) as connection:
            count = _fill(connection)
        tell(
            line for part, name in (("central.officer", "nation"), ("thanhhoa.officer", "province")) for line in _compare(part, name, count)
        )


def _fill(connection: "psycopg.Connection[Any]") -> int:
    """Make the records, their own rows and due days, as the loader of a copy would: without the guard of each row."""
    from liem.registers.cases.models import Case

    connection.execute("set session_replication_role = replica")
    connection.execute(_UNITS)
    connection.execute(_RECORDS.format(count=RECORDS))
    say(f"{RECORDS:,} records")
    given = {"record_id": "r.id", "kind": "'case'", "field": "'corruption'", "origin": "'inspection'", "stage_since": "r.opened_on"}
    columns = {str(f.column): given.get(str(f.column), _empty(f)) for f in Case._meta.concrete_fields}
    connection.execute(_CASES.format(columns=", ".join(f'"{c}"' for c in columns), values=", ".join(columns.values())))
    connection.execute(_DEADLINES)
    connection.execute("vacuum analyze")
    row = connection.execute("select count(*) from deadline").fetchone()
    assert row is not None
    say(f"{row[0]:,} of them open")
    return int(row[0])


def _empty(f: Any) -> str:
    if f.null:
        return "null"
    kind = f.get_internal_type()
    if kind == "BooleanField":
        return "false"
    if kind.endswith("IntegerField"):
        return "0"
    return "'[]'" if kind == "JSONField" else "''"


def _compare(username: str, scope: str, count: int) -> list[Line]:
    """The first page and a deep one, in one person's scope."""
    from django.db import connection

    from bench.people import person
    from liem.core.access.middleware import in_scope_of
    from liem.core.records.kinds import kinds
    from liem.web.pages.lists import Asked, page_of

    actor, kind = person(username), kinds["case"]
    deep = ""
    with in_scope_of(actor):
        for _page in range(DEEP):
            _rows, deep = page_of(actor, kind, Asked(filters={"open": "yes"}, order="deadline", after=deep), limit=PAGE)
    lines = []
    for name, after, offset in (("first page", "", 0), (f"page {DEEP + 1}", deep, DEEP * PAGE)):

        def ours(after: str = after) -> list[int]:
            with in_scope_of(actor):
                rows, _next = page_of(actor, kind, Asked(filters={"open": "yes"}, order="deadline", after=after), limit=PAGE)
                return [own.record_id for own in rows]

        def theirs(offset: int = offset) -> list[int]:
            with in_scope_of(actor), connection.cursor() as cursor:
                cursor.execute(_COUNT)
                cursor.fetchone()
                cursor.execute(_OFFSET.format(offset=offset))
                return [row[0] for row in cursor.fetchall()]

        assert ours() == theirs(), f"{scope}, {name}: the rows differ"
        taken = by_turns({"ours": ours, "theirs": theirs}, rounds=ROUNDS)
        asked = by_turns({"sql": lambda after=after: _statements(actor, kind, after)}, rounds=ROUNDS)["sql"]  # type: ignore[misc]
        ratio = middle(taken["theirs"]) / middle(taken["ours"])
        lines.append(
            Line(
                f"50 open cases by due day, {scope}, {name}",
                "≥ 5× offset + COUNT",
                f"**{ratio:.1f}×** ({both(taken['ours'])} against {both(taken['theirs'])})",
                ratio >= 5,
                f"{RECORDS:,} records, {count:,} open; ours with 50 rows as objects, theirs bare rows",
            )
        )
        lines.append(
            Line(f"… the statement that finds them, {scope}, {name}", "p95 ≤ 1 ms", both(asked), p95(asked) <= 1, "the round trip included")
        )
        say(f"{lines[-2].what}: {lines[-2].measured}; {lines[-1].measured}")
    return lines


_kept: dict[tuple[str, str], tuple[str, Any]] = {}


def _statements(actor: Any, kind: Any, after: str) -> None:
    """Send again the statement with which the list finds the 50 records, in the scope that is set."""
    from django.db import connection

    from liem.readings.deadlines.hanging import by_due_day

    key = (actor.unit_code, after)
    if key not in _kept:
        found: list[tuple[str, Any]] = []

        def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            found.append((sql, params))
            return execute(sql, params, many, context)

        from liem.core.access.scope import enter

        connection.set_autocommit(True)
        connection.ensure_connection()
        with connection.execute_wrapper(keep):
            by_due_day(actor, kind, after, PAGE + 1)
        _kept[key] = found[0]
        enter(actor)
    with connection.cursor() as cursor:
        cursor.execute(*_kept[key])
        cursor.fetchall()


if __name__ == "__main__":
    main()
