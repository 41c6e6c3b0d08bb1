"""The same rule in plain SQL, as the role the application connects with: every table, every person, every relation."""

from typing import Any

import psycopg
import pytest

from liem.core.calendar.today import today
from tests.access.rows import SEES
from tests.access.world import World
from tests.people import CAST

pytestmark = pytest.mark.permissions

WHOLLY = ("insert", "update", "delete")
WRITES = frozenset({"insert", "update", "delete"})
WRITTEN_BY_THE_APPLICATION = {
    "access_log": ("insert",),
    "announced": ("insert", "delete"),
    "book_row": ("insert", "update"),
    "idempotency_key": ("insert", "update"),
    **dict.fromkeys(("cache", "django_session", "usersessions_usersession"), WHOLLY),
    **dict.fromkeys(("account_emailaddress", "account_emailconfirmation"), WHOLLY),
    **dict.fromkeys(("auth_group", "auth_group_permissions", "auth_permission", "django_content_type"), WHOLLY),
}
"""Whole tables that `liem_app` writes itself: what it looks up again, and those of the libraries, which give no right here.

The tables of the queue are left out; single columns of an account (a person's own password and language) are not counted.
"""
QUEUE = "procrastinate_"
ABOUT_ME = {"share": "unit_id = {unit}", "reader": "person_id = {person}", "recusal": "person_id = {person}"}
"""The rows from which the rule itself is read: those about oneself are open, else it could not be asked."""


def enter(raw: Any, actor: Any) -> None:
    """Enter a person's scope on a raw connection, as a request does."""
    scope = {
        "lo": actor.lo,
        "hi": actor.hi,
        "clearance": actor.clearance,
        "unit": actor.unit_id,
        "person": actor.person_id,
        "today": today().isoformat(),
        "role": actor.role,
    }
    for name, value in scope.items():
        raw.execute("select set_config(%s, %s, true)", [f"liem.{name}", str(value)])


def tables_of_records(raw: Any) -> list[str]:
    """Every table with a column that names a record."""
    rows = raw.execute(
        "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'record_id'"
        " where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1"
    )
    return [name for (name,) in rows]


def readable(raw: Any, table: str) -> bool:
    """Whether the application may ask this table at all."""
    return bool(raw.execute("select has_table_privilege(%s, 'select')", [table]).fetchone()[0])


@pytest.mark.parametrize("part", CAST)
def test_each_person_sees_their_records_and_no_row_of_another_one(world: World, as_role: Any, part: str) -> None:
    raw, actor = as_role("app"), getattr(world.cast, part)
    enter(raw, actor)
    mine = {world.records[kind, relation] for kind in world.kinds for relation in SEES if part in SEES[relation]}
    assert {row[0] for row in raw.execute("select id from record")} == mine
    for table in tables_of_records(raw):
        if readable(raw, table):
            about_me = ABOUT_ME.get(table, "false").format(unit=actor.unit_id, person=actor.person_id)
            others = f"select distinct record_id from {table} where record_id is not null and not ({about_me})"
            assert {row[0] for row in raw.execute(others)} <= mine, table
    assert {row[0] for row in raw.execute("select distinct record_id from event where record_id is not null")} == mine


@pytest.mark.parametrize("part", CAST)
def test_the_functions_that_look_past_the_walls_give_only_what_is_seen(world: World, as_role: Any, part: str) -> None:
    raw = as_role("app")
    enter(raw, getattr(world.cast, part))
    mine = {world.records[kind, relation] for kind in world.kinds for relation in SEES if part in SEES[relation]}
    found = {row[0] for row in raw.execute("select record_id from search_records('', '''thu''', '', 1000)")}
    assert found == mine


def test_every_table_of_records_has_its_wall_or_no_reader(as_role: Any, world: World) -> None:
    raw = as_role("app")
    open_ones = [
        table
        for table in tables_of_records(raw)
        if readable(raw, table)
        and not raw.execute("select relrowsecurity and relforcerowsecurity from pg_class where oid = %s::regclass", [table]).fetchone()[0]
    ]
    assert open_ones == []


def test_facts_are_reached_only_through_their_functions(as_role: Any, world: World) -> None:
    raw = as_role("app")
    enter(raw, world.cast.central_head)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        raw.execute("select * from fact")


def test_the_application_writes_only_sign_in_sessions_cache_queue_and_the_access_log(as_role: Any, world: World) -> None:
    raw = as_role("app")
    rows = raw.execute(
        "select c.relname, r.name from pg_class c, unnest(array['insert', 'update', 'delete', 'truncate']) as r (name)"
        " where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and has_table_privilege(c.oid, r.name)"
    )
    held: dict[str, set[str]] = {}
    for table, right in rows:
        if not table.startswith(QUEUE):
            held.setdefault(table, set()).add(right)
    assert held == {table: set(rights) for table, rights in WRITTEN_BY_THE_APPLICATION.items()}


def test_no_function_with_its_owners_rights_is_open_to_all(as_role: Any, world: World) -> None:
    raw = as_role("app")
    rows = raw.execute(
        "select p.proname from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace"
        " and (p.proacl is null or exists (select 1 from aclexplode(p.proacl) x where x.grantee = 0 and x.privilege_type = 'EXECUTE'))"
    )
    assert [name for (name,) in rows] == []


@pytest.mark.parametrize("part", CAST)
def test_the_access_log_is_read_by_heads_and_auditors_above_what_was_done(world: World, part: str) -> None:
    from liem.core.access.models import AccessLog

    kind = world.kinds[0]
    browser, plural = world.browser("neighbour"), world.plurals[kind]
    browser.get(f"/{plural}/{world.records[kind, 'neighbours']}/")
    browser.get(f"/{plural}/export/", {"format": "csv"})
    with world.cast.acting(part):
        read = set(AccessLog.objects.values_list("what", "unit__code"))
    may = part in ("neighbour_head", "central_head", "auditor")
    assert read == ({("record", "T40"), ("export", "T40")} if may else set())
