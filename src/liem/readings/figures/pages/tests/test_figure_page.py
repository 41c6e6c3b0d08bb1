"""One figure with its records: what it counts, its cuts, paging, and the files of it."""

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from liem.core.access.models import AccessLog
from liem.readings.figures import Indicator
from liem.readings.figures.codes import forget
from liem.readings.figures.pages.tests.conftest import text_of
from liem.readings.figures.tests.stories import Step, Teller, begun, day, paid

pytestmark = pytest.mark.acts
Told = dict[str, list[Teller]]
Browser = Callable[[str], Any]


def figure(expression: str = "story.begun") -> str:
    return reverse("figure", args=[expression])


def rows_of(answer: Any) -> list[list[str]]:
    """The records of a CSV file, below its headings."""
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    return [line for line in lines if line and line[0].startswith("S-")]


def test_the_page_says_what_is_counted_and_shows_the_records(told: Told, browser_of: Browser) -> None:
    page = text_of(browser_of("officer").get(figure(), {"unit": "T38", "period": "2023"}))
    assert "Những việc xảy ra từ 01/01/2023 đến 31/12/2023" in page
    for teller in told["T38"]:
        assert f"/stories/{teller.record_id}/" in page
    assert "11/01/2023" in page


def test_cuts_lead_to_the_figure_cut_and_the_units_to_theirs(told: Told, browser_of: Browser) -> None:
    page = text_of(browser_of("central").get(figure(), {"unit": "VN", "period": "2023"}))
    assert re.search(r'href="/figures/story.begun%5Bcolour=blue%5D/\?unit=VN[^"]*">1<', page)
    assert re.search(r'href="/figures/story.begun/\?unit=T38[^"]*">3<', page)
    assert re.search(r'href="/figures/story.begun/\?unit=TW[^"]*">1<', page)
    cut = text_of(browser_of("central").get(figure("story.begun[colour=blue]"), {"unit": "VN", "period": "2023"}))
    assert f"/stories/{told['T38'][2].record_id}/" in cut
    assert f"/stories/{told['T38'][0].record_id}/" not in cut


def test_many_records_come_in_pages_that_leave_none_out(told: Told, browser_of: Browser, unit_id: Any) -> None:
    for _n in range(60):
        Teller(unit_id("T38")).tell(begun(5))
    browser, seen, address = browser_of("officer"), set(), figure() + "?unit=T38&period=2023"
    for _n in range(4):
        page = text_of(browser.get(address))
        seen |= set(re.findall(r"/stories/(\d+)/", page))
        following = re.search(r'href="([^"]+)" rel="next"', page)
        if not following:
            break
        address = following.group(1)
    assert len(seen) == 63


def test_what_is_closed_is_counted_and_not_shown(told: Told, browser_of: Browser, unit_id: Any) -> None:
    Teller(unit_id("T38"), confidentiality=4).tell(begun(5))
    page = text_of(browser_of("officer").get(figure(), {"unit": "T38", "period": "2023"}))
    assert "1 hồ sơ bạn không có quyền xem" in page
    assert len(set(re.findall(r"/stories/(\d+)/", page))) == 3


def test_few_of_a_sensitive_figure_are_held_back_from_who_may_not_open_all(told: Told, browser_of: Browser, unit_id: Any) -> None:
    Teller(unit_id("T38"), confidentiality=4).tell(Step("story.begun", day(5), {"colour": "red", "parts": [{"weight": 2}]}))
    page = text_of(browser_of("officer").get(figure("story.parts"), {"unit": "T38", "period": "2023"}))
    assert "<b>…</b>" in page
    assert "<b>2</b>" not in page


def test_a_derived_figure_names_the_two_it_is_made_of(told: Told, browser_of: Browser) -> None:
    page = text_of(browser_of("officer").get(figure("story.rate"), {"unit": "T38", "period": "2023"}))
    assert 'href="/figures/story.money/' in page
    assert 'href="/figures/story.due/' in page


