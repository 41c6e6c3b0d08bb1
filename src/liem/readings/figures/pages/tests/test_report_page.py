"""The report on a page: what it shows, what opens, who may read it, and the file of it."""

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from liem.readings.figures.catalogue import Identity
from liem.readings.figures.pages.tests.conftest import text_of
from liem.readings.figures.tests.stories import Teller, begun, voided

pytestmark = pytest.mark.acts
Told = dict[str, list[Teller]]
Browser = Callable[[str], Any]


def report(unit: str = "T38", period: str = "2023") -> str:
    return reverse("report", args=[unit, period])


def value(page: str, expression: str) -> str:
    """The figure of an expression as it stands in the table of a report."""
    found = re.search(rf'drill={re.escape(expression)}[^"]*"[^>]*>([^<]+)</a>', page)
    assert found, expression
    return found.group(1)


def test_a_report_shows_the_figures_of_unit_and_period_and_each_opens_to_its_records(told: Told, browser_of: Browser) -> None:
    page = text_of(browser_of("officer").get(report()))
    assert "Báo cáo năm 2023" in page
    assert value(page, "story.begun") == "3"
    assert value(page, "story.standing") == "2"
    opened = text_of(browser_of("officer").get(report(), {"drill": "story.standing"}))
    assert 'id="drill"' in opened
    for teller, shown in zip(told["T38"], (True, False, True), strict=True):
        assert (f"/stories/{teller.record_id}/" in opened) is shown


def test_the_parts_that_an_identity_names_stand_under_their_total(told: Told, browser_of: Browser) -> None:
    page = text_of(browser_of("officer").get(report()))
    assert value(page, "story.red") == "2"
    assert value(page, "story.begun%5Bcolour%3Dblue%5D") == "1"
    assert "3 = 2 + 1 + 0" in page
    assert "đầu kỳ 0 + tăng 3 − giảm 1 = cuối kỳ 2" in page


def test_an_identity_that_does_not_hold_is_counted_at_its_part_and_said(told: Told, browser_of: Browser) -> None:
    Identity("story.wrong", "Wrong on purpose", left=["story.begun"], right=["story.red"])
    page = text_of(browser_of("officer").get(report()))
    assert "<b>3 ≠ 2</b>" in page
    assert ">1 lệch</span>" in page


def test_a_figure_without_a_value_says_why(told: Told, browser_of: Browser) -> None:
    page = text_of(browser_of("officer").get(report()))
    assert "Không có mẫu số" in page or "chia" in page
    assert value(page, "story.rate") == "–"


def test_the_year_before_stands_beside(told: Told, browser_of: Browser) -> None:
    page = text_of(browser_of("officer").get(report(period="2024")))
    assert value(page, "story.begun") == "0"
    assert "0 so với 3" in page


def test_an_address_with_an_instant_shows_the_same_for_ever(told: Told, browser_of: Browser, unit_id: Any) -> None:
    first = told["T38"][0].instants[0].isoformat()
    page = text_of(browser_of("officer").get(report(), {"as_of": first}))
    assert value(page, "story.begun") == "1"
    told["T38"][0].tell(voided(0))
    assert value(text_of(browser_of("officer").get(report(), {"as_of": first})), "story.begun") == "1"
    assert value(text_of(browser_of("officer").get(report())), "story.begun") == "2"


def test_the_link_as_of_now_leads_to_the_figures_of_now(told: Told, browser_of: Browser, unit_id: Any) -> None:
    browser = browser_of("officer")
    link = re.search(r'href="(/reports/T38/2023/\?[^"]*as_of=[^"]+)"', browser.get(report()).content.decode())
    assert link
    Teller(unit_id("T38")).tell(begun(5))
    assert value(text_of(browser.get(link.group(1).replace("&amp;", "&"))), "story.begun") == "3"
    assert value(text_of(browser.get(report())), "story.begun") == "4"


def test_another_calendar_counts_its_own_days(told: Told, browser_of: Browser) -> None:
    page = text_of(browser_of("officer").get(report(period="2023-Q1"), {"calendar": "inspection"}))
    assert "15/12/2022 – 14/03/2023" in page
    assert value(page, "story.begun") == "2"


