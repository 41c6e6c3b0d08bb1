"""Every act of cases with data that pass, what must stand before it, and exactly what must come of it.

`before` are the acts that bring a record to where the act is done. `stage` is the record's stage after the act, `event`
the event it tells. `wrong_stages` are stages in which it must be refused.
"""

from typing import Any, NamedTuple

from liem.registers.cases.rules import stages

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

EXAMPLES: tuple[Example, ...] = (
    Example("open", INCIDENT[1], "verification", "cases.opened", name="incident"),
    Example("open", CASE[1], "investigation", "cases.opened", name="case"),
    Example("detect-and-advise", ADVISE[1], "verification", "cases.detected_advised", (INCIDENT,)),
    Example("record-direction", DIRECTION[1], "verification", "cases.direction_recorded", (INCIDENT,)),
    Example(
        "report-progress",
        {"progress": "Đã lấy lời khai.", "report_due_on": "2023-05-01", "happened_on": "2023-04-01"},
        "investigation",
        "cases.progress_reported",
        (CASE,),
    ),
    Example(
        "set-report-day",
        {"report_due_on": "2023-06-30", "reason": "Chờ giám định.", "happened_on": "2023-03-02"},
        "investigation",
        "cases.report_day_set",
        (CASE, PLACE),
    ),
    Example("place", PLACE[1], "investigation", "cases.placed", (CASE,), second=True),
    Example(
        "change-level",
        {"placement": 1, "tier": "central", "body": "standing_body", "ground": "assigned_from_above", **session("2023-03-15")},
        "investigation",
        "cases.level_changed",
        (CASE, PLACE),
        second=True,
    ),
    Example(
        "take-off",
        {"placement": 1, "end_ground": "handled_by_law", **session("2023-06-15")},
        "investigation",
        "cases.taken_off",
        (CASE, PLACE),
        second=True,
    ),
    Example(
        "set-aside",
        {"reason": "Chưa đủ căn cứ.", "until_on": "2024-01-15", "happened_on": "2023-10-02"},
        "investigation",
        "cases.set_aside",
        (CASE,),
    ),
    Example("enter-stage", PROSECUTION[1], "prosecution", "cases.stage_entered", (CASE,), name="prosecution"),
    Example("enter-stage", TRIAL[1], "first_instance", "cases.stage_entered", (CASE, PROSECUTION), name="first instance"),
    Example("enter-stage", APPEAL[1], "appeal", "cases.stage_entered", (CASE, PROSECUTION, TRIAL, JUDGMENT, FILED), name="appeal"),
    Example(
        "enter-stage",
        EXECUTION[1],
        "execution",
        "cases.stage_entered",
        (CASE, PROSECUTION, TRIAL, JUDGMENT, FILED, APPEAL, UPHELD),
        name="execution",
    ),
    Example("become-case", by("15/QĐ-CSKT", "2023-02-06"), "investigation", "cases.stage_entered", (INCIDENT,)),
    Example(
        "return-for-investigation",
        {"returned_by": "procuracy", "reason": "Thiếu chứng cứ.", **by("5/QĐ-VKS", "2023-04-17", "Viện kiểm sát nhân dân")},
        "investigation",
        "cases.returned_for_investigation",
        (CASE, PROSECUTION),
    ),
    Example(
        "cancel-judgment",
        {"cancelled_to": "first_instance", **by("3/HSPT", "2023-08-01", "Tòa án nhân dân")},
        "first_instance",
        "cases.judgment_cancelled",
        (CASE, PROSECUTION, TRIAL, JUDGMENT, FILED, APPEAL),
    ),
    Example("suspend", SUSPEND[1], "suspended", "cases.suspended", (CASE,)),
    Example("resume", by("30/QĐ-CSKT", "2023-05-22"), "investigation", "cases.resumed", (CASE, SUSPEND)),
    Example("discontinue", {"ground": "no_crime", **by("33/QĐ-CSKT", "2023-05-22")}, "discontinued", "cases.discontinued", (CASE,)),
    Example(
        "extend-limit",
        {"value": 4, **by("21/QĐ-VKS", "2023-04-28", "Viện kiểm sát nhân dân")},
        "investigation",
        "cases.limit_extended",
        (CASE,),
    ),
    Example("raise-obstacle", OBSTACLE[1], "investigation", "cases.obstacle_raised", (CASE,)),
    Example(
        "remove-obstacle",
        {"obstacle": 1, "how": "Đã có kết luận.", "happened_on": "2023-04-20"},
        "investigation",
        "cases.obstacle_removed",
        (CASE, OBSTACLE),
    ),
    Example("record-damage", DAMAGE[1], "investigation", "cases.damage_recorded", (CASE,)),
    Example(
        "record-seizure",
        {"amounts": [{"asset": "real_estate", "amount": 2_000_000_000}], "happened_on": "2023-03-11"},
        "investigation",
        "cases.seizure_recorded",
        (CASE,),
    ),
    Example(
        "record-recovery",
        {"amounts": [{"asset": "money", "amount": 1_000_000_000}], "happened_on": "2023-03-12"},
        "investigation",
        "cases.recovery_recorded",
        (CASE, DAMAGE),
    ),
    Example("add-accused", CHARGE[1], "investigation", "cases.accused_added", (CASE,)),
    Example(
        "open-names",
        {"reason": "Đối chiếu với cơ quan điều tra.", "happened_on": "2023-02-22"},
        "investigation",
        "cases.names_opened",
        (CASE, NAMED),
    ),
    Example(
        "drop-accused",
        {"accused": 1, "ground": "separated", "happened_on": "2023-03-20"},
        "investigation",
        "cases.accused_dropped",
        (CASE, CHARGE),
    ),
    Example(
        "add-articles",
        {"articles": [{**ARTICLE, "article": "222"}], "happened_on": "2023-02-21"},
        "investigation",
        "cases.articles_added",
        (CASE,),
    ),
    Example(
        "record-causes",
        {"causes": [{"nature": "subjective", "cause": "loose_management", "remedy": "Kiểm tra định kỳ."}], "happened_on": "2023-06-01"},
        "investigation",
        "cases.causes_recorded",
        (CASE,),
    ),
    Example(
        "receive-report",
        {"report_kind": "report", "agency": "Công an tỉnh", "happened_on": "2023-01-12"},
        "verification",
        "cases.report_received",
        (HEARSAY,),
    ),
    Example(
        "refuse-prosecution",
        {"ground": "no_crime", **by("3/QĐ-KKT", "2023-03-01")},
        "discontinued",
        "cases.discontinued",
        (INCIDENT,),
    ),
    Example("pronounce-judgment", JUDGMENT[1], "first_instance", "cases.judgment_pronounced", (CASE, PROSECUTION, TRIAL), name="first"),
    Example(
        "pronounce-judgment",
        UPHELD[1],
        "appeal",
        "cases.judgment_pronounced",
        (CASE, PROSECUTION, TRIAL, JUDGMENT, FILED, APPEAL),
        name="appeal",
    ),
    Example("record-appeal", FILED[1], "first_instance", "cases.appeal_recorded", (CASE, PROSECUTION, TRIAL, JUDGMENT)),
    Example(
        "order-trial", by("8/QĐXXST", "2023-06-01", "Tòa án nhân dân"), "first_instance", "cases.trial_ordered", (CASE, PROSECUTION, TRIAL)
    ),
    Example(
        "change-charge",
        {"accused": 1, "article": "353", "clause": 3, "seriousness": "exceptionally_serious", **by("9/QĐ-TĐ", "2023-03-06")},
        "investigation",
        "cases.charge_changed",
        (CASE, CHARGE),
    ),
    Example("detain", DETAIN[1], "investigation", "cases.detained", (CASE, CHARGE)),
    Example(
        "extend-detention",
        {"detention": 1, "until_on": "2023-05-20", **by("12/LGH", "2023-04-17", "Viện kiểm sát nhân dân")},
        "investigation",
        "cases.detention_extended",
        (CASE, CHARGE, DETAIN),
    ),
    Example(
        "release",
        {"detention": 1, "ground": "replaced", "happened_on": "2023-04-10"},
        "investigation",
        "cases.released",
        (CASE, CHARGE, DETAIN),
    ),
    Example("request-conclusion", REQUEST[1], "investigation", "cases.conclusion_requested", (CASE,)),
    Example(
        "receive-conclusion",
        {"request": 1, "conclusion": "Thiệt hại 5 tỷ đồng.", "happened_on": "2023-04-20"},
        "investigation",
        "cases.conclusion_received",
        (CASE, REQUEST),
    ),
    Example(
        "urge-obstacle",
        {"obstacle": 1, "document_number": "15-CV/BNCTU", "happened_on": "2023-03-20"},
        "investigation",
        "cases.obstacle_urged",
        (CASE, OBSTACLE),
    ),
    Example(
        "change-remedy",
        {"cause": 1, "state": "done", "said": "Đã ban hành quy chế.", "happened_on": "2023-07-03"},
        "investigation",
        "cases.remedy_changed",
        (CASE, CAUSES),
    ),
    Example(
        "record-obligation",
        OBLIGED[1],
        "execution",
        "cases.obligation_recorded",
        TO_EXECUTION,
    ),
    Example(
        "record-means",
        {"amounts": [{"asset": "money", "amount": 1_000_000_000, "basis": "12/BB"}], "happened_on": "2023-09-20"},
        "execution",
        "cases.means_recorded",
        (*TO_EXECUTION, OBLIGED),
    ),
    Example("conclude", CONCLUDE[1], "concluded", "cases.concluded", TO_EXECUTION, second=True),
    Example(
        "reopen",
        {"stage": "execution", "reason": "Phát sinh tình tiết mới.", **by("2/QĐ", "2023-12-01")},
        "execution",
        "cases.reopened",
        (*TO_EXECUTION, CONCLUDE),
        second=True,
    ),
)

