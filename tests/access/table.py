"""Rows of the addresses of the ground: the generic pages, the account's own pages, and the interface for programs.

Addresses that only a part of the house has stand beside the tests of that part.
"""

from typing import Any

from tests.access.rows import ANONYMOUS, CENTRE, COMMUNE, NEIGHBOURS, PROVINCE, Row, only, outcomes

OFFICERS = frozenset({"officer", "second_officer", "head", "neighbour", "neighbour_head", "commune", "commune_head"})
CENTRAL = frozenset({"central", "central_head"})
CLERKS = OFFICERS | CENTRAL | {"clerk"}
WITH_RECORDS = PROVINCE | NEIGHBOURS | COMMUNE | CENTRE | {"agency"}
assert CENTRE > CENTRAL

TODAY = outcomes(302)
NOTE = {"act": "note"}


def _file(_world: Any, _part: str) -> dict[str, Any]:
    return {"number": 1}


def _own_token(world: Any, part: str) -> dict[str, Any]:
    return {"token_id": world.tokens.get(part, 0)}


def _other_token(world: Any, part: str) -> dict[str, Any]:
    return {"token_id": world.tokens["head" if part != "head" else "officer"]}


def _opening(world: Any, _part: str, kind: str) -> dict[str, Any]:
    return dict(world.opening[kind][1])


def _own_appointment(world: Any, part: str, _kind: str) -> dict[str, Any]:
    return {"appointment": getattr(world.cast, part).appointment_id} if part != ANONYMOUS else {}


def _other_appointment(world: Any, part: str, _kind: str) -> dict[str, Any]:
    return {"appointment": (world.cast.head if part != "head" else world.cast.officer).appointment_id}


PAGES = (
    Row("home", TODAY),
    Row("access-log", only({"auditor", "head", "neighbour_head", "commune_head", "central_head"}, 200, 404)),
    Row("proposals", outcomes(200, administrator=404)),
    Row("list", outcomes(200, administrator=404), of="kind"),
    Row("open", only(CLERKS, 200, 403, administrator=404), of="kind"),
    Row("open", only(CLERKS, 422, 403, administrator=404), of="kind", method="post", note="empty"),
    Row("record", outcomes(200), of="record"),
    Row("by-number", outcomes(302), of="record"),
    Row("act", outcomes(403), only(CLERKS, 200, 403), of="record", arguments=NOTE),
    Row("act", outcomes(403), only(CLERKS, 422, 403), of="record", arguments=NOTE, method="post", note="empty"),
    Row("act", outcomes(403), only(CLERKS, 302, 403), of="record", arguments=NOTE, method="post", data={"note": "x"}),
    Row("act", outcomes(404), of="record", arguments={"act": "no-such-act"}, note="unknown"),
    Row("file", outcomes(200), of="record", arguments=_file),
    Row("file", outcomes(404), of="record", arguments={"number": 99}, note="absent"),
    Row("proposal", outcomes(200), of="proposal"),
    Row("print", outcomes(404), of="record", arguments={"code": "no-such-print"}, note="unknown"),
    Row("list-print", outcomes(404), of="kind", arguments={"code": "no-such-print"}, note="unknown"),
)

ACCOUNT = (
    Row("account_login", outcomes(302, anonymous=200)),
    Row("account_logout", outcomes(200, anonymous=302)),
    Row("account_inactive", outcomes(200, anonymous=200)),
    Row("account_reauthenticate", outcomes(200)),
    Row("account_change_password", outcomes(200)),
    Row("usersessions_list", outcomes(200)),
    Row("account_appointment", outcomes(405, anonymous=405)),
    Row("account_appointment", outcomes(302), method="post", data=_own_appointment, note="own"),
    Row("account_appointment", outcomes(404), method="post", data=_other_appointment, note="another's"),
    Row("set_language", outcomes(302, anonymous=302), method="post", data={"language": "en"}),
    Row("account_first_password", outcomes(410, anonymous=410), arguments={"secret": "no-such-link"}),
    Row("tokens", outcomes(200)),
    Row("token_new", outcomes(200)),
    Row("token_revoke", outcomes(302), arguments=_own_token, method="post", note="own"),
    Row("token_revoke", outcomes(404), arguments=_other_token, method="post", note="another's"),
    Row("gallery", outcomes(404, anonymous=404)),
    Row("gallery-page", outcomes(404, anonymous=404), arguments={"name": "record"}),
)

NOBODY = {"anonymous": 401}
HALF_YEAR = {"unit": "T38", "period": "2023-H1", "indicator": "cases.under_supervision"}

PROGRAMS = (
    Row("api-nothing", outcomes(404, anonymous=404), api=True, arguments={"rest": "no/such/address"}),
    Row("api-openapi", outcomes(200, anonymous=200), api=True),
    Row("api-figures", outcomes(200, **NOBODY), api=True, query=HALF_YEAR),
    Row("api-figure-records", outcomes(200, **NOBODY), api=True, query=HALF_YEAR),
    Row("api-unit-basis", outcomes(200, agency=404, **NOBODY), api=True, arguments={"code": "T38"}),
    Row(
        "api-unit-basis", only({"administrator"}, 422, 404, **NOBODY), api=True, method="post", arguments={"code": "T38"},
        data={"basis": "state"}, note="no decision",
    ),
    Row("api-collection", outcomes(200, administrator=404, **NOBODY), of="kind", api=True),
    Row("api-collection", only(CLERKS, 201, 403, administrator=404, **NOBODY), of="kind", api=True, method="post", data=_opening),
    Row("api-opening", only(CLERKS, 201, 403, administrator=404, **NOBODY), of="kind", api=True, method="post", data=_opening),
    Row("api-record", outcomes(200, **NOBODY), of="record", api=True),
    Row("api-events", outcomes(200, **NOBODY), of="record", api=True),
    Row(
        "api-act", outcomes(403, **NOBODY), only(CLERKS, 201, 403),
        of="record", api=True, method="post", arguments=NOTE, data={"note": "x"},
    ),
    Row("api-act", outcomes(404, **NOBODY), of="record", api=True, method="post", arguments={"act": "no-such-act"}, note="unknown"),
)  # fmt: skip

ROWS = (*PAGES, *ACCOUNT, *PROGRAMS)
