"""A list of 50 open cases sorted by due day under row-level security, against offset paging with COUNT.

The records are made in bulk, an eighth of them open. Both ways read as `liem_app` in a person's scope; the rival is what
a page built on offset and count sends for the same page of the same list.
"""

import os
from typing import Any

import psycopg

from bench.home import django, installation
from bench.measuring import Line, both, by_turns, middle, say, tell

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
_COUNT = "select count(*) from deadline where kind = 'case'"
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
        scopes = (("central.officer", "nation"), ("thanhhoa.officer", "province"))
        tell([line for username, scope in scopes for line in _compare(username, scope, count)])


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
    """The first page and a deep one, in one person's scope: the same rows, then the statements by turns."""
    from bench.people import person
    from liem.core.records.kinds import kinds

    actor, kind = person(username), kinds["case"]
    deep, offset = "", 0
    for _number in range(DEEP):
        after = _page_of(actor, kind, deep)[1]
        if not after:
            break
        deep, offset = after, offset + PAGE
    lines = []
    for name, after, skipped in (("first page", "", 0), (f"page {offset // PAGE + 1}", deep, offset)):
        lines += _page(actor, kind, f"{scope}, {name}", after, skipped, count)
        say(f"{lines[-2].what}: {lines[-2].measured}; {lines[-1].measured}")
    return lines


def _page(actor: Any, kind: Any, where: str, after: str, skipped: int, count: int) -> list[Line]:
    sent = _sent(actor, kind, after)

    def ours() -> list[Any]:
        return _send(actor, sent)[-1]

    def theirs() -> list[Any]:
        return _send(actor, [(_COUNT, None), (_OFFSET.format(offset=skipped), None)])[-1]

    found = [own.record_id for own in _page_of(actor, kind, after)[0]]
    assert found == [row[0] for row in theirs()], f"{where}: the rows differ"
    taken = by_turns({"ours": ours, "theirs": theirs, "whole": lambda: _page_of(actor, kind, after)}, rounds=ROUNDS)
    ratio = middle(taken["theirs"]) / middle(taken["ours"])
    first = by_turns({"first": lambda: _send(actor, sent[:1])}, rounds=ROUNDS)["first"]
    return [
        Line(
            f"50 open cases by due day, {where}",
            "≥ 5× offset + COUNT",
            f"**{ratio:.1f}×** ({both(taken['ours'])} against {both(taken['theirs'])})",
            ratio >= 5,
            f"{RECORDS:,} records, {count:,} open; the statements of both, with their transaction and scope",
        ),
        Line(
            f"… finding the 50 records, {where}",
            "p95 ≤ 1 ms without begin, scope and commit",
            f"{both(first)}; the page's rows as objects {both(taken['whole'])}",
            None,
            "begin, scope and commit are in it: three round trips",
        ),
    ]


def _page_of(actor: Any, kind: Any, after: str) -> tuple[list[Any], str]:
    from liem.core.access.middleware import in_scope_of
    from liem.web.pages.lists import Asked, page_of

    with in_scope_of(actor):
        return page_of(actor, kind, Asked(filters={"open": "yes"}, order="deadline", after=after), limit=PAGE)


def _sent(actor: Any, kind: Any, after: str) -> list[tuple[str, Any]]:
    """The statements with which the product finds and reads a page of the list."""
    from django.db import connection

    found: list[tuple[str, Any]] = []

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "set_config" not in sql:
            found.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        _page_of(actor, kind, after)
    return found


def _send(actor: Any, statements: list[tuple[str, Any]]) -> list[list[Any]]:
    from django.db import connection

    from liem.core.access.middleware import in_scope_of

    answers = []
    with in_scope_of(actor), connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
            answers.append(cursor.fetchall())
    return answers


if __name__ == "__main__":
    main()
