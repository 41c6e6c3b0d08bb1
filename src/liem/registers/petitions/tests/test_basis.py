"""The rules a unit works under: a dated act of its administrator, on the page and by program; they decide clocks and letters."""

import json
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from liem.core.acts.refusals import Refused
from liem.core.calendar.today import today
from liem.core.journal.models import StoredEvent
from liem.core.organization.models import Unit
from liem.core.organization.profile import basis_on, set_basis
from liem.readings.deadlines.models import Clock
from liem.registers.petitions.models import Petition
from liem.registers.petitions.prints.slips import receipt
from liem.registers.petitions.tests.examples import PETITION
from liem.web.pages.prints import whole
from tests.cast import Cast

pytestmark = pytest.mark.django_db
DENUNCIATION = {**PETITION[1], "petition_class": "denunciation", "field": "corruption", "senders": [], "sender_kind": "person"}


def unit(code: str = "T38") -> Unit:
    """A unit of today."""
    return Unit.objects.valid_on(today()).get(code=code)


def record(cast: Cast, basis: str, from_on: str, code: str = "T38") -> None:
    """What the administrator does."""
    with cast.acting("administrator") as actor:
        set_basis(unit=unit(code), basis=basis, from_on=date.fromisoformat(from_on), decision="12-QĐ/TU", actor=actor)


def taken_in(cast: Cast, day: str, **values: Any) -> Petition:
    """A denunciation taken in without saying under which rules."""
    data = {**DENUNCIATION, "basis": "", "happened_on": day, "written_on": "2023-01-02", **values}
    record_id = cast.play("officer", "petition", [("take-in", data)])
    with cast.acting("officer"):
        return Petition.objects.select_related("record", "record__owner").get(record_id=record_id)


def test_a_petition_runs_under_the_rules_of_its_unit_on_the_day_it_came(cast: Cast) -> None:
    record(cast, "state", "2023-03-01")
    record(cast, "party", "2023-06-01")
    found = [taken_in(cast, day).basis for day in ("2023-02-28", "2023-03-01", "2023-05-31", "2023-06-01")]
    assert found == ["party", "state", "state", "party"]
    assert taken_in(cast, "2023-06-02", basis="state").basis == "state"


def test_the_rules_decide_the_clock_of_resolution_and_the_layout_of_letters(cast: Cast) -> None:
    record(cast, "state", "2023-03-01")
    laws, layouts = [], []
    for day in ("2023-02-01", "2023-03-02"):
        petition = taken_in(cast, day)
        accept = {"letter": "5-TB", "happened_on": day, "resolve_by": "" if petition.basis == "state" else "2023-09-01"}
        cast.do("officer", "accept", accept, target=petition.record.pk)
        with cast.acting("officer") as actor:
            laws.append(set(Clock.objects.filter(record_id=petition.record.pk).values_list("law", flat=True)))
            layouts.append(receipt(actor, whole(petition_kind(), petition.record), today()).party)
    assert "TC-GQ" not in laws[0]
    assert "TC-GQ" in laws[1]
    assert layouts == [True, False]


def petition_kind() -> Any:
    """The kind of petitions."""
    from liem.core.records.kinds import kinds

    return kinds["petition"]


def test_a_unit_that_takes_over_goes_on_under_its_own_rules_where_they_are_recorded(cast: Cast) -> None:
    found = []
    for recorded in (False, True):
        if recorded:
            record(cast, "party", "2026-01-01", "T38.15865")
        record_id = cast.play("officer", "petition", [PETITION])
        data = {"to_unit": "T38.15865", "letter": "6-PC/BNCTU", "happened_on": "2026-02-06"}
        cast.do("officer", "transfer", data, target=record_id)
        cast.do("commune", "take-over", {"happened_on": "2026-02-10"}, target=record_id)
        with cast.acting("officer"):
            found.append(Petition.objects.get(record_id=record_id).basis)
    assert found == ["state", "party"]


def test_the_page_records_it_and_the_unit_shows_it(cast: Cast, browser_of: Any) -> None:
    admin, address = browser_of("administrator"), reverse("unit_basis", args=["T38"])
    assert address in admin.get(reverse("organisation"), {"unit": "T38"}).content.decode()
    assert address not in browser_of("head").get(reverse("organisation"), {"unit": "T38"}).content.decode()
    done = admin.post(address, {"basis": "state", "from_on": "01/03/2023", "decision": "12-QĐ/TU ngày 20/02/2023"})
    assert done.status_code == 302
    page = admin.get(address).content.decode()
    assert "12-QĐ/TU ngày 20/02/2023" in page
    assert "Quy định của Nhà nước" in browser_of("officer").get(reverse("organisation"), {"unit": "T38"}).content.decode()
    with cast.acting("auditor"):
        told = StoredEvent.objects.get(kind="units.basis_set")
    assert (told.subject_kind, told.subject_id) == ("unit", unit().pk)
    assert told.data == {"basis": "state", "valid_from": "2023-03-01", "decision": "12-QĐ/TU ngày 20/02/2023"}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"basis": "party", "from_on": "2023-02-01"}, "from_on"),
        ({"basis": "state", "from_on": "2023-04-01"}, "basis"),
        ({"basis": "party", "from_on": "1999-01-01"}, "from_on"),
        ({"basis": "elsewhere", "from_on": "2023-04-01"}, "basis"),
        ({"basis": "party", "from_on": "31/02/2023"}, "from_on"),
        ({"basis": "party", "from_on": "2023-04-01", "decision": ""}, "decision"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_on_the_page_and_to_programs(
    cast: Cast, browser_of: Any, program_of: Any, values, field
) -> None:
    record(cast, "state", "2023-03-01")
    given = {"decision": "13-QĐ/TU", **values}
    page = browser_of("administrator").post(reverse("unit_basis", args=["T38"]), given)
    assert page.status_code == 422
    assert field in page.context["form"].errors
    answer = program_of("administrator").post("/api/v1/units/T38/basis", json.dumps(given), content_type="application/json")
    assert answer.status_code == 422
    assert field in {fault["path"] for fault in answer.json()["errors"]}
    assert basis_on(unit(), today()) == "state"


def test_a_day_is_put_right_and_programs_read_what_was_recorded(cast: Cast, program_of: Any) -> None:
    record(cast, "state", "2023-03-01")
    body = {"basis": "inspection", "from_on": "2023-03-01", "decision": "14-QĐ/TU"}
    answer = program_of("administrator").post("/api/v1/units/T38/basis", json.dumps(body), content_type="application/json")
    assert answer.status_code == 201, answer.json()
    told = {"unit": "T38", "basis": "inspection", "recorded": [body]}
    assert program_of("officer").get("/api/v1/units/T38/basis").json() == told


def test_only_its_administrator_sets_it(cast: Cast, program_of: Any) -> None:
    for part in ("head", "central_head", "auditor"):
        with cast.acting(part) as actor, pytest.raises(Refused):
            set_basis(unit=unit(), basis="state", from_on=date(2023, 3, 1), decision="1", actor=actor)
    body = json.dumps({"basis": "state", "from_on": "2023-03-01", "decision": "1"})
    assert program_of("head").post("/api/v1/units/T38/basis", body, content_type="application/json").status_code == 404
