"""Petitions as people work them: from paper to receipt by keyboard, a repeat joined and taken off, a denunciation on its way."""

import re
from base64 import b64encode
from collections.abc import Callable
from datetime import date, datetime, timedelta
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


DAYS_OFF = frozenset({"2023-04-29", "2023-04-30", "2023-05-01", "2023-05-02", "2023-05-03"})
"""Days off between 20 April and 10 May 2023 besides weekends: the Kings' day and 30 April on a weekend made up on 2 and 3 May, 1 May."""


def by_hand(accepted: date, stood: int, longer: int) -> date:
    """The last day of a first-instance complaint (Law on Complaints 2011 art. 28), by plain arithmetic: thirty days, the extension, the
    days it stood still, and on to the next working day."""
    last = accepted + timedelta(days=30 + longer + stood)
    while last.weekday() >= 5 or last.isoformat() in DAYS_OFF:
        last += timedelta(days=1)
    return last


@pytest.mark.parametrize("language", ["vi", pytest.param("en", marks=pytest.mark.deep)])
def test_a_complaint_is_suspended_and_extended_and_its_due_day_is_what_one_counts_by_hand(desk: Callable[..., Desk], language: str) -> None:
    officer, head = desk("officer", language=language), desk("head")
    accepted, suspended, resumed, extended = date(2023, 3, 6), date(2023, 3, 20), date(2023, 3, 31), date(2023, 4, 12)
    target = taken_in(officer, TEXT, happened_on="01/03/2023")
    act(officer, target, "accept", letter="5-TB/BNCTU", happened_on=accepted)
    approved(officer, head)
    assert due_day(officer, target) == by_hand(accepted, 0, 0) == date(2023, 4, 5)
    act(officer, target, "suspend-resolution", ground="other_body", decision="9-QĐ/BNCTU", happened_on=suspended)
    act(officer, target, "resume-resolution", decision="10-QĐ/BNCTU", happened_on=resumed)
    stood = (resumed - suspended).days
    assert due_day(officer, target) == by_hand(accepted, stood, 0) == date(2023, 4, 17)
    act(officer, target, "extend-resolution", days=15, decision="11-QĐ/BNCTU", reason="Phải trưng cầu giám định.", happened_on=extended)
    assert due_day(officer, target) == by_hand(accepted, stood, 15) == date(2023, 5, 4)
    officer.look(f"complaint-counted-{language}")


RESOLUTION = re.compile("^(Giải quyết đơn|To be resolved)$")
"""What the clock of resolution is called in either language."""


def act(desk: Desk, target: int, name: str, **values: Any) -> None:
    """Do an act by its page, which must be clean."""
    desk.go(f"/petitions/{target}/acts/{name}/")
    desk.fill({key: f"{value:%d/%m/%Y}" if isinstance(value, date) else value for key, value in values.items()})
    desk.submit()
    assert "/acts/" not in desk.path, desk.text


def due_day(desk: Desk, target: int) -> date:
    """The day by which the petition must be resolved, as its page says it."""
    desk.go(f"/petitions/{target}/")
    clock = desk.page.locator("div", has=desk.page.locator("span.clocks__name", has_text=RESOLUTION)).last
    written = clock.locator(".clocks__due").inner_text().rpartition("–")[2].strip()
    return datetime.strptime(written, "%d/%m/%Y" if "/" in written else "%d %b %Y").date()
