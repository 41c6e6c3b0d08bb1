"""The slips of one petition (forms.md 1.3): receipt, handling slip, guidance, return, transfer and its annex, notices, answer.

The transfer of a denunciation carries its number alone; who denounced travels in a sealed annex with a log of its own.
"""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.access.actor import Actor
from liem.core.journal.models import StoredEvent
from liem.core.letters.letter import Code, Column, Letter, Paragraph, Signatures, Strong, Table
from liem.core.registry import Print
from liem.registers.petitions import limits, words
from liem.registers.petitions.acts.identity import opened_identities
from liem.registers.petitions.events import Accepted, Answered, Guided, IdentityOpened, NotAccepted, Returned
from liem.registers.petitions.models import Petition
from liem.registers.petitions.prints.parts import day_of, heading_of, letter, receipt_code, sender_of, vi
from liem.registers.petitions.rules import states

KIND = "petition"
CLOSE = "Trân trọng./."


def told(petition: Petition, event: type[Any]) -> dict[str, Any]:
    """The data of the last event of this class, with its day; empty when it did not happen."""
    found = StoredEvent.objects.filter(record_id=petition.record.pk, kind=event.kind).order_by("-ordinal").first()
    return {**found.data, "happened_on": found.happened_on} if found else {}


def has(event: type[Any]) -> Any:
    """Whether such an event stands in the petition's history."""
    return lambda actor, petition: bool(told(petition, event))


def facts(petition: Petition) -> Table:
    """The petition in a table of two columns, as slips begin."""
    rows: list[list[Any]] = [
        ["Số đến, ngày đến", f"{petition.record.number}, {day_of(petition.record.opened_on)}"],
        ["Người gửi", sender_of(petition)],
        ["Loại đơn", vi(words.CLASSES[petition.petition_class])],
        ["Lĩnh vực", vi(words.FIELDS[petition.field])],
        ["Nguồn đơn", vi(words.SOURCES[petition.source])],
        ["Nội dung tóm tắt", petition.record.title],
    ]
    if petition.demand:
        rows.append(["Yêu cầu", petition.demand])
    return Table([Column("Mục", width=1), Column("Nội dung", width=3)], rows)


def receipt(actor: Actor, petition: Petition, today: date) -> Letter:
    """What the citizen takes home: that the petition arrived, its number, and the code to ask by."""
    code = receipt_code(petition)
    papers: list[list[Any]] = [
        [at, scan.name or f"Bản quét số {scan.number}", "Bản quét", scan.pages or None]
        for at, scan in enumerate(petition.rows.scans, start=1)
    ]
    body: list[Any] = [
        Paragraph("Đã nhận ", Strong(heading_of(petition)), "."),
        f"Người nộp đơn: {sender_of(petition)}.",
        f"Nội dung: {petition.record.title}.",
    ]
    if papers:
        table = Table(
            [Column("STT", width=0), Column("Tên tài liệu", width=4), Column("Loại", width=1), Column("Số trang", number=True)], papers
        )
        body.append(table)
    body += [
        Code(f"{petition.record.number} {code}", f"Mã tra cứu: {code}\nSố đến: {petition.record.number}"),
        "Giấy này lập thành hai bản, mỗi bên giữ một bản; không phải là thông báo thụ lý.",
        Signatures([("NGƯỜI NỘP ĐƠN", ""), ("NGƯỜI NHẬN ĐƠN", actor.name)]),
    ]
    return letter(petition, kind="GIẤY BIÊN NHẬN", title="Nhận đơn", day=today, body=body, signer_role=[])


