"""What holds of every text: it is its own best repeat, likeness goes both ways, spelling and order never lose it."""

import string
import unicodedata

import pytest
from django.db import transaction
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from liem.readings.repeats.grams import MOST_GRAMS, bands_of, grams_of, placed
from liem.readings.repeats.tests.conftest import LAND, ROAD, Matters

WORDS = sorted({*LAND.split(), *ROAD.split(), "UBND", "QSDĐ", "214/7", "Nguyễn", "thôn", "hồ", "a", "ý"})
sentences = st.lists(
    st.lists(st.sampled_from(WORDS) | st.text(string.ascii_letters + string.digits, min_size=1, max_size=6), min_size=1, max_size=9),
    min_size=1,
    max_size=6,
)
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def written(told: list[list[str]]) -> str:
    return ". ".join(" ".join(words) for words in told) + "."


def bare(text: str) -> str:
    marks = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in marks if not unicodedata.combining(sign))


@pytest.mark.acts
@few
@given(sentences, st.booleans())
def test_a_text_is_its_own_best_repeat(matters: Matters, told, folded):
    with transaction.atomic():
        record = matters.enter(written(told))
        matters.enter(LAND), matters.enter(ROAD)
        if folded:
            matters.fold()
        best = matters.found(written(told), top=1)[0]
        assert best.score == 1.0
        assert best.record_id == record or grams_of(written(told)) in (grams_of(LAND), grams_of(ROAD))
        transaction.set_rollback(True)


@pytest.mark.acts
@few
@given(sentences, sentences, st.booleans())
def test_likeness_goes_both_ways(matters: Matters, one, other, folded):
    with transaction.atomic():
        first, second = matters.enter(written(one)), matters.enter(written(other))
        if folded:
            matters.fold()
        there = {found.record_id: found.score for found in matters.found(written(one))}
        back = {found.record_id: found.score for found in matters.found(written(other))}
        assert there.get(second) == pytest.approx(back.get(first), abs=0.001)
        transaction.set_rollback(True)


@pytest.mark.acts
@few
@given(sentences, st.sampled_from((bare, str.upper, str.lower, lambda text: unicodedata.normalize("NFD", text))), st.randoms())
def test_spelling_and_order_never_lose_it(matters: Matters, told, change, chance):
    # One word has no pair; without a pair inside a sentence the order of sentences is all there is.
    assume(any(len(words) > 1 for words in told))
    with transaction.atomic():
        record = matters.enter(written(told))
        matters.enter(LAND)
        assert matters.found(change(written(told)), top=1)[0].score == 1.0
        chance.shuffle(told)
        assert record in matters.ids(change(written(told)))
        transaction.set_rollback(True)


@pytest.mark.unit
@given(st.text())
@example("a\u0301\u0323 b\x00c \u202ed\u202c ½ ﬁ Ⅷ đ")
def test_every_gram_stands_where_it_says(text):
    for place in placed(text):
        part = text[place.start : place.end]
        assert place.gram in grams_of(part)


@pytest.mark.unit
@given(st.text())
@example("\u0622\u7130")
@example("\u1f9e\u08ff")
def test_normal_forms_make_the_same_sketch(text):
    forms = {tuple(grams_of(unicodedata.normalize(form, text))) for form in ("NFC", "NFD")}
    assert len(forms) == 1, ascii(text)


@pytest.mark.unit
def test_a_sketch_has_its_limits_and_its_bands_are_those_of_a_province():
    long = grams_of(" ".join(str(number) for number in range(9_000)))
    assert len(long) == MOST_GRAMS
    assert bands_of(long, 38) == bands_of(long, 38) != bands_of(long, 40)
    assert bands_of([], 38) == []
