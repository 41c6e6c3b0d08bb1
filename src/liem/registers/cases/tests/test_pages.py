"""The candidates for supervision: who is listed with which ground, and where it shows."""

from collections.abc import Callable
from typing import Any

import pytest

from liem.core.journal.models import StoredEvent
from liem.registers.cases.pages import ADDRESS
from liem.registers.cases.tests.examples import ACCUSED, CASE, NAMED, PLACE

pytestmark = pytest.mark.django_db
RANKED = ("add-accused", {"accused": [{**ACCUSED, "managed_by": "provincial_board"}], "happened_on": "2023-02-20"})
ASIDE = ("set-aside", {"reason": "Chưa đủ căn cứ.", "until_on": "2099-01-15", "happened_on": "2023-02-21"})


def number_of(browser: Any, address: str) -> bool:
    """Whether the page at `address` lists the case."""
    answer = browser.get(address)
    assert answer.status_code == 200
    return CASE[1]["title"] in answer.content.decode()


def test_a_case_that_matches_a_ground_is_a_candidate_until_it_is_placed(cast: Any, browser_of: Callable[[str], Any]) -> None:
    target = cast.play("officer", "case", (CASE, RANKED))
    assert number_of(browser_of("officer"), ADDRESS)
    cast.do("officer", *PLACE, target=target)
    assert not number_of(browser_of("officer"), ADDRESS)


def test_a_case_set_aside_is_not_asked_about_before_its_day(cast: Any, browser_of: Callable[[str], Any]) -> None:
    cast.play("officer", "case", (CASE, RANKED, ASIDE))
    assert not number_of(browser_of("officer"), ADDRESS)


def test_another_unit_sees_no_candidate_of_ours(cast: Any, browser_of: Callable[[str], Any]) -> None:
    cast.play("officer", "case", (CASE, RANKED))
    assert not number_of(browser_of("neighbour"), ADDRESS)


def test_the_record_shows_the_ground_and_the_two_acts(cast: Any, browser_of: Callable[[str], Any]) -> None:
    target = cast.play("officer", "case", (CASE, RANKED))
    page = browser_of("officer").get(f"/cases/{target}/").content.decode()
    assert f"/cases/{target}/acts/place/" in page
    assert f"/cases/{target}/acts/set-aside/" in page


def test_names_are_shown_only_with_a_reason_that_stays_in_the_journal(cast: Any, browser_of: Callable[[str], Any]) -> None:
    target = cast.play("officer", "case", (CASE, NAMED))
    browser, address = browser_of("officer"), f"/cases/{target}/names/"
    assert "Người Thứ Nhất" not in browser.get(f"/cases/{target}/").content.decode()
    assert "Người Thứ Nhất" not in browser.get(address).content.decode()
    assert browser.post(address, {"reason": ""}).status_code == 422
    shown = browser.post(address, {"reason": "Đối chiếu."})
    assert "Người Thứ Nhất" in shown.content.decode()
    assert shown["Cache-Control"] == "no-store"
    with cast.acting("officer"):
        kinds = list(StoredEvent.objects.filter(record_id=target).order_by("ordinal").values_list("kind", flat=True))
    assert kinds[-1] == "cases.names_opened"


@pytest.mark.parametrize("part", ["neighbour", "central", "clerk", "auditor", "administrator"])
def test_who_may_not_open_names_finds_no_page_for_it(cast: Any, browser_of: Callable[[str], Any], part: str) -> None:
    target = cast.play("officer", "case", (CASE, NAMED))
    assert browser_of(part).get(f"/cases/{target}/names/").status_code == 404


def test_who_sees_no_records_finds_no_candidates_page(browser_of: Callable[[str], Any]) -> None:
    assert browser_of("administrator").get(ADDRESS).status_code == 404


@pytest.mark.parametrize("address", ["/cases/", "/cases/?supervised=yes", "/cases/?level=province:steering_committee", "/cases/?officer=0"])
def test_the_lists_of_cases_open(cast: Any, browser_of: Callable[[str], Any], address: str) -> None:
    cast.play("officer", "case", (CASE, PLACE))
    assert browser_of("officer").get(address).status_code == 200
