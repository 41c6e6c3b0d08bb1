"""Who acts in a measurement: invented people of the seed, as actors of their present appointment."""

from typing import Any

from liem.core.access.actor import Actor, appointments_of
from liem.core.accounts.models import User
from liem.core.calendar.today import today

CASE: dict[str, Any] = {
    "title": "Vụ án giả định về đấu thầu tại dự án thoát nước",
    "kind": "case",
    "field": "corruption",
    "origin": "inspection",
    "stage": "investigation",
    "stage_since": "2023-01-09",
    "decision_number": "14/QĐ",
    "decision_on": "2023-01-09",
    "decision_by": "Cơ quan điều tra",
    "happened_on": "2023-01-10",
}
"""An invented case, as an officer enters it."""


def person(username: str) -> Actor:
    """The person with this account."""
    user = User.objects.get(username=username)
    assert user.person_id is not None
    return Actor.of(appointments_of(user.person_id, today())[0], user=user)
