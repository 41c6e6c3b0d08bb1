"""Taking a petition in: what stands beside the form, what is found in the text, what the desk refuses."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liem.core.acts.refusals import Refused
from liem.core.records.models import Record
from liem.registers.petitions.models import Petition, Sender
from liem.registers.petitions.rules.marks import found, masked
from liem.registers.petitions.rules.senders import id_is_odd, is_telephone
from liem.registers.petitions.tests.examples import DENUNCIATION, PETITION
from tests.cast import Cast


def test_marks_are_found_by_shape_and_a_day_is_no_telephone_number() -> None:
    text = "Tôi là Trần Thị Mẫu, sinh ngày 21/11/1960 (21111960), CCCD 038060001234, ĐT: 0373.851.234. Ông Chủ tịch xã biết việc này."
    assert [(mark.kind, mark.text) for mark in found(text)] == [
        ("name", "Trần Thị Mẫu"),
        ("id_number", "038060001234"),
        ("telephone", "0373.851.234"),
    ]
    assert not is_telephone("21/11/2026")
    assert is_telephone("+84 912 345 678")
    assert id_is_odd("12345")
    assert not id_is_odd("038060001234")
    assert not id_is_odd("B1234567")


@given(st.text(max_size=400))
def test_masking_never_fails_and_leaves_no_mark_that_was_found(text: str) -> None:
    marks = found(text)
    whole = masked(text, marks)
    assert all(mark.text not in whole for mark in marks if mark.kind == "name")


def taken(cast: Cast, **values: Any) -> Petition:
    """A petition taken in by the officer, loaded."""
    done = cast.do("officer", "take-in", {**PETITION[1], **values}, kind="petition")
    with cast.acting("officer"):
        return Petition.objects.select_related("record").get(record_id=done.record_id)


@pytest.mark.django_db
def test_a_denouncer_is_sealed_masked_and_named_nowhere(cast: Cast, browser_of: Any) -> None:
    done = cast.do("officer", "take-in", DENUNCIATION[1], kind="petition")
    with cast.acting("officer"):
        petition = Petition.objects.select_related("record").get(record_id=done.record_id)
        sender = Sender.objects.get(record_id=done.record_id)
    assert petition.identity_sealed
    assert petition.record.confidentiality == 1
    assert (sender.name, sender.phone, bool(sender.sealed)) == ("", "", True)
    assert "Mẫu" not in petition.content
    assert "[họ tên]" in petition.content
    officer = browser_of("officer")
    pages = [f"/petitions/{done.record_id}/", "/petitions/", "/petitions/export/?format=csv", f"/api/v1/petitions/{done.record_id}"]
    for page in pages:
        said = officer.get(page).content.decode()
        assert "Nguyễn Văn Mẫu" not in said, page
        assert "0912345678" not in said, page
    assert officer.get(f"/petitions/{done.record_id}/identity/").status_code == 404


@pytest.mark.django_db
def test_an_identity_is_opened_by_two_and_shown_to_who_asked_on_that_day(cast: Cast, browser_of: Any) -> None:
    from liem.core.calendar.today import today

    record_id = cast.do("officer", "take-in", DENUNCIATION[1], kind="petition").record_id
    cast.do("officer", "open-identity", {"reason": "Làm việc với người tố cáo.", "happened_on": today().isoformat()}, target=record_id)
    page = browser_of("officer").get(f"/petitions/{record_id}/identity/")
    assert "Nguyễn Văn Mẫu" in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert browser_of("second_officer").get(f"/petitions/{record_id}/identity/").status_code == 404
    annex = browser_of("officer").get(f"/petitions/{record_id}/prints/annex/")
    assert annex.content.startswith(b"%PDF")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"sender_kind": "group", "people": 0}, "people"),
        ({"sender_kind": "anonymous"}, "sender_kind"),
        ({"written_on": "2023-03-01"}, "written_on"),
        ({"source": "handed_over"}, "from_body"),
        ({"eligibility": "ineligible"}, "reasons"),
        ({"field": "waste"}, "field"),
        ({"title": "", "content": ""}, "title"),
        ({"title": "\u202eđơn"}, "title"),
        ({"senders": [{"name": "A", "phone": "21/11/2026"}]}, "senders/0/phone"),
        ({"against_unit": "T38.399"}, "against_unit"),
    ],
)
def test_what_contradicts_itself_is_refused_at_its_field_and_nothing_is_kept(cast: Cast, values: dict[str, Any], field: str) -> None:
    with cast.acting("officer"):
        was = Record.objects.count()
    with pytest.raises(Refused) as refused:
        taken(cast, **values)
    assert field in refused.value.errors
    with cast.acting("officer"):
        assert Record.objects.count() == was


@pytest.mark.django_db
def test_an_odd_id_number_is_kept_and_marked_and_text_is_stored_in_one_form(cast: Cast) -> None:
    import unicodedata

    petition = taken(cast, title=unicodedata.normalize("NFD", "Khiếu nại đất"), senders=[{"name": "Lê Thị Mẫu", "id_number": "12-AB"}])
    assert petition.record.title == "Khiếu nại đất"
    with cast.acting("officer"):
        assert Sender.objects.get(record_id=petition.pk).id_odd
    assert petition.record.opened_on == date(2023, 2, 1)
