"""Signing in: limits on wrong passwords, the sessions one has, signing out, the language."""

from collections.abc import Callable

import pytest

from tests.browser.desk import Desk

pytestmark = pytest.mark.browser


def test_after_wrong_passwords_one_must_wait_and_is_told_so(desk: Callable[..., Desk]) -> None:
    stranger = desk()
    stranger.go("/today/")
    assert stranger.path == "/sign-in/?next=/today/"
    for _try in range(5):
        stranger.sign_in("officer", "mật khẩu nhớ nhầm")
        assert stranger.path == "/sign-in/"
    stranger.look("sign-in-wrong")
    wrong = stranger.page.locator("[role=alert]").inner_text()
    stranger.sign_in("officer")
    limited = stranger.page.locator("[role=alert]").inner_text()
    assert stranger.path == "/sign-in/"
    assert limited != wrong
    assert "quá nhiều lần" in limited.lower()
    stranger.look("sign-in-limited")


def test_one_signs_in_sees_ones_sessions_ends_another_and_signs_out(desk: Callable[..., Desk]) -> None:
    here, there = desk(), desk()
    here.sign_in("officer")
    there.sign_in("officer")
    assert (here.path, there.path) == ("/today/", "/today/")
    here.page.click(".menu--me summary")
    here.press('.menu--me a[href="/accounts/sessions/"]')
    here.look()
    assert here.page.locator("main tbody tr").count() == 2
    here.press("main form button[type=submit]")
    assert here.page.locator("main tbody tr").count() == 1
    there.go("/today/")
    assert there.path == "/sign-in/?next=/today/"
    here.page.click(".menu--me summary")
    here.press("[data-sign-out] button")
    here.go("/today/")
    assert here.path == "/sign-in/?next=/today/"


def test_the_language_changes_on_the_page_one_is_on_and_stays(desk: Callable[..., Desk]) -> None:
    officer = desk("officer")
    officer.go("/cases/")
    vietnamese = officer.title
    officer.press('.top__me > form button[value="en"]')
    officer.look("cases-en")
    assert officer.path == "/cases/"
    assert (vietnamese, officer.title) == ("Vụ án, vụ việc", "Cases and incidents")
    assert officer.page.get_attribute("html", "lang") == "en"
    officer.go("/today/")
    assert "Good day" in officer.text
    again = desk("officer")
    again.go("/cases/", look=False)
    assert again.title == "Cases and incidents"


def test_the_sign_in_page_speaks_both_languages_and_asks_for_no_other_host(desk: Callable[..., Desk]) -> None:
    stranger = desk()
    stranger.go("/sign-in/")
    assert stranger.title == "Đăng nhập"
    stranger.press('button[value="en"]')
    stranger.look("sign-in-en")
    assert stranger.title == "Sign in"


def test_without_a_script_one_signs_in_too(desk: Callable[..., Desk]) -> None:
    plain = desk(java_script_enabled=False)
    plain.sign_in("head")
    assert plain.path == "/today/"
