"""Every act works without JavaScript: rows are added and taken away by the server, and the effect is shown when asked for."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.desk import Desk

pytestmark = pytest.mark.browser


@pytest.fixture
def case(cast: Any) -> int:
    """A case of Thanh Hóa under investigation."""
    from liem.registers.cases.tests.examples import CASE

    target: int = cast.play("officer", "case", [CASE])
    return target


def test_an_act_with_rows_is_done_without_a_script(desk: Callable[..., Desk], case: int) -> None:
    officer = desk("officer", java_script_enabled=False)
    officer.go(f"/cases/{case}/", look=False)
    officer.page.goto(f"{officer.site}/cases/{case}/acts/record-damage/")
    page = officer.page
    assert page.locator("[data-rows=amounts] tbody tr").count() == 1
    officer.fill({"amounts-0-asset": "money", "amounts-0-amount": "5.000.000.000"})
    officer.press("[name=add-amounts]")
    assert page.locator("[data-rows=amounts] tbody tr").count() == 2
    assert page.input_value("[name=amounts-0-amount]") == "5.000.000.000"
    officer.fill({"amounts-1-asset": "real_estate", "amounts-1-amount": "2.000.000.000"})
    officer.press("[name=add-amounts]")
    officer.press("[name=remove-amounts-0]")
    assert page.input_value("[name=amounts-0-amount]") == "2.000.000.000"
    officer.press("[name=preview]")
    assert "2.000.000.000" in page.locator("#effect").inner_text()
    assert page.input_value("[name=amounts-0-amount]") == "2.000.000.000"
    officer.submit()
    assert officer.path == f"/cases/{case}/"
    assert "2.000.000.000" in page.locator("main").inner_text()


def test_faults_are_named_at_their_fields_and_nothing_typed_is_lost(desk: Callable[..., Desk], case: int) -> None:
    officer = desk("officer", java_script_enabled=False)
    officer.expect_status(422)
    officer.go(f"/cases/{case}/acts/raise-obstacle/", look=False)
    officer.fill({"description": "Chưa có kết luận giám định.", "due_on": "31/02/2099"})
    officer.submit()
    page = officer.page
    assert page.locator(".errsum li").count() >= 2
    assert "31/02/2099" in page.locator("#id_due_on-error").inner_text()
    assert page.input_value("[name=description]") == "Chưa có kết luận giám định."
    assert page.input_value("[name=due_on]") == "31/02/2099"
    target = page.locator(".errsum a").first.get_attribute("href") or ""
    assert page.locator(target).count() == 1
