"""Clocks in the database: written with the act, seen with the record, made again to the same."""

from datetime import date

import pytest
from django.db import connection

from liem.core.journal.history import histories
from liem.core.journal.told import Told
from liem.readings.deadlines.comparing import compare
from liem.readings.deadlines.following import Following, write_clocks
from liem.readings.deadlines.models import NO_DUE, Clock, Deadline
from liem.readings.deadlines.queries import clock_states, clocks_for
from liem.readings.deadlines.rebuilding import rebuild
from liem.readings.deadlines.tests.story import Entered, Extended, Instituted, Noted, Reported
from liem.readings.deadlines.tests.world import as_writer

pytestmark = pytest.mark.acts

TODAY = date(2026, 11, 18)


def standing():
    """Every clock and due day that the reader sees, without row ids."""
    clocks = [{k: v for k, v in row.items() if k != "id"} for row in Clock.objects.order_by("record", "rule", "key", "turn").values()]
    return clocks, list(Deadline.objects.order_by("record").values())


def test_an_opening_writes_the_clocks_and_the_due_day_of_its_record(world):
    record = world.tell(Instituted, "2026-10-30", seriousness="RNT")
    world.look_as(world.actor(world.north))
    due = Deadline.objects.get(record=record)
    assert (due.next_due_on, due.next_rule) == (date(2026, 11, 30), "story.report")
    assert (due.came_on, due.came_how, due.stage) == (date(2026, 10, 30), "opened", "verification")
    assert {clock.rule: clock.due_on for clock in Clock.objects.filter(record=record)} == {
        "story.investigation": date(2027, 3, 1),
        "story.report": date(2026, 11, 30),
        "story.kept": date(2027, 11, 1),
    }


def test_what_another_province_may_not_see_has_no_clock_there(world):
    record = world.tell(Instituted, "2026-10-30", seriousness="RNT")
    world.look_as(world.actor(world.south))
    assert not Deadline.objects.filter(record=record).exists()
    assert not Clock.objects.filter(record=record).exists()
    assert clock_states([record.pk], TODAY) == {}
    world.look_as(world.actor(world.north))
    assert clock_states([record.pk], TODAY)[record.pk].state == "calm"


def test_a_hand_over_moves_the_due_day_to_the_new_owner_at_once(world):
    record = world.tell(Instituted, "2026-10-30", seriousness="RNT")
    world.tell(Entered, "2026-11-10", record, owner=world.south)
    world.look_as(world.actor(world.north))
    assert not Deadline.objects.filter(record=record).exists()
    world.look_as(world.actor(world.south))
    due = Deadline.objects.get(record=record)
    assert (due.owner_id, due.place, due.officer_id) == (world.south.pk, world.south.place, None)
    assert (due.came_on, due.came_how) == (date(2026, 11, 10), "handed_over")


def test_a_higher_confidentiality_hides_the_due_day_at_once(world):
    record = world.tell(Instituted, "2026-10-30", seriousness="RNT")
    world.tell(Entered, "2026-11-10", record, stage="investigation", confidentiality=2)
    world.look_as(world.actor(world.north, clearance=1))
    assert not Deadline.objects.filter(record=record).exists()
    world.look_as(world.actor(world.north, clearance=2))
    assert Deadline.objects.get(record=record).stage == "investigation"


def test_a_closed_record_has_no_due_day_and_its_limits_are_closed(world):
    record = world.tell(Instituted, "2026-10-30", seriousness="RNT")
    world.tell(Entered, "2026-11-10", record, stage="concluded", closed_on=date(2026, 11, 10))
    world.look_as(world.actor(world.north))
    assert not Deadline.objects.filter(record=record).exists()
    states = {clock.rule: (clock.state, clock.closed_on) for clock in Clock.objects.filter(record=record)}
    assert states["story.report"] == states["story.investigation"] == ("closed", date(2026, 11, 10))
    assert states["story.kept"] == ("running", None)


