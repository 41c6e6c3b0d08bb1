"""An act says which figures it moves before it is done; and the page shows each register's figures in its own section."""

from types import SimpleNamespace

import pytest
from django.db import connection

from liem.core.journal.history import histories
from liem.core.journal.told import Past, Told
from liem.readings.figures.following import FIGURES
from liem.readings.figures.layout import sections
from liem.readings.figures.tests.stories import Teller, ask_as, begun, day, ended, paid

pytestmark = pytest.mark.acts


def foreseen(
    teller: Teller, kind: str, on: int, *, owner: int | None = None, voids: int | None = None, **data: object
) -> dict[str, tuple[object, object]]:
    ask_as("officer", unit=teller.owner, lo=0, hi=2_000_000_000)
    with connection.cursor() as cursor:
        history = histories(cursor, [teller.record_id])[teller.record_id]
    told = Told(
        event_id=0, kind=kind, event_class=object, record=SimpleNamespace(id=teller.record_id), own=None,  # type: ignore[arg-type]
        before={}, ordinal=99, happened_on=day(on), recorded_at=teller.instants[-1], unit_id=teller.owner, actor_id=None,
        data=data, changes={}, voids=voids, declares_owner=owner,
    )  # fmt: skip
    past = Past(
        event_id=0,
        ordinal=99,
        kind=kind,
        happened_on=day(on),
        recorded_at=told.recorded_at,
        unit_id=teller.owner,
        data=data,
        declares_owner=owner,
    )
    after = [item for item in history if item.event_id != voids]
    if voids is None:
        after = sorted([*history, past], key=lambda item: (item.happened_on, item.ordinal))
    return {str(line.label): (line.before, line.after) for line in FIGURES.foresee(told, after)}


def test_an_ending_takes_one_from_the_stock(units: list[int]) -> None:
    Teller(units[0]).tell(begun(1))
    teller = Teller(units[0])
    teller.tell(begun(1))
    assert foreseen(teller, "story.ended", 5) == {"Standing": ("2", "1")}


def test_an_amount_is_foreseen_in_the_unit_of_the_figure(units: list[int]) -> None:
    teller = Teller(units[0])
    teller.tell(begun(1), paid(2, 500))
    moved = foreseen(teller, "story.paid", 5, amount=1_000)
    assert list(moved) == ["Money"]
    assert "1.500" in str(moved["Money"][1])


def test_a_hand_over_takes_the_record_from_the_units_stock(units: list[int]) -> None:
    teller = Teller(units[0])
    teller.tell(begun(1))
    assert foreseen(teller, "records.handed_over", 5, owner=units[1]) == {"Standing": ("1", "0")}


def test_a_voiding_gives_back_what_the_event_took(units: list[int]) -> None:
    teller = Teller(units[0])
    teller.tell(begun(1), ended(4))
    assert foreseen(teller, "records.voided", 6, voids=teller.events[1][0]) == {"Standing": ("0", "1")}


def test_an_event_that_counts_nowhere_moves_nothing(units: list[int]) -> None:
    teller = Teller(units[0])
    teller.tell(begun(1))
    assert foreseen(teller, "story.noted", 5) == {}


def test_the_standard_report_groups_figures_by_register_in_the_order_of_declaration(units: list[int]) -> None:
    (section,) = sections()
    assert section.register == "story"
    assert section.expressions[:3] == ["story.begun", "story.money", "story.due"]
