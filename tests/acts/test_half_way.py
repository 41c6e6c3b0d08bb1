"""A failure half-way through an act leaves nothing: neither record nor event, fact, clock, proposal or number."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection

from liem.core.acts.perform import perform
from tests.acts.examples import EXAMPLES, IDS
from tests.acts.test_every_act import counts
from tests.cast import Cast
from tests.played import Played

each_act = pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=IDS)


class Broken(OperationalError):
    """The database went away."""


@contextmanager
def breaking_at(statement: int) -> Iterator[list[str]]:
    """The database fails at the n-th statement from here on; gives the statements that were sent."""
    sent: list[str] = []

    def execute(run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        sent.append(sql)
        if len(sent) == statement:
            raise Broken
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute):
        yield sent


def statements_of(cast: Cast, kind: str, example: Any, target: int | None) -> int:
    """How many statements the act sends, found by doing it in a savepoint that is taken back."""
    from django.db import transaction

    savepoint = transaction.savepoint()
    with cast.acting("officer") as officer, breaking_at(0) as sent:
        perform(example.act, actor=officer, kind=kind, target=target, data=example.data)
    transaction.savepoint_rollback(savepoint)
    return len(sent)


def leaves_nothing(cast: Cast, kind: str, example: Any, target: int | None, statement: int) -> None:
    was = counts()
    with cast.acting("officer") as officer, pytest.raises(Broken), breaking_at(statement):
        perform(example.act, actor=officer, kind=kind, target=target, data=example.data)
    assert counts() == was


@each_act
def test_three_breaks_leave_nothing(played: Played, target: int | None, kind: str, example: Any) -> None:
    cast = played.cast
    most = statements_of(cast, kind, example, target)
    for statement in sorted({most // 3, 2 * most // 3, most - 1}):
        leaves_nothing(cast, kind, example, target, statement)


@pytest.mark.deep
@each_act
def test_a_break_at_any_statement_leaves_nothing(played: Played, target: int | None, kind: str, example: Any) -> None:
    cast = played.cast
    for statement in range(1, statements_of(cast, kind, example, target)):
        leaves_nothing(cast, kind, example, target, statement)
