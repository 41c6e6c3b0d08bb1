"""`liem user`, `token`, `unit`, `reference`: administration at the terminal."""

from typing import Any

import pytest
from django.test import Client

from liem.core.accounts.models import User
from liem.core.organization.models import Unit
from liem.gates.cli.tests.conftest import Liem

pytestmark = pytest.mark.django_db
NEW = ("user", "add", "can.bo", "--name", "Trần Bảo Ân", "--unit", "T38", "--role", "officer")


def test_a_new_person_gets_a_link_that_sets_the_password_once(liem: Liem) -> None:
    answer = liem(*NEW, "--json")
    assert answer.status == 0
    assert answer.json["username"] == "can.bo"
    page = Client().get(answer.json["path"])
    assert page.status_code == 200
    assert not User.objects.get(username="can.bo").has_usable_password()


def test_the_link_stands_alone_on_its_line_and_no_password_is_ever_shown(liem: Liem) -> None:
    answer = liem(*NEW)
    assert answer.out.splitlines()[-1].startswith("/accounts/first-password/")
    assert liem("user", "reset", "can.bo").out.splitlines()[-1].startswith("/accounts/first-password/")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (NEW, "exists already"),
        (("user", "add", "b", "--name", "Lê", "--unit", "T99", "--role", "officer"), "T99"),
        (("user", "add", "b", "--name", "Lê", "--unit", "T49", "--role", "officer"), "T49@"),
        (("user", "add", "b", "--name", " ", "--unit", "T38", "--role", "officer"), "name"),
        (("user", "lock", "khong.co"), "khong.co"),
        (("user", "reset", "khong.co"), "khong.co"),
        (("token", "add", "khong.co", "--name", "x"), "khong.co"),
        (("token", "add", "can.bo", "--name", " "), "what the token is for"),
        (("token", "add", "can.bo", "--name", "x", "--days", "1000"), "366"),
        (("token", "add", "can.bo", "--name", "x", "--unit", "T40"), "no appointment"),
        (("token", "revoke", "999999"), "999999"),
        (("unit", "show", "T49"), "T49@"),
        (("unit", "list", "--below", "T99"), "T99"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(liem: Liem, words: tuple[str, ...], said: str) -> None:
    liem(*NEW)
    was = liem("user", "list", "--json").out
    answer = liem(*words)
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err
    assert len(answer.err.strip().splitlines()) == 1
    assert liem("user", "list", "--json").out == was


@pytest.mark.parametrize("words", [("user",), ("user", "add", "x"), ("user", "add", "x", "--name", "a", "--unit", "T38", "--role", "king")])
def test_wrong_words_are_wrong_use(liem: Liem, words: tuple[str, ...]) -> None:
    assert liem(*words).status == 2


def test_a_locked_account_is_shown_as_such_and_opened_again(liem: Liem) -> None:
    liem(*NEW)
    assert liem("user", "lock", "can.bo").status == 0
    assert listed(liem)["active"] is False
    assert liem("user", "unlock", "can.bo").status == 0
    assert listed(liem) == {"username": "can.bo", "name": "Trần Bảo Ân", "active": True, "appointments": ["T38 officer"]}


def listed(liem: Liem) -> Any:
    return next(row for row in liem("user", "list", "--json").json if row["username"] == "can.bo")


def test_a_token_is_shown_once_and_revoked_by_its_number(liem: Liem) -> None:
    liem(*NEW)
    made = liem("token", "add", "can.bo", "--name", "sổ tay", "--scope", "read", "--scope", "write", "--json").json
    (row,) = liem("token", "list", "can.bo", "--json").json
    assert (row["number"], row["scopes"], row["revoked_at"]) == (made["number"], ["read", "write"], None)
    assert made["token"] not in liem("token", "list").out
    assert liem("token", "revoke", str(made["number"])).status == 0
    assert liem("token", "list", "can.bo", "--json").json[0]["revoked_at"] is not None


def test_the_text_of_a_token_alone_goes_to_standard_output(liem: Liem) -> None:
    liem(*NEW)
    answer = liem("token", "add", "can.bo", "--name", "x")
    assert answer.out.startswith("liem_")
    assert len(answer.out.split()) == 1


def test_units_are_those_of_the_day_asked_for(liem: Liem) -> None:
    now = {row["code"] for row in liem("unit", "list", "--json").json if row["level"] == "province"}
    then = {row["code"] for row in liem("unit", "list", "--on", "2023-12-31", "--json").json if row["level"] == "province"}
    assert (len(now), len(then)) == (34, 63)
    assert liem("unit", "show", "T49@2023", "--json").json["successors"] == ["T48"]
    assert "Thanh Hoa" in liem("unit", "show", "T38").out


def test_the_reference_is_loaded_once(liem: Liem) -> None:
    was = Unit.objects.count()
    assert liem("reference", "load", "--json").json["units"] == was
