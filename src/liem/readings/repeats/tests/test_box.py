"""The panel of likely repeats, as a form asks for it while somebody types."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from liem.readings.repeats.phrases import Shared
from liem.readings.repeats.queries import LONGEST
from liem.readings.repeats.tests.conftest import LAND, ROAD, Matters
from liem.readings.repeats.views import quoted

pytestmark = pytest.mark.acts
NOTHING = "Không có nội dung tương tự trong các hồ sơ bạn được xem."
HOSTILE = '<script>alert("x")</script>'


@pytest.fixture
def ask(matters: Matters, browser_of: Callable[[str], Any]) -> Callable[..., str]:
    """`ask("officer", text=…)` is the panel that a person gets."""

    def post(part: str, status: int = 200, **fields: Any) -> str:
        answer = browser_of(part).post(reverse("repeats-box"), fields, headers={"HX-Request": "true"})
        assert answer.status_code == status
        return str(answer.content.decode())

    return post


def marked(page: str) -> list[str]:
    return re.findall(r"<mark>(.*?)</mark>", page)


def test_a_repeat_is_shown_with_what_both_share(matters: Matters, ask):
    record = matters.enter(LAND, title="Ranh giới thửa 214")
    page = ask("officer", text="Tôi lại viết về chuyện này. " + LAND.upper())
    number = matters.record(record).number
    assert f'href="/matters/{record}/">{number}</a>' in page
    assert "Ranh giới thửa 214" in page
    assert "rất giống" in page
    beginning, end = marked(page)
    assert LAND.upper().startswith(beginning)
    assert LAND.upper().endswith(end + ".")
    assert "Ban Nội chính Tỉnh ủy Thanh Hóa" in page
    assert page.startswith("<section")
    assert "<html" not in page


def test_the_text_may_stand_in_several_fields(matters: Matters, ask):
    record = matters.enter(LAND)
    half = len(LAND) // 2
    page = ask("officer", fields="content,request", content=LAND[:half], request=LAND[half:], text="không phải chỗ này")
    assert f"/matters/{record}/" in page
    assert f"/matters/{record}/" in ask("officer", text=[LAND[:half], LAND[half:]])


def test_a_match_can_be_chosen_and_stays_chosen(matters: Matters, ask):
    record, other = matters.enter(LAND), matters.enter(LAND + " Thêm.")
    page = ask("officer", text=LAND, choose="repeat_of")
    assert f'name="repeat_of" value="{record}">' in page
    assert 'name="repeat_of" value="" checked>' in page
    page = ask("officer", text=LAND, choose="repeat_of", repeat_of=str(other))
    assert f'name="repeat_of" value="{other}" checked>' in page
    assert page.count(" checked>") == 1
    assert "radio" not in ask("officer", text=LAND)
    assert "radio" not in ask("officer", text=LAND, choose='x" onclick="y')


def test_hidden_and_absent_are_the_same_nothing(matters: Matters, ask):
    matters.enter(LAND, "neighbour")
    hidden, absent = ask("officer", text=LAND), ask("officer", text=ROAD)
    assert NOTHING in hidden
    assert hidden == absent


@pytest.mark.parametrize("text", ["", "   ", "\x00", "\u202e", "…"])
def test_before_anything_is_typed_the_panel_says_what_it_is_for(ask, text):
    page = ask("officer", text=text)
    assert "match" not in page
    assert "Đơn, hồ sơ có thể trùng" in page


def test_what_is_typed_is_escaped(matters: Matters, ask):
    matters.enter(LAND, title=HOSTILE)
    page = ask("officer", text=f"{HOSTILE} {LAND[:80]} {HOSTILE} {LAND[80:]}")
    assert "&lt;script&gt;" in page
    assert "<script" not in page


def test_a_text_too_long_is_refused_with_a_sentence(ask):
    page = ask("officer", 422, text="đ" * (LONGEST + 1))
    assert "200.000" in page


@pytest.mark.parametrize(
    "fields", [{"top": "9" * 5000}, {"top": "-1"}, {"leave_out": "x"}, {"kind": "nothing"}, {"leave_out": "9" * 40}, {"fields": ",,"}]
)
def test_strange_values_are_passed_over(matters: Matters, ask, fields):
    record = matters.enter(LAND)
    assert f"/matters/{record}/" in ask("officer", text=LAND, **fields)


def test_the_record_itself_and_other_units_can_be_left_out(matters: Matters, ask):
    own, below = matters.enter(LAND), matters.enter(LAND, "commune", happened_on="2026-01-05")
    assert f"/matters/{own}/" not in ask("officer", text=LAND, leave_out=str(own))
    assert f"/matters/{below}/" not in ask("officer", text=LAND, alone="1")
    assert ask("officer", text=LAND, top="1").count('class="match"') == 1


def test_a_stranger_is_sent_to_sign_in_and_an_address_is_refused(matters: Matters, client, browser_of):
    assert client.post(reverse("repeats-box"), {"text": LAND}).status_code == 302
    assert browser_of("officer").get(reverse("repeats-box"), {"text": LAND}).status_code == 405


@pytest.mark.unit
def test_a_quotation_shows_a_little_around_each_phrase():
    text = "mở đầu rất dài " * 6 + "CỤM MỘT giữa CỤM HAI" + " kết thúc rất dài" * 6
    first, second = text.index("CỤM MỘT"), text.index("CỤM HAI")
    pieces = quoted(text, [Shared("CỤM MỘT", first, first + 7), Shared("CỤM HAI", second, second + 7)])
    assert [piece for piece, shared in pieces if shared] == ["CỤM MỘT", "CỤM HAI"]
    assert pieces[0][0].startswith("… ")
    assert pieces[-1][0].endswith(" …")
    assert pieces[2] == (" giữa ", False)
    assert sum(len(piece) for piece, _shared in pieces) < 140
    long = "đơn " * 200
    assert [len(piece) < 170 for piece, _shared in quoted(long, [Shared(long, 0, len(long))])] == [True, True, True]
    assert quoted("tất cả", [Shared("tất cả", 0, 6)]) == [("tất cả", True)]
