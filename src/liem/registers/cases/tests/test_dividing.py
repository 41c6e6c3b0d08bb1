"""Splitting a case and joining two: persons and limits go along, nothing is lost, nothing is gained."""

from typing import Any

import pytest
from django.db import connection

from liem.core.acts.perform import perform, preview
from liem.core.acts.refusals import Refused
from liem.core.records.models import Record
from liem.readings.deadlines.models import Clock
from liem.registers.cases.models import Accused, Case
from liem.registers.cases.tests.examples import ACCUSED, CASE, DAMAGE, DETAIN, PLACE, PROSECUTION, by
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


def running(cast: Cast, record_id: int, rule: str) -> list[tuple[Any, ...]]:
    """The running clocks of a rule: key, from when, until when, law."""
    with cast.acting("officer"):
        rows = Clock.objects.filter(record_id=record_id, rule=rule, state="running").order_by("key")
        return [(row.key, f"{row.opened_on}", f"{row.due_on}", row.law) for row in rows]


def test_a_detention_goes_along_with_its_person_and_comes_back(cast: Cast) -> None:
    record_id = cast.play("officer", "case", [CASE, TWO, ("detain", {**DETAIN[1], "accused": 2})])
    ordered = ("2023-02-21", "2023-04-21", "TTHS-TG-RNT")
    assert running(cast, record_id, "cases.detention") == [("2", *ordered)]
    cast.do("officer", "split", SPLIT, target=record_id)
    with cast.acting("officer"):
        branch = branch_of(record_id)
    assert running(cast, record_id, "cases.detention") == []
    assert running(cast, branch, "cases.detention") == [("1", *ordered)]
    cast.do("officer", "join", {"other": str(branch), **by("18/QĐ-NA", "2023-03-20")}, target=record_id)
    assert running(cast, record_id, "cases.detention") == [("2", *ordered)]
    assert running(cast, branch, "cases.detention") == []


def test_extensions_already_used_are_used_in_the_branch_too(cast: Cast) -> None:
    twice = [("extend-limit", {"value": 4, **by(f"{n}/GH", day)}) for n, day in ((1, "2023-05-04"), (2, "2023-09-05"))]
    record_id = cast.play("officer", "case", [CASE, TWO, *twice])
    cast.do("officer", "split", {**SPLIT, **by("17/QĐ-TA", "2023-09-11")}, target=record_id)
    with cast.acting("officer"):
        branch = branch_of(record_id)
    assert limits(cast, branch) == limits(cast, record_id)
    done = cast.do("officer", "extend-limit", {"value": 4, **by("3/GH", "2023-12-11")}, target=branch)
    assert done.told.data["marks"] == "beyond_count"


def test_of_two_joined_cases_the_limit_that_began_first_goes_on_under_the_gravest_class(cast: Cast) -> None:
    grave = {"code": "BLHS-2015", "article": "353", "clause": 3}
    began = {"stage_since": "2023-01-16", "decision_on": "2023-01-16", "happened_on": "2023-01-17"}
    later = cast.play("officer", "case", [(CASE[0], {**CASE[1], **began, "articles": [grave]}), TWO])
    first = cast.play("officer", "case", [CASE, TWO])
    cast.do("officer", "join", {"other": str(first), **by("18/QĐ-NA", "2023-03-20")}, target=later)
    assert running(cast, later, "cases.investigation") == [("", "2023-01-09", "2023-05-09", "TTHS-DT-DBNT")]
    heavier = cast.play("officer", "case", [(CASE[0], {**CASE[1], **began, "articles": [grave]}), TWO])
    lighter = cast.play("officer", "case", [CASE, TWO])
    cast.do("officer", "join", {"other": str(heavier), **by("19/QĐ-NA", "2023-03-20")}, target=lighter)
    assert running(cast, lighter, "cases.investigation") == [("", "2023-01-09", "2023-05-09", "TTHS-DT-DBNT")]
    with cast.acting("officer"):
        assert Accused.objects.filter(record_id=lighter, until_on__isnull=True).count() == 4


def test_amounts_come_along_and_no_figure_counts_them_twice(cast: Cast) -> None:
    first = cast.play("officer", "case", [CASE, TWO, DAMAGE])
    other = cast.play("officer", "case", [CASE, TWO, DAMAGE])
    with connection.cursor() as cursor:
        cursor.execute("select set_config('role', 'liem_writer', true)")
        cursor.execute("select coalesce(sum(amount), 0) from fact where amount > 1000000")
        before = cursor.fetchone()
        cursor.execute("select set_config('role', 'none', true)")
    cast.do("officer", "join", {"other": str(other), **by("18/QĐ-NA", "2023-03-20")}, target=first)
    with cast.acting("officer"):
        assert Case.objects.get(pk=first).damage == 10_000_000_000
    with connection.cursor() as cursor:
        cursor.execute("select set_config('role', 'liem_writer', true)")
        cursor.execute("select coalesce(sum(amount), 0) from fact where amount > 1000000")
        assert cursor.fetchone() == before
        cursor.execute("select set_config('role', 'none', true)")


def test_a_case_under_supervision_is_not_joined_away(cast: Cast) -> None:
    first = cast.play("officer", "case", [CASE, TWO])
    watched = cast.play("officer", "case", [CASE, TWO, PLACE])
    with cast.acting("officer") as actor, pytest.raises(Refused) as refused:
        perform("join", actor=actor, target=first, data={"other": str(watched), **by("18/QĐ-NA", "2023-03-20")})
    assert "other" in refused.value.errors


def test_a_case_of_another_unit_is_not_joined(cast: Cast) -> None:
    theirs = cast.play("neighbour", "case", [CASE, TWO])
    ours = cast.play("officer", "case", [CASE, TWO])
    with cast.acting("officer") as actor, pytest.raises(Refused) as refused:
        perform("join", actor=actor, target=ours, data={"other": str(theirs), **by("18/QĐ-NA", "2023-03-20")})
    assert "other" in refused.value.errors
    cast.do("officer", "note", {"note": "Vẫn mở."}, target=ours)


@pytest.mark.parametrize("which", [0, 1])
def test_a_split_is_taken_back_by_joining_not_by_voiding_one_half(cast: Cast, which: int) -> None:
    record_id = split(cast)[which]
    with cast.acting("officer") as actor:
        version = Record.objects.get(pk=record_id).version
        with pytest.raises(Refused) as refused:
            perform("void", actor=actor, target=record_id, data={"ordinal": version, "reason": "Nhầm."})
    assert "ordinal" in refused.value.errors


def test_the_effect_of_a_join_is_shown_before_it_is_done(cast: Cast) -> None:
    first, branch = split(cast)
    with cast.acting("officer") as actor:
        effect = preview("join", actor=actor, target=first, data={"other": str(branch), **by("18/QĐ-NA", "2023-03-20")})
        assert not effect.errors
        assert Record.objects.get(pk=branch).stage == "investigation"
    shown = preview_of_split(cast)
    assert "1" in shown
    assert "…" in shown


def preview_of_split(cast: Cast) -> str:
    """What a split would say, in a case of its own."""
    record_id = cast.play("officer", "case", [CASE, TWO])
    with cast.acting("officer") as actor:
        return str(preview("split", actor=actor, target=record_id, data=SPLIT).sentence)
