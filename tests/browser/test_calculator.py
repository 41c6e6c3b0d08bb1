"""A limit counted on the calculator's page, with and without script, in both languages."""

from collections.abc import Callable

import pytest

from tests.browser.desk import Desk

pytestmark = pytest.mark.browser

ASKED = (
    "/deadlines/calculator/?rule=TTHS-DT&offence=NT&start=06/03/2023&extended_1=20/05/2023&extended_2=10/09/2023"
    "&stood_from=01/08/2023&stood_until=11/08/2023"
)


@pytest.mark.parametrize("script", [True, False])
def test_an_officer_counts_a_limit(desk: Callable[..., Desk], script: bool) -> None:
    officer = desk("officer", language="en", java_script_enabled=script)
    officer.go("/deadlines/calculator/", look=script)
    page = officer.page
    page.get_by_label("Limit", exact=True).select_option("TTHS-DT")
    page.get_by_label("Class of offence").select_option("RNT")
    page.get_by_label("From", exact=True).fill("30/07/2026")
    page.get_by_role("button", name="Count").click()
    page.get_by_role("heading", name="Due on 30/11/2026").wait_for()
    assert "4 months on: 30/11/2026" in officer.text
    assert "start=30%2F07%2F2026" in page.url


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_answer_and_the_rules_to_confirm_are_clean(desk: Callable[..., Desk], language: str) -> None:
    officer = desk("officer", language=language)
    officer.go(ASKED, look=False)
    officer.look(f"calculator-{language}")
    officer.go("/deadlines/rules/", look=False)
    officer.look(f"rules-{language}")
    officer.press("table a >> nth=0")
    officer.look(f"rule-{language}")
