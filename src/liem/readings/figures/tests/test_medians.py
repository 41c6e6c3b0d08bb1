"""Medians: found over single events, for each scope anew, with the events behind them."""

import random
from statistics import median

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from liem.core.calendar.periods import parse as period
from liem.readings.figures import Indicator, Median
from liem.readings.figures.catalogue import BadDeclaration
from liem.readings.figures.records import behind
from liem.readings.figures.report import build
from liem.readings.figures.tests.conftest import Ask
from liem.readings.figures.tests.stories import Teller, amended, ask_as, begun, day, make_units, paid, voided
from liem.readings.figures.tests.test_records import actor

START, END = day(0), day(50)
YEAR = period("2023")


def told(unit: int, *amounts: int, colour: str = "red") -> None:
    """One record with a payment of each amount."""
    Teller(unit).tell(begun(1), *(paid(2 + n, amount, colour) for n, amount in enumerate(amounts)))


def test_the_median_of_a_scope_is_not_made_of_those_of_its_units(units: list[int], ask: Ask) -> None:
    told(units[0], 1, 2, 90)
    told(units[1], 4)
    found = ask("story.middle", START, END)
    assert (found.value, found.records) == (3, 2)
    assert found.by_column == {0: 2, 1: 4}


def test_an_event_without_an_amount_has_0_and_counts(units: list[int], ask: Ask) -> None:
    told(units[0], 0, 0, 7)
    assert ask("story.middle", START, END).value == 0


def test_without_events_there_is_no_median_and_the_reason_is_said(units: list[int], ask: Ask) -> None:
    told(units[0], 7)
    found = ask("story.middle", day(60), day(90))
    assert (found.value, found.records) == (None, 0)
    assert found.why


def test_what_was_entered_by_mistake_or_wrongly_is_not_in_the_middle(units: list[int], ask: Ask) -> None:
    teller = Teller(units[0])
    teller.tell(begun(1), paid(2, 10), paid(3, 20), paid(4, 60))
    before = teller.instants[-1]
    teller.tell(voided(3), amended(2, amount=30, colour="red"))
    assert ask("story.middle", START, END).value == 20
    assert ask("story.middle", START, END, as_of=before).value == 20
    assert ask("story.middle[colour=red]", START, END).value == 20
    teller.tell(voided(1))
    assert ask("story.middle", START, END).value == 30


def test_by_cuts_each_median_stands_alone(units: list[int], ask: Ask) -> None:
    told(units[0], 1, 5, 9)
    told(units[0], 100, 200, colour="blue")
    found = ask("story.middle", START, END, by=("colour",))
    assert found.value == 9
    assert {cut["colour"]: cut["value"] for cut in found.cuts} == {"red": 5, "blue": 150}
    assert ask("story.middle[colour=blue]", START, END).value == 150


def test_random_stories_have_the_median_that_a_recount_finds(units: list[int], ask: Ask) -> None:
    chance = random.Random(20230101)
    for _turn in range(5):
        amounts = [chance.randrange(50) for _n in range(chance.randrange(1, 12))]
        first = make_units(1, first_place=1_950_000_000 + 1000 * _turn, prefix=f"Z{_turn}")
        told(first[0], *amounts)
        assert ask("story.middle", START, END, of=first).value == round(median(amounts), 1)


def test_the_events_behind_a_median_are_listed_one_by_one(units: list[int]) -> None:
    told(units[0], 3, 8)
    told(units[0], 0)
    Teller(units[0], confidentiality=3).tell(begun(1), paid(2, 50))
    reader = actor(units[0])
    found = behind(actor=reader, expression="story.middle", scope="X0", period=YEAR)
    assert [row.amount for row in found.rows] == [0, 8, 3]
    assert (found.amount, found.records, found.hidden, found.hidden_amount) == (5.5, 4, 1, None)
    first = behind(actor=reader, expression="story.middle", scope="X0", period=YEAR, limit=2)
    second = behind(actor=reader, expression="story.middle", scope="X0", period=YEAR, limit=2, after=first.next)
    assert [row.amount for row in (*first.rows, *second.rows)] == [0, 8, 3]
    assert second.next is None


def test_a_report_tells_it_like_any_figure(units: list[int]) -> None:
    told(units[0], 3, 8)
    figure = build(actor=actor(units[0]), scope="X0", period=YEAR, expressions=["story.middle"])["figures"][0]
    assert (figure["value"], figure["kind"], figure["records"], figure["by_unit"]) == (5.5, "computed", 1, {"X0": 5.5})
    nothing = build(actor=actor(units[1]), scope="X1", period=YEAR, expressions=["story.middle"])["figures"][0]
    assert (nothing["value"], nothing["by_unit"]) == (None, {})


@pytest.mark.permissions
def test_a_median_opens_only_where_its_parts_do(units: list[int], ask: Ask) -> None:
    told(units[1], 5)
    ask_as("officer", unit=units[0], lo=1, hi=1)
    closed = ask("story.middle", START, END)
    assert closed.value is None
    assert closed.why
    assert ask("story.middle", START, END, of=units[:1]).value is None


@pytest.mark.permissions
def test_single_amounts_are_reached_only_through_the_functions(units: list[int]) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select figure_values('[]', '{}', '{}', null, null, null)")


@pytest.mark.parametrize(
    ("of", "over"),
    [
        ("story.money", "story.standing"),
        ("story.payments", "story.payments"),
        ("story.due", "story.payments"),
        ("story.money", "story.parts"),
    ],
)
def test_a_median_is_declared_over_single_events_only(units: list[int], of: str, over: str) -> None:
    with pytest.raises(BadDeclaration):
        Median("story.wrong", "Wrong", of=of, over=over)


def test_a_median_of_a_sensitive_figure_is_refused(units: list[int]) -> None:
    Indicator("story.hush", "Hush", when="story.paid", sensitive=True)
    Indicator("story.hush_money", "Hush money", when="story.paid", amount="amount")
    with pytest.raises(BadDeclaration):
        Median("story.wrong", "Wrong", of="story.hush_money", over="story.hush")
