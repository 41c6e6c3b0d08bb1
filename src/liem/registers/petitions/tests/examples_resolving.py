"""Acts of resolving, repeats and affairs with data that pass, what must stand before, and what must come of them."""

from typing import Any, NamedTuple

Step = tuple[str, dict[str, Any]]


class Example(NamedTuple):
    """One act that works: the stage after it and the event it tells. `kind` is the kind of its record."""

    act: str
    data: dict[str, Any]
    stage: str
    event: str
    before: tuple[Step, ...] = ()
    second: bool = False
    name: str = ""
    kind: str = "petition"


ACCEPT: Step = ("accept", {"letter": "5-TB/BNCTU", "complexity": "complex", "happened_on": "2023-02-06"})
VERIFY: Step = (
    "assign-verification",
    {
        "assigned_to": "Phòng Theo dõi công tác các cơ quan nội chính",
        "content": "Việc xác định nguồn gốc thửa đất.",
        "decision": "7-QĐ/BNCTU",
        "due_on": "2023-03-01",
        "happened_on": "2023-02-08",
    },
)
REPORT: Step = ("report-verification", {"verification": 1, "report": "Hồ sơ địa chính khớp một phần.", "happened_on": "2023-02-28"})
SUSPEND: Step = ("suspend-resolution", {"ground": "other_body", "decision": "9-QĐ/BNCTU", "happened_on": "2023-02-20"})
CONCLUDE: Step = (
    "conclude-petition",
    {
        "outcome": "partly_right",
        "result": "Khiếu nại đúng một phần.",
        "document": "12-QĐ/BNCTU",
        "persons_restored": 1,
        "money_restored": 25_000_000,
        "land_restored": 120,
        "happened_on": "2023-03-06",
    },
)
ANSWER: Step = ("answer", {"letter": "14-CV/BNCTU", "happened_on": "2023-03-08"})
DUTY: Step = (
    "order-execution",
    {
        "duty": "Trả lại 120 m² đất.",
        "responsible": "Ủy ban nhân dân cấp xã",
        "land": 120,
        "due_on": "2023-06-30",
        "happened_on": "2023-03-09",
    },
)
OPEN_AFFAIR: Step = ("open-affair", {"title": "Bồi thường tuyến đường ven biển", "field": "land", "happened_on": "2023-02-01"})
SETTLE: Step = ("settle-affair", {"result": "Các hộ đã nhận tiền.", "happened_on": "2023-05-01"})


def resolving(taken_in: Step) -> tuple[Example, ...]:
    """The examples that start from a complaint taken in by `taken_in`, eligible, on or before 1 February 2023."""
    at_the_desk = (taken_in,)
    accepted = (*at_the_desk, ACCEPT)
    verified = (*accepted, VERIFY, REPORT)
    concluded = (*verified, CONCLUDE)
    answered = (*concluded, ANSWER)
    return (
        Example("accept", ACCEPT[1], "accepted", "petitions.accepted", at_the_desk, second=True),
        Example(
            "refuse-acceptance",
            {"letter": "6-TB/BNCTU", "reason": "Đã có quyết định giải quyết có hiệu lực.", "happened_on": "2023-02-06"},
            "refused",
            "petitions.not_accepted",
            at_the_desk,
            second=True,
        ),
        Example("assign-verification", VERIFY[1], "verifying", "petitions.verification_assigned", accepted),
        Example("report-verification", REPORT[1], "verifying", "petitions.verification_reported", (*accepted, VERIFY)),
        Example(
            "extend-resolution",
            {"days": 15, "decision": "8-QĐ/BNCTU", "reason": "Phải xác minh ở hai nơi.", "happened_on": "2023-03-01"},
            "accepted",
            "petitions.resolution_extended",
            accepted,
        ),
        Example("suspend-resolution", SUSPEND[1], "accepted", "petitions.suspended", accepted),
        Example(
            "resume-resolution",
            {"decision": "10-QĐ/BNCTU", "happened_on": "2023-02-27"},
            "accepted",
            "petitions.resumed",
            (*accepted, SUSPEND),
        ),
        Example("conclude-petition", CONCLUDE[1], "concluded", "petitions.concluded", verified),
        Example("answer", ANSWER[1], "answered", "petitions.answered", concluded),
        Example("withdraw", {"letter": "Đơn ngày 10/02/2023", "happened_on": "2023-02-10"}, "withdrawn", "petitions.withdrawn", accepted),
        Example(
            "discontinue-resolution",
            {"ground": "court", "decision": "11-QĐ/BNCTU", "happened_on": "2023-02-27"},
            "discontinued",
            "petitions.discontinued",
            accepted,
            second=True,
        ),
        Example(
            "open-second-instance",
            {"reason": "Không đồng ý với quyết định lần đầu.", "happened_on": "2023-03-20"},
            "classified",
            "petitions.second_instance_opened",
            answered,
        ),
        Example(
            "reopen", {"reason": "Có tài liệu mới.", "happened_on": "2023-04-03"}, "classified", "petitions.reopened", answered, second=True
        ),
        Example(
            "hold-dialogue",
            {
                "topic": "Phương án bồi thường",
                "parties": "Người khiếu nại, Ủy ban nhân dân cấp xã",
                "result": "Hai bên thống nhất đo lại.",
                "happened_on": "2023-02-15",
            },
            "accepted",
            "petitions.dialogue_held",
            accepted,
        ),
        Example("order-execution", DUTY[1], "answered", "petitions.execution_ordered", answered),
        Example(
            "report-execution", {"execution": 1, "happened_on": "2023-06-20"}, "answered", "petitions.execution_done", (*answered, DUTY)
        ),
    )


AFFAIRS: tuple[Example, ...] = (
    Example("open-affair", OPEN_AFFAIR[1], "open", "affairs.opened", kind="affair"),
    Example("settle-affair", SETTLE[1], "settled", "affairs.settled", (OPEN_AFFAIR,), kind="affair"),
    Example(
        "reopen",
        {"reason": "Phát sinh khiếu nại mới.", "happened_on": "2023-06-01"},
        "open",
        "affairs.reopened",
        (OPEN_AFFAIR, SETTLE),
        kind="affair",
    ),
)