def test_an_assignment_keeps_the_due_day(world):
    record = world.tell(Instituted, "2026-10-30", seriousness="RNT")
    officer = world.actor(world.north)
    world.look_as(officer)
    kept = Deadline.objects.get(record=record).next_due_on
    world.tell(Noted, "2026-11-11", record, officer_id=officer.appointment_id)
    due = Deadline.objects.get(record=record)
    assert (due.next_due_on, due.officer_id) == (kept, officer.appointment_id)


def test_a_turn_that_the_history_no_longer_holds_is_removed(world):
    record = world.tell(Instituted, "2026-10-30", seriousness="RNT")
    world.tell(Reported, "2026-11-10", record)
    world.look_as(world.actor(world.north))
    assert Clock.objects.filter(record=record, rule="story.report").count() == 2
    with as_writer(), connection.cursor() as cursor:
        write_clocks(cursor, {record.pk: []})
    assert not Clock.objects.filter(record=record).exists()


def test_many_records_are_followed_as_one_is(world):
    records = [world.tell(Instituted, "2026-10-30", seriousness=s) for s in ("IT", "NT", "RNT")]
    world.tell(Extended, "2026-11-05", records[0])
    world.look_as(world.actor(world.north))
    one_by_one = standing()
    with as_writer(), connection.cursor() as cursor:
        cursor.execute("delete from clock")
        cursor.execute("delete from deadline")
        told = [world_told(cursor, record) for record in records]
        Following().follow(cursor, told, lambda: histories(cursor, [record.pk for record in records]))
    assert standing() == one_by_one
    assert len(one_by_one[0]) == 9


def world_told(cursor, record):
    """The opening of a record once more, as `perform_many` would tell it."""
    return Told(
        event_id=0, kind="story.instituted", event_class=Instituted, record=record, own=None, before=None, ordinal=1,
        happened_on=record.opened_on, recorded_at=None, unit_id=record.owner_id, actor_id=None, data={}, changes={},
    )  # fmt: skip


def test_rebuilding_gives_the_same_clocks(world):
    for seriousness in ("IT", "NT", "RNT"):
        record = world.tell(Instituted, "2026-10-30", seriousness=seriousness)
        world.tell(Reported, "2026-11-10", record)
    world.look_as(world.actor(world.north))
    before = standing()
    seen = []
    with as_writer():
        assert rebuild(chunk=2, on_progress=lambda done, total: seen.append((done, total))) == 3
        assert seen == [(2, 3), (3, 3)]
    assert standing() == before


def test_a_clock_that_was_tampered_with_is_named(world):
    records = [world.tell(Instituted, "2026-10-30", seriousness=s) for s in ("IT", "NT", "RNT")]
    world.tell(Entered, "2026-11-10", records[2], stage="concluded", closed_on=date(2026, 11, 10))
    with as_writer(), connection.cursor() as cursor:
        assert list(compare()) == []
        cursor.execute("update clock set due_on = due_on + 30 where record_id = %s and rule = 'story.report'", [records[1].pk])
        assert [(d.record_id, d.path) for d in compare()] == [(records[1].pk, "story.report: due_on")]
        cursor.execute("delete from deadline where record_id = %s", [records[0].pk])
        assert {(d.record_id, d.path) for d in compare()} >= {(records[0].pk, "deadline"), (records[1].pk, "story.report: due_on")}


def test_the_record_page_says_how_each_day_was_counted(world):
    record = world.tell(Instituted, "2026-07-30", seriousness="RNT")
    world.tell(Reported, "2026-11-16", record)
    world.look_as(world.actor(world.north))
    lines = {(line.code, line.turn): line for line in clocks_for(record.pk, TODAY)}
    investigation = lines["story.investigation", 1]
    assert (investigation.state, investigation.due_on, investigation.mark_on) == ("calm", date(2026, 11, 30), date(2026, 11, 20))
    assert investigation.basis
    assert investigation.counting
    assert investigation.shape.track.middle == (919,)
    assert lines["story.report", 1].state == "late"
    assert lines["story.report", 1].shape.text


def test_a_record_without_a_clock_stands_at_the_end_of_every_list(world):
    record = world.tell(Entered, "2026-10-30", stage="verification")
    world.look_as(world.actor(world.north))
    assert Deadline.objects.get(record=record).next_due_on == NO_DUE
