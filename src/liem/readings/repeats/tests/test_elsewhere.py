"""Other units answer that there are, and nothing more: to whom, how often, about what, and what stands in the logs."""

from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from liem.core.access.models import AccessLog
from liem.core.acts.refusals import Refused
from liem.core.acts.subjects import writing
from liem.core.journal.models import StoredEvent
from liem.core.organization.models import Unit
from liem.readings.repeats.elsewhere import TooOften, ask_elsewhere, may_ask, switch_answering
from liem.readings.repeats.function import MOST_AN_HOUR
from liem.readings.repeats.tests.conftest import LAND, ROAD, Matters

pytestmark = pytest.mark.permissions


def ask(matters: Matters, record: int, part: str = "officer") -> list[str]:
    """The codes of the units that answer a person of the cast."""
    with matters.cast.acting(part) as actor:
        return [unit.code for unit in ask_elsewhere(actor, matters.record(record, part))]


def log(matters: Matters, **sought: Any) -> list[tuple[Any, ...]]:
    """What the auditor reads in the access log, oldest first."""
    with matters.cast.acting("auditor"):
        return list(AccessLog.objects.filter(**sought).order_by("pk").values_list("what", "unit__code", "record_id", "detail", "allowed"))


@pytest.fixture(params=[False, True], ids=["at once", "after the job"])
def pair(request: pytest.FixtureRequest, matters: Matters) -> tuple[int, int]:
    """A record of Thanh Hóa and one of Nghệ An that say the same."""
    own, other = matters.enter(LAND), matters.enter(LAND + " Gửi lần hai.", "neighbour", title="Ranh giới ở tỉnh bên")
    if request.param:
        matters.fold()
    return own, other


def test_another_unit_answers_that_there_are_and_both_logs_say_so(matters: Matters, pair):
    own, other = pair
    assert ask(matters, own) == ["T40"]
    assert log(matters) == [("answered", "T38", other, "", True), ("asked", "T38", own, "T40", True)]


def test_each_unit_reads_its_own_part_of_the_log(matters: Matters, pair, browser_of):
    own, other = pair
    ask(matters, own)
    at_home = browser_of("head").get("/access-log/").content.decode()
    over_there = browser_of("neighbour_head").get("/access-log/").content.decode()
    assert "Đã hỏi đơn vị khác về đơn trùng" in at_home
    assert f"/matters/{own}/" in at_home
    assert f"/matters/{other}/" not in at_home
    assert "Đã trả lời đơn vị khác: có" in over_there
    assert f"/matters/{other}/" in over_there
    assert f"/matters/{own}/" not in over_there


def test_where_nothing_is_alike_nobody_is_named(matters: Matters, pair):
    record = matters.enter(ROAD)
    assert ask(matters, record) == []
    assert log(matters) == [("asked", "T38", record, "", True)]


def test_what_one_may_see_oneself_is_no_answer_of_another_unit(matters: Matters):
    own = matters.enter(LAND)
    matters.enter(LAND, "commune", happened_on="2026-01-05")
    assert ask(matters, own) == []


def test_what_is_compared_alone_neither_asks_nor_answers(matters: Matters):
    alone, own = matters.enter(LAND, subject="religion"), matters.enter(LAND)
    matters.enter(LAND, "neighbour", subject="religion")
    with matters.cast.acting("officer") as actor:
        assert not may_ask(actor, matters.record(alone))
        assert may_ask(actor, matters.record(own))
    assert ask(matters, alone) == []
    assert ask(matters, own) == []


@pytest.mark.parametrize("closer", ["level", "reader"])
def test_what_the_other_unit_holds_closer_answers_nothing(matters: Matters, pair, closer):
    own, other = pair
    if closer == "level":
        matters.cast.do("neighbour_head", "change-confidentiality", {"level": "1", "reason": "Giữ kín."}, target=other)
    if closer == "reader":
        matters.cast.do("neighbour_head", "add-reader", {"person": matters.cast.neighbour.person_id}, target=other)
    assert ask(matters, own) == []


@pytest.mark.parametrize("part", ["central", "auditor", "neighbour", "administrator", "agency"])
def test_only_who_takes_in_at_the_owner_unit_asks_even_with_sql(matters: Matters, pair, part):
    own, _other = pair
    with matters.cast.acting(part) as actor, connection.cursor() as cursor:
        for asker in (actor.appointment_id, matters.cast.officer.appointment_id):
            cursor.execute("select ask_elsewhere(%s, %s, '{}')", [asker, own])
            assert cursor.fetchone() == ([],)
    assert log(matters) == []


def test_thirty_questions_an_hour_and_no_more(matters: Matters, pair):
    own, _other = pair
    for _ in range(MOST_AN_HOUR):
        assert ask(matters, own) == ["T40"]
    with pytest.raises(TooOften):
        ask(matters, own)
    assert len(log(matters, what="answered")) == MOST_AN_HOUR
    assert ask(matters, own, "clerk") == ["T40"]


def test_the_page_names_the_unit_and_nothing_of_the_record(matters: Matters, pair, browser_of):
    own, other = pair
    page = browser_of("officer").post(reverse("repeats-elsewhere", args=[own]))
    text = page.content.decode()
    assert page.status_code == 200
    assert "Ban Nội chính Tỉnh ủy Nghệ An" in text
    assert f"/matters/{other}/" not in text
    assert "Ranh giới ở tỉnh bên" not in text
    assert "Gửi lần hai" not in text
    assert "05/01/2023" not in text


def test_the_page_says_when_one_has_asked_too_often(matters: Matters, pair, browser_of):
    for _ in range(MOST_AN_HOUR):
        ask(matters, pair[0])
    page = browser_of("officer").post(reverse("repeats-elsewhere", args=[pair[0]]))
    assert page.status_code == 429
    assert "30 lần trong một giờ" in page.content.decode()
    assert log(matters, what="asked")[-1] == ("asked", "T38", pair[0], "", False)


def test_the_record_page_offers_the_question_to_who_may_ask(matters: Matters, pair, browser_of):
    address = reverse("repeats-elsewhere", args=[pair[0]])
    assert address in browser_of("officer").get(f"/matters/{pair[0]}/").content.decode()
    assert address not in browser_of("central").get(f"/matters/{pair[0]}/").content.decode()


def test_a_unit_whose_administrator_switched_it_off_does_not_answer(matters: Matters, pair, browser_of):
    own, _other = pair
    admin = browser_of("administrator")
    address = reverse("repeats-answering")
    done = admin.post(address, {"unit": "T40", "answering": "silent", "reason": "Theo quy chế của tỉnh."})
    assert done.status_code == 302
    assert ask(matters, own) == []
    assert "Ban Nội chính Tỉnh ủy Nghệ An" in admin.get(address).content.decode()
    with writing():
        told = StoredEvent.objects.get(kind="units.answering_switched")
        assert (told.subject_kind, told.subject_id) == ("unit", Unit.objects.get(code="T40").pk)
    again = admin.post(address, {"unit": "T40", "answering": "silent", "reason": "Lần nữa."})
    assert again.status_code == 422
    assert "Hiện đã là như vậy" in again.content.decode()
    admin.post(address, {"unit": "T40", "answering": "answers", "reason": "Đã thống nhất."})
    assert ask(matters, own) == ["T40"]


def test_nobody_switches_a_unit_they_do_not_administer(matters: Matters):
    unit = Unit.objects.get(code="T40")
    for part in ("neighbour_head", "head", "central_head"):
        with matters.cast.acting(part) as actor, pytest.raises(Refused):
            switch_answering(unit=unit, answering="silent", reason="Thử.", actor=actor)
