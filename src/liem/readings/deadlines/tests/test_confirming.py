"""Rules shipped switched off: used once two persons, one of them a head, have confirmed them against a source."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.utils import translation

from liem.core.acts.refusals import Refused
from liem.readings.deadlines import RuleOff, rule_on
from liem.readings.deadlines.confirming import confirm, confirmed_rows, rule_of, waiting
from liem.readings.deadlines.models import RuleConfirmation
from liem.readings.deadlines.packs import pack
from liem.readings.deadlines.tests.world import sign_in

pytestmark = pytest.mark.acts

CODE, DAY = "DANG-TC-TINH", date(2026, 1, 5)
AT = datetime(2026, 1, 5, 2, tzinfo=UTC)
SOURCE = "Quy định 296-QĐ/TW, bản lưu của cơ quan"


@pytest.fixture
def rule(db):
    (found,) = pack().versions(CODE)
    return found


def test_a_rule_is_used_after_the_second_person_and_not_before(world, rule):
    assert confirm(rule=rule, source=SOURCE, actor=world.actor(world.north, "Lê Văn Một"), at=AT) == 1
    with pytest.raises(RuleOff):
        rule_on(CODE, DAY)
    assert confirm(rule=rule, source=SOURCE, actor=world.actor(world.north, "Lê Văn Hai", "head"), at=AT) == 2
    assert rule_on(CODE, DAY).value == 120
    assert confirmed_rows() == {rule.row}


def test_each_confirmation_is_an_event_of_the_rule(world, rule):
    confirm(rule=rule, source=SOURCE, actor=world.actor(world.north, "Lê Văn Một"), at=AT)
    confirm(rule=rule, source=SOURCE, actor=world.actor(world.north, "Lê Văn Hai", "head"), at=AT)
    world.look_as(world.actor(world.north, "Lê Văn Ba", "auditor"))
    with connection.cursor() as cursor:
        cursor.execute("select ordinal, kind, data->>'rule' from event where subject_kind = 'rule' order by ordinal")
        assert cursor.fetchall() == [(1, "rules.confirmed", CODE), (2, "rules.confirmed", CODE)]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [("officer", "officer", "head"), ("head", "same", "second person"), ("officer", "auditor", "Officers and heads")],
)
def test_one_person_or_two_without_a_head_are_not_enough(world, rule, first, second, words):
    one = world.actor(world.north, "Lê Văn Một", first)
    confirm(rule=rule, source=SOURCE, actor=one, at=AT)
    other = one if second == "same" else world.actor(world.north, "Lê Văn Hai", second)
    with translation.override("en"), pytest.raises(Refused, match=words):
        confirm(rule=rule, source=SOURCE, actor=other, at=AT)
    assert RuleConfirmation.objects.count() == 1
    assert confirmed_rows() == frozenset()


def test_a_confirmation_names_its_source(world, rule):
    with translation.override("en"), pytest.raises(Refused, match="source"):
        confirm(rule=rule, source="  ", actor=world.actor(world.north), at=AT)


def test_a_row_that_changed_is_not_confirmed_any_more(world, rule):
    confirm(rule=rule, source=SOURCE, actor=world.actor(world.north, "Lê Văn Một"), at=AT)
    confirm(rule=rule, source=SOURCE, actor=world.actor(world.north, "Lê Văn Hai", "head"), at=AT)
    assert {other.row for other in waiting()} > confirmed_rows()
    assert rule_of("0" * 16) is None


def test_two_persons_confirm_a_rule_on_its_page(client, world, rule):
    address = f"/deadlines/rules/{rule.row}/"
    for name, role in (("Lê Văn Một", "officer"), ("Lê Văn Hai", "head")):
        sign_in(client, world.actor(world.north, name, role), role, "en")
        assert "Confirm DANG-TC-TINH" in client.get(address).content.decode()
        assert client.post(address, {"source": ""}).status_code == 422
        assert client.post(address, {"source": SOURCE}).status_code == 302
        assert name in client.get("/deadlines/rules/").content.decode()
        assert client.get(address).status_code == 404
    assert rule_on(CODE, DAY).code == CODE
    assert client.post(address, {"source": SOURCE}).status_code == 422
