"""Boxes to sign in, the square code, and a unit's own template, read back from the files."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfReader

from liem.core.letters.letter import Code, Column, Letter, Signatures, Table, squares
from liem.core.letters.own_templates import TemplateBroken, filled, own_template
from liem.core.letters.pdf import to_pdf
from liem.core.letters.word import to_docx

HOSTILE = "{{ 7*7 }} {% for x in y %} <w:p/> & “Ngã”"
SLIP = Letter(
    parent="TỈNH ỦY THANH GIANG",
    agency="BAN NỘI CHÍNH",
    place="Thanh Giang",
    day=date(2026, 1, 5),
    kind="PHIẾU ĐỀ XUẤT",
    title="Xử lý đơn",
    body=[
        HOSTILE,
        Table([Column("STT"), Column("Nội dung")], [[1, HOSTILE]]),
        Code("DT-2026/1", "Mã tra cứu DT-2026/1"),
        Signatures([("PHÊ DUYỆT", ""), ("LÃNH ĐẠO PHÒNG", ""), ("NGƯỜI ĐỀ XUẤT", "Lê Thị Mẫu")]),
    ],
)


def test_a_slip_has_its_three_boxes_and_its_code_in_both_formats() -> None:
    text = PdfReader(io.BytesIO(to_pdf(SLIP))).pages[0].extract_text()
    for said in ("PHÊ DUYỆT", "LÃNH ĐẠO PHÒNG", "NGƯỜI ĐỀ XUẤT", "Lê Thị Mẫu", "Mã tra cứu DT-2026/1"):
        assert said in text
    written = docx.Document(io.BytesIO(to_docx(SLIP)))
    assert len(written.inline_shapes) == 1
    boxes = written.tables[-1].rows[0].cells
    assert [cell.paragraphs[0].text for cell in boxes] == ["PHÊ DUYỆT", "LÃNH ĐẠO PHÒNG", "NGƯỜI ĐỀ XUẤT"]


def test_a_code_is_square_and_differs_with_its_text() -> None:
    rows = squares("DT-2026/1")
    assert {len(row) for row in rows} == {len(rows)}
    assert rows != squares("DT-2026/2")


def laid_template(home: Path, *paragraphs: str) -> Path:
    """A unit's own template in the place where the operator lays it."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    path = home / "templates" / "T38" / "petition.slip.docx"
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    return path


def test_a_units_own_template_is_filled_and_what_people_wrote_is_never_read_as_template(settings: Any, tmp_path: Path) -> None:
    settings.LIEM_HOME = tmp_path
    assert own_template("T38", "petition.slip") is None
    laid_template(tmp_path, "{{ agency }} — {{ title }}", "{% for text in paragraphs %}{{ text }}{% endfor %}")
    path = own_template("T38", "petition.slip")
    assert path is not None
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(filled(path, SLIP))).paragraphs)
    assert "BAN NỘI CHÍNH — Xử lý đơn" in text
    assert HOSTILE in text


def test_a_template_that_reaches_out_or_is_broken_is_refused_in_one_sentence(settings: Any, tmp_path: Path) -> None:
    settings.LIEM_HOME = tmp_path
    for evil in ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "{% for x in %}", "{{ nothing.at.all }}"):
        path = laid_template(tmp_path, evil)
        with pytest.raises(TemplateBroken, match=r"petition\.slip\.docx"):
            filled(path, SLIP)


def test_no_name_leads_out_of_the_folder_of_templates(settings: Any, tmp_path: Path) -> None:
    settings.LIEM_HOME = tmp_path
    laid_template(tmp_path, "x")
    assert own_template("../T38", "petition.slip") is None
    assert own_template("T38", "../T38/petition.slip") is None
