"""Petitions as people work them: from paper to receipt by keyboard, a repeat joined and taken off, a denunciation on its way."""

from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings

from liem.core.calendar.today import today
from liem.registers.petitions.tests.test_scans import paper
from tests.browser.desk import Desk
from tests.people import CAST, PASSWORD

pytestmark = pytest.mark.browser
TEXT = (
    "Kính gửi Ban Nội chính. Tôi tên là Lò Thị Mẫu, điện thoại 0912 345 678. Tôi khiếu nại quyết định thu hồi đất của"
    " Ủy ban nhân dân xã vì mức bồi thường thấp hơn giá đất cùng vị trí, hội đồng bồi thường không niêm yết phương án công khai."
)
UNACCENTED = (
    "toi khieu nai quyet dinh thu hoi dat cua UBND xa vi muc boi thuong thap hon gia dat cung vi tri,"
    " hoi dong boi thuong khong niem yet phuong an cong khai."
)


def typed(desk: Desk, field: str, text: str) -> None:
    """Reach a field by the Tab key from where one is, and type into it."""
    for _step in range(60):
        if desk.page.evaluate("document.activeElement && document.activeElement.name") == field:
            desk.page.keyboard.insert_text(text)
            return
        desk.page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key never reaches {field}")


def chosen(desk: Desk, field: str, first_letters: str) -> None:
    """Reach a list of choices by the Tab key and choose by the first letters of its words."""
    typed(desk, field, "")
    desk.page.keyboard.type(first_letters)


def test_a_paper_petition_becomes_a_printed_receipt_by_the_keyboard_alone(desk: Callable[..., Desk]) -> None:
    officer = desk()
    officer.sign_in("officer")
    officer.go("/petitions/")
    officer.page.keyboard.press("n")
    officer.page.wait_for_url("**/petitions/acts/take-in/")
    officer.look("petition-intake")
    typed(officer, "content", TEXT)
    officer.page.wait_for_selector("#aside button[value='mask:on']")
    officer.look("petition-intake-suggestions")
    assert "0912 345 678" in officer.page.locator("#aside").inner_text()
    take_all_by_key(officer, "petition_class:complaint", "field:land", "mask:on")
    officer.look("petition-intake-taken")
    typed(officer, "title", "Khiếu nại mức bồi thường khi thu hồi đất")
    chosen(officer, "source", "B")
    chosen(officer, "sender_kind", "C")
    typed(officer, "senders-0-name", "Lò Thị Mẫu")
    with officer.page.expect_navigation():
        officer.page.keyboard.press("Control+Enter")
    assert "Khiếu nại mức bồi thường" in officer.title, officer.text
    officer.look("petition-taken-in")
    assert "[họ tên]" in officer.page.locator("main").inner_text()
    with officer.page.expect_download() as waiting:
        officer.page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".pdf")


def take_all_by_key(desk: Desk, *values: str) -> None:
    """Press the Alt key that stands on each suggestion; the page stays, and so does where one was typing."""
    for value in values:
        field, _colon, wanted = value.partition(":")
        button = desk.page.wait_for_selector(f"#aside button[value='{value}']")
        desk.page.keyboard.press(f"Alt+Digit{button.get_attribute('accesskey')}")
        desk.page.wait_for_selector(f"#aside .is-taken button[value='{field}:']")
        held = desk.page.locator(f"[name={field}]").first
        assert held.is_checked() if wanted == "on" else held.input_value() == wanted
        assert desk.page.evaluate("document.activeElement.name") == "content"


def test_a_scan_is_dropped_and_a_session_that_ends_keeps_the_text_but_not_the_sender(desk: Callable[..., Desk]) -> None:
    officer = desk("officer")
    officer.go("/petitions/acts/take-in/", look=False)
    officer.fill({"content": TEXT, "title": "Bồi thường", "senders-0-name": "Lò Thị Mẫu", "senders-0-phone": "0912345678"})
    officer.page.wait_for_selector("[data-kept]:not([hidden])")
    kept = officer.page.evaluate("JSON.stringify(sessionStorage) + JSON.stringify(localStorage)")
    assert "thu hồi đất" in kept
    assert "senders" not in kept
    officer.page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    officer.page.press("[name=title]", "End")
    officer.page.locator("[name=title]").press_sequentially(" đất")
    with officer.page.expect_navigation():
        officer.page.locator("#aside a[href*='sign-in']").click()
    officer.page.fill("[name=login]", CAST["officer"])
    officer.page.fill("[name=password]", PASSWORD)
    with officer.page.expect_navigation():
        officer.page.press("[name=password]", "Enter")
    assert officer.path == "/petitions/acts/take-in/"
    assert officer.page.input_value("[name=content]") == TEXT
    assert officer.page.input_value("[name=title]") == "Bồi thường đất"
    assert officer.page.input_value("[name=senders-0-name]") == ""
    officer.page.evaluate(DROP, b64encode(paper(2)).decode())
    assert officer.page.evaluate("document.getElementById('id_scans').files.length") == 1
    officer.fill({"petition_class": "complaint", "field": "land", "source": "post", "sender_kind": "anonymous"})
    officer.submit()
    assert "Bản quét số 1" in officer.text


