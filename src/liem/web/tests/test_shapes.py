"""The line of a clock, the bars of money, the geometry of charts."""

from datetime import date

import pytest
from django.utils import translation

from liem.web.charts import Period, Place, Rank, Ranked, Strip, TileMap, Trend, breaks, grid_of
from liem.web.shapes import Money, Track, days_text

pytestmark = pytest.mark.unit


def line(**more):
    return Track.of(started_on=date(2026, 1, 1), due_on=date(2026, 1, 11), label="", **more)


def test_a_running_clock_shows_today_before_the_due_day():
    track = line(today=date(2026, 1, 6))
    assert (track.run, track.now, track.due, track.late) == (500, 500, 1000, None)


def test_a_late_clock_goes_on_past_the_due_day():
    track = line(today=date(2026, 1, 21))
    assert (track.run, track.due, track.late, track.now) == (500, 500, (500, 500), None)


def test_a_clock_that_ended_in_time_has_no_today():
    track = line(today=date(2026, 3, 1), ended_on=date(2026, 1, 4))
    assert (track.run, track.now, track.late) == (300, None, None)


def test_an_open_pause_reaches_today_and_a_middle_limit_lies_on_the_line():
    track = line(today=date(2026, 1, 6), pauses=[(date(2026, 1, 4), None)], middle=[date(2026, 1, 9), date(2027, 1, 1)])
    assert track.pauses == ((300, 200),)
    assert track.middle == (800,)


def test_a_clock_due_on_its_first_day_has_a_line_of_one_day():
    track = Track.of(started_on=date(2026, 1, 1), due_on=date(2026, 1, 1), today=date(2026, 1, 1), label="")
    assert (track.run, track.due) == (0, 0)


@pytest.mark.parametrize(
    ("state", "days", "words"),
    [("late", 1, "1 day late"), ("soon", 0, "Due today"), ("calm", 22, "22 days left"), ("done", 0, "On time")],
)
def test_the_words_of_a_clock(state, days, words):
    with translation.override("en"):
        assert days_text(state, days) == words


def test_recovered_more_than_the_damage_fills_the_bar_and_no_more():
    money = Money(whole_label="", whole=100, parts=[("a", 150), ("b", 10)])
    assert money.bars == [(0, 1000)]
    assert Money(whole_label="", whole=0, parts=[("a", 5)]).bars == []


@pytest.mark.parametrize(("grid", "count"), [("63", 63), ("34", 34)])
def test_every_province_has_one_square_and_both_archipelagos_are_on_the_map(grid, count):
    places = {code: Place(name=short, value=order) for order, (code, _, _, short) in enumerate(grid_of(grid))}
    drawn = TileMap.of(grid=grid, title="", places=places)
    assert len({(tile.x, tile.y) for tile in drawn.tiles}) == count
    assert [name for name, _, _ in drawn.islands] == ["Hoàng Sa", "Trường Sa"]
    assert not {(x, y) for _, x, y in drawn.islands} & {(tile.x, tile.y) for tile in drawn.tiles}


def test_a_province_that_sent_nothing_is_not_a_zero():
    drawn = TileMap.of(grid="34", title="", places={"01": Place(name="Hà Nội", value=0)})
    shades = {tile.short: (tile.shade, tile.text) for tile in drawn.tiles}
    assert shades["Hà Nội"] == (0, "0")
    assert shades["Cao Bằng"] == (None, "–")
    assert drawn.any_missing


def test_limits_rise_and_part_the_values():
    limits = breaks(list(range(1, 101)))
    assert limits == sorted(set(limits))
    assert len(limits) == 4
    assert breaks([]) == []
    assert breaks([7, 7, 7]) == []


def test_a_trend_of_nothing_and_of_zeros_is_drawn():
    assert Trend.of(title="", periods=[]).columns == []
    only = Trend.of(title="", periods=[Period(label="Q1", value=0)]).columns[0]
    assert only.segments[0][1] == "0"


def test_equal_values_share_a_rank_and_mine_is_always_shown():
    ranked = [Ranked(name=str(n), value=10, me=n == 20) for n in range(40)]
    rows = [row for row in Rank.of(title="", ranked=ranked, first=2, last=1).rows if not row.gap]
    assert {row.rank for row in rows} == {"1"}
    assert [row.name for row in rows if row.me] == ["20"]
    gaps = [row.gap for row in Rank.of(title="", ranked=ranked, first=2, last=1).rows if row.gap]
    assert sum(gaps) + len(rows) == 40


def test_three_values_are_no_distribution():
    assert Strip.of(values=[(1, False), (2, True), (3, False)]) is None
