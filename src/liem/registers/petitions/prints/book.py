"""The register book of petitions on A3 sheets, with its footing totals (forms.md 1.2)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.access.actor import Actor
from liem.core.letters.letter import Column, Letter, Table
from liem.core.organization.letterhead import CENTRE, letterhead
from liem.core.organization.models import Unit
from liem.core.registry import ListPrint
from liem.registers.petitions import words
from liem.registers.petitions.models import Petition
from liem.registers.petitions.prints.parts import day_of, sender_of, vi
from liem.registers.petitions.rules import states

COLUMNS = (
    Column("Số đến", width=0),
    Column("Ngày đến", width=0),
    Column("Nguồn đơn", width=2),
    Column("Người đứng đơn", width=4),
    Column("Tóm tắt nội dung", width=6),
    Column("Loại đơn", width=2),
    Column("Lĩnh vực", width=2),
    Column("Đủ điều kiện", group="Xử lý", width=2),
    Column("Hướng xử lý", group="Xử lý", width=3),
    Column("Cơ quan nhận, ngày chuyển", group="Xử lý", width=4),
    Column("Phúc đáp", group="Kết quả", width=2),
    Column("Kết quả", group="Kết quả", width=2),
    Column("Ngày trả lời", group="Kết quả", width=0),
    Column("Ghi chú", width=2),
)
SHORT = 300
"""So many letters of a summary go into the book; the record holds the whole."""


def line(petition: Petition) -> list[Any]:
    """One petition as a row of the book."""
    sent = petition.rows.transfers[-1] if petition.rows.transfers else None
    receiver = f"{sent.to_unit.name_vi if sent.to_unit_id else sent.to_body}, {day_of(sent.sent_on)}" if sent else petition.competent_body
    return [
        petition.record.number,
        petition.record.opened_on,
        vi(words.SOURCES[petition.source]),
        sender_of(petition),
        petition.record.title[:SHORT],
        vi(words.CLASSES[petition.petition_class]),
        vi(words.FIELDS[petition.field]),
        vi(words.ELIGIBILITY[petition.eligibility]) if petition.eligibility else "",
        vi(words.HANDLINGS[petition.handling]) if petition.handling else "",
        receiver,
        day_of(sent.replied_on) if sent and sent.replied_on else "",
        vi(words.OUTCOMES[petition.outcome]) if petition.outcome else "",
        petition.answered_on,
        "Đơn trùng" if petition.original_id else "",
    ]


def footing(petitions: Sequence[Petition]) -> str:
    """The totals under the book: received, by class, handled, resolved, still open. Repeats are told apart."""
    by_class = Counter(one.petition_class for one in petitions)
    classes = ", ".join(f"{vi(words.CLASSES[code]).lower()} {by_class[code]}" for code in states.CLASSES if by_class[code])
    handled = sum(one.handled_on is not None for one in petitions)
    resolved = sum(bool(one.outcome) for one in petitions)
    repeats = sum(one.original_id is not None for one in petitions)
    at_hand = sum(one.record.closed_on is None for one in petitions)
    return (
        f"Cộng: đã nhận {len(petitions)} đơn ({classes or 'không có'}), trong đó trùng {repeats}; đã xử lý {handled};"
        f" đã giải quyết {resolved}; đang theo dõi, giải quyết {at_hand}."
    )


def register_book(actor: Actor, petitions: Sequence[Petition], asked: Any, today: date) -> Letter:
    """The book of the petitions in the list, as it is filtered."""
    unit = Unit.objects.select_related("locality").filter(pk=actor.unit_id).first()
    head = letterhead(unit) if unit else CENTRE
    ordered = sorted(petitions, key=lambda one: (one.record.opened_on, one.record.pk))
    span = f"Đơn đến từ ngày {day_of(ordered[0].record.opened_on)} đến ngày {day_of(ordered[-1].record.opened_on)}" if ordered else ""
    table = Table(COLUMNS, [line(one) for one in ordered], title="SỔ THEO DÕI ĐƠN", note=footing(ordered), landscape=True, numbered=True)
    return Letter(
        parent=head.parent,
        agency=head.agency,
        place=head.place,
        kind="SỔ THEO DÕI",
        title="Tiếp nhận, xử lý đơn",
        span=span,
        day=today,
        body=[footing(ordered), table],
        signer_role=[head.signer_role],
        recipients=["Lưu."],
    )


ListPrint("petition", "book", _("Register book"), register_book, icon="book-open")
