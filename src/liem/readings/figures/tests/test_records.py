"""The records behind a figure: they add up to it, and what the reader may not see is counted, never shown."""

import pytest

from liem.core.access.actor import EVERYWHERE, Actor
from liem.core.calendar.periods import parse as period
from liem.core.organization.models import Unit
from liem.readings.figures.records import behind
from liem.readings.figures.report import build
from liem.readings.figures.tests.stories import Teller, begun, day, ended, handed_over, paid, voided

pytestmark = pytest.mark.permissions

YEAR = period("2023")


def actor(unit_id: int, *, clearance: int = 0, everywhere: bool = False, role: str = "officer") -> Actor:
    unit = Unit.objects.get(pk=unit_id)
    lo, hi = EVERYWHERE if everywhere else (unit.place, unit.last_place)
    return Actor(
        appointment_id=None, person_id=None, user_id=None, name="", unit_id=unit_id, unit_code=unit.code, unit_name="",
        unit_place=unit.place, unit_top=unit.top, lo=lo, hi=hi, role=role, clearance=clearance,
    )  # fmt: skip


def test_amounts_add_up_and_rows_are_as_many_as_the_figure_says(units: list[int]) -> None:
    for amount in (10, 20, 30):
        Teller(units[0]).tell(begun(1), paid(2, amount), paid(3, 1))
    gone = Teller(units[0])
    gone.tell(begun(1), paid(2, 99), voided(1))
    found = behind(actor=actor(units[0]), expression="story.money", scope="X0", period=YEAR)
    assert sorted(row.amount for row in found.rows) == [11, 21, 31]
    assert (found.amount, found.records, found.hidden) == (63, 3, 0)


@pytest.mark.parametrize(
    "expression",
    [
        "story.standing",
        "story.followed",
        "story.standing[colour=red]",
        "story.begun",
        "story.standing_start",
        "story.standing_moved",
        "story.left",
    ],
)
def test_the_figure_of_the_report_is_the_figure_behind_the_records(units: list[int], expression: str) -> None:
    Teller(units[0]).tell(begun(1), ended(4), begun(9))
    Teller(units[0]).tell(begun(1), ended(4))
    Teller(units[0]).tell(begun(1), handed_over(3, units[1]))
    Teller(units[1]).tell(begun(1), handed_over(3, units[0]))
    Teller(units[0]).tell(begun(-3))
    Teller(units[0]).tell(begun(-3), handed_over(5, units[1]))
    found = behind(actor=actor(units[0], everywhere=True), expression=expression, scope="X0", period=YEAR)
    figure = build(actor=actor(units[0]), scope="X0", period=YEAR, expressions=[expression])["figures"][0]
    assert found.amount == figure["value"] == sum(row.amount for row in found.rows)
    assert found.records == figure["records"] == len(found.rows)


def test_a_closer_held_record_is_counted_and_not_shown(units: list[int]) -> None:
    Teller(units[0]).tell(begun(1))
    secret = Teller(units[0], confidentiality=3)
    secret.tell(begun(1))
    found = behind(actor=actor(units[0]), expression="story.begun", scope="X0", period=YEAR)
    assert (found.records, found.hidden, found.hidden_amount, len(found.rows)) == (2, 1, 1, 1)
    cleared = behind(actor=actor(units[0], clearance=3), expression="story.begun", scope="X0", period=YEAR)
    assert {row.record.pk for row in cleared.rows} >= {secret.record_id}


def test_the_list_goes_on_where_it_stopped(units: list[int]) -> None:
    for _ in range(5):
        Teller(units[0]).tell(begun(1))
    reader = actor(units[0])
    first = behind(actor=reader, expression="story.begun", scope="X0", period=YEAR, limit=3)
    second = behind(actor=reader, expression="story.begun", scope="X0", period=YEAR, limit=3, after=first.next)
    assert (len(first.rows), len(second.rows), second.next) == (3, 2, None)
    assert len({row.record.pk for row in (*first.rows, *second.rows)}) == 5


def test_a_small_cell_of_a_sensitive_figure_is_held_back_from_who_may_not_open_it(units: list[int]) -> None:
    Teller(units[0], confidentiality=3).tell(begun(1, parts=[{"weight": 2}]))
    reader, cleared = actor(units[0]), actor(units[0], clearance=3)
    figure = build(actor=reader, scope="X0", period=YEAR, expressions=["story.parts"])["figures"][0]
    assert (figure["value"], figure["records"], figure["by_unit"]) == (None, None, {"X0": None})
    assert figure["why"]
    assert behind(actor=reader, expression="story.parts", scope="X0", period=YEAR).records is None
    assert build(actor=cleared, scope="X0", period=YEAR, expressions=["story.parts"])["figures"][0]["value"] == 2


def test_without_a_person_sums_are_given_and_small_cells_are_not(units: list[int]) -> None:
    Teller(units[0]).tell(begun(1, parts=[{"weight": 2}]))
    said = build(actor=None, scope="X0", period=YEAR, expressions=["story.parts", "story.begun"])["figures"]
    assert [figure["value"] for figure in said] == [None, 1]


def test_the_report_has_the_shape_of_the_contract(units: list[int]) -> None:
    Teller(units[0]).tell(begun(1), paid(2, 500))
    Teller(units[0]).tell(begun(-300))
    said = build(actor=actor(units[0]), scope="X0", period=YEAR, by=["colour"])
    assert {"unit", "period", "from", "to", "as_of", "map", "figures", "identities"} <= said.keys()
    assert (said["unit"], said["period"], said["from"], said["to"], said["map"]) == ("X0", "2023", "2023-01-01", "2023-12-31", "own")
    begun_figure = next(figure for figure in said["figures"] if figure["indicator"] == "story.begun")
    assert (begun_figure["value"], begun_figure["previous"], begun_figure["change_pct"]) == (1, 1, 0.0)
    assert begun_figure["cuts"] == [{"colour": "red", "value": 1}]
    assert begun_figure["by_unit"] == {"X0": 1}
    assert all(check["holds"] for check in said["identities"])
    assert {"story.colours", "stock:story.standing"} <= {check["id"] for check in said["identities"]}
    assert day(0).isoformat() == said["from"]
