"""What the acts ask so that the columns of forms 02/XLD, 03/XLD, 01/KQGQ and 02/KQGQ can be filled."""

from typing import Any

import pytest

from liem.core.acts.perform import perform
from liem.core.acts.refusals import Refused
from liem.core.journal.models import StoredEvent
from liem.registers.petitions.models import Execution, Petition
from liem.registers.petitions.tests.examples import CONCLUDED, PETITION
from liem.registers.petitions.tests.examples_resolving import ACCEPT, CONCLUDE, DUTY, REPORT, VERIFY
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def petition(cast: Cast, record_id: int) -> Petition:
    """The petition as the officer sees it."""
    with cast.acting("officer"):
        return Petition.objects.get(record_id=record_id)


def refused(cast: Cast, act: str, data: dict[str, Any], target: int | None) -> set[str]:
    """The fields at which an act is refused."""
    with cast.acting("officer") as actor, pytest.raises(Refused) as fault:
        perform(act, actor=actor, kind="petition", target=target, data=data)
    return set(fault.value.errors)


def test_a_judgment_is_said_of_complaints_and_a_denunciation_made_again_of_denunciations(cast: Cast) -> None:
    assert refused(cast, "take-in", {**PETITION[1], "earlier": "overdue"}, None) == {"earlier"}
    record_id = cast.play("officer", "petition", [("take-in", {**PETITION[1], "earlier": "judged"})])
    assert petition(cast, record_id).earlier == "judged"
    classify = {"petition_class": "complaint", "field": "policy", "happened_on": "2023-02-02"}
    cast.do("officer", "classify", classify, target=record_id)
    assert petition(cast, record_id).earlier == "judged"
    again = {**classify, "petition_class": "denunciation", "earlier": "judged"}
    assert refused(cast, "classify", again, record_id) == {"earlier"}
    cast.do("officer", "classify", {**again, "earlier": ""}, target=record_id)
    assert petition(cast, record_id).earlier == ""
    cast.do("officer", "classify", {**again, "earlier": "concluded"}, target=record_id)
    with cast.acting("officer"):
        told = StoredEvent.objects.filter(record_id=record_id, kind="petitions.classified").order_by("ordinal")
        assert [event.data["earlier"] for event in told] == ["judged", "", "concluded"]


def test_a_conclusion_says_what_goes_to_whom_and_a_part_is_no_more_than_the_whole(cast: Cast) -> None:
    record_id = cast.play("officer", "petition", [PETITION, ACCEPT, VERIFY, REPORT])
    given = {
        **CONCLUDE[1],
        "money_to_organisations": 5_000_000,
        "organisations_restored": 1,
        "money_recovered": 70_000_000,
        "land_recovered": 40,
    }
    wrong = {**given, "money_to_organisations": 25_000_001, "land_to_organisations": 121}
    assert refused(cast, "conclude-petition", wrong, record_id) == {"money_to_organisations", "land_to_organisations"}
    cast.do("officer", "conclude-petition", given, target=record_id)
    own = petition(cast, record_id)
    assert (own.money_restored, own.money_to_organisations, own.money_recovered, own.land_recovered) == (
        25_000_000,
        5_000_000,
        70_000_000,
        40,
    )


def test_a_duty_says_for_whom_it_is(cast: Cast) -> None:
    record_id = cast.play("officer", "petition", list(CONCLUDED))
    cast.do("officer", "order-execution", {**DUTY[1], "owed_to": "person"}, target=record_id)
    cast.do("officer", "report-execution", {"execution": 1, "happened_on": "2023-06-01"}, target=record_id)
    with cast.acting("officer"):
        assert Execution.objects.get(record_id=record_id).owed_to == "person"
        assert StoredEvent.objects.get(record_id=record_id, kind="petitions.execution_done").data["owed_to"] == "person"
