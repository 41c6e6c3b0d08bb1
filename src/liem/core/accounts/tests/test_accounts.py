"""Accounts, one-time links and tokens."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from liem.core.accounts import acts, administration, tokens
from liem.core.accounts.models import OneTimeLink, Token, User
from liem.core.acts.refusals import Refused
from liem.core.journal.models import StoredEvent

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)
STRONG = "bốn-từ-không-ai-đoán"


def _kinds(user: User) -> list[str]:
    rows = StoredEvent.objects.filter(subject_kind="account", subject_id=user.pk).order_by("ordinal")
    return list(rows.values_list("kind", flat=True))


def test_a_new_account_opens_with_a_link_and_the_link_opens_once(admin):
    issued = administration.add_user(username="Thu.Moi", name="Vũ Lam", unit="T38", role="officer", at=NOW, actor=admin)
    user, secret = issued.user, issued.path.rstrip("/").rsplit("/", 1)[1]
    assert user.username == "thu.moi"
    assert not user.has_usable_password()
    link = acts.link_of(secret, at=NOW)
    acts.set_first_password(link=link, password=STRONG, at=NOW)
    assert User.objects.get(pk=user.pk).check_password(STRONG)
    assert acts.link_of(secret, at=NOW) is None
    with pytest.raises(Refused):
        acts.set_first_password(link=link, password=STRONG, at=NOW)
    assert _kinds(user) == ["accounts.opened", "accounts.link_issued", "accounts.password_set"]


def test_a_link_is_kept_as_a_hash_only(admin):
    issued = administration.add_user(username="thu.moi", name="Vũ Lam", unit="T38", role="officer", at=NOW, actor=admin)
    secret = issued.path.rstrip("/").rsplit("/", 1)[1]
    with connection.cursor() as cursor:
        cursor.execute("select to_jsonb(l)::text from one_time_link l")
        kept = cursor.fetchall()
    assert len(kept) == 1
    assert secret not in kept[0][0]


def test_a_link_ends_after_two_days_and_when_a_newer_one_is_issued(admin, hire):
    _work, user = hire("T38", "officer", "thu.canbo")
    first = acts.issue_link(user=user, at=NOW, actor=admin)
    assert acts.link_of(first, at=NOW + acts.LINK_LIFE - timedelta(seconds=1)) is not None
    assert acts.link_of(first, at=NOW + acts.LINK_LIFE) is None
    second = acts.issue_link(user=user, at=NOW, actor=admin)
    assert acts.link_of(first, at=NOW) is None
    assert acts.link_of(second, at=NOW) is not None


def test_a_weak_password_is_refused_and_the_link_stays_good(admin, hire):
    _work, user = hire("T38", "officer", "thu.canbo")
    secret = acts.issue_link(user=user, at=NOW, actor=admin)
    with pytest.raises(Refused) as refused:
        acts.set_first_password(link=acts.link_of(secret, at=NOW), password="12345678", at=NOW)
    assert list(refused.value.errors) == ["password"]
    assert acts.link_of(secret, at=NOW) is not None


def test_locking_ends_links_and_tokens_and_unlocking_does_not_bring_them_back(admin, hire):
    work, user = hire("T38", "officer", "thu.canbo")
    secret = acts.issue_link(user=user, at=NOW, actor=admin)
    _token, text = tokens.issue_token(appointment=work, name="sổ", scopes=["read"], at=NOW, actor=None)
    acts.lock_account(user=user, at=NOW, actor=admin)
    assert tokens.actor_of_token(text, at=NOW) is None
    acts.unlock_account(user=user, actor=admin)
    assert tokens.actor_of_token(text, at=NOW) is None
    assert acts.link_of(secret, at=NOW) is None
    assert _kinds(user)[-2:] == ["accounts.locked", "accounts.unlocked"]


def test_neither_the_own_account_nor_the_last_administrators_is_locked(admin, hire):
    me = User.objects.get(pk=admin.user_id)
    for other in User.objects.filter(person__appointments__role="administrator").exclude(pk=me.pk):
        acts.lock_account(user=other, at=NOW, actor=admin)
    with pytest.raises(Refused):
        acts.lock_account(user=me, at=NOW, actor=admin)
    with pytest.raises(Refused):
        acts.lock_account(user=me, at=NOW, actor=None)
    hire("TW", "administrator", "thu.quantri2")
    acts.lock_account(user=me, at=NOW, actor=None)
    assert not User.objects.get(pk=me.pk).is_active


def test_an_account_name_is_taken_once_however_it_is_written(admin, hire):
    work, _user = hire("T38", "officer", "thu.canbo")
    with pytest.raises(Refused) as refused:
        acts.open_account(person=work.person, username="THU.CanBo", actor=admin)
    assert list(refused.value.errors) == ["username"]
    with pytest.raises(Refused):
        acts.open_account(person=work.person, username="thử cán bộ", actor=admin)


def test_adding_a_user_is_all_or_nothing(admin):
    before = StoredEvent.objects.count()
    with pytest.raises(Refused):
        administration.add_user(username="không được", name="Vũ Lam", unit="T38", role="officer", at=NOW, actor=admin)
    assert StoredEvent.objects.count() == before


def test_a_token_acts_in_its_appointment_until_it_expires_or_is_revoked(admin, hire):
    work, user = hire("T38", "officer", "thu.canbo", clearance=2)
    token, text = tokens.issue_token(appointment=work, name="sổ", scopes=["write", "read"], at=NOW, actor=None)
    assert text.startswith("liem_")
    found, actor = tokens.actor_of_token(text, at=NOW)
    assert (found.pk, found.scopes) == (token.pk, ["read", "write"])
    assert (actor.appointment_id, actor.user_id, actor.unit_code, actor.clearance) == (work.pk, user.pk, "T38", 2)
    assert tokens.actor_of_token(text, at=NOW + tokens.DEFAULT_LIFE) is None
    assert tokens.actor_of_token(text + "x", at=NOW) is None
    tokens.revoke_token(token=token, at=NOW, actor=None)
    assert tokens.actor_of_token(text, at=NOW) is None


def test_a_token_dies_with_its_appointment(admin, hire):
    work, _user = hire("T38", "officer", "thu.canbo")
    _token, text = tokens.issue_token(appointment=work, name="sổ", scopes=["read"], at=NOW, actor=None)
    from liem.core.accounts import people

    people.end_appointment(appointment=work, valid_until=NOW.date(), actor=admin)
    assert tokens.actor_of_token(text, at=NOW) is None


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"scopes": []}, "scopes"),
        ({"scopes": ["everything"]}, "scopes"),
        ({"name": " "}, "name"),
        ({"expires_at": NOW}, "expires_at"),
        ({"expires_at": NOW + timedelta(days=367)}, "expires_at"),
    ],
)
def test_a_token_without_limits_is_refused(admin, hire, change, path):
    work, _user = hire("T38", "officer", "thu.canbo")
    with pytest.raises(Refused) as refused:
        tokens.issue_token(**({"appointment": work, "name": "sổ", "scopes": ["read"], "at": NOW, "actor": None} | change))
    assert list(refused.value.errors) == [path]
    assert not Token.objects.exists()


def test_nobody_makes_a_token_for_somebody_elses_appointment(admin, hire):
    work, _user = hire("T38", "officer", "thu.canbo")
    with pytest.raises(Refused):
        tokens.issue_token(appointment=work, name="sổ", scopes=["read"], at=NOW, actor=admin)


@pytest.mark.parametrize(
    "statement",
    [
        "update account set is_active = true",
        "update account set username = 'x' || id",
        "insert into token (appointment_id, name, hash, scopes, created_at, expires_at) values (1, '', '', '{}', now(), now())",
        "update token set revoked_at = null",
        "update one_time_link set expires_at = now()",
        "update appointment set clearance = 4",
        "insert into person (name, sort_key) values ('x', '')",
        "update unit set place = place + 1",
    ],
)
def test_outside_an_act_the_application_cannot_write_any_of_it(admin, statement):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_command_line_lists_accounts_and_tokens_without_their_secrets(admin, hire):
    _work, _user = hire("T38", "officer", "thu.canbo")
    token, text = administration.add_token(username="thu.canbo", name="sổ", scopes=["read"], at=NOW, days=7)
    (listed,) = administration.list_tokens(username="thu.canbo")
    assert (listed["number"], listed["unit"], listed["expires_at"]) == (token.pk, "T38", NOW + timedelta(days=7))
    assert text not in str(listed)
    accounts = {row["username"]: row for row in administration.list_users(on=NOW.date())}
    assert accounts["thu.canbo"]["appointments"] == ["T38 officer"]
    administration.revoke_token(number=token.pk, at=NOW)
    with pytest.raises(administration.UnknownToken):
        administration.revoke_token(number=token.pk + 1000, at=NOW)
    with pytest.raises(administration.UnknownAccount):
        administration.reset_user(username="nobody", at=NOW)


def test_links_of_an_account_are_never_more_than_one_that_opens(admin, hire):
    _work, user = hire("T38", "officer", "thu.canbo")
    for _time in range(3):
        administration.reset_user(username="thu.canbo", at=NOW, actor=admin)
    assert OneTimeLink.objects.filter(user=user, expires_at__gt=NOW, used_at=None).count() == 1
