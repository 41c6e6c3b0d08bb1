"""The dashboard: large figures, the map then and now, the ranking, the trend, and the tables and files of each."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from liem.readings.figures.pages import dashboard
from liem.readings.figures.pages.maps import grid_on, seams
from liem.readings.figures.pages.tests.conftest import text_of
from liem.readings.figures.tests.stories import Teller, begun

pytestmark = pytest.mark.acts
Told = dict[str, list[Teller]]
Browser = Callable[[str], Any]
NOW_MAP = "2026-01-01"


def tile(page: str, province: str) -> str | None:
    """The number on a province's square, the first of that name."""
    found = re.search(rf"<title>{province}: ([^<]+)</title>", page)
    return found.group(1) if found else None


def rows_of(answer: Any, first: str) -> list[list[str]]:
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    start = next(n for n, line in enumerate(lines) if line and line[0] == first)
    return lines[start + 1 :]


def test_the_commission_sees_every_province_and_what_has_no_square(told: Told, browser_of: Browser) -> None:
    page = text_of(browser_of("central").get("/figures/", {"period": "2023", "indicator": "story.begun"}))
    assert (tile(page, "Thanh Hóa"), tile(page, "Nghệ An"), tile(page, "Hà Giang")) == ("3", "1", "0")
    assert "Không nằm trên bản đồ: Ban Nội chính Trung ương 1." in page
    assert len(re.findall(r'<g[^>]* transform="[^"]*"><rect class="(?:r\d|none)"', page)) == 63


def test_the_map_of_today_adds_up_what_was_merged(told: Told, browser_of: Browser, unit_id: Any) -> None:
    for code in ("T60", "T67", "T68"):
        Teller(unit_id(code)).tell(begun(15))
    page = text_of(browser_of("central").get("/figures/", {"period": "2023", "indicator": "story.begun", "map": NOW_MAP}))
    assert tile(page, "Lâm Đồng") == "3"
    assert len(re.findall(r'<g[^>]* transform="[^"]*"><rect class="(?:r\d|none)"', page)) == 34
    assert all(f"{name} 1" in page for name in ("Bình Thuận", "Đắk Nông", "Lâm Đồng"))


def test_a_province_stands_among_the_others_where_the_figure_is_compared(told: Told, browser_of: Browser) -> None:
    page = text_of(browser_of("officer").get("/figures/", {"period": "2023", "indicator": "story.begun"}))
    assert "Đang chọn: Thanh Hóa, 3, hạng 1." in page
    assert tile(page, "Nghệ An") == "1"
    assert "figures/?unit=T40" not in page


def test_a_figure_that_is_not_compared_shows_no_other_province(told: Told, browser_of: Browser) -> None:
    page = text_of(browser_of("officer").get("/figures/", {"period": "2023", "indicator": "story.money"}))
    assert tile(page, "Nghệ An") is None
    assert "tỷ đồng" in page or "triệu đồng" in page


def test_the_trend_shows_each_month(told: Told, browser_of: Browser) -> None:
    asked = {"period": "2023", "unit": "T38", "indicator": "story.begun", "table": "trend", "format": "csv"}
    rows = rows_of(browser_of("officer").get("/figures/", asked), "Kỳ")
    assert [row[0] for row in rows] == [f"2023-{n:02d}" for n in range(1, 13)]
    assert [row[1] for row in rows[:5]] == ["1", "0", "1", "1", "0"]


def test_a_trend_over_the_merger_has_its_seam_and_the_parts_of_the_old_units(told: Told, browser_of: Browser, unit_id: Any) -> None:
    Teller(unit_id("T60")).tell(begun(800))
    page = text_of(browser_of("central").get("/figures/", {"unit": "T68", "period": "2025", "indicator": "story.begun"}))
    assert "01/07/2025, địa giới mới" in page
    assert "cộng các đơn vị cũ" in page
    assert 'class="mkeys"' in page
    before = text_of(browser_of("central").get("/figures/", {"unit": "T68@2023", "period": "2023", "indicator": "story.begun"}))
    assert "địa giới mới" not in before


@pytest.mark.parametrize(("table", "first"), [("map", "Đơn vị"), ("rank", "Đơn vị"), ("trend", "Kỳ")])
def test_every_drawing_has_its_table_and_its_file(told: Told, browser_of: Browser, table: str, first: str) -> None:
    asked = {"period": "2023", "indicator": "story.begun", "table": table}
    page = text_of(browser_of("central").get("/figures/", asked))
    assert 'id="table-1"' in page
    answer = browser_of("central").get("/figures/", {**asked, "format": "csv"})
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert len(rows_of(answer, first)) >= 12


def test_a_page_is_built_from_at_most_three_reports(told: Told, browser_of: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[str] = []
    whole = dashboard.build

    def counted(**asked: Any) -> Any:
        built.append(asked["scope"])
        return whole(**asked)

    monkeypatch.setattr(dashboard, "build", counted)
    for asked in ({}, {"map": NOW_MAP}, {"unit": "T38"}, {"unit": "CUM-2"}):
        built.clear()
        text_of(browser_of("central").get("/figures/", {"period": "2023", "indicator": "story.begun", **asked}))
        assert 0 < len(built) <= 3


def test_the_link_as_of_now_shows_the_same_later(told: Told, browser_of: Browser, unit_id: Any) -> None:
    browser, asked = browser_of("central"), {"period": "2023", "indicator": "story.begun"}
    link = re.search(r'href="(/figures/\?[^"#]*as_of=[^"#]+)"', browser.get("/figures/", asked).content.decode())
    assert link
    Teller(unit_id("T40")).tell(begun(3))
    assert tile(text_of(browser.get(link.group(1).replace("&amp;", "&"))), "Nghệ An") == "1"
    assert tile(text_of(browser.get("/figures/", asked)), "Nghệ An") == "2"


def test_a_reporter_reads_the_dashboard(told: Told, reporter: Any) -> None:
    assert "Số liệu năm 2023" in text_of(reporter.get("/figures/", {"period": "2023", "indicator": "story.begun"}))


def test_what_is_closed_to_the_reader_is_said(told: Told, browser_of: Browser) -> None:
    assert browser_of("commune").get("/figures/", {"unit": "VN", "period": "2023"}).status_code == 403


@pytest.mark.parametrize(("day", "grid"), [(date(2023, 12, 31), "63"), (date(2025, 6, 30), "63"), (date(2025, 7, 1), "34")])
def test_the_grid_is_that_of_the_provinces_of_the_day(db: None, day: date, grid: str) -> None:
    assert grid_on(day) == grid


def test_the_seam_is_the_day_of_the_merger(db: None) -> None:
    assert seams(date(2025, 1, 1), date(2026, 1, 1)) == [date(2025, 7, 1)]
    assert seams(date(2023, 1, 1), date(2024, 1, 1)) == []
    assert seams(date(2025, 7, 1), date(2026, 1, 1)) == []
