"""What an act would do to the clocks, shown before it is done."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.utils import translation

from liem.core.journal.told import Past
from liem.readings.deadlines.clocks import clocks_of
from liem.readings.deadlines.following import Following
from liem.readings.deadlines.foresight import foreseen
from liem.readings.deadlines.queries import line_of
from liem.readings.deadlines.tests.story import (
    INVESTIGATION,
    REPORT,
    Entered,
    Extended,
    Instituted,
    Reported,
    Resumed,
    Suspended,
    past,
)
from liem.readings.deadlines.wording import say_steps
from liem.web.icons import shape

pytestmark = [pytest.mark.unit, pytest.mark.usefixtures("story")]

BEGUN = past(Instituted, "2026-07-30", seriousness="RNT")
RULES = [INVESTIGATION, REPORT]


def lines(before, after, rules=RULES):
    with translation.override("en"):
        found = foreseen(clocks_of(before, rules), clocks_of(after, rules))
        return [(line.sign, line.label, line.before, line.after, str(line.detail)) for line in found]


def test_a_clock_that_would_start_names_its_day_and_its_article():
    (investigation, report) = lines([], [BEGUN])
    assert investigation == ("timer", "Investigation", None, "30/11/2026", "Criminal Procedure Code 2015 Art. 172")
    assert report == ("timer", "Progress report", None, "03/09/2026", "Conclusion of the story")


def test_an_extension_shows_both_days():
    after = [BEGUN, past(Extended, "2026-11-10")]
    assert lines([BEGUN], after, [INVESTIGATION]) == [
        ("calendar-clock", "Investigation", "30/11/2026", "30/03/2027", "Criminal Procedure Code 2015 Art. 172")
    ]


def test_standing_still_going_on_and_stopping_are_told():
    suspended = [BEGUN, past(Suspended, "2026-09-01")]
    resumed = [*suspended, past(Resumed, "2026-09-11")]
    closed = [*resumed, past(Entered, "2026-10-01", stage="prosecution")]
    assert lines([BEGUN], suspended, [INVESTIGATION])[0][4] == "stands still"
    assert lines(suspended, resumed, [INVESTIGATION])[0][3:] == ("10/12/2026", "goes on")
    assert lines(resumed, closed, [INVESTIGATION])[0][4] == "stops"


def test_a_report_ends_one_turn_and_begins_the_next():
    told = lines([BEGUN], [BEGUN, past(Reported, "2026-08-20")], [REPORT])
    assert [(sign, after) for sign, _label, _before, after, _detail in told] == [("timer-off", "03/09/2026"), ("timer", "21/09/2026")]


def test_a_clock_that_a_voided_event_had_opened_is_told_as_gone():
    assert lines([BEGUN], [], [INVESTIGATION])[0][0] == "undo-2"


@pytest.mark.parametrize("name", ["timer", "timer-off", "circle-pause", "circle-play", "calendar-clock", "undo-2"])
def test_the_set_of_icons_has_every_sign(name):
    assert shape(name)


@dataclass
class Preview:
    """What `preview` tells before anything is written."""

    record: Any
    event_id: int = -1


@dataclass
class Sketch:
    kind: str = "story"
    closed_on: date | None = None


def test_the_consequence_compares_with_and_without_the_event_that_is_told():
    told = Past(
        event_id=-1, ordinal=2, kind=Extended.kind, happened_on=date(2026, 11, 10), recorded_at=BEGUN.recorded_at, unit_id=1, data={}
    )
    found = Following().foresee(Preview(record=Sketch()), [BEGUN, told])
    assert [line.sign for line in found] == ["calendar-clock"]


def test_the_note_says_what_the_law_still_allows_and_by_when_it_is_to_be_asked_for():
    with translation.override("en"):
        (clock,) = clocks_of([BEGUN], [INVESTIGATION])
        line = line_of(clock, date(2026, 11, 18))
        assert line.shape.note == "May be extended by at most 4 months; to be asked for by 20/11/2026"
        assert line.text == "12 days left"
        assert line.shape.rule.startswith("4 months (Investigation of a case: very serious offence), counted from 30/07/2026")


def test_pauses_and_extensions_are_said_in_both_languages():
    history = [BEGUN, past(Suspended, "2026-09-01"), past(Resumed, "2026-09-11"), past(Extended, "2026-11-10")]
    (clock,) = clocks_of(history, [INVESTIGATION])
    with translation.override("en"):
        assert any("it stood still: 10 days are not counted" in step for step in say_steps(clock.counting))
    with translation.override("vi"):
        said = say_steps(clock.counting)
        assert any("Tạm dừng từ 01/09/2026 đến 11/09/2026" in step for step in said)
        assert any("Gia hạn ngày 10/11/2026" in step for step in said)
