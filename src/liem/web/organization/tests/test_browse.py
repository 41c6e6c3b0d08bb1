"""The organisation's page: the tree of a day, and who may see what of it."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def _walk(nodes):
    for node in nodes:
        yield node
        yield from _walk(node.children)


def _named(response, name: str):
    return [node for node in _walk(response.context["tree"]) if node.name == name]


def test_today_the_readers_own_unit_is_open(signed_in):
    client, _work = signed_in("T38", "officer", "thu.canbo")
    response = client.get(reverse("organisation"))
    (own,) = _named(response, "Ban Nội chính Tỉnh ủy Thanh Hóa")
    assert own.picked
    assert len(own.children) == 166 + 27
    (commune,) = _named(response, "Văn phòng Đảng ủy xã Hoằng Hóa")
    assert not commune.ended
    (district,) = _named(response, "Văn phòng Huyện ủy Hoằng Hóa")
    assert district.ended
    assert "Văn phòng Đảng ủy xã Hoằng Hóa" in district.to


def test_the_day_before_the_merger_sixty_three_committees_stand(signed_in):
    client, _work = signed_in("T38", "officer", "thu.canbo")
    response = client.get(reverse("organisation"), {"on": "30/06/2025"})
    (top,) = _named(response, "Ban Nội chính Trung ương")
    assert len(top.children) == 63
    assert not any(node.ended for node in top.children)


def test_every_link_of_the_page_leads_to_the_unit_it_names(signed_in):
    client, _work = signed_in("TW", "officer", "thu.canbo")
    response = client.get(reverse("organisation"))
    (bac_giang,) = _named(response, "Ban Nội chính Tỉnh ủy Bắc Giang")
    opened = client.get(bac_giang.href)
    assert opened.context["unit"]["title"] == "Ban Nội chính Tỉnh ủy Bắc Giang"
    (table,) = [table for title, table in opened.context["unit"]["tables"] if len(table.rows) == 1 and table.rows[0].cells[0].href]
    assert table.rows[0].cells[0].value == "Ban Nội chính Thành ủy Bắc Ninh"


@pytest.mark.parametrize("query", [{"on": "31/02/2025"}, {"on": "\x00"}, {"unit": "T99"}, {"unit": "'; drop"}, {"on": "0001-01-01"}])
def test_a_wrong_address_shows_what_can_be_shown(signed_in, query):
    client, _work = signed_in("T38", "officer", "thu.canbo")
    assert client.get(reverse("organisation"), query).status_code == 200


def test_people_are_shown_in_ones_own_province_and_at_the_centre_only(signed_in):
    _other, _work = signed_in("T40", "officer", "thu.nghean")
    client, _work = signed_in("T38", "officer", "thu.thanhhoa")
    near = client.get(reverse("organisation"), {"unit": "T38"}).content.decode()
    assert "Người Thử Thu.Thanhhoa" in near
    far = client.get(reverse("organisation"), {"unit": "T40"})
    assert "Người Thử Thu.Nghean" not in far.content.decode()
    assert far.context["unit"]["title"] == "Ban Nội chính Tỉnh ủy Nghệ An"


def test_an_agency_has_no_such_page_and_a_stranger_must_sign_in(signed_in, client):
    agency, _work = signed_in("T38.CA", "agency", "thu.congan")
    assert agency.get(reverse("organisation")).status_code == 404
    assert client.get(reverse("organisation")).status_code == 302


def test_the_page_is_whole_in_english(signed_in):
    client, _work = signed_in("T38", "officer", "thu.canbo")
    client.post(reverse("set_language"), {"language": "en"})
    page = client.get(reverse("organisation")).content.decode()
    assert "Thanh Hoa Provincial Internal Affairs Committee" in page
    assert "Tổ chức" not in page
