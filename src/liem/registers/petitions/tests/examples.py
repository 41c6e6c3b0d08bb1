"""Every act of petitions and affairs with data that pass, what must stand before it, and exactly what must come of it."""

from liem.registers.petitions.tests.examples_resolving import ACCEPT, AFFAIRS, ANSWER, CONCLUDE, REPORT, VERIFY, Example, Step, resolving

KIND = "petition"

PETITION: Step = (
    "take-in",
    {
        "title": "Khiếu nại mức bồi thường khi thu hồi đất làm tuyến đường ven biển",
        "content": "Tôi khiếu nại quyết định thu hồi đất vì mức bồi thường thấp hơn giá đất cùng vị trí.",
        "petition_class": "complaint",
        "field": "land",
        "source": "post",
        "addressee": "committee",
        "sender_kind": "person",
        "senders": [
            {"role": "sender", "name": "Nguyễn Văn Mẫu", "address": "Thôn Một", "phone": "0912345678", "id_number": "038099000111"}
        ],
        "written_on": "2023-01-16",
        "basis": "state",
        "eligibility": "eligible",
        "happened_on": "2023-02-01",
    },
)
DENUNCIATION: Step = (
    "take-in",
    {
        **PETITION[1],
        "title": "Tố cáo việc thu tiền ngoài quy định",
        "petition_class": "denunciation",
        "field": "corruption",
        "against": "Cán bộ địa chính xã",
        "eligibility": "",
        "content": "Tôi là Nguyễn Văn Mẫu, điện thoại 0912345678, tố cáo việc thu tiền ngoài quy định.",
        "mask": True,
    },
)
SLIP: Step = (
    "decide-handling",
    {"handling": "transfer", "competent_body": "Thanh tra tỉnh", "reason": "Thuộc thẩm quyền thanh tra.", "happened_on": "2023-02-03"},
)
TRANSFER: Step = (
    "transfer",
    {"to_body": "Thanh tra tỉnh", "letter": "6-PC/BNCTU", "reply_due_on": "2023-03-15", "happened_on": "2023-02-06"},
)
FILE: Step = ("file", {"reason": "Đơn không đủ căn cứ xử lý.", "happened_on": "2023-02-06"})
GUIDE: Step = ("guide", {"competent_body": "Tòa án nhân dân", "letter": "7-HD/BNCTU", "happened_on": "2023-02-06"})
RETURN: Step = ("return", {"reason": "Gửi không đúng nơi.", "letter": "8-TĐ/BNCTU", "happened_on": "2023-02-06"})
URGE: Step = ("urge", {"competent_body": "Ủy ban nhân dân tỉnh", "letter": "9-CV/BNCTU", "happened_on": "2023-02-06"})
REFUSE: Step = ("refuse-acceptance", {"letter": "6-TB/BNCTU", "reason": "Đã có quyết định có hiệu lực.", "happened_on": "2023-02-06"})
CLASSIFY: Step = ("classify", {"petition_class": "complaint", "field": "policy", "happened_on": "2023-02-02"})
WITHDRAW: Step = ("withdraw", {"letter": "Đơn ngày 10/02/2023", "happened_on": "2023-02-10"})
DISCONTINUE: Step = ("discontinue-resolution", {"ground": "court", "decision": "11-QĐ/BNCTU", "happened_on": "2023-02-27"})
REPLY: Step = ("record-reply", {"transfer": 1, "letter": "20-CV/TTr", "reply": "Đã thụ lý.", "happened_on": "2023-03-10"})
DESTROY: Step = ("destroy-sealed", {"decision": "3-QĐ/BNCTU", "decided_on": "2024-03-01", "happened_on": "2024-03-04"})

