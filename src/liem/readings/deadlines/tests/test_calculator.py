"""The calculator's page: it counts by its address, says each step, and what cannot be counted at its field."""

from datetime import date

import pytest
from django.utils import translation

from liem.readings.deadlines.calculator import CalculatorForm, families
from liem.readings.deadlines.tests.world import sign_in

ADDRESS = "/deadlines/calculator/"


@pytest.fixture
def asked(client, world):
    """The page as an officer of a province reads it, in English."""
    sign_in(client, world.actor(world.north), "calculating", "en")

    def ask(**query):
        return client.get(ADDRESS, query).content.decode()

    return ask


@pytest.mark.acts
def test_the_page_counts_by_its_address_and_shows_every_step(asked):
    html = asked(
        rule="TTHS-DT", offence="DBNT", start="29/01/2021", extended_1="20/05/2021", extended_2="20/09/2021", extended_3="20/01/2022"
    )
    assert "Due on 30/05/2022" in html
    assert "29/05/2022 is a day off (Sunday): moved forward to 30/05/2022" in html
    assert "Criminal Procedure Code 2015 Art. 172" in html
    assert "3 / 3" in html


@pytest.mark.acts
def test_holidays_and_swapped_days_are_named(asked):
    html = asked(rule="XLD-XULY", start="22/04/2024")
    assert "Due on 08/05/2024" in html
    assert "04/05/2024 is counted: worked in exchange for 29/04/2024" in html
    assert "30/04/2024 is not counted" in html


@pytest.mark.acts
def test_an_extension_against_the_law_is_said_and_does_not_move_the_day(asked):
    html = asked(rule="TTHS-DT", offence="NT", start="06/03/2023", extended_1="07/06/2023")
    assert "Due on 06/06/2023" in html
    assert "extended after the limit had run out" in html


@pytest.mark.acts
def test_the_empty_page_asks_and_answers_nothing(asked):
    html = asked()
    assert "Calculator of limits" in html
    assert "Due on" not in html


def filled(**given):
    form = CalculatorForm(given)
    form.is_valid()
    return form


@pytest.mark.unit
@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"rule": "TTHS-DT", "start": "30/07/2026"}, "offence"),
        ({"rule": "TTHS-KHONG", "start": "30/07/2026"}, "rule"),
        ({"rule": "TTHS-KC", "start": "01/01/2016"}, "rule"),
        ({"rule": "TTHS-KC", "start": "31/02/2026"}, "start"),
        ({"rule": "TTHS-PHANLOAI", "start": "30/07/2026", "hour": "25:10"}, "hour"),
        ({"rule": "TTHS-KC", "start": "30/07/2026", "stood_from": "01/07/2026"}, "stood_from"),
        ({"rule": "TTHS-KC", "start": "30/07/2026", "stood_from": "02/08/2026", "stood_until": "01/08/2026"}, "stood_until"),
        ({"rule": "TTHS-DT", "offence": "IT", "start": "30/07/2026", "extended_1": "01/07/2026"}, "extended_1"),
    ],
)
def test_what_cannot_be_counted_is_said_at_its_field(given, field):
    assert list(filled(**given).errors) == [field]


@pytest.mark.unit
def test_hours_and_days_that_did_not_count():
    assert filled(rule="TTHS-PHANLOAI", start="20/11/2026", hour="22:30").answer.due_on == date(2026, 11, 21)
    still = filled(rule="TTHS-DT", offence="RNT", start="30/07/2026", stood_from="01/09/2026", stood_until="11/09/2026")
    assert still.answer.due_on == date(2026, 12, 10)
    shorter = filled(rule="TTHS-DT", offence="RNT", start="01/03/2022", extended_1="10/06/2022", value_1="2")
    assert shorter.answer.due_on == date(2022, 9, 5)


@pytest.mark.unit
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_limit_that_every_class_has_is_offered_once(language):
    with translation.override(language):
        offered = families()
    assert "TTHS-DT" in offered
    assert not any(code.startswith("TTHS-DT-") for code in offered)
    assert len(set(offered.values())) == len(offered)
