"""Who may ask for which sums, which records open, and what stays held back."""

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from liem.readings.figures.tests.conftest import Ask
from liem.readings.figures.tests.stories import Teller, ask_as, begun, day, make_units, paid, writing

pytestmark = pytest.mark.permissions

START, END = day(0), day(50)


def group(units: list[int]) -> None:
    with writing() as cursor:
        cursor.execute("insert into unit_group (code, name_vi, name_en, note) values ('CX', 'Cụm', '', '') returning id")
        group_id = cursor.fetchone()[0]
        for unit in units:
            cursor.execute("insert into group_member (group_id, unit_id, valid_from) values (%s, %s, '2020-01-01')", [group_id, unit])


@pytest.mark.parametrize("table", ["fact", "fact_new", "fact_month", "fact_total", "fact_again", "cut"])
def test_facts_cannot_be_read_but_through_functions(units: list[int], table: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"select * from {table}")


@pytest.mark.parametrize("function", ["figure_reach('{}')", "figure_by_record('[]','{}','{}',null,null,null,false,null)"])
def test_inner_functions_are_no_ones(units: list[int], function: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"select {function}")


def test_an_officer_asks_for_the_own_unit_and_of_the_level_only_what_is_compared(units: list[int], ask: Ask) -> None:
    Teller(units[0]).tell(begun(1), paid(2, 5))
    Teller(units[1]).tell(begun(1), paid(2, 5))
    ask_as("officer", unit=units[0], lo=1, hi=1)
    assert ask("story.money", START, END, of=units[:1]).value == 5
    assert ask("story.begun", START, END).value == 2
    closed = ask("story.money", START, END)
    assert closed.value is None
    assert closed.why


@pytest.mark.parametrize("role", ["administrator", "agency", ""])
def test_who_reads_no_figures_gets_none(units: list[int], ask: Ask, role: str) -> None:
    Teller(units[0]).tell(begun(1))
    ask_as(role, unit=units[0] if role else "")
    assert ask("story.begun", START, END, of=units[:1]).value is None


def test_without_any_setting_nothing_is_told(units: list[int], ask: Ask) -> None:
    Teller(units[0]).tell(begun(1))
    ask_as("", unit="", lo="", hi="", clearance="")
    assert ask("story.begun", START, END).value is None


def test_a_cluster_opens_only_the_clusters_compared_figures(units: list[int], ask: Ask) -> None:
    district = make_units(1, first_place=1_900_000_050, prefix="Y", level="district")[0]
    group([units[0], units[1]])
    Teller(units[0]).tell(begun(1))
    ask_as("officer", unit=district)
    assert ask("story.begun", START, END, of=[units[0], units[1]]).value == 1
    assert ask("story.begun", START, END, of=[units[0], units[2]]).value is None
