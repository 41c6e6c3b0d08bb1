"""The pages of books, as a person with a browser and no script meets them."""

import io
from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from liem.core.access.models import AccessLog
from liem.core.access.scope import enter
from liem.core.accounts.models import User
from liem.core.acts.subjects import writing
from liem.core.records.models import Record
from liem.gates.books.reading import open_book
from liem.registers.cases.lists import cases as cases_list

from .conftest import appointed
from .making import workbook
from .test_importing import HEADER, ROWS, changed

pytestmark = pytest.mark.acts


def signed_in(actor, name):
    with writing():
        user = User.objects.create(username=name, person_id=actor.person_id, language="en")
    client = Client(headers={"accept-language": "en"})
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies["liem_language"] = "en"
    return client


@pytest.fixture
def kept_apart(settings, tmp_path):
    settings.LIEM_HOME = tmp_path


@pytest.fixture
def client(officer, kept_apart):
    return signed_in(officer, "thu.officer")


def send(client, rows=ROWS, *, content=None, name="so.xlsx"):
    content = workbook([HEADER, *rows]).getvalue() if content is None else content
    return client.post("/cases/import/", {"file": SimpleUploadedFile(name, content)}, follow=True)


def seen(actor):
    enter(actor)
    return list(Record.objects.order_by("pk").values_list("title", flat=True))


def test_the_list_offers_both_doors(client):
    page = client.get("/cases/").content.decode()
    assert "/cases/import/" in page
    assert "/cases/export/" in page


def test_a_book_is_sent_looked_at_and_entered(client, officer):
    page = send(client)
    assert "Checked, nothing written yet" in page.content.decode()
    assert "Enter 2 rows" in page.content.decode()
    assert seen(officer) == []
    done = client.post(page.redirect_chain[-1][0], follow=True)
    assert "2 records opened" in done.content.decode()
    assert len(seen(officer)) == 2


def test_entering_twice_changes_nothing(client, officer):
    address = send(client).redirect_chain[-1][0]
    client.post(address)
    assert client.post(address).status_code == 404
    again = send(client)
    assert "Send another book" in again.content.decode()
    client.post(again.redirect_chain[-1][0])
    assert len(seen(officer)) == 2


def test_faults_are_shown_at_their_cells_and_only_the_good_rows_are_offered(client, officer):
    page = send(client, changed(ROWS, 1, 6, "31/02/2023"))
    text = page.content.decode()
    assert "There is no day 31/02/2023 in the calendar." in text
    assert "Enter only the good row (1)" in text
    address = page.redirect_chain[-1][0]
    refused = client.post(address)
    assert refused.status_code == 409
    assert seen(officer) == []
    done = client.post(address, {"partial": "1"}, follow=True)
    assert "1 record opened, 0 corrected, 0 rows unchanged, 1 row refused." in done.content.decode()
    assert len(seen(officer)) == 1
    rest = client.get(f"{address}rest/")
    with open_book(io.BytesIO(rest.content), cases_list.imports) as book:
        assert [row.values["title"] for row in book.rows()] == ["Vụ việc giả định tại trạm B"]


def test_a_renamed_file_gets_one_sentence_and_the_form_again(client):
    page = send(client, content=b"%PDF-1.7 nothing", name="so.xlsx")
    assert page.status_code == 422
    assert "This is a PDF document" in page.content.decode()


def test_no_file_is_said_at_the_field(client):
    page = client.post("/cases/import/", {})
    assert page.status_code == 422
    assert "This field is required" in page.content.decode()


def test_what_stands_in_a_cell_is_never_markup(client):
    page = send(client, changed(ROWS, 1, 6, "<script>alert(1)</script>"))
    assert "<script>alert" not in page.content.decode()
    assert "&lt;script&gt;alert" in page.content.decode()


def test_a_book_that_waits_is_its_bringers_alone(client, officer):
    address = send(client).redirect_chain[-1][0]
    other = signed_in(appointed("T38", "officer", name="Cán bộ Giả định Sáu"), "thu.other")
    assert other.get(address).status_code == 404
    assert other.get(f"{address}rest/").status_code == 404
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(("role", "status"), [("auditor", 403), ("administrator", 404), ("reporter", 404)])
def test_whoever_may_not_open_a_record_finds_no_door_in(units, kept_apart, role, status):
    client = signed_in(appointed("T38", role, name="Người Giả định Bảy"), "thu.role")
    assert client.get("/cases/import/").status_code == status
    assert client.post("/cases/import/", {}).status_code == status
    assert client.get("/cases/import/empty/").status_code == status


def test_strangers_are_sent_to_sign_in(units):
    for address in ("/cases/import/", "/cases/export/", "/cases/import/empty/", "/cases/import/0123/"):
        assert Client().get(address).status_code == 302


@pytest.mark.parametrize("address", ["/ghosts/import/", "/ghosts/export/", "/cases/import/0123456789/", "/cases/export/?format=exe"])
def test_what_is_not_there_is_404(client, address):
    assert client.get(address).status_code == 404


def test_an_empty_book_can_be_filled_in(client):
    answer = client.get("/cases/import/empty/")
    assert "attachment" in answer["Content-Disposition"]
    with open_book(io.BytesIO(answer.content), cases_list.imports) as book:
        assert {heading.field for heading in book.headings} == {column.field for column in cases_list.imports.columns}


def test_the_list_is_exported_as_it_is_filtered_and_the_export_is_logged(client, officer):
    client.post(send(client).redirect_chain[-1][0])
    answer = client.get("/cases/export/?field=economic")
    with open_book(io.BytesIO(answer.content), cases_list.imports) as book:
        assert [row.values["title"] for row in book.rows()] == ["Vụ việc giả định tại trạm B"]
        assert [row.values["happened_on"] for row in book.rows()] == [date(2023, 3, 5)]
    enter(replace(officer, role="auditor"))
    assert AccessLog.objects.filter(what="export", detail__startswith="cases: 1 (xlsx)").count() == 1


def test_an_exported_book_sent_back_changes_nothing(client, officer):
    client.post(send(client).redirect_chain[-1][0])
    for form in ("xlsx", "csv"):
        exported = client.get(f"/cases/export/?format={form}").content
        page = send(client, content=exported, name=f"so.{form}")
        assert "Send another book" in page.content.decode(), page.content.decode()
    assert len(seen(officer)) == 2


def test_an_unknown_filter_exports_nothing(client):
    assert client.get("/cases/export/?colour=red").status_code == 400
