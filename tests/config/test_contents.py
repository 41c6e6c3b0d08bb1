"""`liem doctor` looks into the database: the journal's numbers and clock, the walls around the tables, the worker's jobs."""

from collections.abc import Callable
from typing import Any

import pytest

from liem.config.doctor import Finding, examine_contents
from liem.core.journal import numbering
from liem.registers.matters.tests.examples import MATTER
from tests.cast import Cast

Look = Callable[[], dict[str, Finding]]
Spoil = Callable[[str], None]


@pytest.fixture
def look(committed_db: str, as_role: Any) -> Look:
    """`look()` is what doctor finds, by the name of the thing; what the test database came with has its numbers."""
    with as_role("worker", autocommit=True) as worker:
        worker.execute(numbering._NUMBER)

    def examine() -> dict[str, Finding]:
        with as_role("worker", autocommit=True) as worker:
            return {finding.what: finding for finding in examine_contents(worker)}

    return examine


@pytest.fixture
def spoil(committed_db: str, as_role: Any) -> Spoil:
    """Runs a statement past every wall."""

    def write(statement: str) -> None:
        with as_role("superuser", autocommit=True) as raw:
            raw.execute("set session_replication_role = replica")
            raw.execute(statement)

    return write


def test_a_database_as_it_was_migrated_is_sound(look: Look) -> None:
    assert {what: finding.sign for what, finding in look().items()} == {"journal": "good", "walls": "good", "jobs": "good"}


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("alter table record no force row level security", "record"),
        ("alter table matters_matter disable row level security", "matters_matter"),
        ("alter table cases_case disable trigger guard_update", "cases_case"),
        ("drop trigger never on event", "event"),
    ],
)
def test_a_wall_that_was_taken_down_is_named(look: Look, spoil: Spoil, statement: str, table: str) -> None:
    spoil(statement)
    found = look()["walls"]
    assert found.sign == "wrong"
    assert f" {table};" in found.sentence


def test_events_that_wait_long_for_their_number_say_that_no_worker_runs(look: Look, spoil: Spoil) -> None:
    Cast().play("officer", "matter", (MATTER,))
    assert look()["journal"].sign == "good"
    spoil("update event set recorded_at = recorded_at - interval '2 minutes'")
    found = look()["journal"]
    assert found.sign == "note"
    assert "liem serve" in found.sentence


def test_a_clock_behind_the_journal_is_wrong(look: Look, spoil: Spoil) -> None:
    Cast().play("officer", "matter", (MATTER,))
    spoil("update event set recorded_at = recorded_at + interval '1 day' where record_id is not null")
    assert look()["journal"].sign == "wrong"


def test_a_failed_job_is_named(look: Look, spoil: Spoil) -> None:
    spoil("insert into procrastinate_jobs (queue_name, task_name, status) values ('default', 'liem.number_events', 'failed')")
    found = look()["jobs"]
    assert found.sign == "note"
    assert "liem.number_events" in found.sentence
