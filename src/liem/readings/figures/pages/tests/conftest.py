"""The stories' figures told for real units of the reference, and people who read them in a browser."""

from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from liem.core.accounts import acts, people
from liem.core.calendar.today import today
from liem.core.organization.queries import unit_on
from liem.core.records.kinds import kinds
from liem.readings.deadlines.tests.world import story_kind
from liem.readings.figures.tests.stories import Teller, begun, declared, ended, paid


@pytest.fixture
def unit_id(db: None) -> Callable[..., int]:
    """`unit_id("T38")` is the unit that bore the code at the end of 2023 (or on `on`)."""
    return lambda code, on=date(2023, 12, 31): unit_on(code, on).pk


@pytest.fixture
def told(db: None, monkeypatch: pytest.MonkeyPatch, unit_id: Callable[..., int]) -> Iterator[dict[str, list[Teller]]]:
    """In 2023 Thanh Hóa began three records (two red), Nghệ An one, the Commission one; one of Thanh Hóa's is over."""
    monkeypatch.setitem(kinds._items, "story", story_kind())
    with declared():
        here = [Teller(unit_id("T38")) for _n in range(3)]
        here[0].tell(begun(10), paid(40, 1_500_000_000))
        here[1].tell(begun(70), ended(90))
        here[2].tell(begun(100, "blue"))
        there = Teller(unit_id("T40"))
        there.tell(begun(20))
        centre = Teller(unit_id("TW"))
        centre.tell(begun(30))
        yield {"T38": here, "T40": [there], "TW": [centre]}


@pytest.fixture
def reporter(db: None) -> Client:
    """Somebody of Thanh Hóa who sees figures and no record."""
    person = people.enter_person(name="Người Thử Báo Cáo", actor=None)
    people.appoint(person=person, unit=unit_on("T38", today()), role="reporter", valid_from=date(2021, 1, 1), actor=None)
    user = acts.open_account(person=person, username="thu.baocao", actor=None)
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def text_of(answer: Any) -> str:
    """What a page says, its markup included."""
    assert answer.status_code == 200, answer.status_code
    return unescape(answer.content.decode())