EXAMPLES: tuple[Example, ...] = (
    Example("take-in", PETITION[1], "received", "petitions.taken_in", name="complaint"),
    Example("take-in", DENUNCIATION[1], "received", "petitions.taken_in", name="denunciation"),
    Example("classify", CLASSIFY[1], "classified", "petitions.classified", (PETITION,)),
    Example(
        "mark-eligibility",
        {"eligibility": "ineligible", "reasons": ["missing_parts"], "happened_on": "2023-02-02"},
        "received",
        "petitions.eligibility_marked",
        (PETITION,),
    ),
    Example("decide-handling", SLIP[1], "decided", "petitions.handling_decided", (PETITION,), second=True),
    Example("transfer", TRANSFER[1], "transferred", "petitions.transferred", (PETITION, SLIP), name="decided"),
    Example("transfer", TRANSFER[1], "transferred", "petitions.transferred", (PETITION,), second=True, name="at-once"),
    Example(
        "send-back", {"transfer": 1, "reason": "Không thuộc thẩm quyền.", "happened_on": "2023-02-13"}, "classified",
        "petitions.transfer_sent_back", (PETITION, SLIP, TRANSFER),
    ),
    Example("record-reply", REPLY[1], "replied", "petitions.reply_recorded", (PETITION, SLIP, TRANSFER)),
    Example(
        "urge-transfer", {"transfer": 1, "letter": "15-CV/BNCTU", "reply_due_on": "2023-04-15", "happened_on": "2023-03-20"}, "transferred",
        "petitions.transfer_urged", (PETITION, SLIP, TRANSFER),
    ),
    Example("guide", GUIDE[1], "guided", "petitions.guided", (PETITION,), second=True),
    Example("return", RETURN[1], "returned", "petitions.returned", (PETITION,), second=True),
    Example("file", FILE[1], "filed", "petitions.filed", (DENUNCIATION,), second=True),
    Example("urge", URGE[1], "urged", "petitions.urged", (PETITION,), second=True),
    Example(
        "seal-identity", {"reason": "Người gửi yêu cầu.", "happened_on": "2023-02-02"}, "received", "petitions.identity_sealed",
        (PETITION,),
    ),
    Example(
        "open-identity", {"reason": "Làm việc với người tố cáo.", "happened_on": "2023-02-02"}, "received", "petitions.identity_opened",
        (DENUNCIATION,), second=True,
    ),
    Example("mask-text", {"also": "tuyến đường", "happened_on": "2023-02-02"}, "received", "petitions.text_masked", (
        ("take-in", {**PETITION[1], "content": "Tôi là Nguyễn Văn Mẫu, ở cạnh tuyến đường."}),
    )),
    Example("destroy-sealed", DESTROY[1], "filed", "petitions.sealed_part_destroyed", (DENUNCIATION, FILE), second=True),
    Example(
        "give-notice", {"notice": "acceptance", "letter": "30-TB/BNCTU", "happened_on": "2023-02-08"}, "accepted", "petitions.notice_given",
        (DENUNCIATION, ACCEPT),
    ),
    *resolving(PETITION),
    *AFFAIRS,
)  # fmt: skip

CONCLUDED = (PETITION, ACCEPT, VERIFY, REPORT, CONCLUDE)
REACHING: dict[str, tuple[Step, ...]] = {
    "received": (PETITION,),
    "classified": (PETITION, CLASSIFY),
    "decided": (PETITION, SLIP),
    "accepted": (PETITION, ACCEPT),
    "verifying": (PETITION, ACCEPT, VERIFY),
    "concluded": CONCLUDED,
    "answered": (*CONCLUDED, ANSWER),
    "transferred": (PETITION, SLIP, TRANSFER),
    "replied": (PETITION, SLIP, TRANSFER, REPLY),
    "guided": (PETITION, GUIDE),
    "returned": (PETITION, RETURN),
    "filed": (DENUNCIATION, FILE),
    "urged": (PETITION, URGE),
    "refused": (PETITION, REFUSE),
    "withdrawn": (PETITION, ACCEPT, WITHDRAW),
    "discontinued": (PETITION, ACCEPT, DISCONTINUE),
}
"""How a petition comes into each stage."""

ELSEWHERE = frozenset(
    {"confirm-arrival", "take-over", "merge-repeat", "unmerge-repeat", "join-affair", "leave-affair", "add-scan", "redact-scan"}
)
"""Acts that need a second unit, another record or a file: `test_transfers.py` and `test_scans.py` play them."""