def test_a_neighbour_reads_what_is_compared_and_is_told_why_not_the_rest(told: Told, browser_of: Browser) -> None:
    page = text_of(browser_of("neighbour").get(report()))
    assert value(page, "story.begun") == "3"
    assert value(page, "story.money") == "–"
    opened = text_of(browser_of("neighbour").get(report(), {"drill": "story.begun"}))
    assert "3 hồ sơ bạn không có quyền xem" in opened
    assert all(f"/stories/{teller.record_id}/" not in opened for teller in told["T38"])


@pytest.mark.parametrize(
    ("part", "unit", "status"), [("officer", "VN", 403), ("commune", "VN", 403), ("central", "VN", 200), ("auditor", "T40", 200)]
)
def test_whose_figures_may_be_read(told: Told, browser_of: Browser, part: str, unit: str, status: int) -> None:
    assert browser_of(part).get(report(unit)).status_code == status


@pytest.mark.parametrize("part", ["agency", "administrator"])
@pytest.mark.parametrize("address", ["/reports/", "/reports/T38/2023/", "/figures/", "/figures/story.begun/"])
def test_who_reads_no_figures_finds_no_pages_of_them(told: Told, browser_of: Browser, part: str, address: str) -> None:
    browser = browser_of(part)
    assert browser.get(address).status_code == 404
    assert 'href="/reports/"' not in browser.get("/organisation/").content.decode()


def test_a_reporter_reads_the_figures_and_none_of_the_records(told: Told, reporter: Any) -> None:
    page = text_of(reporter.get(report(), {"drill": "story.begun"}))
    assert value(page, "story.begun") == "3"
    assert "/stories/" not in page
    assert "3 hồ sơ bạn không có quyền xem" in page


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/reports/T99/2023/", 404),
        ("/reports/T38/2023-H7/", 404),
        ("/reports/T38/2023/?calendar=lunar", 404),
        ("/reports/T38/2023/?as_of=2023-07-01", 400),
        ("/reports/T38/2023/?as_of=2999-07-01T00:00:00Z", 400),
        ("/reports/T38/2023/?map=there", 400),
        ("/reports/T38%00/2023/", 400),
    ],
)
def test_an_address_that_asks_for_nothing_says_so(told: Told, browser_of: Browser, address: str, status: int) -> None:
    answer = browser_of("officer").get(address)
    assert answer.status_code == status
    assert "Không xem được số liệu này" in answer.content.decode()


def test_the_file_holds_what_is_seen(told: Told, browser_of: Browser) -> None:
    answer = browser_of("officer").get(report(), {"format": "csv"})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = {row[5]: row for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))) if len(row) > 5}
    assert rows["story.begun"][2:4] == ["3", "0"]
    assert rows["story.rate"][2] == ""
    assert rows["story.rate"][6]


def test_the_choice_leads_to_the_report_and_names_what_is_wrong(told: Told, browser_of: Browser) -> None:
    browser = browser_of("officer")
    chosen = browser.get("/reports/", {"unit": "T38", "period": "2023-h1", "calendar": "inspection"})
    assert (chosen.status_code, chosen["Location"]) == (302, "/reports/T38/2023-H1/?calendar=inspection")
    wrong = browser.get("/reports/", {"unit": "T38", "period": "năm 2023", "calendar": "plain"})
    assert wrong.status_code == 422
    assert "“năm 2023”" in wrong.content.decode()
    listed = text_of(browser.get("/reports/"))
    assert "/reports/T38/2023-Q2/" in listed
    assert "CUM-2" in listed
    assert 'value="T40"' not in listed


def test_the_commission_chooses_among_all_committees(told: Told, browser_of: Browser) -> None:
    page = text_of(browser_of("central").get("/reports/", {"unit": "T40"}))
    for code in ("VN", "TW", "T38", "T40", "CUM-2"):
        assert f'value="{code}"' in page
    assert "/reports/T40/2023/" in page
