"""Who acts at the terminal: a person by name and password, a program by token, the demo's people, or nobody."""

import argparse
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from liem.core.accounts.acts import lock_account
from liem.core.accounts.models import User
from liem.core.accounts.people import appoint
from liem.core.accounts.tokens import issue_token, revoke_token
from liem.core.calendar.today import today
from liem.core.organization.models import Appointment
from liem.core.organization.queries import unit_on
from liem.gates.cli.acting import WRITE, who
from liem.gates.cli.refusing import Unable
from liem.gates.cli.tests.conftest import Liem
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db
NOBODY = argparse.Namespace(acting_as="")


def named(username: str) -> argparse.Namespace:
    return argparse.Namespace(acting_as=username)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, home: Path) -> Any:
    """`typed("…")` is what the person types when asked."""
    monkeypatch.delenv("LIEM_TOKEN", raising=False)

    def type_(text: str) -> None:
        import io

        monkeypatch.setattr("sys.stdin", io.StringIO(text + "\n"))

    return type_


def test_a_person_acts_by_name_and_password(typed: Any) -> None:
    typed(PASSWORD)
    actor = who(named("ThanhHoa.Officer"))
    assert (actor.unit_code, actor.role) == ("T38", "officer")


def test_a_wrong_password_an_unknown_name_and_a_locked_account_are_told_the_same(typed: Any) -> None:
    said = set()
    for username, password in (("thanhhoa.officer", "sai"), ("khong.co.ai", PASSWORD)):
        typed(password)
        with pytest.raises(Unable) as refused:
            who(named(username))
        said.add((str(refused.value), refused.value.exit_status))
    lock_account(user=User.objects.get(username="nghean.officer"), at=timezone.now(), actor=None)
    typed(PASSWORD)
    with pytest.raises(Unable) as refused:
        who(named("nghean.officer"))
    assert said == {(str(refused.value), 2)}


def test_a_person_of_two_units_acts_in_the_one_the_command_names(typed: Any) -> None:
    user = User.objects.get(username="thanhhoa.officer")
    day = today()
    appoint(person=user.person, unit=unit_on("T40", day), role="officer", valid_from=day, actor=None)
    for unit, code in (("", "T38"), ("T40", "T40"), ("T38.15865", "T38"), ("VN", "T38")):
        typed(PASSWORD)
        assert who(named("thanhhoa.officer"), unit=unit).unit_code == code


def token(*scopes: str) -> tuple[Any, str]:
    held = Appointment.objects.get(person=User.objects.get(username="nghean.officer").person)
    now = timezone.now()
    return issue_token(appointment=held, name="x", scopes=scopes, at=now, actor=None, expires_at=now + timedelta(days=2))


def test_a_token_acts_within_its_scopes_until_it_is_revoked(typed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made, text = token("read")
    monkeypatch.setenv("LIEM_TOKEN", text)
    assert who(NOBODY).unit_code == "T40"
    with pytest.raises(Unable, match="write"):
        who(NOBODY, scope=WRITE)
    revoke_token(token=made, at=timezone.now(), actor=None)
    with pytest.raises(Unable, match="LIEM_TOKEN") as refused:
        who(NOBODY)
    assert refused.value.exit_status == 2


def test_nobody_acts_where_the_demo_did_not_make_the_folder(liem: Liem, tmp_path: Path) -> None:
    answer = liem("export", "--register", "cases", "--out", str(tmp_path / "x.csv"))
    assert (answer.status, answer.out) == (2, "")
    assert "--as USERNAME" in answer.err
    assert not (tmp_path / "x.csv").exists()


@pytest.mark.parametrize(
    ("unit", "scope", "acts"),
    [
        ("T38", "read", ("T38", "officer")),
        ("t40", "write", ("T40", "officer")),
        ("T38.15865", "read", ("T38.15865", "officer")),
        ("VN", "read", ("TW", "head")),
        ("CUM-2", "read", ("TW", "head")),
        ("", "read", ("TW", "head")),
        ("T49@2023", "write", ("T48", "officer")),
        ("T49@2023", "read", ("TW", "head")),
        ("T99", "read", ("TW", "head")),
    ],
)
def test_in_a_demo_the_officer_of_the_unit_acts_and_it_is_said(
    demo_home: Path, typed: Any, capsys: pytest.CaptureFixture[str], unit: str, scope: str, acts: tuple[str, str]
) -> None:
    actor = who(NOBODY, unit=unit, scope=scope)
    assert (actor.unit_code, actor.role) == acts
    said = capsys.readouterr()
    assert actor.name in said.err
    assert said.out == ""


def test_a_code_means_the_unit_of_the_day_it_is_asked_for(demo_home: Path, typed: Any) -> None:
    # T24 was Bắc Giang's committee until the merger and is the merged one's since: its officer of today acts for it.
    assert who(NOBODY, unit="T24", on=date(2023, 12, 31)).unit_code == "TW"
    assert who(NOBODY, unit="T24").unit_code == "T24"