REACHING: dict[str, tuple[Step, ...]] = {
    stages.VERIFICATION: (INCIDENT,),
    stages.INVESTIGATION: (CASE,),
    stages.PROSECUTION: (CASE, PROSECUTION),
    stages.FIRST_INSTANCE: (CASE, PROSECUTION, TRIAL),
    stages.APPEAL: (CASE, PROSECUTION, TRIAL, JUDGMENT, FILED, APPEAL),
    stages.EXECUTION: TO_EXECUTION,
    stages.SUSPENDED: (CASE, SUSPEND),
    stages.DISCONTINUED: (CASE, ("discontinue", {"ground": "no_crime", **by("33/QĐ-CSKT", "2023-05-22")})),
    stages.CONCLUDED: (*TO_EXECUTION, CONCLUDE),
}
"""How a record comes into each stage."""

STAGES_OF: dict[str, frozenset[str]] = {
    "detect-and-advise": stages.OPEN,
    "record-direction": stages.OPEN,
    "report-progress": frozenset(stages.STAGES),
    "set-report-day": stages.OPEN,
    "place": stages.OPEN,
    "change-level": frozenset(stages.STAGES),
    "take-off": frozenset(stages.STAGES),
    "set-aside": stages.OPEN,
    "enter-stage": frozenset({"verification", "investigation", "prosecution", "first_instance", "appeal"}),
    "become-case": frozenset({"verification"}),
    "return-for-investigation": frozenset({"prosecution", "first_instance"}),
    "cancel-judgment": frozenset({"appeal", "execution"}),
    "suspend": frozenset({"verification", "investigation", "prosecution", "first_instance", "appeal"}),
    "resume": frozenset({"suspended"}),
    "discontinue": stages.OPEN - {"execution"},
    "extend-limit": frozenset({"verification", "investigation", "prosecution", "first_instance"}),
    "raise-obstacle": stages.OPEN,
    "remove-obstacle": stages.OPEN,
    "record-damage": frozenset(stages.STAGES),
    "record-seizure": frozenset(stages.STAGES),
    "record-recovery": frozenset(stages.STAGES),
    "add-accused": frozenset({"investigation", "prosecution", "first_instance"}),
    "open-names": frozenset(stages.STAGES),
    "drop-accused": stages.OPEN,
    "add-articles": stages.OPEN - {"verification"},
    "record-causes": frozenset(stages.STAGES),
    "receive-report": frozenset({"verification"}),
    "refuse-prosecution": frozenset({"verification"}),
    "order-trial": frozenset({"first_instance"}),
    "pronounce-judgment": frozenset({"first_instance", "appeal"}),
    "record-appeal": frozenset({"first_instance", "appeal", "discontinued", "suspended"}),
    "change-charge": stages.CHARGED_IN,
    "detain": stages.DETAINED_IN,
    "extend-detention": stages.DETAINED_IN,
    "release": frozenset(stages.STAGES),
    "split": stages.CHARGED_IN,
    "join": stages.CHARGED_IN,
    "request-conclusion": stages.OPEN,
    "receive-conclusion": stages.OPEN,
    "urge-obstacle": stages.OPEN,
    "change-remedy": frozenset(stages.STAGES),
    "record-obligation": stages.JUDGED,
    "record-means": stages.JUDGED,
    "conclude": frozenset({"verification", "first_instance", "appeal", "execution", "discontinued"}),
    "reopen": frozenset({"discontinued", "concluded"}),
}
"""The stages in which each act is done; in every other it must be refused."""

ELSEWHERE = frozenset({"split", "join"})
"""Acts that need another record: `test_dividing.py` plays them."""
