"""From an officer's act to the nation's figure, as people see it: open, enter a stage, propose, approve, count, find again."""

from collections.abc import Callable
from typing import Any

import pytest

from liem.core.calendar.today import today
from tests.browser.desk import Desk

pytestmark = pytest.mark.browser
FIGURE = "Vụ án, vụ việc thuộc diện theo dõi trong kỳ"
TITLE = "Vụ án giả định về quản lý đất công ích"


def day() -> str:
    """Today as it is written."""
    return f"{today():%d/%m/%Y}"


def decision(number: str, by: str = "Cơ quan Cảnh sát điều tra") -> dict[str, str]:
    """The fields of a decision of today."""
    return {"decision_number": number, "decision_on": day(), "decision_by": by}


def open_case(officer: Desk) -> int:
    """Open a case under investigation by its page; gives its id."""
    officer.go("/today/")
    officer.page.click(".top__me details.menu:not(.menu--me) summary")
    officer.press('.menu__list a[href="/cases/acts/open/"]')
    officer.look("case-open")
    officer.fill({"title": TITLE, "kind": "case", "field": "corruption", "origin": "inspection", "stage": "investigation"})
    officer.fill({**decision("14/QĐ-CSKT"), "stage_since": day(), "agency": "Cơ quan Cảnh sát điều tra"})
    officer.fill({"articles-0-article": "353", "articles-0-seriousness": "very_serious"})
    officer.page.wait_for_selector("#effect .sentence, #effect b")
    officer.look("case-open-filled")
    officer.submit()
    assert TITLE in officer.title
    return int(officer.path.strip("/").split("/")[1])


def shown_in_report(reader: Desk, unit: str) -> Any:
    """The figure of the cases under supervision in the report of this month."""
    reader.go(f"/reports/{unit}/{today():%Y-%m}/", look=False)
    return reader.page.locator("main tr", has=reader.page.get_by_role("rowheader", name=FIGURE, exact=True)).locator(".val")


def test_an_officers_act_is_counted_for_the_nation_and_found_from_its_figure(desk: Callable[..., Desk]) -> None:
    officer, head, centre = desk(), desk("head"), desk("central")
    officer.sign_in("officer")
    before = {unit: int(shown_in_report(reader, unit).inner_text()) for reader, unit in ((officer, "T38"), (centre, "VN"))}
    target = open_case(officer)
    officer.look("case-opened")

    officer.press(f'a[href="/cases/{target}/acts/enter-stage/"]')
    officer.look("case-stage")
    officer.fill({"stage": "prosecution", **decision("40/KLĐT")})
    officer.submit()
    assert officer.path == f"/cases/{target}/"
    assert "Truy tố" in officer.page.locator("main").inner_text()

    officer.go(f"/cases/{target}/acts/place/", look=False)
    officer.fill({"tier": "province", "body": "steering_committee", "ground": "public_concern"})
    officer.fill({"session": "Phiên họp thứ 5", "document_number": "12-KL/BCĐ", "document_on": day()})
    officer.page.wait_for_selector("#effect :text('tăng'), #effect b")
    officer.look("case-place")
    officer.submit()
    proposal = officer.path
    assert proposal.startswith("/proposals/")
    officer.look("proposal-own")
    assert officer.page.locator("button[value=approve]").count() == 0

    head.go("/today/")
    head.press(f'a[href="{proposal}"] >> nth=0')
    head.look("proposal-head")
    head.press("button[value=approve]")
    assert head.path == f"/cases/{target}/"
    head.look("case-placed")
    assert TITLE in head.title

    for reader, unit in ((officer, "T38"), (centre, "VN")):
        figure = shown_in_report(reader, unit)
        assert int(figure.inner_text()) == before[unit] + 1
        reader.look(f"report-{unit}")
        figure.click()
        reader.page.wait_for_selector("#drill")
        reader.look(f"report-{unit}-drill")
        assert TITLE in reader.page.locator("#drill").inner_text()
        reader.press(f'#drill a[href="/cases/{target}/"]')
        assert reader.path == f"/cases/{target}/"
        reader.go(f"/figures/cases.under_supervision/?unit={unit}&period={today():%Y-%m}")
        assert TITLE in reader.page.locator("main").inner_text()
        reader.press(f'main a[href="/cases/{target}/"]')
    centre.go("/figures/")
    officer.go("/figures/")
