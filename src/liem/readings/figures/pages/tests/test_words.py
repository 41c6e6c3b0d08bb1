"""Figures in words: differences, percentages, judgements, periods."""

from datetime import date

import pytest
from django.utils.translation import override

from liem.core.calendar.periods import parse
from liem.readings.figures.pages.periods import parts_of, recent
from liem.readings.figures.pages.series import stretches
from liem.readings.figures.pages.words import difference, value_text

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("now", "before", "words", "percent"),
    [
        (612, 587, "tăng 25 (4,3%)", "+4,3"),
        (148, 161, "giảm 13 (8,1%)", "−8,1"),
        (11, 14, "giảm 3", "11 so với 14"),
        (30, 0, "tăng 30", "30 so với 0"),
        (50, 50, "không đổi", ""),
    ],
)
def test_a_difference_is_said_with_its_percentage_and_of_few_with_the_counts(now: int, before: int, words: str, percent: str) -> None:
    with override("vi"):
        said = difference(now, before, unit="records", good=None)
    assert (said.words, said.percent, said.tone) == (words, percent, "")


def test_of_rates_the_points_are_said_and_never_a_percentage_of_a_percentage() -> None:
    with override("vi"):
        said = difference(96.1, 92.2, unit="percent", good="rise")
    assert (said.words, said.signed, said.percent) == ("tăng 3,9 điểm phần trăm", "+3,9 đ.%", "")
    assert (said.say, said.tone) == ("tăng là tốt", "good")


@pytest.mark.parametrize(
    ("now", "good", "tone"), [(30, "rise", "good"), (20, "rise", "bad"), (30, "fall", "bad"), (20, "fall", "good"), (25, "fall", "")]
)
def test_whether_a_change_is_good_is_the_indicators_word(now: int, good: str, tone: str) -> None:
    assert difference(now, 25, unit="records", good=good).tone == tone


@pytest.mark.parametrize(("now", "before"), [(None, 3), (3, None), (None, None)])
def test_nothing_is_compared_with_what_is_missing(now: int | None, before: int | None) -> None:
    assert difference(now, before, unit="records", good="rise").words == ""


@pytest.mark.parametrize(("language", "written"), [("vi", "7.527"), ("en", "7,527")])
def test_numbers_are_written_in_the_readers_language(language: str, written: str) -> None:
    with override(language):
        assert value_text(7527, "records") == written
        assert value_text(None, "records") == "–"
        assert value_text(12.5, "percent") == ("12,5%" if language == "vi" else "12.5%")


def test_periods_that_have_not_begun_are_not_offered() -> None:
    parts = parts_of(parse("2023"), date(2023, 5, 20))
    assert [period.code for period in parts["quarter"]] == ["2023-Q1", "2023-Q2"]
    assert [period.code for period in parts["half"]] == ["2023-H1"]
    assert len(parts["month"]) == 5
    offered = [period.code for period in recent(date(2023, 5, 20), "plain")]
    assert {"2023", "2023-05", "2022", "2022-H2", "2021"} <= set(offered)
    assert len(offered) == len(set(offered))


def test_a_trend_has_the_months_of_a_year_and_the_quarters_of_more() -> None:
    months, quarterly = stretches(parse("2023-H1"), date(2024, 1, 1))
    assert ([period.code for period in (months[0], months[-1])], len(months), quarterly) == (["2022-07", "2023-06"], 12, False)
    quarters, quarterly = stretches(parse("2021..2023"), date(2024, 1, 1))
    assert (quarters[0].code, quarters[-1].code, len(quarters), quarterly) == ("2021-Q1", "2023-Q4", 12, True)
    begun, _quarterly = stretches(parse("2023"), date(2023, 3, 10))
    assert [period.code for period in begun] == ["2023-01", "2023-02", "2023-03"]


def test_a_median_that_moved_by_tenths_says_so() -> None:
    with override("vi"):
        said = difference(58, 47.5, unit="days", good="fall")
        mean = difference(48.78, 45.66, unit="days", good=None)
    assert (said.signed, said.words) == ("+10,5", "tăng 10,5 (22,1%)")
    assert mean.signed == "+3,1"
