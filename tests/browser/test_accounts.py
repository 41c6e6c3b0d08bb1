"""An administrator makes a person, a work and an account; the person sets the first password by the link, which works once."""

from collections.abc import Callable

import pytest

from tests.browser.desk import Desk

pytestmark = pytest.mark.browser
NAME = "Người Giả Định Mới"
PASSWORD = "một mật khẩu thật dài"


def test_a_new_colleague_comes_in_by_a_one_time_link(desk: Callable[..., Desk]) -> None:
    admin, newcomer = desk("administrator"), desk()
    newcomer.expect_status(410)
    admin.go("/people/")
    admin.press('main a[href="/people/new/"]')
    admin.look("person-new")
    admin.fill({"name": NAME})
    admin.press("main [type=submit]")
    admin.look("person-page")
    assert admin.title == NAME

    admin.press('main a[href$="/appoint/"]')
    admin.look("person-appoint")
    admin.fill({"unit": "T38", "role": "officer", "post": "Chuyên viên", "clearance": "1"})
    admin.press("main [type=submit]")
    admin.press('main a[href$="/account/"]')
    admin.fill({"username": "nguoi.moi"})
    admin.press("main [type=submit]")
    admin.look("one-time-link")
    link = admin.page.locator("main input[readonly]").input_value()
    assert link.startswith(f"{admin.site}/accounts/first-password/")

    path = link.removeprefix(newcomer.site)
    newcomer.go(path)
    newcomer.fill({"password": PASSWORD, "again": PASSWORD})
    newcomer.press("[type=submit] >> nth=-1")
    assert newcomer.path == "/sign-in/"
    newcomer.sign_in("nguoi.moi", PASSWORD)
    assert newcomer.path == "/today/"
    assert "Thanh Hóa" in newcomer.text
    newcomer.go(path)

    admin.go("/people/?q=nguoi.moi")
    admin.press(f'main a:text("{NAME}")')
    admin.look("person-page-full")
    admin.press('form[action$="/lock/"] button')
    newcomer.go("/today/")
    assert newcomer.path == "/sign-in/?next=/today/"
