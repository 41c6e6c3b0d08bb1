"""Scanned papers: looked at before they are kept, kept once, sealed where the identity is."""

import io
import struct
import zlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter

from liem.core.acts.perform import perform, preview
from liem.core.acts.refusals import Refused
from liem.core.acts.verifying import verify_records
from liem.core.calendar.today import today
from liem.core.journal.models import EventPersonal
from liem.core.records.files import path_of
from liem.readings.deadlines.tests.world import as_writer
from liem.registers.petitions.models import Scan
from liem.registers.petitions.scan_store import content_of, sweep
from liem.registers.petitions.tests.examples import CLASSIFY, DENUNCIATION, DESTROY, FILE, PETITION
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


def scan_of(cast: Cast, record_id: int) -> Scan:
    """The only scan of a petition."""
    with cast.acting("officer"):
        return Scan.objects.get(record_id=record_id)


def stored(cast: Cast) -> list[bytes]:
    """Everything that lies in the store once the worker has been there."""
    with as_writer():
        sweep()
    return [path.read_bytes() for path in path_of("00").parent.parent.rglob("*") if path.is_file()]


SEALED_LATER = (
    ("seal-identity", {"reason": "Người gửi yêu cầu.", "happened_on": "2023-02-02"}),
    ("classify", {**CLASSIFY[1], "petition_class": "denunciation", "field": "corruption"}),
)


@pytest.mark.parametrize(("act", "data"), SEALED_LATER, ids=["on wish", "as a denunciation"])
def test_a_scan_that_comes_under_seal_later_lies_encrypted_from_then_on(
    cast: Cast, browser_of: Any, act: str, data: dict[str, Any]
) -> None:
    record_id = cast.play("officer", "petition", [PETITION])
    content = paper(2, width=211)
    add(cast, record_id, content)
    assert path_of(scan_of(cast, record_id).digest).read_bytes() == content
    with cast.acting("officer") as actor:
        preview(act, actor=actor, target=record_id, data=data)
    assert content in stored(cast)
    cast.do("officer", act, data, target=record_id)
    assert not any(content in kept for kept in stored(cast))
    scan = scan_of(cast, record_id)
    assert (scan.sealed, scan.name) == (True, "")
    assert content_of(scan) == content
    assert browser_of("officer").get(f"/petitions/{record_id}/scans/1/").status_code == 404
    cast.do("officer", "void", {"ordinal": 3, "reason": "Ghi nhầm."}, target=record_id)
    assert browser_of("officer").get(f"/petitions/{record_id}/scans/1/").content == content


def test_a_file_that_another_petition_holds_openly_stays_for_it(cast: Cast) -> None:
    first, second = cast.play("officer", "petition", [PETITION]), cast.play("neighbour", "petition", [PETITION])
    content = paper(2, width=212)
    add(cast, first, content)
    add(cast, second, content, part="neighbour")
    cast.do("officer", *SEALED_LATER[0], target=first)
    assert content in stored(cast)
    cast.do("neighbour", *SEALED_LATER[0], target=second)
    assert not any(content in kept for kept in stored(cast))
    assert content_of(scan_of(cast, first)) == content


@pytest.mark.parametrize("later", [False, True], ids=["sealed as it came", "sealed later"])
def test_destroying_the_sealed_part_destroys_the_scans_and_what_the_journal_kept_apart(cast: Cast, browser_of: Any, later: bool) -> None:
    record_id = cast.play("officer", "petition", [PETITION if later else DENUNCIATION])
    content = paper(3, width=213)
    add(cast, record_id, content)
    if later:
        cast.do("officer", *SEALED_LATER[0], target=record_id)
    stored(cast)
    before = len(stored(cast))
    cast.do("officer", *FILE, target=record_id)
    cast.do("officer", *DESTROY, target=record_id)
    after = stored(cast)
    assert len(after) == before - 1
    scan = scan_of(cast, record_id)
    assert (scan.digest, scan.original_digest, scan.name) == ("", "", "")
    with pytest.raises(OSError):
        content_of(scan)
    page = browser_of("officer").get(f"/petitions/{record_id}/")
    assert "đã tiêu hủy" in page.content.decode()
    assert browser_of("officer").get(f"/petitions/{record_id}/scans/1/").status_code == 404
    with cast.acting("officer"):
        kept = EventPersonal.objects.filter(record_id=record_id, path__regex="senders|sealed_content|against|scans").exclude(sealed=None)
        assert set(kept.values_list("event__kind", flat=True)) <= {"petitions.sealed_part_destroyed"}
    with pytest.raises(Refused):
        cast.do("head", "void", {"ordinal": 4 if not later else 5, "reason": "Thử."}, target=record_id)
    with as_writer():
        assert [one for one in verify_records() if one.record_id == record_id] == []
