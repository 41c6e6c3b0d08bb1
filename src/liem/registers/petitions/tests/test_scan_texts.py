"""Recognised text of scans: read by the worker, a help for searching; sealed with the scan, and never in the record."""

import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from liem.core.calendar.today import today
from liem.core.journal.models import StoredEvent
from liem.core.letters.pdf import to_pdf
from liem.core.letters.tests.examples import URGING
from liem.readings.deadlines.tests.world import as_writer
from liem.readings.repeats import indexing
from liem.readings.repeats.queries import likely
from liem.readings.search.indexing import index_pending
from liem.readings.search.queries import find
from liem.registers.petitions import recognising
from liem.registers.petitions.models import ScanText
from liem.registers.petitions.scan_texts import read_waiting
from liem.registers.petitions.tests.examples import CLASSIFY, DENUNCIATION, PETITION
from liem.registers.petitions.tests.test_scans import add, paper, picture
from tests.cast import Cast

pytestmark = pytest.mark.django_db

READ = "Đơn viết tay về con mương thoát nước xóm Trại"


def program(folder: Path, name: str, script: str) -> None:
    """A stand-in for a program of the machine."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine on which nothing is installed but what a test puts there."""
    monkeypatch.setattr(recognising.shutil, "which", lambda name: str(tmp_path / name) if (tmp_path / name).exists() else None)
    return tmp_path


@pytest.fixture
def reading(machine: Path) -> Path:
    """One that reads Vietnamese: always the same sentence."""
    program(machine, "tesseract", f'if [ "$1" = --list-langs ]; then echo eng; echo vie; else /bin/cat >/dev/null; echo "{READ}"; fi')
    program(machine, "pdftoppm", "/bin/cat >/dev/null; echo drawn")
    return machine


def typed(words: str) -> bytes:
    """A PDF that was written on a computer."""
    return to_pdf(replace(URGING, body=[words]))


def work() -> int:
    """What the worker's job does, once."""
    with as_writer():
        return read_waiting()


def row(cast: Cast, record_id: int) -> ScanText:
    """What is kept of a petition's only scan."""
    with cast.acting("officer"):
        return ScanText.objects.get(record_id=record_id)


def found(cast: Cast, part: str, words: str) -> list[int]:
    """The records a person finds."""
    with as_writer():
        index_pending()
    with cast.acting(part) as actor:
        return [record.pk for record in find(actor, words).records]


def test_a_picture_is_read_found_and_shown_as_a_help_and_the_record_does_not_change(cast: Cast, browser_of: Any, reading: Path) -> None:
    record_id = cast.play("officer", "petition", [PETITION])
    add(cast, record_id, picture(30))
    with cast.acting("officer"):
        events = StoredEvent.objects.filter(record_id=record_id).count()
    assert work() == 1
    assert work() == 0
    assert row(cast, record_id).text == READ
    assert found(cast, "officer", "con muong thoat nuoc") == [record_id]
    assert found(cast, "neighbour", "con muong thoat nuoc") == []
    page = browser_of("officer").get(f"/petitions/{record_id}/scans/1/text/")
    assert READ in page.content.decode()
    assert "không phải là hồ sơ" in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert browser_of("neighbour").get(f"/petitions/{record_id}/scans/1/text/").status_code == 404
    with cast.acting("officer"):
        assert StoredEvent.objects.filter(record_id=record_id).count() == events


def test_a_pdf_made_of_pictures_is_drawn_and_read_page_by_page(cast: Cast, reading: Path) -> None:
    record_id = cast.play("officer", "petition", [PETITION])
    add(cast, record_id, paper(2))
    work()
    assert row(cast, record_id).text == f"{READ}\n\n\n{READ}"


def test_where_only_ocrmypdf_draws_pages_open_scans_are_read_by_it_and_sealed_ones_wait(cast: Cast, reading: Path) -> None:
    (reading / "pdftoppm").unlink()
    program(reading, "ocrmypdf", f'echo "{READ}" > "$6"')
    record_id, sealed = cast.play("officer", "petition", [PETITION]), cast.play("officer", "petition", [DENUNCIATION])
    add(cast, record_id, paper(2))
    add(cast, sealed, paper(3))
    assert work() == 1
    assert row(cast, record_id).text == READ
    with cast.acting("officer"):
        assert not ScanText.objects.filter(record_id=sealed).exists()


def test_a_pdf_written_on_a_computer_needs_no_program(cast: Cast, machine: Path) -> None:
    record_id = cast.play("officer", "petition", [PETITION])
    add(cast, record_id, typed("Chúng tôi phản ánh trạm bơm bị bỏ hoang nhiều năm liền."))
    assert work() == 1
    assert "trạm bơm bị bỏ hoang" in row(cast, record_id).text


def test_without_the_programs_a_picture_waits_the_page_says_so_and_it_is_read_once_they_are_there(
    cast: Cast, browser_of: Any, machine: Path
) -> None:
    record_id = cast.play("officer", "petition", [PETITION])
    add(cast, record_id, picture(30))
    assert work() == 0
    officer = browser_of("officer")
    assert "chưa được cài trên máy này" in officer.get(f"/petitions/{record_id}/scans/1/text/").content.decode()
    assert "chưa được cài trên máy này" in officer.get("/petitions/acts/take-in/").content.decode()
    program(machine, "tesseract", f'if [ "$1" = --list-langs ]; then echo vie; else /bin/cat >/dev/null; echo "{READ}"; fi')
    recognising._languages.cache_clear()
    assert work() == 1


