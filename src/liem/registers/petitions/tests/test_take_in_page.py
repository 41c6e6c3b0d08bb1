"""The intake page: what stands beside the form, one key to take it, scans and a repeat together with the taking in."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from liem.core.calendar.today import today
from liem.core.journal.models import StoredEvent
from liem.core.records.models import Record
from liem.registers.petitions.models import Petition, Scan
from liem.registers.petitions.tests.test_scans import paper
from tests.cast import Cast

pytestmark = pytest.mark.django_db

ADDRESS = "/petitions/acts/take-in/"
TEXT = "Tôi tên là Nguyễn Văn Mẫu, điện thoại 0912 345 678, tố cáo cán bộ địa chính nhận hối lộ khi làm hồ sơ."
LAND = (
    "Tôi khiếu nại quyết định thu hồi đất của UBND xã Hoằng Phú vì mức bồi thường thấp hơn giá đất cùng vị trí, hội đồng bồi thường"
    " không niêm yết phương án công khai tại nhà văn hóa thôn."
)


def form(**values: Any) -> dict[str, Any]:
    """What the page sends."""
    return {
        "title": "Khiếu nại mức bồi thường khi thu hồi đất",
        "content": LAND,
        "petition_class": "complaint",
        "field": "land",
        "source": "post",
        "sender_kind": "person",
        "rows-senders": "1",
        "senders-0-name": "Lò Thị Mẫu",
        "happened_on": f"{today():%d/%m/%Y}",
        **values,
    }


def sheet(content: bytes, name: str = "don.pdf") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)


def saved(answer: Any) -> int:
    """The id of the petition to whose page the answer leads."""
    assert answer.status_code == 302, answer.context["form"].faults() if answer.context else answer.content
    return int(answer["Location"].strip("/").split("/")[1])


def told(cast: Cast, record_id: int) -> list[StoredEvent]:
    """The events of a petition in order."""
    with cast.acting("officer"):
        return list(StoredEvent.objects.filter(record_id=record_id).order_by("ordinal"))


def test_the_panel_offers_each_value_with_its_reason_its_words_and_a_key(browser_of: Any) -> None:
    beside = browser_of("officer").post(f"{ADDRESS}?aside", {"content": TEXT}).content.decode()
    for said in (
        "Tố cáo",
        "“nhận hối lộ”",
        "1 tên, 1 số điện thoại",
        "“0912 345 678”",
        'accesskey="1"',
        "petition_class:denunciation",
        "mask:on",
    ):
        assert said in beside, said
    place = browser_of("officer").post(f"{ADDRESS}?aside", {"content": LAND}).content.decode()
    assert "Địa bàn: <b>Xã Hoằng Phú</b>" in place


def test_a_suggestion_is_taken_and_given_back_without_a_script(browser_of: Any) -> None:
    officer = browser_of("officer")
    taken = officer.post(ADDRESS, {"content": TEXT, "take": "petition_class:denunciation", "title": "Tố cáo"})
    assert taken.status_code == 200
    assert taken.context["form"]["petition_class"].value() == "denunciation"
    assert taken.context["form"]["title"].value() == "Tố cáo"
    assert "errsum" not in taken.content.decode()
    back = officer.post(ADDRESS, {"content": TEXT, "petition_class": "denunciation", "take": "petition_class:"})
    assert back.context["form"]["petition_class"].value() == ""
    looked = officer.post(ADDRESS, {"content": TEXT, "take": "-"}).content.decode()
    assert "“nhận hối lộ”" in looked
    assert "errsum" not in looked


def test_what_became_of_each_suggestion_is_told_by_what_was_sent_not_by_which_button(cast: Cast, browser_of: Any) -> None:
    officer = browser_of("officer")
    record_id = saved(officer.post(ADDRESS, form(field="policy", mask="on", content=f"{LAND} ĐT: 0912 345 678.")))
    assert told(cast, record_id)[0].data["suggested"] == {
        "petition_class": "taken",
        "field": "changed",
        "competent_body": "passed",
        "locality": "passed",
        "mask": "taken",
    }
    silent = saved(officer.post(ADDRESS, form(content="Kính gửi quý cơ quan.", title="Đơn không rõ")))
    assert told(cast, silent)[0].data["suggested"] == {}


def test_classifying_offers_what_the_text_says_and_tells_what_became_of_it(cast: Cast, browser_of: Any) -> None:
    officer = browser_of("officer")
    record_id = saved(officer.post(ADDRESS, form(petition_class="proposal", field="policy")))
    page = officer.get(f"/petitions/{record_id}/acts/classify/").content.decode()
    assert "petition_class:complaint" in page
    answer = officer.post(f"/petitions/{record_id}/acts/classify/", {"petition_class": "complaint", "field": "policy", "version": "1"})
    assert answer.status_code == 302
    assert told(cast, record_id)[1].data["suggested"] == {"petition_class": "taken", "field": "changed"}


def test_scans_are_taken_in_with_the_petition_and_those_of_a_denunciation_are_sealed(cast: Cast, browser_of: Any) -> None:
    officer = browser_of("officer")
    record_id = saved(officer.post(ADDRESS, form(scans=[sheet(paper(1)), sheet(paper(2))])))
    assert [event.kind for event in told(cast, record_id)] == ["petitions.taken_in", "petitions.scan_added", "petitions.scan_added"]
    denounced = saved(officer.post(ADDRESS, form(petition_class="denunciation", content=TEXT, mask="on", scans=[sheet(paper(4))])))
    with cast.acting("officer"):
        assert [scan.pages for scan in Scan.objects.filter(record_id=record_id).order_by("number")] == [1, 2]
        assert Scan.objects.get(record_id=denounced).sealed


def test_one_bad_scan_refuses_the_whole_says_which_and_keeps_what_was_typed(cast: Cast, browser_of: Any) -> None:
    officer = browser_of("officer")
    with cast.acting("officer"):
        was = Record.objects.count()
    answer = officer.post(ADDRESS, form(scans=[sheet(paper(1)), sheet(paper(password="x"), "khoa.pdf")]))
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "khoa.pdf: " in said
    assert "mật khẩu" in said
    assert "Lò Thị Mẫu" in said
    with cast.acting("officer"):
        assert Record.objects.count() == was
        assert not Scan.objects.exists()


def test_a_repeat_chosen_beside_the_form_is_joined_in_the_same_breath(cast: Cast, browser_of: Any) -> None:
    officer = browser_of("officer")
    first = saved(officer.post(ADDRESS, form()))
    again = {"content": LAND.replace("Hoằng Phú", "Hoằng Phú,"), "title": "Lại về bồi thường"}
    assert f"repeat_of:{first}" in officer.post(f"{ADDRESS}?aside", again).content.decode()
    chosen = officer.post(ADDRESS, form(**again, take=f"repeat_of:{first}"))
    assert f'name="repeat_of" value="{first}"' in chosen.content.decode()
    second = saved(officer.post(ADDRESS, form(**again, repeat_of=str(first))))
    with cast.acting("officer"):
        assert Petition.objects.get(record_id=second).original_id == first
    merged = told(cast, second)[1]
    assert merged.kind == "petitions.repeat_merged"
    assert merged.data["score"] > 50


def test_a_repeat_that_cannot_be_joined_refuses_the_whole(cast: Cast, browser_of: Any) -> None:
    officer = browser_of("officer")
    with cast.acting("officer"):
        was = Record.objects.count()
    answer = officer.post(ADDRESS, form(repeat_of="999999999"))
    assert answer.status_code == 422
    assert "repeat_of-error" in answer.content.decode()
    with cast.acting("officer"):
        assert Record.objects.count() == was


def test_a_form_that_is_sent_twice_is_taken_in_once_with_its_scans(cast: Cast, browser_of: Any) -> None:
    officer = browser_of("officer")
    key = officer.get(ADDRESS).context["hidden"][0][1]
    first, second = (saved(officer.post(ADDRESS, form(key=key, scans=[sheet(paper(3))]))) for _time in range(2))
    assert first == second
    with cast.acting("officer"):
        assert Scan.objects.count() == 1


def test_after_saving_the_receipt_is_the_next_button(browser_of: Any) -> None:
    officer = browser_of("officer")
    answer = officer.post(ADDRESS, form(then="receipt"), follow=True)
    record_id = answer.redirect_chain[-1][0].strip("/").split("/")[1]
    assert f'href="/petitions/{record_id}/prints/receipt/" data-first' in answer.content.decode()
    only = officer.post(ADDRESS, form(), follow=True).content.decode()
    assert "data-first" not in only


def test_a_panel_whose_session_has_ended_leads_to_the_sign_in_page_and_says_what_stays(client: Any) -> None:
    answer = client.post(f"{ADDRESS}?aside", {"content": TEXT}, headers={"HX-Request": "true", "HX-Current-URL": f"http://x{ADDRESS}"})
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "next=/petitions/acts/take-in/" in said
    assert "hối lộ" not in said
    assert client.post(f"{ADDRESS}?aside", {"content": TEXT}).status_code == 302


def test_the_rules_are_open_to_be_read_in_both_languages(browser_of: Any) -> None:
    officer = browser_of("officer")
    vietnamese = officer.get("/petitions/suggestions/").content.decode()
    for said in ("Phiên bản 2026.2", "nhận hối lộ", "trước 01/07/2025", "Luật Tố cáo 2018 Điều 13"):
        assert said in vietnamese, said