def test_the_csv_holds_the_records_one_may_see_with_their_amounts(told: Told, browser_of: Browser) -> None:
    answer = browser_of("officer").get(figure("story.money"), {"unit": "T38", "period": "2023", "format": "csv"})
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer["Content-Disposition"].startswith("attachment;")
    rows = rows_of(answer)
    assert [(row[0], row[3], row[4]) for row in rows] == [(f"S-{told['T38'][0].record_id}", "10/02/2023", "1500000000")]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_taking_records_out_is_noted(told: Told, browser_of: Browser, cast: Any, form: str) -> None:
    browser_of("officer").get(figure(), {"unit": "T38", "period": "2023", "format": form})
    with cast.acting("auditor"):
        noted = AccessLog.objects.filter(what="export").latest("pk")
    assert noted.detail == f"story.begun T38 2023: 3 ({form})"


def test_looking_alone_is_no_export(told: Told, browser_of: Browser, cast: Any) -> None:
    browser_of("officer").get(figure(), {"unit": "T38", "period": "2023"})
    with cast.acting("auditor"):
        assert not AccessLog.objects.filter(what="export").exists()


def test_a_figure_that_is_not_open_has_no_page_and_no_file(told: Told, browser_of: Browser) -> None:
    asked = {"unit": "T38", "period": "2023"}
    for form in ("", "csv", "xlsx"):
        answer = browser_of("neighbour").get(figure("story.money"), {**asked, "format": form})
        assert answer.status_code == 403
        assert b"1500000000" not in answer.content


@pytest.mark.parametrize("expression", ["story.begu", "story.begun[colour=green]", "story.begun[shape=round]", "x"])
def test_an_expression_that_names_no_figure_says_so(told: Told, browser_of: Browser, expression: str) -> None:
    answer = browser_of("officer").get(figure(expression), {"unit": "T38", "period": "2023"})
    assert answer.status_code == 404
    assert "Không xem được số liệu này" in answer.content.decode()


def test_a_paging_address_that_is_none_is_refused(told: Told, browser_of: Browser) -> None:
    assert browser_of("officer").get(figure(), {"unit": "T38", "period": "2023", "after": "x"}).status_code == 400


def test_a_median_opens_to_its_events_and_comes_as_a_file(told: Told, browser_of: Browser, unit_id: Any) -> None:
    other = Teller(unit_id("T38"))
    other.tell(begun(5), paid(41, 500_000_000), paid(42, 700_000_000, "blue"))
    asked = {"unit": "T38", "period": "2023"}
    page = text_of(browser_of("officer").get(figure("story.middle"), asked))
    assert "Trung vị của" in page
    assert "<b>700.000.000</b>" in page
    assert page.count("700.000.000") >= 3
    rows = rows_of(browser_of("officer").get(figure("story.middle"), {**asked, "format": "csv"}))
    assert sorted(int(row[4]) for row in rows) == [500_000_000, 700_000_000, 1_500_000_000]


def test_a_median_of_nothing_says_why_instead_of_a_value(told: Told, browser_of: Browser) -> None:
    page = text_of(browser_of("officer").get(figure("story.middle"), {"unit": "T38", "period": "2021"}))
    assert "Không có gì được đếm ở đây" in page


def test_what_may_be_told_only_of_so_many_opens_to_nothing_for_anyone(told: Told, browser_of: Browser) -> None:
    Indicator("story.rare", "Rare", when="story.paid", least=3)
    forget()
    asked, rare = {"unit": "T38", "period": "2023"}, told["T38"][0]
    rare.tell(Step("story.paid", day(41), {"amount": 5}))
    for part in ("officer", "head", "auditor"):
        page = text_of(browser_of(part).get(figure("story.rare"), asked))
        assert "<b>…</b>" in page
        assert "Ít hơn 3 vụ; không hiển thị." in page
        assert f"/stories/{rare.record_id}/" not in page
        assert browser_of(part).get(figure("story.rare"), {**asked, "format": "xlsx"}).status_code == 403
    report = reverse("report", args=["T38", "2023"])
    assert "Ít hơn 3 vụ; không hiển thị." in text_of(browser_of("officer").get(report, {"part": "all"}))
    rows = list(csv.reader(io.StringIO(browser_of("officer").get(report, {"part": "all", "format": "csv"}).content.decode("utf-8-sig"))))
    assert [row[2] for row in rows if "story.rare" in row] == ["…"]
    assert browser_of("officer").get(reverse("figures"), {**asked, "indicator": "story.rare"}).status_code == 200