DROP = """(content) => {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], "don.pdf", { type: "application/pdf" }));
  const place = document.querySelector("[data-drop]");
  place.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""


def taken_in(officer: Desk, text: str, **values: Any) -> int:
    """Take a petition in by its page; gives its id."""
    officer.go("/petitions/acts/take-in/", look=False)
    officer.fill({"content": text, "title": "Bồi thường khi thu hồi đất", "petition_class": "complaint", "field": "land"})
    officer.fill({"source": "post", "sender_kind": "person", "senders-0-name": "Lò Thị Mẫu", **values})
    officer.submit()
    return int(officer.path.strip("/").split("/")[1])


def test_a_repeat_is_found_joined_and_taken_off_again(desk: Callable[..., Desk]) -> None:
    officer = desk()
    officer.sign_in("officer")
    officer.speak("en")
    first = taken_in(officer, TEXT)
    number = officer.page.locator("h1").evaluate("() => document.querySelector('.pagehead .no, .kicker .no, a.no')?.innerText") or ""
    officer.go("/petitions/acts/take-in/", look=False)
    officer.fill({"content": UNACCENTED})
    officer.page.wait_for_selector(f"#aside a[href='/petitions/{first}/']")
    assert officer.page.locator("#aside mark").count()
    officer.look("petition-repeat-found")
    officer.fill({"title": "Bồi thường khi thu hồi đất", "petition_class": "complaint", "field": "land"})
    officer.fill({"source": "post", "sender_kind": "person", "senders-0-name": "Lò Thị Mẫu"})
    officer.page.locator("[name=content]").focus()
    button = officer.page.wait_for_selector(f"#aside button[value='repeat_of:{first}']")
    officer.page.keyboard.press(f"Alt+Digit{button.get_attribute('accesskey')}")
    officer.page.wait_for_selector("#aside button[value='repeat_of:']")
    officer.look("petition-repeat-chosen")
    officer.submit()
    second = int(officer.path.strip("/").split("/")[1])
    assert second != first
    officer.go(f"/petitions/{first}/")
    assert officer.page.locator(f"a[href='/petitions/{second}/']").count(), number
    officer.go(f"/petitions/{second}/acts/unmerge-repeat/", look=False)
    officer.fill({"reason": "Another plot of land."})
    officer.submit()
    officer.go(f"/petitions/{first}/", look=False)
    assert not officer.page.locator(f"a[href='/petitions/{second}/']").count()


def option(desk: Desk, code: str) -> str:
    """The value of the unit with this code among those offered."""
    found = desk.page.locator("[name=to_unit] option", has_text=f"({code})").first
    return str(found.get_attribute("value"))


def approved(officer: Desk, head: Desk) -> None:
    """The head approves what the officer has just proposed."""
    proposal = officer.path
    assert proposal.startswith("/proposals/"), officer.text
    head.go(proposal, look=False)
    head.press("button[value=approve]")


@pytest.mark.deep
def test_a_denunciation_is_masked_sent_on_urged_answered_and_its_identity_opened_by_two(desk: Callable[..., Desk]) -> None:
    officer, head, commune, auditor = desk(), desk("head"), desk("neighbour"), desk("auditor")
    officer.sign_in("officer")
    day = f"{today():%d/%m/%Y}"
    text = "Tôi tên là Lò Thị Mẫu, điện thoại 0912 345 678, tố cáo cán bộ địa chính nhận hối lộ khi làm hồ sơ."
    target = taken_in(
        officer, text, petition_class="denunciation", field="corruption", mask=True, title="Tố cáo việc nhận tiền khi làm hồ sơ"
    )
    officer.look("denunciation")
    assert "Lò Thị Mẫu" not in officer.text
    officer.go(f"/petitions/{target}/acts/transfer/")
    officer.fill({"to_unit": option(officer, "T40"), "letter": "6-PC/BNCTU", "happened_on": day})
    officer.submit()
    approved(officer, head)
    officer.go(f"/petitions/{target}/acts/urge-transfer/", look=False)
    officer.fill({"letter": "9-CV/BNCTU"})
    officer.submit()
    commune.go(f"/petitions/{target}/")
    assert "Lò Thị Mẫu" not in commune.text
    commune.go(f"/petitions/{target}/acts/take-over/", look=False)
    commune.submit()
    commune.go(f"/petitions/{target}/acts/record-reply/", look=False)
    commune.fill({"letter": "20-CV/ĐU", "reply": "Đã thụ lý."})
    commune.submit()
    officer.go(f"/petitions/{target}/")
    assert "20-CV/ĐU" in officer.text
    officer.expect_status(404)
    officer.go(f"/petitions/{target}/identity/", look=False)
    assert "Lò Thị Mẫu" not in officer.text
    commune.go(f"/petitions/{target}/acts/open-identity/", look=False)
    commune.fill({"reason": "Làm việc với người tố cáo."})
    commune.submit()
    approved(commune, desk("neighbour_head"))
    commune.go(f"/petitions/{target}/identity/")
    assert "Lò Thị Mẫu" in commune.text
    auditor.go(f"/access-log/?record={target}")
    assert "Mở danh tính" not in auditor.text
    assert "Đã xem danh tính niêm phong" in auditor.text
    assert "Lò Thị Mẫu" not in auditor.text
    auditor.go(f"/petitions/{target}/", look=False)
    assert "Lò Thị Mẫu" not in auditor.text
