"""Files of a record: told by their content, kept once, given out only to who sees the record, each time."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from liem.core.access.models import AccessLog
from tests.acts.examples import EXAMPLES
from tests.cast import Cast

pytestmark = pytest.mark.django_db
OPENING = next(e for kind, e in EXAMPLES if kind == "case" and e.act == "open")
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"


@pytest.fixture
def case(cast: Cast) -> int:
    """An open case of Thanh Hóa."""
    return cast.do("officer", "open", OPENING.data).record_id


def attach(client: Any, case: int, name: str, content: bytes) -> Any:
    return client.post(f"/cases/{case}/acts/attach/", {"file": SimpleUploadedFile(name, content)})


def office(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


def test_a_file_is_attached_and_given_out_as_what_it_is(cast: Cast, browser_of: Any, case: int) -> None:
    officer = browser_of("officer")
    assert attach(officer, case, "Báo cáo\u202etxt.exe", PDF).status_code == 302
    answer = officer.get(f"/cases/{case}/files/1/")
    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, PDF)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Disposition"].endswith(".pdf")
    assert answer["X-Content-Type-Options"] == "nosniff"
    with cast.acting("auditor"):
        assert AccessLog.objects.filter(record_id=case, what="file").exists()


@pytest.mark.parametrize("part", ["neighbour", "agency", "administrator"])
def test_nobody_else_gets_it(browser_of: Any, case: int, part: str) -> None:
    attach(browser_of("officer"), case, "a.pdf", PDF)
    assert browser_of(part).get(f"/cases/{case}/files/1/").status_code == 404


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00 a program",
        b"\x7fELF a program",
        b"\xd0\xcf\x11\xe0 an old document",
        b"PK\x03\x04 broken",
        office("word/document.xml", "word/vbaProject.bin"),
        office("something/else.xml"),
        b"\x00\x01\x02 nothing known",
    ],
    ids=["empty", "exe", "elf", "old", "broken", "macros", "zip", "binary"],
)
def test_what_is_not_taken_is_refused_at_its_field(browser_of: Any, case: int, content: bytes) -> None:
    officer = browser_of("officer")
    answer = attach(officer, case, "tệp.pdf", content)
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert officer.get(f"/cases/{case}/files/1/").status_code == 404


def test_the_same_content_is_taken_once(browser_of: Any, case: int) -> None:
    officer = browser_of("officer")
    attach(officer, case, "a.pdf", PDF)
    assert attach(officer, case, "b.pdf", PDF).status_code == 422
