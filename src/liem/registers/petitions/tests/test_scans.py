"""Scanned papers: looked at before they are kept, kept once, sealed where the identity is."""

import io
import struct
import zlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter

from liem.core.acts.perform import perform
from liem.core.acts.refusals import Refused
from liem.core.calendar.today import today
from liem.core.records.files import path_of
from liem.registers.petitions.models import Scan
from liem.registers.petitions.tests.examples import DENUNCIATION, PETITION
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def paper(pages: int = 1, *, password: str = "", width: int = 200) -> bytes:
    """A PDF of so many empty pages."""
    writer, out = PdfWriter(), io.BytesIO()
    for _page in range(pages):
        writer.add_blank_page(width, 200)
    if password:
        writer.encrypt(password)
    writer.write(out)
    return out.getvalue()


def picture(side: int) -> bytes:
    """The head of a PNG that says it has so many points a side."""
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\x00")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content)) for kind, content in chunks
    )


def add(cast: Cast, record_id: int, content: bytes, *, act: str = "add-scan", part: str = "officer", **data: Any) -> Any:
    """Add a scan to a petition."""
    sent = SimpleUploadedFile("Đơn của bà Mẫu.pdf", content)
    with cast.acting(part) as actor:
        return perform(act, actor=actor, target=record_id, data={"happened_on": today().isoformat(), **data}, files={"scan": sent})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (paper(300), "300"),
        (paper(password="x"), "mật khẩu"),
        (paper()[:60], "hỏng"),
        (picture(40_000), "quá lớn"),
        (b"\x89PNG\r\n\x1a\n broken", "hỏng"),
        (b"Kinh gui", "PDF"),
        (b"", ""),
    ],
    ids=["300 pages", "encrypted", "broken", "bomb", "broken picture", "text", "empty"],
)
def test_what_is_no_good_scan_is_refused_with_the_reason_and_nothing_is_kept(cast: Cast, content: bytes, said: str) -> None:
    record_id = cast.play("officer", "petition", [PETITION])
    with pytest.raises(Refused) as refused:
        add(cast, record_id, content)
    assert said in refused.value.errors["scan"][0]
    with cast.acting("officer"):
        assert not Scan.objects.filter(record_id=record_id).exists()


def test_the_same_scan_is_not_taken_twice_and_the_earlier_petition_is_named(cast: Cast) -> None:
    first, second = (cast.play("officer", "petition", [PETITION]) for _one in range(2))
    add(cast, first, paper(3))
    with pytest.raises(Refused) as refused:
        add(cast, second, paper(3))
    assert "DT-2023/" in refused.value.errors["scan"][0]
    add(cast, second, paper(4))
    with cast.acting("officer"):
        assert Scan.objects.get(record_id=second).pages == 4


def test_the_scan_of_a_denunciation_lies_encrypted_and_opens_with_the_identity_alone(cast: Cast, browser_of: Any) -> None:
    record_id = cast.play("officer", "petition", [DENUNCIATION])
    content = paper(2)
    add(cast, record_id, content)
    with cast.acting("officer"):
        scan = Scan.objects.get(record_id=record_id)
    assert scan.sealed
    assert content not in path_of(scan.digest).read_bytes()
    officer = browser_of("officer")
    assert officer.get(f"/petitions/{record_id}/scans/1/").status_code == 404
    assert "bà Mẫu" not in officer.get(f"/petitions/{record_id}/").content.decode()
    add(cast, record_id, paper(2, width=300), act="redact-scan", of=1)
    assert officer.get(f"/petitions/{record_id}/scans/2/").status_code == 200
    cast.do("officer", "open-identity", {"reason": "Xác minh chữ ký.", "happened_on": today().isoformat()}, target=record_id)
    opened = officer.get(f"/petitions/{record_id}/scans/1/")
    assert opened.content == content
    assert "Mẫu" not in opened["Content-Disposition"]
