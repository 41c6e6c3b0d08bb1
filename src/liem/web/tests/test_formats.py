"""Numbers and days in both languages."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from liem.web import formats

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("vi", ["7.527", "12,5%", "18.450.000.000 đ", "−8", "+25", "02/03/2024", "02/03", "30/07 – 30/11/2026"]),
        ("en", ["7,527", "12.5%", "VND 18,450,000,000", "−8", "+25", "2 Mar 2024", "2 Mar", "30 Jul – 30 Nov 2026"]),
    ],
)
def test_each_language_writes_numbers_and_days_its_own_way(language, written):
    with translation.override(language):
        assert [
            formats.number(7527),
            formats.percent(0.125),
            formats.money(18_450_000_000),
            formats.signed(-8),
            formats.signed(25),
            formats.day(date(2024, 3, 2)),
            formats.short_day(date(2024, 3, 2)),
            formats.span(date(2026, 7, 30), date(2026, 11, 30)),
        ] == written


def test_nothing_is_a_dash_and_never_a_zero():
    assert formats.number(None) == "–"
    assert formats.percent(None) == "–"
    assert formats.money(None) == "–"


def test_halves_are_rounded_away_from_zero_as_on_paper():
    with translation.override("vi"):
        assert formats.percent(0.28785) == "28,8%"
        assert formats.number(0.5) == "1"


def test_an_instant_is_said_on_the_clock_of_vietnam():
    with translation.override("vi"):
        assert formats.instant(datetime(2025, 12, 31, 17, 5, tzinfo=UTC)) == "01/01/2026, 00:05"


def test_a_span_over_two_years_says_both():
    with translation.override("vi"):
        assert formats.span(date(2025, 12, 15), date(2026, 6, 14)) == "15/12/2025 – 14/06/2026"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36", "Chrome 150, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox 140, Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0", "Edge 150, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1", "Safari 18, iPhone"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("", ""),
    ],
)
def test_a_browser_is_named_by_what_it_says_of_itself(said: str, shown: str) -> None:
    assert formats.browser(said) == shown
