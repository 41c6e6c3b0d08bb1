"""Steps of a case with data that pass, one after another, from which the examples are made."""

from typing import Any, NamedTuple

KIND = "case"
Step = tuple[str, dict[str, Any]]


class Example(NamedTuple):
    """One act that works."""

    act: str
    data: dict[str, Any]
    stage: str
    event: str
    before: tuple[Step, ...] = ()
    second: bool = False
    name: str = ""


def by(number: str, on: str, who: str = "Cơ quan Cảnh sát điều tra") -> dict[str, Any]:
    """A decision and the day on which it took effect."""
    return {"decision_number": number, "decision_on": on, "decision_by": who, "happened_on": on}


def session(on: str, number: str = "12-KL/BCĐ") -> dict[str, Any]:
    """A session's document and the day."""
    return {"session": "Phiên họp thứ 5", "document_number": number, "document_on": on, "happened_on": on}


ARTICLE = {"code": "BLHS-2015", "article": "353", "clause": 2, "point": "a", "seriousness": "very_serious"}
ACCUSED = {"rank": "commune_leader", "managed_by": "district_board", "party_member": True, "article": "353", "seriousness": "very_serious"}

INCIDENT: Step = (
    "open",
    {
        "title": "Vụ việc có dấu hiệu vi phạm trong quản lý ngân sách xã",
        "kind": "incident",
        "field": "corruption",
        "origin": "own_detection",
        "report_received_on": "2023-01-03",
        "happened_on": "2023-01-04",
    },
)
HEARSAY: Step = ("open", {key: value for key, value in INCIDENT[1].items() if key != "report_received_on"})
CASE: Step = (
    "open",
    {
        "title": "Vụ án vi phạm quy định về đấu thầu tại dự án thoát nước",
        "kind": "case",
        "field": "corruption",
        "origin": "inspection",
        "stage": "investigation",
        "stage_since": "2023-01-09",
        "decision_number": "14/QĐ-CSKT",
        "decision_on": "2023-01-09",
        "decision_by": "Cơ quan Cảnh sát điều tra",
        "agency": "Cơ quan Cảnh sát điều tra",
        "acts_from": "2019-03-01",
        "acts_until": "2020-06-30",
        "articles": [ARTICLE],
        "happened_on": "2023-01-10",
    },
)
PROSECUTION: Step = ("enter-stage", {"stage": "prosecution", **by("40/KLĐT", "2023-04-03")})
TRIAL: Step = ("enter-stage", {"stage": "first_instance", **by("51/CT", "2023-05-04", "Viện kiểm sát nhân dân")})
JUDGMENT: Step = ("pronounce-judgment", {"outcome": "convicted", **by("60/HSST", "2023-06-26", "Tòa án nhân dân")})
FILED: Step = ("record-appeal", {"appeal_kind": "appeal", "by_whom": "defendant", "against": "judgment", "happened_on": "2023-07-03"})
APPEAL: Step = ("enter-stage", {"stage": "appeal", **by("77/KCQH", "2023-07-03", "Tòa án nhân dân")})
UPHELD: Step = ("pronounce-judgment", {"outcome": "upheld", **by("91/HSPT", "2023-08-28", "Tòa án nhân dân")})
EXECUTION: Step = ("enter-stage", {"stage": "execution", **by("90/QĐ-THA", "2023-09-04", "Tòa án nhân dân")})
ADVISE: Step = (
    "detect-and-advise",
    {
        "found": "Chi sai nguồn kinh phí, có dấu hiệu tội phạm.",
        "advised_to": "standing_board",
        "proposed": "Chỉ đạo cơ quan điều tra thụ lý.",
        "document_number": "31-BC/BNCTU",
        "document_on": "2023-01-16",
        "happened_on": "2023-01-16",
    },
)
DIRECTION: Step = (
    "record-direction",
    {
        "directed_by": "standing_board",
        "content": "Làm rõ trách nhiệm của người đứng đầu.",
        "document_number": "8-TB/TU",
        "document_on": "2023-02-01",
        "due_on": "2023-03-01",
        "happened_on": "2023-02-01",
    },
)
PLACE: Step = (
    "place",
    {
        "tier": "province",
        "body": "steering_committee",
        "ground": "public_concern",
        "report_due_on": "2023-03-15",
        **session("2023-02-15"),
    },
)
OBSTACLE: Step = (
    "raise-obstacle",
    {
        "obstacle_kind": "expertise",
        "description": "Chưa có kết luận giám định giá trị thiết bị.",
        "responsible": "Sở Xây dựng",
        "due_on": "2023-04-30",
        "happened_on": "2023-03-01",
    },
)
DAMAGE: Step = (
    "record-damage",
    {"amounts": [{"asset": "money", "amount": 5_000_000_000, "basis": "KLGĐ 12"}], "happened_on": "2023-03-10"},
)
CHARGE: Step = ("add-accused", {"accused": [ACCUSED], "happened_on": "2023-02-20"})
NAMED: Step = ("add-accused", {"accused": [{**ACCUSED, "name": "Người Thứ Nhất"}], "happened_on": "2023-02-20"})
SUSPEND: Step = ("suspend", {"ground": "awaiting_expertise", **by("22/QĐ-CSKT", "2023-03-20")})
CONCLUDE: Step = ("conclude", {"result": "judgment_executed", "summary": "Đã thi hành xong.", **session("2023-11-01", "40-KL/BCĐ")})
TO_EXECUTION = (CASE, PROSECUTION, TRIAL, JUDGMENT, EXECUTION)
OBLIGED: Step = (
    "record-obligation",
    {"amounts": [{"asset": "money", "amount": 4_000_000_000, "basis": "60/HSST"}], "happened_on": "2023-09-05"},
)
REQUEST: Step = (
    "request-conclusion",
    {
        "what": "expertise",
        "agency": "Viện Khoa học hình sự",
        "document_number": "5/QĐ-TCGĐ",
        "due_on": "2023-05-02",
        "happened_on": "2023-03-01",
    },
)
DETAIN: Step = (
    "detain",
    {"accused": 1, "order_number": "7/LTG", "order_by": "Cơ quan Cảnh sát điều tra", "until_on": "2023-04-21", "happened_on": "2023-02-21"},
)
CAUSES: Step = (
    "record-causes",
    {"causes": [{"nature": "subjective", "cause": "loose_management", "remedy": "Kiểm tra định kỳ."}], "happened_on": "2023-06-01"},
)
