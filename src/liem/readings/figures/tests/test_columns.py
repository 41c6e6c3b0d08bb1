"""Scopes and maps: which units a figure sums, as it was and on the map of a later day."""

from datetime import date

import pytest

from liem.core.calendar.periods import parse as period
from liem.readings.figures.columns import lay_out
from liem.readings.figures.report import build
from liem.readings.figures.tests.stories import Teller, begun, handed_over, make_units, writing

pytestmark = pytest.mark.acts

MERGED_ON = date(2025, 7, 1)


@pytest.fixture
def merged(units: list[int]) -> tuple[list[int], int]:
    """X0 and X1 become one unit, which takes over the code X0, on 1 July 2025; an office of X1 is divided."""
    office = make_units(1, first_place=1_900_000_110, prefix="X1.", level="district")[0]
    with writing() as cursor:
        cursor.execute("update unit set valid_until = %s where id = any(%s)", [MERGED_ON, [units[0], units[1], office]])
        cursor.execute(
            "insert into unit (code, level, type, name_vi, name_en, place, last_place, top, valid_from, sort_key)"
            " values ('X0', 'province', 'committee', 'Mới', '', 1900001000, 1900001099, 1900001000, %s, '') returning id",
            [MERGED_ON],
        )
        new = cursor.fetchone()[0]
        for old in units[:2]:
            cursor.execute(
                "insert into succession (predecessor_id, successor_id, \"on\", kind) values (%s, %s, %s, 'merge')", [old, new, MERGED_ON]
            )
        cursor.execute(
            "insert into succession (predecessor_id, successor_id, \"on\", kind) values (%s, %s, %s, 'split')", [office, new, MERGED_ON]
        )
    return [*units, office], new


def values(scope: str, code: str, *, map_on: date | None = None, expression: str = "story.begun") -> dict[str, object]:
    said = build(actor=None, scope=scope, period=period(code), expressions=[expression], map=map_on or "own")["figures"][0]
    return {**said["by_unit"], "value": said["value"], "previous": said["previous"]}


def test_as_it_was_an_ended_unit_keeps_its_facts_under_its_own_name(merged: tuple[list[int], int]) -> None:
    units, new = merged
    Teller(units[0]).tell(begun(900))
    Teller(new).tell(begun(930))
    said = build(actor=None, scope="VN", period=period("2025"), expressions=["story.begun"])["figures"][0]
    assert said["value"] == 2
    assert {code: n for code, n in said["by_unit"].items() if n} == {"X0": 1, "X0@2024": 1}


def test_a_code_means_the_unit_of_the_periods_last_day(merged: tuple[list[int], int]) -> None:
    units, new = merged
    Teller(units[0]).tell(begun(10))
    Teller(units[1]).tell(begun(10))
    Teller(new).tell(begun(930))
    assert values("X0", "2023")["value"] == 1
    assert values("X0", "2025")["value"] == 1
    assert values("X0@2023", "2023")["value"] == 1


def test_on_a_later_days_map_the_past_is_the_sum_of_the_predecessors(merged: tuple[list[int], int]) -> None:
    units, _new = merged
    Teller(units[0]).tell(begun(10))
    Teller(units[1]).tell(begun(10))
    assert values("X0", "2023", map_on=date(2025, 12, 31))["value"] == 2
    nation = values("VN", "2023", map_on=date(2025, 12, 31))
    assert (nation["X0"], nation["value"]) == (2, 2)


def test_what_cannot_be_placed_on_the_map_is_shown_as_such(merged: tuple[list[int], int]) -> None:
    units, _new = merged
    Teller(units[-1]).tell(begun(10))
    nation = values("VN", "2023", map_on=date(2025, 12, 31))
    assert nation["value"] == 1
    assert sum(n for code, n in nation.items() if code.startswith("X1.") and isinstance(n, int)) == 1


def test_the_year_before_of_a_merged_unit_is_that_of_what_it_was_made_of(merged: tuple[list[int], int]) -> None:
    units, new = merged
    Teller(units[0]).tell(begun(400))
    Teller(units[1]).tell(begun(400))
    Teller(new).tell(begun(930))
    assert values("X0", "2025") == {"X0": 1, "value": 1, "previous": 2}


def test_a_record_that_went_to_the_successor_is_counted_once(merged: tuple[list[int], int]) -> None:
    units, new = merged
    Teller(units[0]).tell(begun(900), handed_over(912, new))
    assert values("VN", "2025", expression="story.followed")["value"] == 1
    assert values("VN", "2025", expression="story.standing")["value"] == 1
    later = values("X0", "2025", map_on=date(2025, 12, 31), expression="story.followed")
    assert later["value"] == 1


def test_a_level_counts_its_own_units_alone(units: list[int]) -> None:
    office = make_units(1, first_place=1_900_000_010, prefix="X0.", level="district")[0]
    Teller(units[0]).tell(begun(10))
    Teller(office).tell(begun(10))
    assert values("X0", "2023")["value"] == 2
    assert values("VN/province", "2023")["value"] == 1
    assert office in lay_out("X0", on=date(2023, 12, 31)).units
