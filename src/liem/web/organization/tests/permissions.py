"""Who may open the pages of the organisation, of people and accounts. For all but an administrator the latter do not exist."""

from typing import Any

from tests.access.rows import Row, only, outcomes

ADMINISTRATOR = frozenset({"administrator"})
DESK = only(ADMINISTRATOR, 200, 404)
DONE = only(ADMINISTRATOR, 302, 404)
LOOK = only(ADMINISTRATOR, 405, 404)


def person(world: Any, _part: str) -> dict[str, Any]:
    """Somebody of the cast."""
    return {"person_id": world.cast.clerk.person_id}


def appointment(world: Any, _part: str) -> dict[str, Any]:
    """The work of somebody of the cast."""
    return {"appointment_id": world.cast.clerk.appointment_id}


def account(_world: Any, part: str) -> dict[str, Any]:
    """The account of somebody else of the cast."""
    from liem.core.accounts.models import User

    return {"user_id": User.objects.get(username="thanhhoa.clerk" if part != "clerk" else "thanhhoa.officer2").pk}


def without_account(_world: Any, _part: str) -> dict[str, Any]:
    """Somebody who has no account."""
    from liem.core.organization.models import Person

    return {"person_id": Person.objects.filter(accounts=None).order_by("pk").values_list("pk", flat=True)[0]}


ROWS = (
    Row("organisation", outcomes(200, agency=404)),
    Row("organisation", outcomes(200, agency=404), query={"unit": "T40"}, note="another unit"),
    Row("unit_basis", DESK, arguments={"code": "T38"}),
    Row("unit_basis", outcomes(404), arguments={"code": "T999"}, note="unknown"),
    Row("unit_basis", only(ADMINISTRATOR, 422, 404), arguments={"code": "T38"}, method="post", data={"basis": "state"}, note="no decision"),
    Row("people", DESK),
    Row("person_new", DESK),
    Row("person", DESK, arguments=person),
    Row("person_rename", DESK, arguments=person),
    Row("person_appoint", DESK, arguments=person),
    Row("appointment_end", DESK, arguments=appointment),
    Row("account_open", DESK, arguments=without_account),
    Row("account_open", outcomes(404), arguments=person, note="has one"),
    Row("account_link", LOOK, arguments=account),
    Row("account_link", DESK, arguments=account, method="post"),
    Row("account_lock", LOOK, arguments=account),
    Row("account_lock", DONE, arguments=account, method="post"),
    Row("account_unlock", LOOK, arguments=account),
    Row("account_unlock", DONE, arguments=account, method="post"),
    Row("person_new", only(ADMINISTRATOR, 422, 404), method="post", data={"name": ""}),
    Row("person_appoint", only(ADMINISTRATOR, 422, 404), arguments=person, method="post", data={"unit": "T38"}),
)
