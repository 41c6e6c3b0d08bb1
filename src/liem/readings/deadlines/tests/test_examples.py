"""The table of limits counted by hand agrees with the engine, and a naive counter with both."""

from calendar import monthrange
from datetime import date, datetime, timedelta

import pytest

from liem.core.calendar.days import is_working_day
from liem.readings.deadlines.due import due
from liem.readings.deadlines.limits import Extension
from liem.readings.deadlines.packs import pack, rule_on
from liem.readings.deadlines.tests.examples import BACKWARDS, DAYS_OFF, EXAMPLES, LIMITATION, PLAIN, WORKED, WORKING, Example

pytestmark = pytest.mark.unit


def day(text: str) -> date:
    return date.fromisoformat(text)


def decided(example: Example) -> list[Extension]:
    """The extensions of an example; one that names no length is as long as the law allows."""
    allowed = pack().on(example.rule, day(example.start)).extensions if example.extended else ()
    found = []
    for number, text in enumerate(example.extended):
        words, _asked, asked_on = text.partition("?")
        on, *length = words.split()
        step = allowed[min(number, len(allowed) - 1)] if not length else None
        value, unit = (step.value, step.unit) if step else (int(length[0]), length[1])
        found.append(
            Extension(on=day(on), value=value, unit=unit, total=bool(step and step.total), asked_on=day(asked_on) if asked_on else None)
        )
    return found


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_a_limit_counted_by_hand_ends_on_the_same_day_here(example):
    start = datetime.fromisoformat(example.start) if "T" in example.start else day(example.start)
    pauses = [(day(first), day(until)) for first, until in example.stood]
    counted = due(example.rule, start, extensions=decided(example), pauses=pauses)
    assert (counted.due_on, counted.marks) == (day(example.due), example.marks), example.note
    assert all(counted.said())


def test_the_table_is_large_enough_and_covers_every_calendar_from_2021_to_2027():
    assert len(EXAMPLES) >= 100
    assert {day(example.due).year for example in PLAIN} >= set(range(2021, 2028))


def test_the_working_days_are_those_that_were_decreed():
    at, last = date(2021, 1, 1), date(2027, 12, 31)
    while at <= last:
        decreed = at in WORKED or (at.weekday() < 5 and at not in DAYS_OFF)
        assert is_working_day(at) is decreed, at
        at += timedelta(days=1)


def naive(unit: str, value: int, start: date, sign: int = 1) -> date:
    """A limit counted day by day, with the decreed days only: no code of the engine."""

    def works(at: date) -> bool:
        return at in WORKED or (at.weekday() < 5 and at not in DAYS_OFF)

    at = start
    if unit == "month":
        month = start.month - 1 + value
        year, month = start.year + month // 12, month % 12 + 1
        at = date(year, month, min(start.day, monthrange(year, month)[1]))
    elif unit == "day":
        for _number in range(value):
            at += timedelta(days=sign)
    else:
        left = value
        while left:
            at += timedelta(days=sign)
            left -= works(at)
    while not works(at):
        at += timedelta(days=sign)
    return at


DECREED = [e for e in (*PLAIN, *WORKING, *BACKWARDS, *LIMITATION) if "2021" <= e.due < "2028"]
"""Examples whose whole way lies in the years of which the decreed days stand in the table."""


@pytest.mark.parametrize("example", DECREED, ids=lambda example: example.title)
def test_a_naive_counter_finds_the_same_day(example):
    rule = rule_on(example.rule, day(example.start))
    sign = -1 if rule.kind == "before" else 1
    assert naive(rule.unit, rule.value, day(example.start), sign) == day(example.due), example.note
