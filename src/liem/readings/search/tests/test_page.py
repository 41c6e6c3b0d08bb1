"""The search page and its answer while somebody types."""

import pytest
from django.urls import reverse

from liem.readings.deadlines.tests.story import Instituted
from liem.readings.deadlines.tests.world import as_writer, sign_in
from liem.readings.search.indexing import index_pending

pytestmark = pytest.mark.acts


@pytest.fixture
def found(world, client):
    """One record here, one elsewhere, and an officer signed in."""
    here = world.tell(Instituted, "2026-10-01", title="Quản lý đất công ích xã Đồng Lâm")
    there = world.tell(Instituted, "2026-10-01", owner=world.south, title="Quản lý đất rừng Đồng Lâm")
    with as_writer():
        index_pending()
    sign_in(client, world.actor(world.north), "north.officer")
    return here, there


def test_the_page_shows_what_one_may_see_and_nothing_of_the_rest(client, found):
    here, there = found
    page = client.get(reverse("search"), {"q": "dat dong lam"}).content.decode()
    assert here.number in page
    assert f"/stories/{here.pk}/" in page
    assert there.title not in page
    assert there.number not in page or there.number == here.number
    assert f"/stories/{there.pk}/" not in page


def test_typing_answers_with_the_fragment_alone(client, found):
    here, _there = found
    page = client.get(reverse("search"), {"q": "dat cong"}, headers={"HX-Request": "true"}).content.decode()
    assert here.title in page
    assert "<html" not in page
    assert "<html" not in client.get(reverse("search-palette"), {"q": "dat cong"}).content.decode()


def test_hidden_and_absent_are_the_same_nothing(client, found):
    hidden = client.get(reverse("search-palette"), {"q": "dat rung"}).content.decode()
    absent = client.get(reverse("search-palette"), {"q": "dat bien"}).content.decode()
    assert "dat rung" in hidden
    assert hidden.replace("dat rung", "…") == absent.replace("dat bien", "…")


def test_units_pages_and_people_are_found_by_name(client, world, found):
    page = client.get(reverse("search"), {"q": "don vi x98"}).content.decode()
    assert "?unit=X98" in page
    assert client.get(reverse("search"), {"q": "hom nay"}).content.decode().count("/today/") >= 2
    assert "Lê Văn Thử" in client.get(reverse("search"), {"q": "van thu"}).content.decode()


@pytest.mark.parametrize("text", ["", " ", "\x00", "<script>alert(1)</script>", "%' or '1'='1", "đ" * 400])
def test_whatever_is_typed_the_page_answers(client, found, text):
    answer = client.get(reverse("search"), {"q": text})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_whoever_is_not_signed_in_is_sent_to_sign_in(db, client):
    assert client.get(reverse("search"), {"q": "dat"}).status_code == 302
    assert client.get(reverse("search-palette"), {"q": "dat"}).status_code == 302
