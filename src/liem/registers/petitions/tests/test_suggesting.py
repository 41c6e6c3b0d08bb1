"""Suggestions: what each rule finds in telling texts, however they were typed, and what it leaves alone."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liem.registers.petitions import words
from liem.registers.petitions.rules.fields import CODES
from liem.registers.petitions.rules.phrases import Phrases, read
from liem.registers.petitions.rules.places import place_in
from liem.registers.petitions.rules.states import CLASSES
from liem.registers.petitions.rules.suggesting import LEAST, rule_set, suggestions

COMMUNE = "Chủ tịch Ủy ban nhân dân cấp xã"
PROVINCE = "Chủ tịch Ủy ban nhân dân tỉnh"
DISTRICT = "Chủ tịch Ủy ban nhân dân cấp huyện"

CLASSES_TOLD = [
    ("Tôi tố cáo ông trưởng thôn chiếm đoạt tiền hỗ trợ của các hộ nghèo.", "denunciation"),
    ("toi to cao can bo dia chinh nhan hoi lo", "denunciation"),
    ("TÔI TỐ CÁO CÁN BỘ NHẬN HỐI LỘ", "denunciation"),
    ("Đơn đề nghị. Kế toán xã làm khống chứng từ, tham ô quỹ vì người nghèo.", "denunciation"),
    ("Tôi khiếu nại quyết định thu hồi đất của UBND xã.", "complaint"),
    ("Toi khieu nai quyet dinh xu phat cua UBND phuong", "complaint"),
    ("Tôi không đồng ý với quyết định thu hồi của ủy ban.", "complaint"),
    ("Đề nghị hủy bỏ quyết định cưỡng chế số 12/QĐ-UBND.", "complaint"),
    ("Kiến nghị sửa chữa đường giao thông trước trường học.", "proposal"),
    ("Cử tri phản ánh tình trạng khai thác cát gây sạt lở.", "proposal"),
    ("Đề nghị làm rõ việc thu, chi quỹ và công khai cho nhân dân.", "proposal"),
    ("Tôi vừa khiếu nại vừa tố cáo các nội dung sau.", "mixed"),
    ("Đơn khiếu nại và tố cáo của công dân.", "mixed"),
    ("Tôi không tố cáo ai, chỉ phản ánh để cơ quan biết.", "proposal"),
    ("Căn cứ Luật Tố cáo và Luật Khiếu nại, tôi kiến nghị như sau.", "proposal"),
    ("Kính gửi Phòng giải quyết khiếu nại, tố cáo. Chúng tôi phản ánh nước sạch bị cắt.", "proposal"),
    ("Đơn này không phải là khiếu nại.", None),
    ("Kính gửi quý cơ quan.", None),
    ("Tôi gửi kèm bản sao.", None),
    ("", None),
    ("?!… \n\t 12345", None),
]
FIELDS_TOLD = [
    ("Diện tích đất của gia đình bị lấn chiếm.", "land"),
    ("mức bồi thường khi giải phóng mặt bằng quá thấp", "land"),
    ("giay chung nhan quyen su dung dat chua duoc cap", "land"),
    ("Hộ tôi chưa được hưởng trợ cấp cho người có công.", "policy"),
    ("Lương hưu của mẹ tôi bị tính thiếu.", "policy"),
    ("Công trình bỏ hoang, đắp chiếu nhiều năm.", "waste"),
    ("Việc bổ nhiệm và kê khai tài sản không đúng quy định.", "officials"),
    ("Bản án của tòa án đã có hiệu lực mà chưa được thi hành.", "judicial"),
    ("Cơ quan điều tra ra quyết định không khởi tố vụ án.", "judicial"),
    ("Chi bộ kết nạp đảng viên không đúng Điều lệ Đảng.", "party"),
    ("Xưởng xả thải gây ô nhiễm môi trường, không có giấy phép.", "administrative_other"),
    ("Cán bộ vòi vĩnh, đòi tiền khi làm hồ sơ.", "corruption"),
    ("Ông ấy đặt tên cho con, đạt thành tích cao.", None),
    ("Nhân dân cả đất nước phấn khởi.", None),
]
BODIES_TOLD: list[tuple[str, dict[str, Any], str | None]] = [
    ("Đề nghị xem xét giám đốc thẩm bản án số 5.", {}, "Tòa án nhân dân"),
    ("Chấp hành viên kê biên nhà của tôi.", {}, "Cơ quan Thi hành án dân sự"),
    ("Điều tra viên không trả lời tin báo tội phạm.", {}, "Cơ quan Cảnh sát điều tra"),
    ("Chi bộ kết nạp đảng viên không đúng Điều lệ Đảng.", {}, "Ủy ban Kiểm tra"),
    ("Tôi khiếu nại quyết định của UBND xã Đồng Lâm.", {}, COMMUNE),
    ("Tôi khiếu nại quyết định của UBND xã Đồng Lâm.", {"chosen": {"instance": "2"}}, PROVINCE),
    ("Tôi khiếu nại văn bản trả lời.", {"against": "UBND xã Đồng Lâm"}, COMMUNE),
    ("Tôi tố cáo việc làm khống hồ sơ.", {"against": "Chủ tịch UBND xã Đồng Lâm", "on": date(2026, 3, 1)}, PROVINCE),
    ("Tôi tố cáo việc làm khống hồ sơ.", {"against": "Chủ tịch UBND xã Đồng Lâm", "on": date(2025, 6, 30)}, DISTRICT),
    ("Tôi tố cáo việc làm khống hồ sơ.", {"against": "Cán bộ địa chính xã"}, COMMUNE),
    ("Kính gửi Tòa án nhân dân tỉnh. Tôi phản ánh đường hỏng.", {}, None),
    ("Kinh gui:\n- Thanh tra tinh\n- Toa an nhan dan\nToi phan anh duong hong.", {}, None),
]


def told(text: str, **how: Any) -> dict[str, str]:
    """What is suggested, by field."""
    return {one.field: one.value for one in suggestions(text, **how)}


@pytest.mark.parametrize(("text", "wanted"), CLASSES_TOLD)
def test_the_class_is_read_from_the_content(text: str, wanted: str | None) -> None:
    assert told(text).get("petition_class") == wanted


@pytest.mark.parametrize(("text", "wanted"), FIELDS_TOLD)
def test_the_field_is_read_from_the_content(text: str, wanted: str | None) -> None:
    assert told(text).get("field") == wanted


@pytest.mark.parametrize(("text", "how", "wanted"), BODIES_TOLD)
def test_the_competent_body_follows_the_class_who_is_complained_of_and_the_day(text: str, how: dict[str, Any], wanted: str | None) -> None:
    assert told(text, **how).get("competent_body") == wanted


def test_what_an_officer_has_chosen_holds_before_what_is_suggested() -> None:
    text = "Tôi tố cáo. Bị đơn: chủ tịch UBND xã."
    assert told(text, on=date(2026, 1, 1))["competent_body"] == PROVINCE
    assert told(text, chosen={"petition_class": "complaint"}, on=date(2026, 1, 1))["competent_body"] == COMMUNE


def test_every_suggestion_shows_words_of_the_text_and_says_why_in_both_languages() -> None:
    for text, _wanted in [*CLASSES_TOLD, *FIELDS_TOLD]:
        for one in suggestions(text):
            assert Phrases(one.words).found_in(read(text))
            assert one.weight >= LEAST
            assert one.why("vi") != one.why("en")


def test_a_draw_offers_nothing() -> None:
    assert "petition_class" not in told("Tôi khiếu nại. Tôi kiến nghị.")


def test_rules_name_only_what_the_form_knows_and_each_phrase_is_found_as_it_is_written() -> None:
    rules = rule_set()
    assert {rule.value for rule in rules.of("petition_class")} <= set(CLASSES)
    assert {rule.value for rule in rules.of("field")} <= set(CODES)
    for rule in rules.rules:
        assert set(rule.why) == {"vi", "en"}
        assert set(rule.given.get("petition_class", ())) <= set(words.CLASSES)
        for phrase in rule.phrases:
            assert phrase == phrase.lower()
            assert Phrases([phrase]).found_in(read(phrase.upper())) == [phrase]


def test_signs_that_are_written_must_be_right_and_those_left_out_are_forgiven() -> None:
    phrases = Phrases(["thu hồi đất", "đất", "hòa giải"])
    assert phrases.found_in(read("thu hôi đât")) == ["thu hồi đất"]
    assert phrases.found_in(read("hoà giải")) == ["hòa giải"]
    assert phrases.found_in(read("thu hội đất")) == ["đất"]
    assert phrases.found_in(read("dat đặt đạt")) == []
    assert phrases.found_in(read("thu hồi. Đất")) == ["đất"]


PLACES = [(1, "commune", "Hoằng Phú"), (2, "ward", "Hạc Thành"), (3, "commune", "Hoằng Phúc"), (4, "commune", "An"), (5, "ward", "An")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ở xã Hoằng Phú", 1),
        ("tai xa hoang phu", 1),
        ("UBND X. Hoằng Phú và xã Hoằng Phú", 1),
        ("P. Hạc Thành", 2),
        ("xã Hoằng Phúc", 3),
        ("ông Hoằng Phú", None),
        ("xã Hoằng Phú và phường Hạc Thành", None),
        ("phường An", 5),
        ("", None),
    ],
)
def test_a_commune_is_known_by_its_kind_and_name(text: str, wanted: int | None) -> None:
    found = place_in(text, PLACES)
    assert (found[0] if found else None) == wanted


@given(st.text(max_size=400))
def test_any_text_at_all_is_read(text: str) -> None:
    for one in suggestions(text, against=text[:50]):
        assert one.words
    place_in(text, PLACES)
