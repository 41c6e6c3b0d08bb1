"""Every act of matters with data that pass, what must stand before it, and exactly what must come of it."""

from typing import Any, NamedTuple

from liem.registers.matters import rules

KIND = "matter"
Step = tuple[str, dict[str, Any]]


class Example(NamedTuple):
    """One act that works: the stage after it and the event it tells."""

    act: str
    data: dict[str, Any]
    stage: str
    event: str
    before: tuple[Step, ...] = ()
    second: bool = False
    name: str = ""


MATTER: Step = (
    "record",
    {
        "title": "Các hộ dân chưa đồng ý phương án bồi thường tuyến đường ven biển",
        "subject": "land_clearance",
        "arisen_on": "2023-01-02",
        "households": "10_49",
        "people": "50_199",
        "risk": "medium",
        "risk_reason": "Đã hai lần tập trung tại trụ sở.",
        "agencies": "Ủy ban nhân dân cấp huyện",
        "report_due_on": "2023-02-10",
        "happened_on": "2023-01-05",
    },
)
ADVISE: Step = (
    "advise",
    {
        "advised_to": "standing_board",
        "content": "Đối thoại trước khi cưỡng chế.",
        "document_number": "12-BC/BNCTU",
        "document_on": "2023-01-16",
        "happened_on": "2023-01-16",
    },
)
DIRECTION: Step = (
    "record-direction",
    {
        "directed_by": "standing_board",
        "content": "Tổ chức đối thoại trong tháng 02.",
        "document_number": "9-TB/TU",
        "document_on": "2023-02-01",
        "due_on": "2023-02-28",
        "happened_on": "2023-02-01",
    },
)
HANDLE: Step = ("handle", {"result": "agreed", "content": "Các hộ đã nhận tiền, bàn giao mặt bằng.", "happened_on": "2023-04-05"})
HAND: Step = (
    "hand-to-agency",
    {
        "agency": "Thanh tra tỉnh",
        "reason": "Thuộc thẩm quyền thanh tra.",
        "document_number": "20-CV/BNCTU",
        "document_on": "2023-03-10",
        "happened_on": "2023-03-10",
    },
)

EXAMPLES: tuple[Example, ...] = (
    Example("record", MATTER[1], "recorded", "matters.recorded"),
    Example("advise", ADVISE[1], "advised", "matters.advised", (MATTER,), name="first"),
    Example("advise", {**ADVISE[1], "happened_on": "2023-03-01"}, "directed", "matters.advised", (MATTER, ADVISE, DIRECTION), name="again"),
    Example("record-direction", DIRECTION[1], "directed", "matters.direction_recorded", (MATTER, ADVISE)),
    Example(
        "change-risk",
        {"risk": "high", "risk_reason": "Có kêu gọi tụ tập.", "happened_on": "2023-02-03"},
        "recorded",
        "matters.risk_changed",
        (MATTER,),
    ),
    Example(
        "report-progress",
        {"progress": "Đã đối thoại lần một.", "direction": 1, "report_due_on": "2023-03-20", "happened_on": "2023-02-20"},
        "directed",
        "matters.progress_reported",
        (MATTER, DIRECTION),
    ),
    Example(
        "set-report-day",
        {"report_due_on": "2023-02-20", "reason": "Chờ đối thoại.", "happened_on": "2023-02-06"},
        "recorded",
        "matters.report_day_set",
        (MATTER,),
    ),
    Example("handle", HANDLE[1], "handled", "matters.handled", (MATTER, ADVISE)),
    Example("hand-to-agency", HAND[1], "handed_to_agency", "matters.handed_to_agency", (MATTER,)),
    Example(
        "reopen",
        {"reason": "Các hộ tiếp tục khiếu kiện.", "happened_on": "2023-06-01"},
        "advised",
        "matters.reopened",
        (MATTER, ADVISE, HANDLE),
    ),
)

REACHING: dict[str, tuple[Step, ...]] = {
    rules.RECORDED: (MATTER,),
    rules.ADVISED: (MATTER, ADVISE),
    rules.DIRECTED: (MATTER, DIRECTION),
    rules.HANDLED: (MATTER, HANDLE),
    rules.HANDED_TO_AGENCY: (MATTER, HAND),
}
"""How a record comes into each stage."""

STAGES_OF: dict[str, frozenset[str]] = {
    "advise": rules.OPEN,
    "record-direction": rules.OPEN,
    "change-risk": rules.OPEN,
    "report-progress": rules.OPEN,
    "set-report-day": rules.OPEN,
    "handle": rules.OPEN,
    "hand-to-agency": rules.OPEN,
    "reopen": rules.CLOSING,
}
"""The stages in which each act is done; in every other it must be refused."""
