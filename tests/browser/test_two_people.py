"""Two people at one record, and one person who presses twice: nothing is overwritten, nothing is lost, nothing is done twice."""

from collections.abc import Callable
from typing import Any

import pytest

from liem.core.journal.models import StoredEvent
from tests.browser.desk import Desk

pytestmark = pytest.mark.browser


@pytest.fixture
def case(cast: Any) -> int:
    """A case of Thanh Hóa under investigation."""
    from liem.registers.cases.tests.examples import CASE

    target: int = cast.play("officer", "case", [CASE])
    return target


def notes(cast: Any, case: int) -> list[str]:
    """The notes in the journal of the case."""
    with cast.acting("officer"):
        stored = StoredEvent.objects.filter(record_id=case, kind="records.noted").order_by("ordinal")
        return [event.data["note"] for event in stored]


def test_the_second_of_two_sees_what_changed_keeps_what_was_typed_and_goes_on(desk: Callable[..., Desk], cast: Any, case: int) -> None:
    first, second = desk("officer"), desk("second_officer")
    second.expect_status(409)
    for each in (first, second):
        each.go(f"/cases/{case}/acts/amend/", look=False)
    first.fill({"title": "Vụ án giả định, tên đã sửa", "reason": "Chép sai tên."})
    first.submit()
    second.fill({"agency": "Cơ quan An ninh điều tra", "reason": "Ghi nhầm cơ quan."})
    second.submit()
    second.look("conflict")
    assert "Vụ án giả định, tên đã sửa" in second.page.locator("main").inner_text()
    assert cast.officer.name in second.page.locator("main").inner_text()
    second.press("main button[type=submit]")
    assert second.path == f"/cases/{case}/"
    shown = second.page.locator("main").inner_text()
    assert "Cơ quan An ninh điều tra" in shown
    assert second.title == "Vụ án giả định, tên đã sửa"


def test_where_both_changed_a_field_one_chooses(desk: Callable[..., Desk], cast: Any, case: int) -> None:
    first, second = desk("officer"), desk("second_officer")
    second.expect_status(409)
    for each, name in ((first, "Tên của người thứ nhất"), (second, "Tên của người thứ hai")):
        each.go(f"/cases/{case}/acts/amend/", look=False)
        each.fill({"title": name, "agency": f"Cơ quan theo {name}", "reason": "Chép sai."})
    first.submit()
    second.submit()
    second.look("conflict-both")
    second.page.check("[name=take-title][value=theirs]")
    second.press("main button[type=submit]")
    assert second.title == "Tên của người thứ nhất"
    assert "Cơ quan theo Tên của người thứ hai" in second.page.locator("main").inner_text()


def test_pressing_twice_does_it_once(desk: Callable[..., Desk], cast: Any, case: int) -> None:
    officer = desk("officer")
    officer.go(f"/cases/{case}/acts/note/", look=False)
    officer.fill({"note": "Chỉ một lần."})
    with officer.page.expect_navigation():
        officer.page.dblclick("[data-submit]")
    officer.page.wait_for_url(f"{officer.site}/cases/{case}/")
    assert notes(cast, case) == ["Chỉ một lần."]


def test_the_same_form_sent_from_two_tabs_does_it_once(desk: Callable[..., Desk], cast: Any, case: int) -> None:
    officer = desk("officer")
    officer.go(f"/cases/{case}/acts/note/", look=False)
    officer.fill({"note": "Gửi hai lần."})
    sent = officer.page.locator("#act").evaluate("form => [...new FormData(form)]")
    officer.submit()
    again = officer.page.request.post(f"{officer.site}/cases/{case}/acts/note/", form=dict(sent), headers={"Referer": officer.site})
    assert again.url == f"{officer.site}/cases/{case}/"
    assert notes(cast, case) == ["Gửi hai lần."]


def test_what_one_may_not_do_and_what_is_not_there_are_said_in_ones_language(desk: Callable[..., Desk], case: int) -> None:
    auditor, neighbour = desk("auditor"), desk("neighbour")
    auditor.expect_status(403)
    neighbour.expect_status(404)
    auditor.go(f"/cases/{case}/acts/note/")
    neighbour.go(f"/cases/{case}/")
    assert "không có quyền" in auditor.page.locator("main").inner_text().lower()
    assert "không" in neighbour.page.locator("main").inner_text().lower()
    assert str(case) not in neighbour.page.locator("h1").inner_text()
