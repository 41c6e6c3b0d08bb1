"""Many acts in one run: who may do what is asked of each, across the chunks, and one that fails leaves nothing of all."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection

from liem.core.acts import many
from liem.core.acts.many import Item, ItemRefused, perform_many
from liem.core.acts.refusals import NotAllowed, NotThere, Refused, SamePerson
from liem.core.journal.models import EventPersonal
from liem.core.records.models import Record
from liem.registers.cases.tests.examples import ADVISE, CASE, DIRECTION, PLACE
from liem.registers.petitions.models import Petition
from liem.registers.petitions.tests.examples import DENUNCIATION, DESTROY, FILE
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.acts]


def item(cast: Cast, step: tuple[str, dict[str, Any]], *, by: str = "officer", second: str = "", opens: bool = False) -> Item:
    """One act of the same case."""
    act, data = step
    return Item(
        act,
        getattr(cast, by),
        data,
        kind="case",
        target=None if opens else "the case",
        handle="the case" if opens else None,
        second=getattr(cast, second) if second else None,
    )


def count() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('role', 'liem_writer', true)")
        cursor.execute("select count(*) from event where record_id is not null")
        found: int = cursor.fetchone()[0]
        cursor.execute("select set_config('role', 'none', true)")
    return found


def refused(cast: Cast, *items: Item) -> Any:
    """Why the last of these items is refused after a case was opened; nothing of the run may be left."""
    before = count()
    with cast.acting("officer"), pytest.raises(ItemRefused) as found:
        perform_many([item(cast, CASE, opens=True), *items])
    assert found.value.index == len(items)
    assert count() == before
    return found.value.refusal


@pytest.mark.parametrize("size", [1, 2, 1_000])
def test_a_record_goes_on_through_the_chunks(cast: Cast, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(many, "CHUNK", size)
    monkeypatch.setattr(many, "LARGEST", size)
    steps = [item(cast, CASE, opens=True), item(cast, ADVISE), item(cast, DIRECTION), item(cast, PLACE, second="head")]
    with cast.acting("officer"):
        done = perform_many(steps)
    assert (done.events, done.records) == (4, 1)
    connection.check_constraints()


@pytest.mark.parametrize("size", [1, 1_000])
def test_what_is_destroyed_in_the_same_run_is_gone_too(cast: Cast, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(many, "CHUNK", size)
    monkeypatch.setattr(many, "LARGEST", size)
    steps = [DENUNCIATION, FILE, DESTROY]
    told = [item(cast, step, second="head" if step is not DENUNCIATION else "", opens=step is DENUNCIATION) for step in steps]
    with cast.acting("officer"):
        done = perform_many([replace(one, kind="petition") for one in told])
        kept = EventPersonal.objects.filter(record_id=done.ids["the case"], path__regex="senders|sealed_content|against|scans")
        assert kept.exists()
        assert set(kept.exclude(sealed=None).values_list("event__kind", flat=True)) <= {"petitions.sealed_part_destroyed"}


def test_what_is_no_longer_held_is_loaded_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "CHUNK", 1)
    monkeypatch.setattr(many, "LARGEST", 1)
    monkeypatch.setattr(many, "HELD", 0)
    with cast.acting("officer"):
        done = perform_many([item(cast, CASE, opens=True), item(cast, ADVISE), item(cast, DIRECTION)])
    assert (done.events, done.records) == (3, 1)
    connection.check_constraints()


@pytest.mark.parametrize("size", [1, 1_000])
def test_another_unit_does_not_see_the_record(cast: Cast, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(many, "CHUNK", size)
    monkeypatch.setattr(many, "LARGEST", size)
    assert isinstance(refused(cast, item(cast, ADVISE, by="neighbour")), NotThere)


def test_the_unit_above_sees_it_but_may_not_act(cast: Cast) -> None:
    assert isinstance(refused(cast, item(cast, ADVISE, by="central")), NotAllowed)


def test_an_act_of_two_people_needs_the_second(cast: Cast) -> None:
    assert isinstance(refused(cast, item(cast, PLACE)), Refused)


def test_nobody_is_their_own_second_person(cast: Cast) -> None:
    assert isinstance(refused(cast, item(cast, PLACE, by="head", second="head")), SamePerson)


def test_the_second_person_must_have_the_right_to_approve(cast: Cast) -> None:
    assert isinstance(refused(cast, item(cast, PLACE, second="second_officer")), NotAllowed)


def test_a_second_person_who_does_not_see_the_record_cannot_approve(cast: Cast) -> None:
    assert isinstance(refused(cast, item(cast, PLACE, second="neighbour_head")), NotThere)


PETITION = {
    "title": "Bồi thường khi thu hồi đất",
    "content": "Phương án bồi thường chưa đúng diện tích.",
    "petition_class": "proposal",
    "field": "land",
    "source": "post",
    "sender_kind": "person",
    "happened_on": "2023-02-01",
}


def petition(cast: Cast, name: str, act: str, data: dict[str, Any], *, by: str = "officer", second: str = "") -> Item:
    """One act of the petition of this name."""
    opens = act == "take-in"
    return Item(
        act,
        getattr(cast, by),
        data,
        kind="petition",
        target=None if opens else name,
        handle=name if opens else None,
        second=getattr(cast, second) if second else None,
    )


@pytest.mark.parametrize("size", [1, 1_000])
def test_a_record_that_is_shared_on_the_way_goes_on_in_the_other_unit_under_its_number(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(many, "CHUNK", size)
    monkeypatch.setattr(many, "LARGEST", size)
    sent = {"to_unit": cast.neighbour.unit_id, "letter": "1-PC", "happened_on": "2023-02-03"}
    steps = [
        petition(cast, "theirs", "take-in", PETITION, by="neighbour"),
        petition(cast, "ours", "take-in", PETITION),
        petition(cast, "ours", "transfer", sent, second="head"),
        petition(cast, "ours", "take-over", {"happened_on": "2023-02-06"}, by="neighbour"),
        petition(cast, "ours", "file", {"reason": "Lưu.", "happened_on": "2023-02-07"}, by="neighbour", second="neighbour_head"),
    ]
    with cast.acting("officer"):
        done = perform_many(steps)
    assert done.ids is not None
    with cast.acting("neighbour"):
        theirs, ours = (Record.objects.get(pk=done.ids[name]) for name in ("theirs", "ours"))
    assert theirs.number == ours.number
    assert (theirs.owner_id, ours.owner_id) == (cast.neighbour.unit_id, cast.neighbour.unit_id)
    assert (theirs.numbered_by_id, ours.numbered_by_id) == (cast.neighbour.unit_id, cast.officer.unit_id)
    connection.check_constraints()


@pytest.mark.parametrize("size", [1, 1_000])
def test_an_act_may_name_a_record_that_the_same_run_opened(cast: Cast, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(many, "CHUNK", size)
    monkeypatch.setattr(many, "LARGEST", size)
    steps = [
        petition(cast, "first", "take-in", PETITION),
        petition(cast, "again", "take-in", PETITION),
        petition(cast, "again", "merge-repeat", {"original": many.Named("first"), "happened_on": "2023-02-01"}),
    ]
    with cast.acting("officer"):
        done = perform_many(steps)
        assert done.ids is not None
        assert Petition.objects.get(record_id=done.ids["again"]).original_id == done.ids["first"]
    ring = petition(cast, "first", "merge-repeat", {"original": many.Named("again"), "happened_on": "2023-02-01"})
    with cast.acting("officer"), pytest.raises(ItemRefused) as found:
        perform_many([*steps, ring])
    assert isinstance(found.value.refusal, Refused)
