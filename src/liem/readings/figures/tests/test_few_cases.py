"""What may be told only of so many cases: below that nobody is shown the cell, and nothing tells it in a roundabout way."""

from typing import Any

import pytest

from liem.core.calendar.periods import parse as period
from liem.readings.figures import Cut, Derived, Indicator, Median
from liem.readings.figures.catalogue import BadDeclaration
from liem.readings.figures.codes import forget
from liem.readings.figures.records import behind
from liem.readings.figures.report import build
from liem.readings.figures.tests.stories import Step, Teller, day
from liem.readings.figures.tests.test_records import actor
from liem.readings.figures.tests.test_rights import group

pytestmark = pytest.mark.permissions
YEAR = period("2023")
POSTS = {"high": "High", "middle": "Middle", "low": "Low"}


@pytest.fixture
def declared(units: list[int]) -> list[int]:
    """Persons by post (from 5 up only), those of an earlier post and days of detection (from 3 records up only)."""
    post = Cut("post", "Post", POSTS, least=5)
    Indicator("story.persons", "Persons", when="story.charged", rows="persons", unit="persons", cuts=(post,))
    Indicator(
        "story.earlier", "Earlier post", when=("story.charged", lambda data: data["earlier"]), rows="persons", unit="persons", least=3,
        among="story.persons",
    )  # fmt: skip
    Derived("story.share", "Share", of="story.earlier", over="story.persons")
    Indicator("story.found", "Found", when="story.detected", least=3)
    Indicator("story.found_days", "Days", when="story.detected", amount="days", least=3)
    Median("story.lag", "Lag", of="story.found_days", over="story.found", least=3)
    forget()
    return units


def charged(unit: int, post: str, count: int, *, earlier: bool = False) -> None:
    Teller(unit).tell(Step("story.charged", day(3), {"persons": [{"post": post, "earlier": earlier}] * count}))


def detected(unit: int, *days: int) -> None:
    for one in days:
        Teller(unit).tell(Step("story.detected", day(3), {"days": one}))


def said(expression: str, units: list[int], scope: str = "X0", **more: Any) -> dict[str, Any]:
    reader = actor(units[0], everywhere=True, clearance=4, role="auditor")
    return build(actor=reader, scope=scope, period=YEAR, expressions=[expression], **more)["figures"][0]  # type: ignore[no-any-return]


def test_below_the_least_number_of_records_nobody_is_told(declared: list[int]) -> None:
    detected(declared[0], 10, 20)
    for expression in ("story.lag", "story.found", "story.found_days"):
        figure = said(expression, declared)
        assert (figure["value"], figure["held"], figure["records"], figure["by_unit"]) == (None, True, None, {"X0": None})
        assert "3" in figure["why"]
        found = behind(actor=actor(declared[0], everywhere=True), expression=expression, scope="X0", period=YEAR)
        assert (found.rows, found.amount, found.records, found.hidden, found.why) == ([], None, None, None, figure["why"])
    detected(declared[0], 90)
    assert said("story.lag", declared)["value"] == 20
    assert len(behind(actor=actor(declared[0], everywhere=True), expression="story.lag", scope="X0", period=YEAR).rows) == 3


def test_the_year_before_is_held_back_too(declared: list[int]) -> None:
    Teller(declared[0]).tell(Step("story.detected", day(-100), {"days": 5}))
    detected(declared[0], 1, 2, 3)
    figure = said("story.lag", declared)
    assert (figure["value"], figure["previous"], figure["change_pct"]) == (2, None, None)


def test_a_part_and_its_share_need_enough_in_the_whole(declared: list[int]) -> None:
    charged(declared[0], "high", 1, earlier=True)
    charged(declared[0], "high", 5)
    for expression in ("story.earlier", "story.share"):
        figure = said(expression, declared)
        assert (figure["value"], figure.get("held")) == (None, True)
    charged(declared[0], "high", 4)
    assert said("story.earlier", declared)["value"] == 1
    assert said("story.share", declared)["value"] == 10


def test_a_cell_that_names_the_cut_needs_enough_persons(declared: list[int]) -> None:
    charged(declared[0], "high", 4)
    charged(declared[0], "middle", 6)
    charged(declared[0], "low", 9)
    assert said("story.persons", declared)["value"] == 19
    assert said("story.persons[post=low]", declared)["value"] == 9
    # The next smallest is held back too: the total less the others would tell the cell of 4.
    for held in ("story.persons[post=high]", "story.persons[post=middle]"):
        figure = said(held, declared)
        assert (figure["value"], figure["held"], figure["by_unit"]) == (None, True, {"X0": None})
        assert not behind(actor=actor(declared[0], everywhere=True), expression=held, scope="X0", period=YEAR).rows
    split = said("story.persons", declared, by=("post",))
    assert {cut["post"]: cut["value"] for cut in split["cuts"]} == {"high": None, "middle": None, "low": 9}


def test_two_few_cells_need_no_third(declared: list[int]) -> None:
    charged(declared[0], "high", 4)
    charged(declared[0], "middle", 2)
    charged(declared[0], "low", 9)
    assert said("story.persons[post=low]", declared)["value"] == 9
    assert said("story.persons[post=middle]", declared)["value"] is None


def test_of_units_the_few_and_the_next_are_held_back(declared: list[int]) -> None:
    group(declared)
    for unit, count in zip(declared, (3, 6, 8), strict=False):
        charged(unit, "high", count)
    figure = said("story.persons[post=high]", declared, scope="CX")
    assert figure["value"] == 17
    assert figure["by_unit"] == {"X0": None, "X1": None, "X2": 8, "X3": 0}


def test_of_a_stock_and_of_a_part_cut_otherwise_it_cannot_be_declared(declared: list[int]) -> None:
    with pytest.raises(BadDeclaration):
        Indicator("story.wrong", "Wrong", when="story.begun", until="story.ended", least=3)
    with pytest.raises(BadDeclaration):
        Indicator("story.wrong", "Wrong", when="story.charged", cuts=(Cut("post", "Post", POSTS),), among="story.persons")