def test_a_program_that_fails_is_not_asked_again_and_the_page_says_so(cast: Cast, browser_of: Any, machine: Path) -> None:
    program(machine, "tesseract", 'if [ "$1" = --list-langs ]; then echo vie; else exit 3; fi')
    record_id = cast.play("officer", "petition", [PETITION])
    add(cast, record_id, picture(30))
    assert work() == 1
    assert work() == 0
    assert row(cast, record_id).state == ScanText.FAILED
    assert "không đọc được" in browser_of("officer").get(f"/petitions/{record_id}/scans/1/text/").content.decode().lower()


def test_what_was_read_in_a_sealed_scan_is_sealed_in_no_index_and_opens_with_the_identity(
    cast: Cast, browser_of: Any, reading: Path
) -> None:
    record_id = cast.play("officer", "petition", [DENUNCIATION])
    add(cast, record_id, picture(30))
    work()
    kept = row(cast, record_id)
    assert kept.text == ""
    assert kept.sealed
    assert "mương" not in kept.sealed
    assert found(cast, "officer", "con muong thoat nuoc") == []
    officer = browser_of("officer")
    address = f"/petitions/{record_id}/scans/1/text/"
    assert officer.get(address).status_code == 404
    cast.do("officer", "open-identity", {"reason": "Xác minh chữ ký.", "happened_on": today().isoformat()}, target=record_id)
    assert READ in officer.get(address).content.decode()


def test_a_petition_that_becomes_a_denunciation_takes_its_scan_and_its_words_under_seal(cast: Cast, browser_of: Any, reading: Path) -> None:
    record_id = cast.play("officer", "petition", [PETITION])
    content = picture(30)
    add(cast, record_id, content)
    work()
    assert found(cast, "officer", "con muong thoat nuoc") == [record_id]
    data = {**CLASSIFY[1], "petition_class": "denunciation", "happened_on": today().isoformat()}
    cast.do("officer", "classify", data, target=record_id)
    assert found(cast, "officer", "con muong thoat nuoc") == []
    officer = browser_of("officer")
    assert officer.get(f"/petitions/{record_id}/scans/1/").status_code == 404
    assert officer.get(f"/petitions/{record_id}/scans/1/text/").status_code == 404
    work()
    assert row(cast, record_id).text == ""
    cast.do("officer", "open-identity", {"reason": "Xác minh chữ ký.", "happened_on": today().isoformat()}, target=record_id)
    assert officer.get(f"/petitions/{record_id}/scans/1/").content == content
    assert READ in officer.get(f"/petitions/{record_id}/scans/1/text/").content.decode()


def test_the_worker_writes_the_text_and_may_not_touch_the_scan(cast: Cast, as_role: Any) -> None:
    raw = as_role("worker")
    for statement, right in (("petitions_scan_text", True), ("petitions_scan", False), ("petitions_petition", False)):
        assert raw.execute("select has_table_privilege(%s, 'update')", [statement]).fetchone()[0] is right
    app = as_role("app")
    assert app.execute("select has_table_privilege('petitions_scan_text', 'insert')").fetchone()[0] is False


LETTER = (
    "Đơn viết tay: con mương thoát nước xóm Trại bị lấp từ tháng Tám, nước đọng vào hai mươi ba hộ, trạm bơm bị bỏ hoang, chúng tôi đã"
    " ba lần gửi đơn đến xã mà không được trả lời bằng văn bản."
)


def alike(cast: Cast, part: str = "officer") -> list[int]:
    """The likely repeats of the letter, typed again without diacritics."""
    typed_again = "con muong thoat nuoc xom Trai bi lap tu thang Tam, nuoc dong vao hai muoi ba ho, tram bom bi bo hoang"
    with cast.acting(part) as actor:
        return [one.record_id for one in likely(actor, typed_again, kind="petition")]


def test_what_was_read_in_an_open_scan_is_found_as_a_repeat_until_it_comes_under_seal(cast: Cast, machine: Path) -> None:
    record_id = cast.play("officer", "petition", [PETITION])
    add(cast, record_id, typed(LETTER))
    assert alike(cast) == []
    assert work() == 1
    assert alike(cast) == [record_id]
    assert alike(cast, "neighbour") == []
    cast.do("officer", "classify", {**CLASSIFY[1], "happened_on": today().isoformat()}, target=record_id)
    with as_writer():
        indexing.fold_all()
    assert alike(cast) == [record_id]
    with as_writer():
        indexing.rebuild()
    assert alike(cast) == [record_id]
    cast.do("officer", "seal-identity", {"reason": "Người gửi yêu cầu.", "happened_on": today().isoformat()}, target=record_id)
    assert alike(cast) == []
    work()
    with as_writer():
        indexing.rebuild()
    assert alike(cast) == []


def test_what_was_read_in_a_sealed_scan_is_no_repeat_of_anything(cast: Cast, machine: Path) -> None:
    record_id = cast.play("officer", "petition", [DENUNCIATION])
    add(cast, record_id, typed(LETTER))
    assert work() == 1
    with as_writer():
        indexing.rebuild()
    assert alike(cast) == []


def test_the_worker_itself_may_write_what_repeats_are_found_by(as_role: Any) -> None:
    raw = as_role("worker")
    for table in ("repeats_entry", "repeats_pending"):
        for right in ("insert", "delete"):
            assert raw.execute("select has_table_privilege(%s, %s)", [table, right]).fetchone()[0]
