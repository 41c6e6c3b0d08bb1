"""Splitting a case and joining two: persons and limits go along, nothing is lost, nothing is gained."""

from typing import Any

import pytest

from liem.core.acts.perform import perform
from liem.core.acts.refusals import Refused
from liem.core.records.models import Record
from liem.readings.deadlines.models import Clock
from liem.registers.cases.models import Accused, Case
from liem.registers.cases.tests.examples import ACCUSED, CASE, PROSECUTION, by
from tests.cast import Cast

pytestmark = pytest.mark.django_db
TWO = ("add-accused", {"accused": [ACCUSED, ACCUSED], "happened_on": "2023-02-20"})
SPLIT = {"title": "Vụ án được tách", "accused": ["2"], **by("17/QĐ-TA", "2023-03-06")}


def limits(cast: Cast, record_id: int) -> list[tuple[Any, Any]]:
    """The running investigation clocks of a case: from when, until when."""
    with cast.acting("officer"):
        rows = Clock.objects.filter(record_id=record_id, rule="cases.investigation", state="running")
        return [(row.opened_on, row.due_on) for row in rows]


def branch_of(record_id: int) -> int:
    """The case that was split off."""
    number = Record.objects.get(pk=record_id).number
    return int(Case.objects.get(split_from=number).record_id)


def split(cast: Cast) -> tuple[int, int]:
    """A case of two accused of which one was split off; both records."""
    record_id = cast.play("officer", "case", [CASE, TWO])
    cast.do("officer", "split", SPLIT, target=record_id)
    with cast.acting("officer"):
        return record_id, branch_of(record_id)


def test_a_split_takes_its_persons_and_the_days_already_used_along(cast: Cast) -> None:
    first, branch = split(cast)
    with cast.acting("officer"):
        standing = {pk: Accused.objects.filter(record_id=pk, until_on__isnull=True).count() for pk in (first, branch)}
        assert Record.objects.get(pk=branch).title == "Vụ án được tách"
    assert standing == {first: 1, branch: 1}
    assert limits(cast, branch) == limits(cast, first) != []


def test_a_split_leaves_at_least_one_person(cast: Cast) -> None:
    record_id = cast.play("officer", "case", [CASE, TWO])
    with cast.acting("officer") as actor, pytest.raises(Refused) as refused:
        perform("split", actor=actor, target=record_id, data={**SPLIT, "accused": ["1", "2"]})
    assert "accused" in refused.value.errors
    with cast.acting("officer"):
        assert Record.objects.filter(kind="case").count() == 1


def test_split_and_join_restore_the_persons_and_the_days(cast: Cast) -> None:
    record_id = cast.play("officer", "case", [CASE, TWO])
    before = limits(cast, record_id)
    cast.do("officer", "split", SPLIT, target=record_id)
    with cast.acting("officer"):
        branch = branch_of(record_id)
    cast.do("officer", "join", {"other": str(branch), **by("18/QĐ-NA", "2023-03-20")}, target=record_id)
    with cast.acting("officer"):
        assert Record.objects.get(pk=branch).stage == "joined"
        assert Accused.objects.filter(record_id=record_id, until_on__isnull=True).count() == 2
    assert limits(cast, record_id) == before
    assert limits(cast, branch) == []


def test_only_cases_at_the_same_stage_are_joined(cast: Cast) -> None:
    first = cast.play("officer", "case", [CASE, TWO])
    other = cast.play("officer", "case", [CASE, TWO, PROSECUTION])
    with cast.acting("officer") as actor, pytest.raises(Refused) as refused:
        perform("join", actor=actor, target=first, data={"other": str(other), **by("18/QĐ-NA", "2023-05-20")})
    assert "other" in refused.value.errors
    with cast.acting("officer") as actor, pytest.raises(Refused) as itself:
        perform("join", actor=actor, target=first, data={"other": str(first), **by("18/QĐ-NA", "2023-05-20")})
    assert "other" in itself.value.errors
