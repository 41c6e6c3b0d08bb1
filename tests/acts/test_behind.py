"""Statements carried out behind the back of whoever goes on: in their order, waited for when asked, never half done."""

from collections.abc import Callable, Iterator

import pytest
from django.db import DataError, connection, transaction

from liem.core.acts.together import Behind

pytestmark = [pytest.mark.django_db, pytest.mark.acts]


@pytest.fixture
def behind() -> Iterator[Behind]:
    with connection.cursor() as opened:
        opened.execute("create temporary table told (number int) on commit drop")
        with Behind(opened) as cursor:
            yield cursor


def numbers() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("select number from told order by 1")
        return [row[0] for row in cursor.fetchall()]


def test_whoever_asks_the_connection_waits_for_what_was_started(behind: Behind) -> None:
    behind.execute("select pg_sleep(0.2)")
    behind.execute("insert into told values (%s)", [1])
    behind.start()
    assert numbers() == [1]


def test_what_was_not_started_is_sent_with_the_next_question(behind: Behind) -> None:
    behind.execute("insert into told values (1)")
    behind.start()
    behind.execute("insert into told values (2)")
    behind.execute("select max(number) from told")
    assert behind.fetchone() == (2,)


def test_copied_rows_are_there_for_the_statement_after_them_and_replaced_by_the_next(behind: Behind) -> None:
    for rows in ([(1,), (2,)], [(3,)]):
        copied = behind.copied("told", "number", rows)
        behind.execute(f"insert into told select number from {copied}")
        behind.start()
    behind.drop_copied()
    assert numbers() == [1, 2, 3]


def fail_behind(then: Callable[[Behind], object]) -> None:
    """A run in whose thread a statement fails, while the run itself goes on with `then`."""
    with transaction.atomic(), connection.cursor() as opened, Behind(opened) as cursor:
        cursor.execute("select 1 / 0")
        cursor.start()
        then(cursor)


def test_a_statement_that_fails_is_raised_where_an_answer_is_asked_for() -> None:
    asked: list[str] = []

    def ask(cursor: Behind) -> None:
        with pytest.raises(DataError):
            cursor.finish()
        asked.append("and heard of it")
        raise DataError

    with pytest.raises(DataError):
        fail_behind(ask)
    assert asked


def test_a_statement_that_fails_is_raised_at_the_end_when_nobody_asks() -> None:
    with pytest.raises(DataError):
        fail_behind(lambda cursor: None)


def test_what_fails_in_the_run_itself_comes_before_what_fails_behind_it() -> None:
    def trip(_cursor: Behind) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        fail_behind(trip)
