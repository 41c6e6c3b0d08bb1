"""A penalty frame from its entry to its use: one person enters it, another confirms it, a case follows."""

from collections.abc import Callable

import pytest

from liem.registers.cases.tests.examples import CASE
from tests.browser.desk import Desk
from tests.cast import Cast

pytestmark = pytest.mark.browser

SOURCE = "Bộ luật Hình sự 2015, được sửa đổi, bổ sung năm 2017; Điều 364 khoản 3, bản lưu của cơ quan"
OFFICE = {"code": "BLHS-2015", "article": "364", "clause": 3, "point": "", "seriousness": "serious"}


def test_two_persons_bring_a_frame_into_use_and_a_case_follows(desk: Callable[..., Desk]) -> None:
    target = Cast().play("officer", "case", (("open", {**CASE[1], "articles": [OFFICE]}),))
    officer, head = desk("officer", language="en"), desk("head", language="vi")
    officer.go("/cases/frames/")
    officer.press("text=Enter a penalty frame")
    officer.look("frame-new")
    officer.fill({"article": "364", "clause": "3", "least": "7", "most": "12", "from_on": "01/01/2018", "source": SOURCE})
    officer.page.locator("[name=code]").select_option("BLHS-2015")
    officer.submit()
    officer.look("frame-waits")
    assert "a second person must confirm it" in officer.text

    head.go(officer.path)
    head.press("text=Quyết định >> nth=-1")
    head.look("frame-decide")
    head.expect_status(422)
    head.fill({"decision": "reject"})
    head.submit()
    assert "Nêu lý do không xác nhận." in head.text
    head.look("frame-refused")
    head.fill({"decision": "confirm"})
    head.submit()
    head.look("frame-used")
    assert "Khung đã được dùng" in head.text
    head.press(f'a[href^="/cases/{target}/acts/apply-frames/"]')
    head.look("frame-apply")
    head.submit()
    assert "Áp dụng khung hình phạt đối với 364.3" in head.text
    for language in ("vi", "en"):
        reader = desk("neighbour", language=language)
        reader.go("/cases/frames/")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_median_and_a_figure_of_too_few_are_clean_pages(desk: Callable[..., Desk], language: str) -> None:
    raised = {
        "obstacle_kind": "expertise", "description": "Chờ giám định.", "responsible": "Sở Tài chính", "agency": "expertise_body",
        "happened_on": "2023-03-01",
    }  # fmt: skip
    removed = {"obstacle": 1, "how": "Đã có kết luận.", "happened_on": "2023-04-20"}
    dated = {**CASE[1], "detected_on": "2022-06-30"}
    Cast().play("officer", "case", (("open", dated), ("raise-obstacle", raised), ("remove-obstacle", removed)))
    officer = desk("officer", language=language)
    officer.go("/figures/cases.obstacle_days_median/?unit=T38&period=2023")
    assert "50" in officer.text
    officer.go("/figures/cases.detection_lag/?unit=T38&period=2023")
    assert ("Ít hơn 10 vụ" if language == "vi" else "Fewer than 10 cases") in officer.text
    officer.go("/reports/T38/2023/?part=cases&drill=cases.obstacle_days_median")
