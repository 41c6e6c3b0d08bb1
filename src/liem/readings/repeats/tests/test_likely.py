"""Finding likely repeats: however the text comes again, and with the phrases that both share."""

import random
import unicodedata

import pytest

from liem.readings.repeats.queries import LONGEST, TooLong
from liem.readings.repeats.tests.conftest import LAND, ROAD, Matters

pytestmark = pytest.mark.acts


def bare(text: str) -> str:
    marks = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in marks if not unicodedata.combining(sign))


def turned(text: str) -> str:
    return ". ".join(reversed(text.rstrip(".").split(". "))) + "."


def short(text: str) -> str:
    for full, abbreviation in (
        ("Ủy ban nhân dân", "UBND"),
        ("giấy chứng nhận quyền sử dụng đất", "GCNQSDĐ"),
        ("giải phóng mặt bằng", "GPMB"),
    ):
        text = text.replace(full, abbreviation)
    return text


def mistyped(text: str) -> str:
    words = text.split(" ")
    for place in range(5, len(words), 12):
        words[place] = words[place][::-1]
    return " ".join(words)


def halved(text: str) -> str:
    chance = random.Random(4)
    return " ".join(word for word in text.split(" ") if chance.random() > 0.25)


CHANGES = {
    "without diacritics": bare,
    "in capitals": str.upper,
    "in the other normal form": lambda text: unicodedata.normalize("NFD", text),
    "with the sentences turned round": turned,
    "abbreviated": short,
    "mistyped": mistyped,
    "to somebody else": lambda text: text.replace("Kính gửi Ủy ban nhân dân tỉnh", "Kính gửi đồng chí Trưởng Ban Nội chính Tỉnh ủy"),
    "with words missing": halved,
    "as read by a machine": lambda text: bare(text).replace("l", "1").replace(" o ", " 0 "),
    "inside a longer text": lambda text: f"Tôi viết đơn này lần thứ ba, mong được giải quyết dứt điểm. {text} Tôi xin cam đoan là đúng.",
    "with signs that turn the writing": lambda text: text.replace("đất", "đ\u202eấ\u202ct\u200b"),
    "with bytes that are nothing": lambda text: text.replace(" nhà", " nh\x00à"),
}


@pytest.mark.parametrize("folded", [False, True], ids=["at once", "after the job"])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_text_is_found_again(matters: Matters, change, folded):
    land, road = matters.enter(LAND), matters.enter(ROAD)
    if folded:
        matters.fold()
    found = matters.found(change(LAND))
    assert found[0].record_id == land
    assert found[0].score > 0.3
    assert [one.score for one in found if one.record_id == road] in ([], [0.0]) or found[0].score > 3 * found[1].score


def test_the_same_text_scores_one_and_another_says_so_less(matters: Matters):
    land, road = matters.enter(LAND), matters.enter(LAND.replace("Đồng Mới", "Đồng Cũ").replace("214", "99"))
    found = matters.found(LAND)
    assert [one.record_id for one in found] == [land, road]
    assert found[0].score == 1.0
    assert 0.5 < found[1].score < 1.0


def test_the_shared_phrases_stand_in_the_text_that_was_asked(matters: Matters):
    matters.enter(LAND)
    asked = f"Chuyện khác hẳn. {bare(LAND[34:120])} rồi thôi."
    shared = matters.found(asked)[0].shared
    assert [asked[phrase.start : phrase.end] for phrase in shared] == [phrase.text for phrase in shared]
    assert "giay chung nhan quyen su dung dat thua so 214, to ban do so 7" in shared[0].text
    assert all("khac han" not in phrase.text for phrase in shared)


def test_an_abbreviation_is_shown_as_it_stands(matters: Matters):
    matters.enter(LAND)
    asked = "Trả GCNQSDĐ thửa số 214 cho tôi"
    assert [phrase.text for phrase in matters.found(asked)[0].shared] == ["GCNQSDĐ thửa số 214"]


def test_a_text_of_another_matter_finds_nothing_alike(matters: Matters):
    matters.enter(ROAD)
    assert matters.found("Đề nghị xem xét chế độ thương binh cho bố tôi", least=0.05) == []


@pytest.mark.parametrize("text", ["", "   ", "…!?;:–", "\x00", "\u202e\u202c", "\u0301\u0323", "\n\t"])
def test_a_text_without_a_word_finds_nothing(matters: Matters, text):
    matters.enter(LAND)
    assert matters.found(text) == []


def test_a_very_long_text_is_read_and_one_longer_still_is_refused(matters: Matters):
    chance = random.Random(2)
    book = " ".join(chance.choice(("đất", "nhà", "ruộng", "đường", "cầu", "chợ")) + str(chance.randrange(9_000)) for _ in range(14_000))
    assert len(book) > 100_000
    long, land = matters.enter(book[:9_900]), matters.enter(LAND)
    assert matters.ids(book)[0] == long
    assert matters.ids(LAND + " " + book)[:1] == [long]
    assert land in matters.ids(LAND)
    with pytest.raises(TooLong):
        matters.found("a" * (LONGEST + 1))


def test_one_word_is_found_by_itself(matters: Matters):
    word = matters.enter("Khiếunại")
    assert matters.ids("khieunai") == [word]


def test_the_record_itself_is_left_out_when_asked(matters: Matters):
    first, again = matters.enter(LAND), matters.enter(bare(LAND))
    assert matters.ids(LAND, leave_out=first) == [again]
    assert set(matters.ids(LAND)) == {first, again}


def test_no_more_are_told_than_asked_for(matters: Matters):
    for number in range(4):
        matters.enter(f"{LAND} Lần {number}")
    assert len(matters.found(LAND, top=3)) == 3
    assert len(matters.found(LAND)) == 4


def test_another_kind_is_not_searched(matters: Matters):
    land = matters.enter(LAND)
    assert matters.ids(LAND, kind="matter") == [land]
    assert matters.ids(LAND, kind="case") == []
