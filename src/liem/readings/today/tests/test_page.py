"""The page Today, as it is asked for."""

from datetime import timedelta

import pytest
from django.urls import reverse

from liem.core.calendar.today import today
from liem.readings.deadlines.tests.story import Entered
from liem.readings.deadlines.tests.world import sign_in

pytestmark = pytest.mark.acts


@pytest.fixture
def officer(world, client):
    """An officer at work, signed in, with a late record."""
    actor = world.actor(world.north)
    late = (today() - timedelta(days=3)).isoformat()
    record = world.tell(Entered, "2024-01-02", due_on=late, officer_id=actor.appointment_id, title="Báo cáo tiến độ xác minh")
    sign_in(client, actor, "north.officer")
    return actor, record


def test_today_shows_what_is_late_with_its_next_act(client, officer):
    _actor, record = officer
    answer = client.get(reverse("today"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert record.number in page
    assert "Báo cáo tiến độ xác minh" in page
    assert "Trễ 3 ngày" in page
    assert f'href="/stories/{record.pk}/acts/' in page


def test_today_speaks_the_readers_language(world, client, officer):
    sign_in(client, world.actor(world.north), "north.reader", language="en")
    page = client.get(reverse("today"), {"scope": "unit"}).content.decode()
    assert "3 days late" in page
    assert "this week" in page


def test_the_whole_units_work_has_its_own_address(client, officer):
    answer = client.get(reverse("today"), {"scope": "unit"})
    assert officer[1].number in answer.content.decode()
    assert client.get(reverse("today"), {"scope": "everything"}).status_code == 200


def test_whoever_is_not_signed_in_is_sent_to_sign_in(db, client):
    answer = client.get(reverse("today"))
    assert answer.status_code == 302
    assert "sign-in" in answer["Location"]


def test_whoever_sees_no_records_has_no_today(world, client):
    sign_in(client, world.actor(world.north, role="administrator"), "north.admin")
    assert client.get(reverse("today")).status_code == 404


def test_today_is_only_looked_at(client, officer):
    assert client.post(reverse("today")).status_code == 405
