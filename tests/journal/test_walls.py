"""What each database role can do in plain SQL: the journal is never changed, and nothing changes without its event."""

from typing import Any

import psycopg
import pytest

from tests.acts.examples import EXAMPLES
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("committed_db")
SCOPED = ("record", "cases_case", "cases_placement", "event", "proposal", "share", "clock", "deadline", "search_entry")


@pytest.fixture
def case(committed_db: str) -> int:
    """A committed case of Thanh Hóa with a placement."""
    example = next(e for kind, e in EXAMPLES if kind == "case" and e.act == "place")
    return Cast().play("officer", "case", (*example.before, (example.act, example.data)))


def scope(raw: Any, lo: int, hi: int, clearance: int = 4, unit: int = 0) -> None:
    """Enter a scope on a raw connection, as a request does."""
    names = {"lo": lo, "hi": hi, "clearance": clearance, "unit": unit, "person": 0, "today": "2026-01-01", "role": "officer"}
    for name, value in names.items():
        raw.execute("select set_config(%s, %s, true)", [f"liem.{name}", str(value)])


def seen(raw: Any, table: str, case: int) -> int:
    column = "id" if table == "record" else "record_id"
    found: int = raw.execute(f"select count(*) from {table} where {column} = %s", [case]).fetchone()[0]
    return found


def test_the_application_is_neither_superuser_nor_past_the_policies(as_role: Any) -> None:
    for role in ("app", "worker", "owner"):
        row = as_role(role).execute("select rolsuper, rolbypassrls from pg_roles where rolname = current_user").fetchone()
        assert row == (False, False), role


@pytest.mark.parametrize("table", ["record", "cases_case", "cases_placement", "event"])
def test_without_a_scope_the_application_sees_nothing(as_role: Any, case: int, table: str) -> None:
    assert seen(as_role("app"), table, case) == 0


@pytest.mark.parametrize("table", ["record", "cases_case", "cases_placement", "event"])
def test_in_its_scope_it_sees_its_own_and_a_neighbour_does_not(as_role: Any, case: int, table: str) -> None:
    raw = as_role("app")
    scope(raw, 38_000_000, 38_099_999)
    assert seen(raw, table, case) > 0
    scope(raw, 40_000_000, 40_099_999)
    assert seen(raw, table, case) == 0


def test_a_confidential_record_is_not_seen_below_its_level(as_role: Any, case: int) -> None:
    Cast().do("head", "change-confidentiality", {"level": "2", "reason": "Bảo vệ nguồn tin."}, target=case)
    raw = as_role("app")
    for clearance, expected in ((1, 0), (2, 1)):
        scope(raw, 38_000_000, 38_099_999, clearance)
        assert seen(raw, "record", case) == expected


@pytest.mark.parametrize(
    "statement",
    [
        "update record set title = 'x'",
        "delete from record",
        "insert into event (subject_kind, subject_id, ordinal, kind, happened_on, recorded_at) values ('x', 1, 1, 'x', now(), now())",
        "update cases_case set damage = 1",
        "delete from cases_placement",
        "truncate event",
        "set role liem_owner",
        "create table mine (x int)",
    ],
)
def test_the_application_cannot_write_outside_an_act(as_role: Any, case: int, statement: str) -> None:
    raw = as_role("app")
    scope(raw, 0, 2_000_000_000)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        raw.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "update record set title = 'x', version = version + 1 where id = {id}",
        "update cases_case set damage = 1 where record_id = {id}",
        "delete from cases_placement where record_id = {id}",
    ],
)
def test_even_the_writing_role_cannot_change_without_an_event(as_role: Any, case: int, statement: str) -> None:
    raw = as_role("writer")
    with pytest.raises(psycopg.Error) as refused:
        raw.execute(statement.format(id=case))
    assert refused.value.sqlstate == "LM001"


def test_many_rows_are_refused_when_one_of_them_has_no_event(as_role: Any, case: int) -> None:
    other = Cast().play("officer", "case", next(e for kind, e in EXAMPLES if kind == "case" and e.act == "place").before)
    raw = as_role("writer")
    raw.execute(
        "insert into event (record_id, subject_kind, subject_id, ordinal, kind, happened_on, recorded_at, changes, data)"
        " select id, 'record', id, version + 1, 'x', now(), now(), '{}', '{}' from record where id = %s",
        [case],
    )
    with pytest.raises(psycopg.Error) as refused:
        raw.execute("update record set version = version + 1 where id = any(%s)", [[case, other]])
    assert refused.value.sqlstate == "LM001"
    assert str(other) in str(refused.value)


def test_a_version_does_not_rise_by_more_than_there_are_events(as_role: Any, case: int) -> None:
    raw = as_role("writer")
    raw.execute(
        "insert into event (record_id, subject_kind, subject_id, ordinal, kind, happened_on, recorded_at, changes, data)"
        " select id, 'record', id, version + n, 'x', now(), now(), '{}', '{}' from record, generate_series(1, 2) n where id = %s",
        [case],
    )
    with pytest.raises(psycopg.Error) as refused:
        raw.execute("update record set version = version + 3 where id = %s", [case])
    assert refused.value.sqlstate == "LM001"


def test_a_row_is_not_moved_to_a_record_that_has_an_event_from_one_that_has_none(as_role: Any, case: int) -> None:
    other = Cast().play("officer", "case", next(e for kind, e in EXAMPLES if kind == "case" and e.act == "place").before)
    raw = as_role("writer")
    raw.execute(
        "insert into event (record_id, subject_kind, subject_id, ordinal, kind, happened_on, recorded_at, changes, data)"
        " select id, 'record', id, version + 1, 'x', now(), now(), '{}', '{}' from record where id = %s",
        [other],
    )
    raw.execute("update record set version = version + 1 where id = %s", [other])
    with pytest.raises(psycopg.Error) as refused:
        raw.execute("update cases_placement set record_id = %s where record_id = %s", [other, case])
    assert refused.value.sqlstate == "LM001"


@pytest.mark.parametrize("role", ["writer", "owner", "superuser"])
@pytest.mark.parametrize("statement", ["update event set kind = 'x'", "delete from event", "truncate event cascade"])
def test_nobody_changes_the_journal(as_role: Any, case: int, role: str, statement: str) -> None:
    raw = as_role(role)
    with pytest.raises(psycopg.Error) as refused:
        raw.execute(statement)
    assert refused.value.sqlstate in ("LM003", "42501")


def test_an_event_is_recorded_when_it_is_written(as_role: Any, case: int) -> None:
    raw = as_role("writer")
    with pytest.raises(psycopg.Error) as refused:
        raw.execute(
            "insert into event (record_id, subject_kind, subject_id, ordinal, kind, happened_on, recorded_at, changes, data)"
            " values (%s, 'record', %s, 99, 'x', now(), now() - interval '1 day', '{}', '{}')",
            [case, case],
        )
    assert refused.value.sqlstate == "LM004"