def handling_slip(actor: Actor, petition: Petition, today: date) -> Letter:
    """The internal slip: what the officer proposes, what the division's head thinks, what the head approves."""
    row = petition.rows.slips[-1] if petition.rows.slips else None
    proposed = vi(words.HANDLINGS[row.handling]) if row else "……………………"
    reasons = ", ".join(vi(words.REASONS.get(code, code)) for code in petition.reasons)
    judged = vi(words.ELIGIBILITY[petition.eligibility]) if petition.eligibility else "Chưa xác định"
    body = [
        facts(petition),
        Paragraph(Strong("Điều kiện xử lý: "), f"{judged}{f' ({reasons})' if reasons else ''}."),
        Paragraph(Strong("Thẩm quyền: "), vi(words.COMPETENCE[petition.competence]) if petition.competence else "……………………", "."),
        Paragraph(Strong("Đề xuất của công chức: "), proposed, f". {row.reason}" if row else ""),
        Paragraph(Strong("Ý kiến của lãnh đạo phòng: "), row.opinion if row and row.opinion else "……………………"),
        Signatures([("PHÊ DUYỆT CỦA LÃNH ĐẠO", ""), ("LÃNH ĐẠO PHÒNG", ""), ("NGƯỜI ĐỀ XUẤT", "")]),
    ]
    return letter(petition, kind="PHIẾU ĐỀ XUẤT", title="Xử lý đơn", day=row.decided_on if row else today, body=body, signer_role=[])


def guidance(actor: Actor, petition: Petition, today: date) -> Letter:
    """The sender is guided to the competent body; given once."""
    event = told(petition, Guided)
    return letter(
        petition,
        kind="PHIẾU HƯỚNG DẪN",
        title="Về việc gửi đơn đến cơ quan có thẩm quyền",
        number=event["letter"],
        day=event["happened_on"],
        addressed=[sender_of(petition)],
        body=[
            Paragraph("Đơn vị đã nhận được ", heading_of(petition), f", về việc: {petition.record.title}."),
            "Sau khi xem xét, nội dung đơn không thuộc thẩm quyền giải quyết của đơn vị.",
            Paragraph("Đề nghị gửi đơn đến ", Strong(event["competent_body"]), " để được xem xét, giải quyết theo quy định."),
            "Việc hướng dẫn chỉ thực hiện một lần đối với cùng một nội dung.",
        ],
        recipients=["Như trên,", "Lưu."],
    )


def returned(actor: Actor, petition: Petition, today: date) -> Letter:
    """The petition goes back to the sender."""
    event = told(petition, Returned)
    return letter(
        petition,
        kind="PHIẾU TRẢ ĐƠN",
        title="Về việc trả lại đơn",
        number=event["letter"],
        day=event["happened_on"],
        addressed=[sender_of(petition)],
        body=[
            Paragraph("Đơn vị trả lại ", heading_of(petition), f", về việc: {petition.record.title}."),
            Paragraph(Strong("Lý do: "), event["reason"]),
            "Gửi kèm đơn và các giấy tờ, tài liệu đã nhận.",
        ],
        recipients=["Như trên,", "Lưu."],
    )


def transferred(actor: Actor, petition: Petition, today: date) -> Letter:
    """The petition goes to the competent body. Nothing in it names a sender whose identity is sealed."""
    row = petition.rows.transfers[-1]
    receiver = row.to_unit.name_vi if row.to_unit_id else row.to_body
    asked = (
        f"Đề nghị xem xét, giải quyết và thông báo kết quả trước ngày {day_of(row.reply_due_on)}."
        if row.reply_due_on
        else ("Đề nghị xem xét, giải quyết theo thẩm quyền và thông báo kết quả.")
    )
    body: list[Any] = [
        Paragraph("Đơn vị nhận được ", Strong(heading_of(petition)), f", về việc: {petition.record.title}."),
        f"Người gửi: {sender_of(petition)}.",
        asked,
    ]
    if petition.identity_sealed:
        where = petition.annex or "phụ lục niêm phong gửi kèm"
        body.append(f"Thông tin về người gửi đơn được quản lý riêng tại {where}; việc mở phải được ghi lại.")
    copies = [] if petition.identity_sealed else ["Người gửi đơn (để biết),"]
    return letter(
        petition,
        kind="PHIẾU CHUYỂN ĐƠN",
        title="Về việc chuyển đơn đến cơ quan có thẩm quyền",
        number=row.letter,
        day=row.sent_on,
        addressed=[receiver],
        body=body,
        recipients=["Như trên,", *copies, "Lưu."],
    )


