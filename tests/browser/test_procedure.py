"""A case from the crime report to the execution of its judgment: an extension, a return, a split and a join on the way."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.deep]


def by(number: str, day: str, issuer: str = "Cơ quan Cảnh sát điều tra") -> dict[str, str]:
    """The decision behind a step, on its day."""
    return {"decision_number": number, "decision_on": day, "decision_by": issuer, "happened_on": day}


def step(desk: Desk, record_id: int, act: str, values: dict[str, Any], *, look: bool = False) -> None:
    """Do one act on a case by its page."""
    desk.go(f"/cases/{record_id}/acts/{act}/", look=look)
    desk.fill(values)
    desk.submit()
    assert desk.path == f"/cases/{record_id}/", desk.text[:600]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_case_goes_from_the_crime_report_to_the_execution_of_its_judgment(desk: Callable[..., Desk], language: str) -> None:
    officer = desk()
    officer.sign_in("officer")
    officer.speak(language)
    officer.expect_status(409, 422)  # a preview that comes after the act was done
    officer.go("/cases/acts/open/", look=False)
    officer.fill({"title": "Vụ việc giả định tại kho vật tư", "kind": "incident", "field": "corruption", "origin": "agency"})
    officer.fill({"agency": "Cơ quan Cảnh sát điều tra", "happened_on": "04/01/2023"})
    officer.submit()
    case = int(officer.path.strip("/").split("/")[1])
    step(officer, case, "receive-report", {"report_kind": "report", "agency": "Công an tỉnh", "happened_on": "05/01/2023"})
    step(officer, case, "become-case", by("14/QĐ-KTVA", "16/01/2023"))
    article = {"articles-0-article": "353", "articles-0-clause": "2", "articles-0-seriousness": "very_serious"}
    step(officer, case, "add-articles", {**article, "happened_on": "16/01/2023"}, look=True)
    for _person in range(2):
        charged = {"accused-0-rank": "civil_servant", "accused-0-managed_by": "none", "accused-0-article": "353", "accused-0-clause": "2"}
        step(officer, case, "add-accused", {**charged, "happened_on": "06/02/2023"})
    detained = {"accused": "1", "order_number": "7/LTG", "order_by": "Cơ quan Cảnh sát điều tra", "until_on": "07/04/2023"}
    step(officer, case, "detain", {**detained, "happened_on": "07/02/2023"}, look=True)
    step(officer, case, "split", {"title": "Vụ án giả định được tách", "accused": "2", **by("17/QĐ-TA", "06/03/2023")}, look=True)
    step(officer, case, "join", {"other": str(case + 1), **by("18/QĐ-NVA", "20/03/2023")}, look=True)
    step(officer, case, "extend-limit", {"value": "4", **by("21/QĐ-VKS", "10/05/2023", "Viện kiểm sát nhân dân")}, look=True)
    step(officer, case, "enter-stage", {"stage": "prosecution", **by("40/KLĐT", "01/08/2023")})
    returned = {"returned_by": "procuracy", "reason": "Thiếu chứng cứ.", **by("5/QĐ-VKS", "14/08/2023", "Viện kiểm sát nhân dân")}
    step(officer, case, "return-for-investigation", returned, look=True)
    step(officer, case, "enter-stage", {"stage": "prosecution", **by("41/KLĐT", "02/10/2023")})
    step(officer, case, "enter-stage", {"stage": "first_instance", **by("51/CT", "30/10/2023", "Viện kiểm sát nhân dân")})
    judged = {"outcome": "convicted", **by("60/HSST", "11/12/2023", "Tòa án nhân dân")}
    step(officer, case, "pronounce-judgment", judged, look=True)
    step(officer, case, "enter-stage", {"stage": "execution", **by("9/QĐ-THA", "22/01/2024", "Tòa án nhân dân")})
    owed = {"amounts-0-asset": "money", "amounts-0-amount": "4000000000", "happened_on": "23/01/2024"}
    step(officer, case, "record-obligation", owed)
    officer.look("case-executed")
    with officer.page.expect_download() as sheet:
        officer.page.click("a[href$='/prints/sheet/']")
    assert sheet.value.suggested_filename.endswith(".pdf")
