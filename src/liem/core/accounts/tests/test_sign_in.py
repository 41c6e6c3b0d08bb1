"""Signing in, the appointment one works in, the language, and the page behind a one-time link — through HTTP."""

import pytest
from django.core.cache import cache
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from liem.core.accounts import acts
from liem.core.accounts.models import User
from liem.core.accounts.tests.conftest import FIRST, PASSWORD
from liem.core.calendar.today import today
from liem.core.organization.queries import unit_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_counted_tries(db):
    cache.clear()


def _sign_in(client, username: str, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": username, "password": password})


def test_an_officer_signs_in_and_works_in_their_appointment(client, hire):
    work, _user = hire("T38", "officer", "thu.canbo")
    assert _sign_in(client, "Thu.Canbo").status_code == 302
    response = client.get(reverse("organisation"))
    assert response.status_code == 200
    assert response.wsgi_request.actor.appointment_id == work.pk


def test_unknown_account_wrong_password_and_locked_account_get_the_same_answer(client, hire):
    _work, user = hire("T38", "officer", "thu.canbo")
    _work, locked = hire("T38", "officer", "thu.khoa")
    acts.lock_account(user=locked, at=timezone.now(), actor=None)
    answers = []
    for username in ("nobody.here", user.username, locked.username):
        response = _sign_in(client, username, "sai-mật-khẩu")
        answers.append((response.status_code, response.context["form"].non_field_errors()))
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][1]


def test_who_knows_the_password_of_a_locked_account_is_told_so_and_stays_out(client, hire):
    _work, locked = hire("T38", "officer", "thu.khoa")
    acts.lock_account(user=locked, at=timezone.now(), actor=None)
    response = _sign_in(client, "thu.khoa")
    assert response["Location"] == reverse("account_inactive")
    assert client.get(response["Location"]).status_code == 200
    assert client.get(reverse("organisation")).status_code == 302


def test_after_five_wrong_tries_even_the_right_password_must_wait(client, hire):
    hire("T38", "officer", "thu.canbo")
    for _try in range(5):
        _sign_in(client, "thu.canbo", "sai-mật-khẩu")
    assert _sign_in(client, "THU.canbo").status_code == 200
    assert client.get(reverse("organisation")).status_code == 302


def test_nobody_signs_up():
    for name in ("account_signup", "account_reset_password", "account_email"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_locking_throws_the_person_out_at_once(client, hire):
    _work, user = hire("T38", "officer", "thu.canbo")
    _sign_in(client, "thu.canbo")
    assert client.get(reverse("organisation")).status_code == 200
    acts.lock_account(user=user, at=timezone.now(), actor=None)
    assert client.get(reverse("organisation")).status_code == 302


def test_a_person_with_two_works_is_in_one_at_a_time(client, hire):
    from liem.core.accounts import people

    first, user = hire("T38", "officer", "thu.hai")
    second = people.appoint(
        person=user.person, unit=unit_on("T38.15865", today()), role="officer", valid_from=max(FIRST, today()), actor=None
    )
    _sign_in(client, "thu.hai")
    assert client.get(reverse("organisation")).wsgi_request.actor.appointment_id == first.pk
    response = client.post(reverse("account_appointment"), {"appointment": second.pk, "next": reverse("organisation")})
    assert (response.status_code, response["Location"]) == (302, reverse("organisation"))
    actor = client.get(reverse("organisation")).wsgi_request.actor
    assert (actor.appointment_id, actor.unit_code) == (second.pk, "T38.15865")


def test_somebody_elses_appointment_does_not_exist_for_the_switch(client, hire):
    hire("T38", "officer", "thu.canbo")
    other, _user = hire("T40", "head", "thu.khac")
    _sign_in(client, "thu.canbo")
    for value in (str(other.pk), "0", "", "x", "1" * 30):
        assert client.post(reverse("account_appointment"), {"appointment": value}).status_code == 404
    assert client.get(reverse("organisation")).wsgi_request.actor.unit_code == "T38"
    assert client.get(reverse("account_appointment")).status_code == 405


@pytest.mark.parametrize("target", ["https://example.org/", "//example.org/x", "javascript:alert(1)"])
def test_the_switch_never_leads_off_the_site(client, hire, target):
    work, _user = hire("T38", "officer", "thu.canbo")
    _sign_in(client, "thu.canbo")
    response = client.post(reverse("account_appointment"), {"appointment": work.pk, "next": target})
    assert response["Location"] == "/"


def test_the_language_chosen_stays_with_the_account(client, hire):
    _work, user = hire("T38", "officer", "thu.canbo")
    _sign_in(client, "thu.canbo")
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    assert User.objects.get(pk=user.pk).language == "en"
    assert 'lang="en"' in client.get(reverse("organisation")).content.decode()
    client.post(reverse("set_language"), {"language": "xx"})
    assert User.objects.get(pk=user.pk).language == "en"


def test_the_page_behind_a_link_sets_the_password_once(client, hire):
    _work, user = hire("T38", "officer", "thu.canbo")
    address = reverse("account_first_password", args=[acts.issue_link(user=user, at=timezone.now(), actor=None)])
    assert client.get(address).status_code == 200
    assert client.get(address).status_code == 200
    differing = client.post(address, {"password": "một-câu-rất-dài", "again": "một-câu-khác-hẳn"})
    assert differing.status_code == 422
    assert client.post(address, {"password": "12345678", "again": "12345678"}).status_code == 422
    assert client.post(address, {"password": "một-câu-rất-dài", "again": "một-câu-rất-dài"}).status_code == 302
    assert client.get(address).status_code == 410
    assert client.post(address, {"password": "một-câu-thứ-hai", "again": "một-câu-thứ-hai"}).status_code == 410
    assert _sign_in(client, "thu.canbo", "một-câu-rất-dài")["Location"] == "/"


def test_a_changed_password_ends_nothing_but_writes_only_the_password(client, hire):
    _work, user = hire("T38", "officer", "thu.canbo")
    _sign_in(client, "thu.canbo")
    values = {"oldpassword": PASSWORD, "password1": "một-câu-rất-dài", "password2": "một-câu-rất-dài"}
    assert client.post(reverse("account_change_password"), values).status_code == 302
    assert User.objects.get(pk=user.pk).check_password("một-câu-rất-dài")


def test_sessions_are_listed_to_their_owner_and_the_others_can_be_ended(client, hire, django_user_model):
    from django.test import Client

    hire("T38", "officer", "thu.canbo")
    elsewhere = Client()
    _sign_in(elsewhere, "thu.canbo")
    elsewhere.get(reverse("organisation"))
    _sign_in(client, "thu.canbo")
    listed = client.get(reverse("usersessions_list"))
    assert listed.context["session_count"] == 2
    client.post(reverse("usersessions_list"))
    assert elsewhere.get(reverse("organisation")).status_code == 302
    assert client.get(reverse("organisation")).status_code == 200