def annex(actor: Actor, petition: Petition, today: date) -> Letter:
    """Who wrote, on a sheet of its own that is put under seal."""
    rows: list[list[Any]] = [
        [at, who.get("name", ""), who.get("address", ""), who.get("phone", ""), who.get("id_number", "")]
        for at, who in enumerate(opened_identities(petition), start=1)
    ]
    columns = [Column("STT", width=0), Column("Họ tên", width=2), Column("Địa chỉ", width=3), Column("Điện thoại"), Column("Số định danh")]
    return letter(
        petition,
        kind="PHỤ LỤC NIÊM PHONG",
        title=f"Kèm theo đơn số {petition.record.number}",
        day=today,
        mark="MẬT" if petition.petition_class == states.DENUNCIATION else "",
        body=[
            "Chỉ người có trách nhiệm được mở; người mở ghi họ tên, ngày, lý do vào phong bì.",
            Table(columns, rows),
            Signatures([("NGƯỜI LẬP", actor.name), ("NGƯỜI NHẬN", "")]),
        ],
        signer_role=[],
    )


def opened_today(actor: Actor, petition: Petition) -> bool:
    """Whether this person's own appointment opened the identity of the petition this very day."""
    from liem.core.calendar.today import today

    opened = StoredEvent.objects.filter(record_id=petition.record.pk, kind=IdentityOpened.kind, actor_id=actor.appointment_id)
    return petition.identity_sealed and opened.filter(happened_on=today()).exists()


def acceptance(actor: Actor, petition: Petition, today: date) -> Letter:
    """The sender learns that the petition is accepted, and by when it must be resolved."""
    event = told(petition, Accepted)
    due = limits.due_of(petition)
    body: list[Any] = [
        Paragraph("Đơn vị thông báo thụ lý ", Strong(heading_of(petition)), f", về việc: {petition.record.title}."),
        f"Ngày thụ lý: {day_of(event['happened_on'])}.",
    ]
    if due:
        body.append(Paragraph("Thời hạn giải quyết: đến hết ngày ", Strong(day_of(due)), "."))
    return letter(
        petition,
        kind="THÔNG BÁO",
        title="Về việc thụ lý đơn",
        number=event["letter"],
        day=event["happened_on"],
        addressed=[sender_of(petition)],
        body=[*body, CLOSE],
        recipients=["Như trên,", "Lưu."],
    )


def refusal(actor: Actor, petition: Petition, today: date) -> Letter:
    """The sender learns that the petition is not accepted, and why."""
    event = told(petition, NotAccepted)
    return letter(
        petition,
        kind="THÔNG BÁO",
        title="Về việc không thụ lý đơn",
        number=event["letter"],
        day=event["happened_on"],
        addressed=[sender_of(petition)],
        body=[
            Paragraph("Đơn vị thông báo không thụ lý ", Strong(heading_of(petition)), f", về việc: {petition.record.title}."),
            Paragraph(Strong("Lý do: "), event["reason"]),
            CLOSE,
        ],
        recipients=["Như trên,", "Lưu."],
    )


def answer(actor: Actor, petition: Petition, today: date) -> Letter:
    """What became of the petition."""
    event = told(petition, Answered)
    return letter(
        petition,
        kind="",
        title="trả lời đơn",
        number=event["letter"],
        day=event["happened_on"],
        addressed=[sender_of(petition)],
        body=[
            Paragraph("Đơn vị trả lời ", heading_of(petition), f", về việc: {petition.record.title}, như sau:"),
            Paragraph(Strong("Kết luận: "), vi(words.OUTCOMES.get(petition.outcome, "")), "."),
            petition.result or "",
            CLOSE,
        ],
        recipients=["Như trên,", "Lưu."],
    )


def has_transfer(actor: Actor, petition: Petition) -> bool:
    """Whether it was ever sent on."""
    return bool(petition.rows.transfers)


Print(KIND, "receipt", _("Receipt"), receipt, icon="receipt-text")
Print(KIND, "slip", _("Handling slip"), handling_slip, icon="clipboard-pen")
Print(KIND, "guidance", _("Guidance"), guidance, applies=has(Guided))
Print(KIND, "return", _("Return slip"), returned, applies=has(Returned))
Print(KIND, "transfer", _("Transfer slip"), transferred, applies=has_transfer)
Print(KIND, "annex", _("Sealed annex"), annex, applies=opened_today, icon="lock")
Print(KIND, "acceptance", _("Notice of acceptance"), acceptance, applies=has(Accepted))
Print(KIND, "refusal", _("Notice of non-acceptance"), refusal, applies=has(NotAccepted))
Print(KIND, "answer", _("Answer"), answer, applies=has(Answered))
