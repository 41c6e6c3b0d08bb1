"""Today: what is late, what falls due, what came in; for oneself, the unit, and what lies below."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liem.readings.deadlines.tests.story import Entered
from liem.readings.today.queries import late_count, scopes_of, today_of, week_of
from liem.readings.today.wording import parts_of, scope_links, sides_of

pytestmark = pytest.mark.acts

TODAY = date(2026, 11, 18)  # a Wednesday


def due(world, on, opened="2026-09-01", owner=None, **given):
    return world.tell(Entered, opened, due_on=on, owner=owner, **given)


@pytest.fixture
def busy(world):
    """An officer with one record late, one due today, one on Sunday, one next week; and one of a colleague."""
    officer, colleague = world.actor(world.north, "Lê Văn Thử"), world.actor(world.north, "Trần Thị Mẫu")
    mine = {"officer_id": officer.appointment_id}
    records = {
        "late": due(world, "2026-11-12", **mine),
        "today": due(world, "2026-11-18", **mine),
        "sunday": due(world, "2026-11-22", **mine),
        "next week": due(world, "2026-11-23", **mine),
        "colleague": due(world, "2026-11-10", officer_id=colleague.appointment_id),
        "nobody": due(world, "2026-12-20", opened="2026-11-17"),
        "south": due(world, "2026-11-10", owner=world.south),
    }
    return world, officer, records


def numbers(part):
    return [line.record.number for line in part.lines]


def test_my_work_is_late_due_this_week_or_has_just_come_in(busy):
    world, officer, records = busy
    world.look_as(officer)
    found = today_of(officer, TODAY)
    assert numbers(found.late) == [records["late"].number]
    assert numbers(found.week) == [records["today"].number, records["sunday"].number]
    assert numbers(found.came) == [records["nobody"].number]
    assert late_count(officer, TODAY) == 1


def test_the_units_work_holds_everybodys_most_pressing_first(busy):
    world, officer, records = busy
    world.look_as(officer)
    found = today_of(officer, TODAY, "unit")
    assert numbers(found.late) == [records["colleague"].number, records["late"].number]
    assert found.days == [
        (date(2026, 11, 16), 0),
        (date(2026, 11, 17), 0),
        (date(2026, 11, 18), 1),
        (date(2026, 11, 19), 0),
        (date(2026, 11, 20), 0),
        (date(2026, 11, 22), 1),
    ]


def test_a_head_sees_who_holds_what(busy):
    world, _officer, _records = busy
    head = world.actor(world.north, "Phạm Thị Trưởng", role="head")
    world.look_as(head)
    burdens = today_of(head, TODAY).officers
    assert [(b.name, b.open, b.week, b.late) for b in burdens] == [
        ("Lê Văn Thử", 4, 2, 1),
        ("Trần Thị Mẫu", 1, 0, 1),
        ("", 1, 0, 0),
    ]
    assert today_of(head, TODAY).units == []


def test_what_another_province_has_is_on_nobodys_page_here(busy):
    world, officer, records = busy
    world.look_as(officer)
    for scope in scopes_of(officer):
        found = today_of(officer, TODAY, scope)
        assert records["south"].number not in numbers(found.late)


def test_each_row_offers_an_act_only_to_whoever_may_do_it(busy):
    world, officer, _records = busy
    world.look_as(officer)
    assert today_of(officer, TODAY).late.lines[0].act is not None
    auditor = world.actor(world.north, "Ngô Văn Kiểm", role="auditor")
    world.look_as(auditor)
    assert today_of(auditor, TODAY, "unit").late.lines[0].act is None


def test_the_page_needs_few_queries_however_much_there_is(busy):
    world, officer, _records = busy
    head = world.actor(world.north, "Phạm Thị Trưởng", role="head")
    for _n in range(30):
        due(world, "2026-11-10", officer_id=officer.appointment_id)
    world.look_as(head)
    with CaptureQueriesContext(connection) as queries:
        found = today_of(head, TODAY, "unit")
        parts_of(found, TODAY, head)
        sides_of(found, TODAY)
    assert found.late.total == 32
    assert len(found.late.lines) == 20
    assert len(queries) <= 12


def test_rows_say_when_what_and_whose(busy):
    world, officer, records = busy
    world.look_as(officer)
    late, week, came, waiting, returned = parts_of(today_of(officer, TODAY), TODAY, officer)
    assert (late.tone, late.total, late.rows[0].clock.state) == ("late", 1, "late")
    assert late.rows[0].number == records["late"].number
    assert late.rows[0].act.href.startswith(f"/stories/{records['late'].pk}/")
    assert [row.clock.state for row in week.rows] == ["soon", "soon"]
    assert [part.total for part in (came, waiting, returned)] == [1, 0, 0]
    assert [link.current for link in scope_links(officer, "unit")][1] is True


@pytest.mark.unit
def test_a_week_begins_on_monday():
    assert week_of(TODAY)[0] == date(2026, 11, 16)
    assert week_of(date(2026, 11, 22)) == week_of(TODAY)
