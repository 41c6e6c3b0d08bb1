"""The same case by the interface for programs, and from a row of an Excel book: counted all the same, and found again."""

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from liem.core.calendar.today import today

pytestmark = [pytest.mark.django_db, pytest.mark.api]
TITLE = "Vụ án giả định từ cửa khác"
FIGURE = {"indicator": "cases.under_supervision"}


def post(program: Any, address: str, **values: Any) -> Any:
    """Send values as a program does; give the answer, which must be a good one."""
    answer = program.post(address, json.dumps(values), content_type="application/json")
    assert answer.status_code in (201, 202), answer.content.decode()
    return answer.json()


def decision(number: str) -> dict[str, str]:
    """The fields of a decision of today."""
    return {"decision_number": number, "decision_on": today().isoformat(), "decision_by": "Cơ quan Cảnh sát điều tra"}


def by_interface(program: Any, _browser: Any) -> int:
    """Open the case by a call."""
    told = {"title": TITLE, "kind": "case", "field": "corruption", "origin": "inspection", "stage": "investigation"}
    articles = [{"article": "353", "seriousness": "very_serious"}]
    record: int = post(program, "/api/v1/cases", **told, **decision("14/QĐ-CSKT"), articles=articles)["record"]
    return record


def by_book(program: Any, browser: Any) -> int:
    """Open it by a row of a workbook that is sent, checked and entered."""
    day = f"{today():%d/%m/%Y}"
    header = ["Tên vụ án, vụ việc", "Loại", "Lĩnh vực", "Nguồn phát hiện", "Ngày vào sổ", "Giai đoạn", "Số quyết định", "Ngày quyết định"]
    row = [TITLE, "Vụ án", "Tham nhũng", "Thanh tra", day, "Điều tra", "14/QĐ-CSKT", day]
    header += ["Cơ quan ban hành", "Điều luật", "Phân loại tội phạm"]
    row += ["Cơ quan Cảnh sát điều tra", "353", "Rất nghiêm trọng"]
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, header)
        sheet.write_row(1, 0, row)
    sent = browser.post("/cases/import/", {"file": SimpleUploadedFile("so.xlsx", out.getvalue())})
    assert sent.status_code == 302, sent.content.decode()
    entered = browser.post(sent["Location"])
    assert (entered.status_code, entered["Location"]) == (302, "/cases/"), entered.content.decode()
    (item,) = program.get("/api/v1/cases", {"q": TITLE}).json()["items"]
    return int(item["id"])


def counted(program: Any, unit: str) -> int:
    """The cases under supervision of this month."""
    answer = program.get("/api/v1/figures", {**FIGURE, "unit": unit, "period": f"{today():%Y-%m}"}).json()
    value: int = answer["figures"][0]["value"]
    return value


@pytest.mark.parametrize("opened", [by_interface, by_book])
def test_a_case_from_another_door_is_counted_and_found(
    program_of: Callable[..., Any], browser_of: Callable[[str], Any], opened: Callable[[Any, Any], int]
) -> None:
    officer, centre = program_of("officer"), program_of("central")
    before = counted(officer, "T38"), counted(centre, "VN")
    target = opened(officer, browser_of("officer"))
    post(officer, f"/api/v1/cases/{target}/acts/enter-stage", stage="prosecution", **decision("40/KLĐT"))
    supervision = {"tier": "province", "body": "steering_committee", "ground": "public_concern"}
    paper = {"session": "Phiên họp thứ 5", "document_number": "12-KL/BCĐ", "document_on": today().isoformat()}
    proposal = post(officer, f"/api/v1/cases/{target}/acts/place", **supervision, **paper)["proposal"]
    assert (counted(officer, "T38"), counted(centre, "VN")) == before
    approved = browser_of("head").post(f"/proposals/{proposal}/", {"decision": "approve"})
    assert (approved.status_code, approved["Location"]) == (302, f"/cases/{target}/")
    assert (counted(officer, "T38"), counted(centre, "VN")) == tuple(value + 1 for value in before)
    for program, unit in ((officer, "T38"), (centre, "VN")):
        behind = program.get("/api/v1/figures/records", {**FIGURE, "unit": unit, "period": f"{today():%Y-%m}"}).json()
        assert target in [item["id"] for item in behind["items"]]
        assert behind["records"] == behind["amount"] == len(behind["items"])
